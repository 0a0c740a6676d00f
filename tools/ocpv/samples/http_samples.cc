#include "tools/ocpv/samples/http_samples.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "base/uri.h"
#include "catalog/plans.h"
#include "http/http.h"
#include "http/open_path.h"
#include "sample/sampler.h"

namespace ocpv::program {
namespace {

constexpr Message kNoRequest{"no request was found that is accepted", "没有找到可被接受的请求"};

using Json = nlohmann::ordered_json;

constexpr std::string_view kBoundary = "sample-boundary";
constexpr const char* kCredentials = "Basic user:password";  // As editors of .http files take it.
constexpr std::string_view kUnreserved = "-._~";

std::string encoded(const Json& value) {
  std::string out;
  append_percent_encoded(out, value.is_string() ? value.get_ref<const std::string&>() : value.dump(), kUnreserved);
  return out;
}

/// `{id}` of the path from the values.
std::string path_of(const std::string& path, const Json& values) {
  std::string out;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t open = std::min(path.find('{', at), path.size());
    out.append(path, at, open - at);
    const std::size_t close = path.find('}', open);
    if (close == std::string::npos) break;
    const std::string name = path.substr(open + 1, close - open - 1);
    out += values.contains(name) ? encoded(values[name]) : "1";
    at = close + 1;
  }
  return out;
}

std::string query_of(const Json& values) {
  std::string out;
  for (const auto& [name, value] : values.items()) {
    for (const Json& one : value.is_array() ? value : Json::array({value}))
      out += (out.empty() ? "?" : "&") + encoded(Json(name)) + "=" + encoded(one);
  }
  return out;
}

class Writer {
 public:
  Writer(const http::Service& service, const catalog::Operation& operation)
      : service_(service), operation_(operation), loaded_(service.find(operation.id)) {}

  HttpSample request(const std::string& name, const std::string& parameters, const std::string& body) const {
    const Json values = parameters.empty() ? Json::object() : Json::parse(parameters);
    HttpSample sample;
    sample.name = name;
    sample.method = operation_.method;
    sample.target = path_of(operation_.path, values.value("path", Json::object())) +
                    query_of(values.value("query", Json::object()));
    sample.headers.emplace_back("Authorization", kCredentials);
    const Json headers = values.value("header", Json::object());
    for (const auto& [header, value] : headers.items())
      sample.headers.emplace_back(header, value.is_string() ? value.get<std::string>() : value.dump());
    if (!body.empty()) add_body(sample, body);
    return sample;
  }

  /// What is told of it, if that is one thing.
  bool tells(HttpSample& sample) {
    std::vector<http::Header> headers;
    for (const auto& [name, value] : sample.headers) headers.push_back({name, value});
    http::Options options;
    options.placeholders = true;
    options.find_open = http::open_path;
    status_ =
        http::check_request(service_, checker_, {sample.method, sample.target, headers, sample.body}, options, found_);
    if (found_.diagnostics.size() != 1 || found_.left_out != 0) return false;
    const findings::Diagnostic& one = found_.diagnostics.front();
    const bool is_claimed = sample.id == name_of(one.id) && sample.part == one.part &&
                            (sample.pointer == one.pointer || one.id == findings::Id::not_json);
    sample.severity = one.severity;
    sample.pointer = one.pointer;
    return is_claimed;
  }

  bool accepts(HttpSample& sample) {
    tells(sample);
    const auto differs = [](const findings::Diagnostic& one) { return one.id == findings::Id::inconsistent_fields; };
    return status_ == Status::ok && std::none_of(found_.diagnostics.begin(), found_.diagnostics.end(), differs);
  }

 private:
  void add_body(HttpSample& sample, const std::string& body) const {
    if (loaded_->form.empty()) {
      sample.headers.emplace_back("Content-Type", "application/json");
      sample.body = body;
      return;
    }
    sample.headers.emplace_back("Content-Type", "multipart/form-data; boundary=" + std::string(kBoundary));
    const Json parts = Json::parse(body);
    for (const auto& [name, value] : parts.items()) {
      sample.body += "--" + std::string(kBoundary) + "\r\nContent-Disposition: form-data; name=\"" + name + "\"";
      sample.body += name == "file" ? "; filename=\"sample\"\r\n\r\n" : "\r\n\r\n";
      sample.body += (value.is_string() ? value.get<std::string>() : value.dump()) + "\r\n";
    }
    sample.body += "--" + std::string(kBoundary) + "--\r\n";
  }

