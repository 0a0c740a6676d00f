#include "versions/spans.h"

#include <array>
#include <map>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "emit/emit.h"
#include "versions/fields.h"

namespace ocpv::versions {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<const char*, 3> kParts = {"parameters", "request", "response"};

using Texts = std::array<std::optional<std::string>, 3>;

Texts texts_of(emit::Files files) {
  return {std::move(files.parameters_schema), std::move(files.request_schema), std::move(files.response_schema)};
}

/// What is said, whatever the place.
struct Meaning {
  std::string operation;
  Texts parts;
  bool operator==(const Meaning&) const = default;
};

Meaning meaning_of(contract::Operation operation) {
  forget_places(operation);
  operation.page.clear();
  operation.version.clear();
  emit::Files files = emit::emit(operation);
  std::string text = std::move(files.operation_json);
  return {std::move(text), texts_of(std::move(files))};
}

struct Span {
  const InVersion* first = nullptr;
  std::vector<const InVersion*> versions;
  Meaning meaning;
  contract::Operation operation;  ///< Of the first version.
};

contract::Operation named(const Aligned& aligned, const InVersion& version, const Titles& titles) {
  contract::Operation operation = version.joined.operation;
  forget_sentences(operation);
  operation.id = aligned.id;
  operation.title_zh = titles.chinese;
  operation.title_en = titles.english;
  return operation;
}

std::vector<Span> find_spans(const Aligned& aligned, const Titles& titles) {
  std::vector<Span> spans;
  for (const InVersion& version : aligned.versions) {
    contract::Operation operation = named(aligned, version, titles);
    Meaning meaning = meaning_of(operation);
    if (spans.empty() || spans.back().meaning != meaning)
      spans.push_back({&version, {}, std::move(meaning), std::move(operation)});
    spans.back().versions.push_back(&version);
  }
  return spans;
}

std::string place_of(const contract::Said& said) {
  return said.line == 0 ? std::string("-") : std::to_string(said.line);
}

std::string witnesses_text(const InVersion& version) {
  std::string text = "What the two languages say differently, or only one of them; \"-\": it says nothing.\n";
  text += "zh: " + version.chinese_page + "\nen: " + version.english_page + "\n\n";
  for (const Witness& one : version.joined.witnesses) {
    text += one.pointer + "  " + one.what + "\n";
    text += "    zh " + place_of(one.chinese_said) + ": " + (one.chinese.empty() ? "-" : one.chinese) + "\n";
    text += "    en " + place_of(one.english_said) + ": " + (one.english.empty() ? "-" : one.english) + "\n";
  }
  return text;
}

std::size_t count_of(const std::string& text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++count;
  return count;
}

/// The files of one span; `known` has the folder of every text there was so far.
Json add_span(const Aligned& aligned, const Span& span, std::array<std::map<std::string, std::string>, 3>& known,
              Spans& out) {
  const std::string& folder = span.first->version.name;
  const std::string path = aligned.id + "/" + folder + "/";
  emit::Files files = emit::emit(span.operation);
  out.files.push_back({path + "operation.json", files.operation_json});
  const Texts texts = texts_of(std::move(files));
  Json json = {{"folder", folder}, {"versions", Json::array()}};
  for (const InVersion* version : span.versions) json["versions"].push_back(version->version.name);
  for (std::size_t part = 0; part < kParts.size(); ++part) {
    if (!texts[part]) continue;
    if (part != 2) out.contested += count_of(*texts[part], "\"x-ocpv-contested\"");
    const auto [there, is_new] = known[part].emplace(*span.meaning.parts[part], folder);
    json[kParts[part]] = there->second;
    if (is_new) out.files.push_back({path + kParts[part] + ".schema.json", *texts[part]});
  }
  if (!span.first->joined.witnesses.empty()) out.files.push_back({path + "languages.txt", witnesses_text(*span.first)});
  return json;
}

}  // namespace

Spans spans_of(const Aligned& aligned, const Titles& titles) {
  Spans out;
  Json json = {{"id", aligned.id},         {"aliases", aligned.aliases},
               {"module", aligned.module}, {"title", {{"zh", titles.chinese}, {"en", titles.english}}},
               {"spans", Json::array()},   {"pages", Json::object()}};
  std::array<std::map<std::string, std::string>, 3> known;
  const std::vector<Span> spans = find_spans(aligned, titles);
  for (const Span& span : spans) json["spans"].push_back(add_span(aligned, span, known, out));
  for (const InVersion& version : aligned.versions) {
    Json pages = Json::object();
    if (!version.chinese_page.empty()) pages["zh"] = version.chinese_page;
    if (!version.english_page.empty()) pages["en"] = version.english_page;
    json["pages"][version.version.name] = std::move(pages);
  }
  out.count = spans.size();
  out.files.push_back({aligned.id + "/versions.json", json.dump(2) + "\n"});
  return out;
}

}  // namespace ocpv::versions
