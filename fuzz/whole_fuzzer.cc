// Schemas of somebody else's, and a request and an answer for them, through the C API: a byte that says how it is told,
// then the schemas of parameters, request and response and the message, with dividers between them. What must hold: the
// schemas load or are refused; a verdict and a full check of the body agree; and what holds of every report.
#include <string>

#include "exchange.h"
#include "pieces.h"

namespace {

using namespace ocpv::fuzz;

constexpr std::string_view kOperation =
    R"({"id":"put-part","method":"PUT","path":"/api/v2/things/{id}/parts/{name}","title":{"en":"Put a part"}})";

/// A validator of one operation, and a checker for it; none where the schemas are refused.
struct Library {
  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;

  Library(std::string_view parameters, std::string_view request, std::string_view response) {
    ocpv_operation_source source;
    ocpv_operation_source_init(&source, sizeof source);
    source.operation = kOperation.data(), source.operation_size = kOperation.size();
    source.parameters_schema = parameters.data(), source.parameters_schema_size = parameters.size();
    source.request_schema = request.data(), source.request_schema_size = request.size();
    source.response_schema = response.data(), source.response_schema_size = response.size();
    ocpv_options options;
    ocpv_options_init(&options, sizeof options);
    options.max_diagnostics = 16;
    options.max_report_bytes = kMostReportBytes;
    const ocpv_operation_source* const sources[] = {&source};
    const ocpv_status status = ocpv_validator_new_from_memory(&validator, sources, 1, &options);
    hold(status == OCPV_OK || status == OCPV_ERROR_BAD_SCHEMA, "schemas load or are refused", std::to_string(status));
    if (status == OCPV_OK) hold(ocpv_checker_new(&checker, validator) == OCPV_OK, "a checker is made");
  }
  ~Library() {
    ocpv_checker_free(checker);
    ocpv_validator_free(validator);
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

std::string judge_body(const Library& library, std::string_view body, std::int32_t part, const Way& way) {
  ocpv_check_options options;
  ocpv_check_options_init(&options, sizeof options);
  options.body = part;
  options.strict = way.strict ? 1 : 0;
  ocpv_report* report = nullptr;
  const ocpv_status status = ocpv_check(&report, library.checker, nullptr, 0, body.data(), body.size(), &options);
  const ocpv_status verdict = ocpv_verdict(library.checker, nullptr, 0, body.data(), body.size(), &options);
  hold(verdict == status, "a verdict and a full check agree", body);
  if (report == nullptr) return {};
  std::string said = told(way, report, status, body);
  ocpv_report_free(report);
  return said;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Choices choices(data, size);
  const Way way(choices.byte());
  Pieces pieces(choices.rest());
  const std::string_view parameters = pieces.next(), request = pieces.next(), response = pieces.next();
  const Library library(parameters, request, response);
  if (library.checker == nullptr) return 0;
  const Message message(pieces.next());
  const std::string said = judge_request(library.validator, library.checker, message, way);
  hold(said == judge_request(library.validator, library.checker, message, way), "a request is judged the same twice");
  if (!request.empty()) judge_body(library, message.body, OCPV_BODY_REQUEST, way);
  if (!response.empty()) judge_body(library, message.body, OCPV_BODY_RESPONSE, way);
  return 0;
}
