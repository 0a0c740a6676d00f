#include "service.h"

#include <boost/test/unit_test.hpp>

#include "report/report.h"

namespace ocpv::http::testing {
namespace {

constexpr std::string_view kPath =
    R"("path":{"type":"object","properties":{"id":{"type":"integer","format":"int32","minimum":-2147483648,)"
    R"("maximum":2147483647,"x-ocpv-said":{"page":"things","line":7}}},"required":["id"]})";

catalog::Operation operation(std::string id, std::string method, std::string path, std::string parameters,
                             std::string request = {}, std::string response = {}) {
  catalog::Operation out;
  out.id = std::move(id);
  out.method = std::move(method);
  out.path = std::move(path);
  out.parameters_schema = std::move(parameters);
  out.request_schema = std::move(request);
  out.response_schema = std::move(response);
  return out;
}

std::string parameters(std::string_view more = {}) {
  return "{\"type\":\"object\",\"properties\":{" + std::string(kPath) + std::string(more) +
         "},\"required\":[\"path\"]}";
}

const char kQuery[] = R"(,"query":{"type":"object","properties":{
  "size":{"type":"integer","format":"int32","minimum":1,"maximum":100},
  "ratio":{"type":"number"},
  "mode":{"type":"string","enum":["FULL","PART"]},
  "names":{"type":"array","items":{"type":"string"}},
  "ids":{"type":"array","items":{"type":"integer","format":"int64","minimum":-9223372036854775808,"maximum":9223372036854775807}},
  "after":{"type":"string","format":"date-time"},
  "verbose":{"type":"boolean"},
  "password":{"type":"string","maxLength":4,"x-ocpv-secret":true}},
  "required":["mode"]})";

const char kHeader[] = R"(,"header":{"type":"object","properties":{"x-ocp-level":{"type":"integer","minimum":1}},
  "required":["x-ocp-level"]})";

const char kPart[] = R"({"type":"object","properties":{"name":{"type":"string"},
  "thing":{"type":"integer","x-ocpv-same-as-path":"id"},"accessKeySecret":{"type":"string","x-ocpv-secret":true}},
  "required":["name"]})";

const char kAnswer[] =
    R"({"type":"object","properties":{"data":{"type":"object","properties":{"name":{"type":"string"}}},
  "duration":{"type":"integer"},"server":{"type":"string"},"status":{"type":"integer"},
  "successful":{"type":"boolean"},"timestamp":{"type":"string","format":"date-time"},"traceId":{"type":"string"}},
  "required":["duration","server","status","successful","timestamp","traceId"],"x-ocpv-envelope":true})";

}  // namespace

std::unique_ptr<Api> ready(catalog::Catalog catalog) {
  auto api = std::make_unique<Api>();
  api->catalog = std::move(catalog);
  api->plans.emplace(api->catalog);
  const Result<void> compiled = api->plans->compile_what_can_fail();
  BOOST_REQUIRE_MESSAGE(compiled.ok(),
                        (compiled.ok() ? std::string() : to_string(compiled.error(), ocpv::Language::en)));
  Result<Service> service = Service::make(api->catalog, *api->plans);
  BOOST_REQUIRE_MESSAGE(service.ok(), (service.ok() ? std::string() : to_string(service.error(), ocpv::Language::en)));
  api->service = std::make_unique<Service>(std::move(service).value());
  return api;
}

std::unique_ptr<Api> things() {
  catalog::Catalog catalog;
  for (catalog::Operation& one : std::vector<catalog::Operation>{
           operation("list-things", "GET", "/api/v2/things", "", "", kAnswer),
           operation("get-thing", "GET", "/api/v2/things/{id}", parameters(kQuery), "", kAnswer),
           operation("put-thing", "PUT", "/api/v2/things/{id}", parameters(), R"({"type":"object"})"),
           operation("delete-thing", "DELETE", "/api/v2/things/{id}", parameters(kHeader)),
           operation("add-part", "POST", "/api/v2/things/{id}/parts", parameters(), kPart, kAnswer)}) {
    const Result<void> added = catalog.add(std::move(one));
    BOOST_REQUIRE(added.ok());
  }
  return ready(std::move(catalog));
}

std::vector<Header> headers(std::string_view lines) {
  std::vector<Header> out;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    const std::size_t colon = line.find(": ");
    out.push_back({line.substr(0, colon), line.substr(colon + 2)});
    lines.remove_prefix(line.size() + 1);
  }
  return out;
}

std::vector<std::string> told(const findings::Findings& findings) {
  std::vector<std::string> out;
  for (const findings::Diagnostic& d : findings.diagnostics) {
    out.push_back(std::string(name_of(d.severity)) + " " + std::string(name_of(d.id)) + " " +
                  std::string(name_of(d.part)) + " " + std::string(d.pointer));
  }
  return out;
}

Status judged_both_ways(const Service& service, check::Checker& checker, const Request& request, const Options& options,
                        findings::Findings& findings, const catalog::Operation** operation) {
  if (options.hide) return check_request(service, checker, request, options, findings, operation);
  Options step_by_step = options;
  step_by_step.hide = [](Where, std::size_t, std::size_t, std::size_t) {};
  findings::Findings others;
  const catalog::Operation *one = nullptr, *other = nullptr;
  const Status by_steps = check_request(service, checker, request, step_by_step, others, &other);
  const Status status = check_request(service, checker, request, options, findings, &one);
  BOOST_TEST_CONTEXT(request.method << " " << request.target) {
    BOOST_TEST((status == by_steps && one == other));
    BOOST_TEST(told(findings) == told(others), boost::test_tools::per_element());
    BOOST_TEST((findings.secrets == others.secrets));
    BOOST_TEST(all_texts(findings) == all_texts(others));
  }
  if (operation != nullptr) *operation = one;
  return status;
}

std::string all_texts(const findings::Findings& findings) {
  std::string out;
  const report::File file{"request", "operation", {}, &findings, {}};
  for (const report::Language language : {report::Language::en, report::Language::zh}) {
    report::TextOptions options;
    options.language = language;
    out += report::text(file, options) + report::json({file}, language);
  }
  return out;
}

}  // namespace ocpv::http::testing
