// Bytes as an HTTP request or an answer, through the C API. What must hold: the same bytes give the same report twice;
// each document made of it is JSON and within its limit; status and counts agree; no credential is told; and a request
// that belongs to an operation is one that the validator finds, too.
#include <ocpv/ocpv.h>

#include <string>
#include <string_view>
#include <vector>

#include "exchange.h"
#include "property.h"

namespace {

using ocpv::fuzz::Choices;
using ocpv::fuzz::hold;
using ocpv::fuzz::Message;
using ocpv::fuzz::Way;

constexpr std::size_t kLeastSecret = 12;

constexpr std::string_view kOperation =
    R"({"id":"put-part","method":"PUT","path":"/api/v2/things/{id}/parts/{name}","title":{"en":"Put a part"}})";
constexpr std::string_view kOther =
    R"({"id":"list-things","method":"GET","path":"/api/v2/things","title":{"en":"List"}})";
constexpr std::string_view kParameters = R"({"type":"object","properties":{
  "path":{"type":"object","properties":{"id":{"type":"integer","minimum":0,"maximum":2147483647},"name":{"type":"string"}},
    "required":["id","name"]},
  "query":{"type":"object","properties":{"size":{"type":"integer","minimum":1,"maximum":100},"ratio":{"type":"number"},
    "ids":{"type":"array","items":{"type":"integer"}},"verbose":{"type":"boolean"},"mode":{"enum":["FULL","PART"]},
    "after":{"type":"string","format":"date-time"},"password":{"type":"string","maxLength":4,"x-ocpv-secret":true}},
    "required":["mode"]},
  "header":{"type":"object","properties":{"x-ocp-level":{"type":"integer","minimum":1}}}},"required":["path"]})";
constexpr std::string_view kBody = R"({"type":"object","properties":{"name":{"type":"string"},
  "thing":{"type":"integer","x-ocpv-same-as-path":"id"},"accessKeySecret":{"type":"string","x-ocpv-secret":true}},
  "required":["name"]})";
constexpr std::string_view kAnswer = R"({"type":"object","properties":{"data":{"type":"object","properties":{
  "name":{"type":"string"}}},"status":{"type":"integer"},"successful":{"type":"boolean"}},
  "required":["status","successful"],"x-ocpv-envelope":true})";

struct Library {
  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;

  Library() {
    ocpv_operation_source one, other;
    ocpv_options options;
    ocpv_operation_source_init(&one, sizeof one);
    ocpv_operation_source_init(&other, sizeof other);
    ocpv_options_init(&options, sizeof options);
    one.operation = kOperation.data(), one.operation_size = kOperation.size();
    one.parameters_schema = kParameters.data(), one.parameters_schema_size = kParameters.size();
    one.request_schema = kBody.data(), one.request_schema_size = kBody.size();
    one.response_schema = kAnswer.data(), one.response_schema_size = kAnswer.size();
    other.operation = kOther.data(), other.operation_size = kOther.size();
    options.max_diagnostics = 16;
    options.max_report_bytes = ocpv::fuzz::kMostReportBytes;
    const ocpv_operation_source* sources[] = {&one, &other};
    hold(ocpv_validator_new_from_memory(&validator, sources, 2, &options) == OCPV_OK, "the operations load");
    hold(ocpv_checker_new(&checker, validator) == OCPV_OK, "a checker is made");
  }
};

bool is_authorization(const ocpv_header& header) {
  return std::string_view(header.name, header.name_size) == "Authorization" && header.value_size >= kLeastSecret;
}

std::string judge_request(Library& library, const Message& message, const Way& way) {
  return ocpv::fuzz::judge_request(library.validator, library.checker, message, way);
}

// What is told of a request has nothing of its credentials that would not be told without them, too.
void hold_credentials(Library& library, const Message& message, const std::string& said, const Way& way) {
  Message without = message;
  std::vector<std::string_view> secrets;
  for (ocpv_header& header : without.headers) {
    if (!is_authorization(header)) continue;
    secrets.emplace_back(header.value + header.value_size - kLeastSecret, kLeastSecret);
    header.value_size = 0;
  }
  if (secrets.empty()) return;
  const std::string said_without = judge_request(library, without, way);
  for (const std::string_view secret : secrets) {
    hold(said.find(secret) == std::string::npos || said_without.find(secret) != std::string::npos,
         "no credential is told", secret);
  }
}

std::string judge_response(Library& library, std::string_view body, std::int32_t http_status, const Way& way) {
  ocpv_report* report = nullptr;
  const ocpv_status status =
      ocpv_check_response(&report, library.checker, "put-part", 8, http_status, body.data(), body.size(), nullptr);
  hold((status == OCPV_ERROR_BAD_ARGUMENT) == (http_status < 100 || http_status > 599), "a status is one of HTTP");
  if (status == OCPV_ERROR_BAD_ARGUMENT) return {};
  hold(report != nullptr, "a response is judged or told why not");
  std::string said = ocpv::fuzz::told(way, report, status, body);
  ocpv_report_free(report);
  return said;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Library library;
  Choices choices(data, size);
  const std::uint8_t kind = choices.byte();
  const Way way(kind);
  if ((kind & 1U) != 0) {
    const auto http_status = static_cast<std::int32_t>(choices.below(700));
    const std::string_view body = choices.rest();
    hold(judge_response(library, body, http_status, way) == judge_response(library, body, http_status, way),
         "a response is judged the same twice");
    return 0;
  }
  const Message message(choices.rest());
  const std::string said = judge_request(library, message, way);
  hold(said == judge_request(library, message, way), "a request is judged the same twice");
  hold_credentials(library, message, said, way);
  return 0;
}
