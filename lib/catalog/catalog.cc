#include "catalog/catalog.h"

#include <utility>

#include "base/joined.h"
#include "catalog/embedded.h"

namespace ocpv::catalog {

std::string_view Operation::schema(Part part) const noexcept {
  switch (part) {
    case Part::parameters:
      return parameters_schema;
    case Part::request:
      return request_schema;
    case Part::response:
      break;
  }
  return response_schema;
}

Operation::Operation() = default;
Operation::Operation(const Operation&) = default;
Operation::Operation(Operation&&) noexcept = default;
Operation& Operation::operator=(const Operation&) = default;
Operation& Operation::operator=(Operation&&) noexcept = default;
Operation::~Operation() = default;

Result<Catalog> Catalog::embedded() {
  Catalog catalog;
  for (const EmbeddedOperation& part : embedded_operations()) {
    OCPV_TRY(operation, read_operation({std::string(part.id), std::string(part.operation_json),
                                        std::string(part.parameters_schema), std::string(part.request_schema),
                                        std::string(part.response_schema)}));
    operation.embedded = true;
    if (Result<void> added = catalog.add(std::move(operation)); !added) return added.error();
  }
  return catalog;
}

Result<void> Catalog::add_folder(const std::string& folder) {
  OCPV_TRY(all_texts, read_folder(folder));
  const std::size_t before = operations_.size(), refused_before = refused_.size();
  for (Texts& texts : all_texts) {
    const std::string name = texts.folder;
    Result<Operation> operation = read_operation(std::move(texts));
    if (!operation) {
      refused_.push_back({name.substr(name.rfind('/') + 1), operation.error()});
      continue;
    }
    if (Result<void> added = add(std::move(operation).value()); !added) return Error{added.error().message, name};
  }
  if (operations_.size() == before && refused_.size() > refused_before) return refused_[refused_before].why;
  return {};
}

const Refused* Catalog::refused_as(std::string_view id) const noexcept {
  for (const Refused& one : refused_) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

Result<Match> Catalog::find(std::string_view name) const {
  if (const Refused* refused = refused_as(name)) return refused->why;
  Result<Match> match = find_loaded(name);
  if (!match) return match;
  const Refused* refused = refused_as(match.value().operation->id);
  return refused == nullptr ? std::move(match) : Result<Match>(refused->why);
}

Result<void> Catalog::add(Operation operation) {
  if (operation.id.empty()) return Error{"an operation has no id"};
  if (ids_.find(operation.id) != ids_.end()) return Error{joined({"two operations have the id '", operation.id, "'"})};
  const auto number = static_cast<std::uint32_t>(operations_.size());
  if (!operation.path.empty()) {
    OCPV_TRY(other, router_.add(operation.method, operation.path, number));
    if (other) {
      return Error{joined({"operations '", operations_[*other].id, "' and '", operation.id, "' are both ",
                           operation.method, " ", operation.path})};
    }
  }
  for (const auto& [method, path] : operation.shown_as) (void)shown_.add(method, path, number);
  ids_.emplace(operation.id, number);
  operations_.push_back(std::move(operation));
  return {};
}

const Operation* Catalog::find_id(std::string_view id) const noexcept {
  const auto found = ids_.find(id);
  return found == ids_.end() ? nullptr : &operations_[found->second];
}

Result<plan::Plan> Catalog::compile(const Operation& operation, Part part) {
  const std::string_view schema = operation.schema(part);
  if (schema.empty()) {
    return Error{joined({"operation '", operation.id, "' documents no ", name_of(part)})};
  }
  Result<plan::Plan> plan = plan::compile(schema);
  if (plan) return plan;
  Error error = plan.error();
  if (error.file.empty()) error.file = joined({operation.id, "/", name_of(part), ".schema.json"});
  return error;
}

}  // namespace ocpv::catalog
