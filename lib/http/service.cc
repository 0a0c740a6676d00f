// Making the operations of a catalog ready.
#include <string_view>
#include <utility>

#include "base/profile.h"
#include "http/http.h"
#include "json/document.h"

namespace ocpv::http {
namespace {

Result<bool> has_required(std::string_view schema) {
  if (schema.empty()) return false;
  Limits limits;
  limits.max_bytes = kMostBytes;
  OCPV_TRY(document, json::parse(schema, limits));
  return document.root().find("required").size() != 0;
}

}  // namespace

Result<Service> Service::make(const catalog::Catalog& catalog, const catalog::Plans& plans) {
  OCPV_TRY(failure, plan::compile(kFailureSchema));
  OCPV_TRY(anything, plan::compile("{}"));
  return Service(catalog, plans, std::move(failure), std::move(anything));
}

const Service::Loaded& Service::loaded(std::uint32_t number) const {
  return loaded_[number].get([&] {
    auto fresh = std::make_unique<Loaded>();
    fresh->operation = &catalog_->operations()[number];
    fresh->number = number;
    // A schema that cannot be read has no plan either.
    Result<ParameterTypes> parameters = read_parameter_types(fresh->operation->schema(Part::parameters));
    if (parameters) fresh->parameters = std::move(parameters).value();
    link(fresh->parameters, plans_->find(number, Part::parameters));
    const Result<bool> needs_body = has_required(fresh->operation->schema(Part::request));
    fresh->needs_body = needs_body && *needs_body;
    Result<std::vector<FormField>> form = read_form_fields(fresh->operation->schema(Part::request));
    if (form) fresh->form = std::move(form).value();
    return std::unique_ptr<const Loaded>(std::move(fresh));
  });
}

// What cannot be read has no plan either, and so no finding: an empty schema will do.
const json::Document& Service::Loaded::schema(Part part) const {
  return (part == Part::response ? response_schema : request_schema).get([&] {
    Limits limits;
    limits.max_bytes = kMostBytes;
    auto parsed = json::parse(operation->schema(part), limits);
    return std::make_unique<const json::Document>(parsed.ok() ? *std::move(parsed) : *json::parse("{}"));
  });
}

const Service::Loaded* Service::find(std::string_view id) const {
  const catalog::Operation* operation = catalog_->find_id(id);
  if (operation == nullptr) return nullptr;
  return &loaded(static_cast<std::uint32_t>(operation - catalog_->operations().data()));
}

}  // namespace ocpv::http
