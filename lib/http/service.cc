// Making the operations of a catalog ready.
#include <string_view>
#include <utility>

#include "http/http.h"
#include "json/document.h"

namespace ocpv::http {
namespace {

// What OCP answers when a request fails, also for too many requests (429); the same for every operation.
constexpr std::string_view kFailureSchema = R"({
  "type": "object",
  "properties": {
    "duration": {"type": "integer"},
    "error": {
      "type": "object",
      "properties": {
        "code": {"type": "integer"},
        "message": {"type": "string"},
        "target": {},
        "subErrors": {"type": ["array", "null"]}
      },
      "required": ["code", "message"]
    },
    "server": {"type": "string"},
    "status": {"type": "integer", "minimum": 100, "maximum": 599},
    "successful": {"type": "boolean"},
    "timestamp": {"type": "string", "format": "date-time"},
    "traceId": {"type": "string"}
  },
  "required": ["error", "status", "successful"],
  "x-ocpv-envelope": true
})";

Result<bool> has_required(std::string_view schema) {
  if (schema.empty()) return false;
  Limits limits;
  limits.max_bytes = kMostBytes;
  OCPV_TRY(document, json::parse(schema, limits));
  return document.root().find("required").size() != 0;
}

}  // namespace

Result<Service> Service::make(const catalog::Catalog& catalog, const std::vector<OperationPlans>& plans) {
  OCPV_TRY(failure, plan::compile(kFailureSchema));
  OCPV_TRY(anything, plan::compile("{}"));
  Service service(catalog, std::move(failure), std::move(anything));
  for (const OperationPlans& one : plans) {
    OCPV_TRY(parameters, read_parameter_types(one.operation->parameters_schema));
    OCPV_TRY(needs_body, has_required(one.operation->request_schema));
    OCPV_TRY(form, read_form_fields(one.operation->request_schema));
    service.loaded_.push_back({one, std::move(parameters), needs_body, std::move(form)});
  }
  return service;
}

const Service::Loaded* Service::find(std::string_view id) const noexcept {
  const catalog::Operation* operation = catalog_->find_id(id);
  if (operation == nullptr) return nullptr;
  return &loaded_[static_cast<std::size_t>(operation - catalog_->operations().data())];
}

}  // namespace ocpv::http
