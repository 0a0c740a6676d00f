// Every published page: its own example requests and responses, judged as whole requests and responses.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "base/uri.h"
#include "generate/findings.h"
#include "generate/generate.h"
#include "page_files.h"
#include "reader/examples/masked.h"
#include "service.h"

using namespace ocpv;
using namespace ocpv::http;
namespace fs = std::filesystem;

namespace {

struct Published {
  generate::Batch batch;
  std::unique_ptr<testing::Api> api;
};

Published read_published(const fs::path& folder) {
  Published out;
  out.batch = generate::generate(test::pages_below(folder));
  catalog::Catalog catalog;
  for (const generate::Generated& one : out.batch.operations) {
    Result<catalog::Operation> operation =
        catalog::read_operation({one.id, one.files.operation_json, one.files.parameters_schema.value_or(""),
                                 one.files.request_schema.value_or(""), one.files.response_schema.value_or("")});
    BOOST_REQUIRE_MESSAGE(operation.ok(), one.id);
    (void)catalog.add(std::move(operation).value());  // Two pages may have one method and path: the first counts.
  }
  out.api = testing::ready(std::move(catalog));
  return out;
}

/// The path with each parameter as its row's type has it.
std::string sample_target(const contract::Operation& operation) {
  std::string target;
  for (const std::string_view segment : segments_of(operation.path)) {
    const std::size_t open = segment.find('{'), close = segment.find('}');
    target += "/" + std::string(segment.substr(0, open));
    if (open != std::string_view::npos) target += "1" + std::string(segment.substr(close + 1));
  }
  return target;
}

/// Findings about parts that the example does not show are of no interest.
std::vector<std::string> errors_about_body(const findings::Findings& findings) {
  std::vector<std::string> out;
  for (const findings::Diagnostic& d : findings.diagnostics) {
    const bool about_parameters =
        d.part == RequestPart::path || d.part == RequestPart::query || d.part == RequestPart::header;
    if (d.severity == Severity::error && !about_parameters) {
      out.push_back(std::string(name_of(d.id)) + " at " + std::string(d.pointer));
    }
  }
  return out;
}

/// A URL with placeholders: what they stand for is not shown.
bool is_template(std::string_view url) {
  if (url.find_first_of("{<$") != std::string_view::npos) return true;
  for (std::size_t at = 0; at < url.size();) {
    const std::size_t end = std::min(url.find_first_of("/?&= ", at), url.size());
    if (reader::is_masked(url.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// Items are left out: `/list/0/id` of a body is a row's `/list/*/id`.
std::string without_items(std::string_view pointer) {
  std::string out;
  while (!pointer.empty()) {
    const std::string_view step = pointer.substr(0, pointer.find('/', 1));
    const bool is_item = step == "/*" || step.find_first_not_of("0123456789", 1) == std::string_view::npos;
    if (!is_item) out += step;
    pointer.remove_prefix(step.size());
  }
  return out;
}

std::string holder_of(const std::string& pointer) { return pointer.substr(0, pointer.rfind('/')); }

/// What `ocpv docs` says of the pages.
class Contradictions {
 public:
  explicit Contradictions(const generate::Batch& batch) {
    for (const generate::Finding& finding : generate::find_contradictions({batch})) {
      for (const generate::FindingPlace& place : finding.places) {
        const std::size_t colon = place.pointer.find(':');
        said_[place.operation + " " + place.pointer.substr(0, colon)].push_back(
            {finding.id, finding.text.en, without_items(std::string_view(place.pointer).substr(colon + 1))});
      }
    }
  }

  /// A contradiction about this field of this body; about an unknown one also where its name is told, beside the
  /// table's name or in the object that holds it.
  bool explain(const std::string& operation, const char* part, const findings::Diagnostic& d) const {
    const auto found = said_.find(operation + " " + part);
    if (found == said_.end()) return false;
    const std::string pointer = without_items(d.pointer);
    return std::any_of(found->second.begin(), found->second.end(), [&](const Said& said) {
      if (said.pointer == pointer && d.id != findings::Id::unknown_field) return true;
      const std::string holder = said.id == "name-spelt-two-ways" ? holder_of(said.pointer) : said.pointer;
      return d.id == findings::Id::unknown_field && holder == holder_of(pointer) &&
             said.text.find(" " + std::string(d.field)) != std::string::npos;
    });
  }

 private:
  struct Said {
    std::string id, text, pointer;
  };
  std::map<std::string, std::vector<Said>> said_;  ///< By operation and part.
};

bool is_masked_at(const std::string& text, const std::string& pointer) {
  const auto document = nlohmann::json::parse(text);
  const nlohmann::json::json_pointer at(pointer);
  return document.contains(at) && document[at].is_string() && reader::is_masked(document[at].get<std::string>());
}

/// The warnings about a body that no contradiction of the documentation explains.
std::vector<std::string> unexplained(const findings::Findings& findings, const Contradictions& contradictions,
                                     const std::string& operation, const char* part, const std::string& text,
                                     std::size_t& explained) {
  std::vector<std::string> out;
  for (const findings::Diagnostic& d : findings.diagnostics) {
    if (d.severity != Severity::warning || d.part != RequestPart::body) continue;
    if (is_masked_at(text, std::string(d.pointer))) continue;  // Nothing is told of what is hidden.
    if (contradictions.explain(operation, part, d)) {
      ++explained;
    } else {
      out.push_back(std::string(name_of(d.id)) + " at " + std::string(d.pointer));
    }
  }
  return out;
}

struct Totals {
  std::size_t requests = 0, responses = 0, routed = 0, warnings = 0;
};

void judge_request(const Published& published, const generate::Generated& one, const contract::Example& example,
                   const Contradictions& contradictions, Totals& totals) {
  static const std::vector<Header> headers = testing::headers(testing::kJson);
  const contract::Operation& operation = one.reading.operation;
  check::Checker checker;
  findings::Findings findings;
  const catalog::Operation* found = nullptr;
  testing::judged_both_ways(*published.api->service, checker,
                            {operation.method, sample_target(operation), headers, example.text}, {}, findings, &found);
  BOOST_TEST_CONTEXT(operation.page << ":" << example.said.line) {
    BOOST_TEST((found == published.api->service->find(one.id)->operation));
    BOOST_TEST(errors_about_body(findings) == std::vector<std::string>(), boost::test_tools::per_element());
    BOOST_TEST(unexplained(findings, contradictions, one.id, "request", example.text, totals.warnings) ==
                   std::vector<std::string>(),
               boost::test_tools::per_element());
  }
  ++totals.requests;
}

void judge_response(const Published& published, const generate::Generated& one, const contract::Example& example,
                    const Contradictions& contradictions, Totals& totals) {
  const contract::Operation& operation = one.reading.operation;
  check::Checker checker;
  findings::Findings findings;
  check_response(*published.api->service, *published.api->service->find(one.id), checker, 200, example.text, {},
                 findings);
  BOOST_TEST_CONTEXT(operation.page << ":" << example.said.line) {
    BOOST_TEST(errors_about_body(findings) == std::vector<std::string>(), boost::test_tools::per_element());
    BOOST_TEST(unexplained(findings, contradictions, one.id, "response", example.text, totals.warnings) ==
                   std::vector<std::string>(),
               boost::test_tools::per_element());
  }
  ++totals.responses;
}

/// Whether another operation documents what the example of this one calls.
bool is_anothers(const Published& published, const generate::Generated& one, const std::string& method,
                 const catalog::Route& route) {
  if (!route.found) return false;
  const catalog::Operation& other = published.api->catalog.operations()[route.routes.front().number];
  return other.id != one.id && other.method == method;
}

/// What an example's URL shows is routed to its page's operation, unless another page documents it, and is not refused.
void judge_target(const Published& published, const generate::Generated& one, const contract::Example& example,
                  Totals& totals) {
  const contract::Operation& operation = one.reading.operation;
  const std::size_t blank = example.url.find(' ');
  const std::string target = blank == std::string::npos ? example.url : example.url.substr(blank + 1);
  const std::string method = blank == std::string::npos ? operation.method : example.url.substr(0, blank);
  const std::string slashed =
      target.find("://") == std::string::npos && !target.starts_with('/') ? "/" + target : target;
  const catalog::Route route = published.api->catalog.route(method, slashed);
  if (is_anothers(published, one, method, route)) {
    std::cout << "the example calls another operation: " << operation.page << ":" << example.said.line << ": " << method
              << " " << target << "\n";
    return;
  }
  check::Checker checker;
  findings::Findings findings;
  const catalog::Operation* found = nullptr;
  testing::judged_both_ways(*published.api->service, checker,
                            {method, slashed, testing::headers(testing::kJson), example.text}, {}, findings, &found);
  BOOST_TEST_CONTEXT(operation.page << ":" << example.said.line << ": " << method << " " << target) {
    BOOST_REQUIRE(found != nullptr);
    BOOST_TEST(found->id == one.id);
    for (const findings::Diagnostic& d : findings.diagnostics) {
      const bool about_url = d.part == RequestPart::path || d.part == RequestPart::query;
      BOOST_TEST(!(about_url && d.severity == Severity::error), name_of(d.id) << " at " << d.pointer);
    }
  }
  ++totals.routed;
}

void judge_language(const char* language) {
  const fs::path folder = fs::path(OCPV_SHARED_DIR) / "pages" / "V4.2.2" / language;
  if (!fs::exists(folder)) {
    std::cout << "skipped: the published pages are not there\n";
    return;
  }
  const Published published = read_published(folder);
  const Contradictions contradictions(published.batch);
  Totals totals;
  for (const generate::Generated& one : published.batch.operations) {
    if (published.api->service->find(one.id) == nullptr) continue;  // Two pages of one method and path.
    for (const contract::Example& example : one.reading.operation.examples) {
      if (example.part == Part::response && example.parsable) {
        judge_response(published, one, example, contradictions, totals);
      }
      if (example.part == Part::request && example.parsable && !example.text.empty()) {
        judge_request(published, one, example, contradictions, totals);
      }
      if (!example.url.empty() && !is_template(example.url)) judge_target(published, one, example, totals);
    }
  }
  std::cout << "published examples, " << language << ": " << totals.requests << " requests, " << totals.responses
            << " responses, " << totals.warnings << " warnings that `ocpv docs` explains, " << totals.routed
            << " example targets that lead to their own operation\n";
  BOOST_TEST(totals.requests > 0U);
  BOOST_TEST(totals.responses > 0U);
  BOOST_TEST(totals.routed > 0U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_pages)

BOOST_AUTO_TEST_CASE(every_chinese_example_is_accepted_and_each_warning_is_a_known_contradiction) {
  judge_language("zh-CN");
}

BOOST_AUTO_TEST_CASE(every_english_example_is_accepted_and_each_warning_is_a_known_contradiction) {
  judge_language("en-US");
}

BOOST_AUTO_TEST_CASE(every_url_that_a_published_page_shows_is_routed_to_its_operation_and_not_refused) {
  const fs::path pages = fs::path(OCPV_SHARED_DIR) / "pages";
  if (!fs::exists(pages)) return;
  Totals totals;
  for (const auto& version : fs::directory_iterator(pages)) {
    for (const char* language : {"zh-CN", "en-US"}) {
      if (!fs::exists(version.path() / language)) continue;
      const Published published = read_published(version.path() / language);
      for (const generate::Generated& one : published.batch.operations) {
        if (published.api->service->find(one.id) == nullptr) continue;
        for (const contract::Example& example : one.reading.operation.examples) {
          if (!example.url.empty() && !is_template(example.url)) judge_target(published, one, example, totals);
        }
      }
    }
  }
  std::cout << "published URLs: " << totals.routed << " routed to their own operation\n";
  BOOST_TEST(totals.routed > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