  const http::Service& service_;
  const catalog::Operation& operation_;
  const http::Service::Loaded* loaded_;
  check::Checker checker_;
  findings::Findings found_;
  Status status_ = Status::ok;
};

/// What an operation needs to be sampled; empty optionals for parts it does not have.
struct Samplers {
  std::optional<sample::Sampler> parameters, body;
};

Result<Samplers> samplers_of(const catalog::Operation& operation, std::uint64_t seed, bool misplaced_rows = false) {
  Samplers both;
  if (operation.has(Part::parameters)) {
    OCPV_TRY(made, sample::Sampler::make(operation.schema(Part::parameters), {seed, false, misplaced_rows}));
    both.parameters.emplace(std::move(made));
  }
  if (operation.has(Part::request)) {
    OCPV_TRY(made, sample::Sampler::make(operation.schema(Part::request), {seed, true, misplaced_rows}));
    both.body.emplace(std::move(made));
  }
  return both;
}

/// Mistakes in the query and the headers, as the parts of a request tell them.
void claim_parameter(const sample::Broken& broken, HttpSample& sample) {
  const std::size_t second = broken.pointer.find('/', 1);
  const std::string group = broken.pointer.substr(1, second == std::string::npos ? second : second - 1);
  sample.part = group == "query" ? RequestPart::query : group == "path" ? RequestPart::path : RequestPart::header;
  sample.pointer = second == std::string::npos ? "" : broken.pointer.substr(second);
  sample.id = broken.id == "missing-field"   ? "missing-field"
              : broken.id == "unknown-field" ? "unknown-parameter"
                                             : "bad-parameter";
}

/// Mistakes that have nothing to do with a schema.
std::vector<HttpSample> around(const HttpSample& right) {
  std::vector<HttpSample> all;
  const auto add = [&](const char* name, const char* id, RequestPart part, const char* pointer) -> HttpSample& {
    all.push_back(right);
    all.back().name = name;
    all.back().id = id;
    all.back().part = part;
    all.back().pointer = pointer;
    return all.back();
  };
  HttpSample& nobody = add("without Authorization", "not-authenticated", RequestPart::header, "/Authorization");
  nobody.headers.erase(nobody.headers.begin());
  add("another method", "wrong-method", RequestPart::path, "").method = "TRACE";
  add("another path", "no-such-operation", RequestPart::path, "").target = "/api/v2/no/such/operation";
  if (right.body.empty()) return all;
  add("without its body", "missing-body", RequestPart::body, "").body.clear();
  add("another content type", "bad-header", RequestPart::header, "/Content-Type").headers.back().second = "text/plain";
  return all;
}

}  // namespace

Result<std::vector<HttpSample>> http_samples(const catalog::Catalog& catalog, const catalog::Operation& operation,
                                             const HttpWishes& wishes) {
  const catalog::Plans plans(catalog);
  OCPV_TRY(service, http::Service::make(catalog, plans));
  OCPV_TRY(samplers, samplers_of(operation, wishes.seed, wishes.misplaced_rows));
  Writer writer(service, operation);
  const auto of = [&](const std::optional<sample::Sampler>& sampler) {
    if (!sampler) return std::vector<sample::Sample>{{"", ""}};
    if (wishes.count > 0) return sampler->varied(wishes.count);
    if (wishes.each) return sampler->right();
    return std::vector<sample::Sample>{{"", wishes.full ? sampler->full() : sampler->smallest()}};
  };
  const std::vector<sample::Sample> parameters = of(samplers.parameters), bodies = of(samplers.body);
  std::vector<HttpSample> all;
  for (std::size_t n = 0; n < std::max(parameters.size(), bodies.size()); ++n) {
    const sample::Sample& first = parameters[n % parameters.size()];
    const sample::Sample& second = bodies[n % bodies.size()];
    const std::string between = first.name.empty() || second.name.empty() ? "" : ", ";
    const std::string name = first.name == second.name ? first.name : first.name + between + second.name;
    HttpSample sample = writer.request(name.empty() ? operation.id : name, first.text, second.text);
    if (writer.accepts(sample)) {
      sample.id.clear();
      all.push_back(std::move(sample));
    }
  }
  if (all.empty()) return Error{kNoRequest};
  return all;
}

Result<std::vector<HttpSample>> broken_http_samples(const catalog::Catalog& catalog,
                                                    const catalog::Operation& operation, std::uint64_t seed,
                                                    std::string_view id) {
  const catalog::Plans plans(catalog);
  OCPV_TRY(service, http::Service::make(catalog, plans));
  OCPV_TRY(samplers, samplers_of(operation, seed));
  Writer writer(service, operation);
  const std::string parameters = samplers.parameters ? samplers.parameters->smallest() : "";
  const std::string body = samplers.body ? samplers.body->smallest() : "";
  std::vector<HttpSample> all;
  const auto keep = [&](HttpSample sample) {
    if ((id.empty() || sample.id == id) && writer.tells(sample)) all.push_back(std::move(sample));
  };
  for (HttpSample& sample : around(writer.request("", parameters, body))) keep(std::move(sample));
  if (samplers.parameters) {
    for (const sample::Broken& broken : samplers.parameters->broken()) {
      const bool is_of_a_parameter = std::count(broken.pointer.begin(), broken.pointer.end(), '/') > 1;
      if (!is_of_a_parameter || broken.id == "duplicate-key") continue;  // Others have no form in a request.
      HttpSample sample = writer.request(broken.name, broken.text, body);
      claim_parameter(broken, sample);
      keep(std::move(sample));
    }
  }
  if (samplers.body && service.find(operation.id)->form.empty()) {
    for (const sample::Broken& broken : samplers.body->broken()) {
      HttpSample sample = writer.request(broken.name, parameters, broken.text);
      sample.id = broken.id;
      sample.pointer = broken.pointer;
      keep(std::move(sample));
    }
  }
  return all;
}

std::string as_http_file(const std::vector<HttpSample>& samples) {
  std::string out = "@host = ocp.example.com\n";
  for (const HttpSample& one : samples) {
    out += "\n### " + one.name + "\n";
    if (!one.id.empty()) {
      out += "# expected: " + std::string(name_of(one.severity)) + " " + one.id + " " + std::string(name_of(one.part)) +
             " " + one.pointer + "\n";
    }
    out += one.method + " " + one.target + " HTTP/1.1\nHost: {{host}}\n";
    for (const auto& [name, value] : one.headers) out += name + ": " + value + "\n";
    if (!one.body.empty()) out += "\n" + one.body;
  }
  return out;
}

}  // namespace ocpv::program
