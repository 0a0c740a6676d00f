#include <string_view>

#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/version.h"
#include "generate/findings.h"

namespace ocpv::generate {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kShownPlaces = 4;  ///< Of a family, unless all are asked for.

/// `page:75, 137 (pointer)`; the pointer only where it is another one than the family's first.
std::string place_text(const FindingPlace& place, const std::string& first_pointer) {
  std::string text = line_text(place.first);
  if (!place.second.page.empty()) {
    const bool same_page = place.second.page == place.first.page && place.second.line != 0;
    text += ", " + (same_page ? std::to_string(place.second.line) : line_text(place.second));
  }
  if (place.pointer != first_pointer) text += " (" + on_one_line(place.pointer) + ")";
  return text;
}

std::string finding_text(const Finding& finding, Language language, bool all_places) {
  const bool zh = language == Language::zh;
  const FindingPlace& first = finding.places.front();
  std::string text = line_text(first.first) + ": ";
  if (!first.pointer.empty()) text += on_one_line(first.pointer) + (first.pointer.ends_with(':') ? " " : ": ");
  text += on_one_line(finding.text.in(language)) + " [" + finding.id + "]\n";
  if (!first.second.page.empty()) text += std::string(zh ? "   = 另见 " : "   = see ") + line_text(first.second) + "\n";
  const std::size_t shown = all_places ? finding.places.size() : std::min(finding.places.size(), kShownPlaces);
  for (std::size_t n = 1; n < shown; ++n) {
    text += std::string(zh ? "   = 同样见于 " : "   = also ") + place_text(finding.places[n], first.pointer) + "\n";
  }
  if (const std::size_t rest = finding.places.size() - shown; rest != 0) {
    text += zh ? "   = 以及另外 " + std::to_string(rest) + " 处\n"
               : "   = and at " + std::to_string(rest) + " more places\n";
  }
  return text;
}

Json line_json(const PageLine& place) {
  Json json = {{"page", place.page}};
  if (place.line != 0) json["line"] = place.line;
  return json;
}

Json place_json(const FindingPlace& place) {
  Json json = {{"operation", place.operation}, {"pointer", place.pointer}, {"first", line_json(place.first)}};
  if (!place.second.page.empty()) json["second"] = line_json(place.second);
  return json;
}

}  // namespace

std::string findings_text(const std::vector<Finding>& findings, Language language, bool all_places) {
  std::string text;
  for (const Finding& finding : findings) text += finding_text(finding, language, all_places);
  return text;
}

std::string findings_json(const std::vector<Finding>& findings, Language language, std::size_t known) {
  std::size_t places = 0;
  Json list = Json::array();
  for (const Finding& finding : findings) {
    places += finding.places.size();
    Json json = {{"id", finding.id},
                 {"severity", name_of(finding.severity)},
                 {"message", finding.text.in(language)},
                 {"places", Json::array()}};
    for (const FindingPlace& place : finding.places) json["places"].push_back(place_json(place));
    list.push_back(std::move(json));
  }
  Json by_id = Json::object();
  for (const auto& [id, count] : count_by_id(findings)) by_id[std::string(id)] = count;
  Json document = {{"schema_version", 1},
                   {"tool", {{"name", "ocpv"}, {"version", kVersion}}},
                   {"summary", {{"findings", findings.size()}, {"places", places}, {"by_id", std::move(by_id)}}},
                   {"findings", std::move(list)}};
  if (known != 0) document["summary"]["known"] = known;
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ocpv::generate
