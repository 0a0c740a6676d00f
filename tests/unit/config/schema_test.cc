// The JSON Schema of .ocpv.toml against the reader, key by key: what the schema refuses the reader refuses, and both
// take the same. The judge of the schema is the reference engine.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "config/compat.h"
#include "config/config.h"
#include "config/keys.h"
#include "config/schema.h"
#include "config/toml_reader.h"
#include "reference/reference.h"

namespace ocpv::config {
namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 1> kDocsIds = {"language-type"}, kDiffIds = {"field-removed"};

const std::string& schema() {
  static const std::string text = schema_of_configuration({kDocsIds, kDiffIds}, Language::en);
  return text;
}

/// As one line of TOML for each key: JSON's texts, numbers and lists are TOML's.
std::string toml_of(const ordered_json& value) {
  if (!value.is_structured()) return value.dump();
  std::string out;
  for (const auto& item : value.items()) {
    if (!out.empty()) out += ", ";
    if (value.is_object()) out += item.key() + " = ";
    out += toml_of(item.value());
  }
  return value.is_object() ? "{" + out + "}" : "[" + out + "]";
}

std::string file_of(const ordered_json& document) {
  std::string out;
  for (const auto& item : document.items()) out += item.key() + " = " + toml_of(item.value()) + "\n";
  return out;
}

std::string why_not(const ordered_json& document) {
  const auto read = parse_config(file_of(document), ".ocpv.toml", Language::en);
  return read.ok() ? "" : to_string(read.error(), Language::en);
}

bool schema_takes(const ordered_json& document) {
  const reference::Judgement judged = reference::judge(schema(), document.dump());
  BOOST_TEST_REQUIRE((judged.verdict != reference::Verdict::could_not), judged.why);
  return judged.verdict == reference::Verdict::yes;
}

void both_take(const ordered_json& document) {
  BOOST_TEST(why_not(document) == "", file_of(document));
  BOOST_TEST(schema_takes(document), "the schema refuses\n" << file_of(document));
}
void both_refuse(const ordered_json& document) {
  BOOST_TEST(why_not(document) != "", "the reader takes\n" << file_of(document));
  BOOST_TEST(!schema_takes(document), "the schema takes\n" << file_of(document));
}

struct Values {
  std::vector<ordered_json> right, wrong;
};

Values values_of(const KeyRow& row) {
  switch (row.takes) {
    case Takes::text:
      return {{"x"}, {"", 1, true, {"x"}}};
    case Takes::pattern:
      return {{"x", "**/*.{a,b}"}, {"", 1, {"x"}}};
    case Takes::choice:
      return {{row.choices.begin(), row.choices.end()}, {"other", "", 1}};
    case Takes::truth:
      return {{true, false}, {"true", 1}};
    case Takes::count:
      return {{1, row.most}, {0, -1, row.most + 1, "1"}};
    case Takes::texts:
    case Takes::patterns:
      return {{"x", ordered_json::array(), {"x", "y"}}, {"", 1, {1}, {"x", ""}}};
    case Takes::pointer:
      return {{"", "/a/*"}, {"a", "part:/a", 1}};
    case Takes::field:
      return {{"", "/a/*", "response:/a", "response:"}, {"a", "a/b", "part:a", 1}};
    case Takes::day:
      return {{"2028-02-29"}, {"2027-13-01", "soon", "", 2027}};
    case Takes::id:
      return {{row.table == "ignore" ? "wrong-type" : row.table == "docs.ignore" ? kDocsIds[0] : kDiffIds[0]}, {"", 1}};
    case Takes::table:
      return {{ordered_json::object()}, {1, "x", ordered_json::array()}};
    case Takes::tables:
      return {{ordered_json::array()}, {1, ordered_json::object(), {1}, {"x"}}};
  }
  return {};
}

/// What a table needs beside the key.
ordered_json entry_for(const KeyRow& row) {
  ordered_json entry = ordered_json::object();
  for (const KeyRow& other : keys_of(row.table)) {
    if (other.is_required) entry[std::string(other.name)] = values_of(other).right[0];
  }
  if (row.table == "files") entry["part"] = "request";
  return entry;
}

/// A file in which the table has these members.
ordered_json file_with(std::string_view table, const ordered_json& entry) {
  if (table.empty()) return entry;
  const std::size_t dot = table.find('.');
  if (dot != std::string_view::npos) {
    return {{std::string(table.substr(0, dot)), {{std::string(table.substr(dot + 1)), ordered_json::array({entry})}}}};
  }
  const KeyRow* owner = nullptr;
  for (const KeyRow& row : keys_of("")) {
    if (row.name == table) owner = &row;
  }
  BOOST_REQUIRE(owner != nullptr);
  return {{std::string(table), owner->takes == Takes::tables ? ordered_json::array({entry}) : entry}};
}

BOOST_AUTO_TEST_SUITE(published_schema_of_the_configuration)

BOOST_AUTO_TEST_CASE(reader_and_schema_agree_on_every_key_of_the_table) {
  for (const KeyRow& row : keys()) {
    BOOST_TEST_CONTEXT(row.table << " " << row.name) {
      const Values values = values_of(row);
      BOOST_TEST_REQUIRE(!values.right.empty());
      ordered_json entry = entry_for(row);
      const std::string name(row.name);
      for (const ordered_json& value : values.right) {
        entry[name] = value;
        both_take(file_with(row.table, entry));
      }
      for (const ordered_json& value : values.wrong) {
        entry[name] = value;
        both_refuse(file_with(row.table, entry));
      }
      entry[name] = values.right[0];
      entry[name + "s"] = values.right[0];
      both_refuse(file_with(row.table, entry));
      if (!row.is_required) continue;
      entry.erase(name + "s");
      entry.erase(name);
      both_refuse(file_with(row.table, entry));
    }
  }
}

BOOST_AUTO_TEST_CASE(reader_and_schema_agree_on_the_names_of_rules) {
  for (const std::string_view name :
       {"wrong-type", "unknown-field", "contested", "stated", "not-json", "too-large", "too-deep", "unknown-feild"}) {
    for (const std::string_view severity : {"error", "off", "warn"}) {
      const ordered_json file = {{"rules", {{std::string(name), severity}}}};
      BOOST_TEST((why_not(file) == "") == schema_takes(file), file_of(file));
    }
    const ordered_json ignore = {{"ignore", {{{"rule", name}, {"reason", "x"}}}}};
    BOOST_TEST((why_not(ignore) == "") == schema_takes(ignore), file_of(ignore));
  }
}

BOOST_AUTO_TEST_CASE(an_entry_of_files_with_a_pattern_alone_is_refused_by_both) {
  both_refuse({{"files", {{{"match", "x"}}}}});
}

BOOST_AUTO_TEST_CASE(every_key_says_in_both_languages_what_it_is_for) {
  for (const KeyRow& row : keys()) {
    BOOST_TEST(!row.says.en.empty(), row.name);
    BOOST_TEST(row.says.zh != row.says.en, row.name);
  }
  BOOST_TEST(schema() != schema_of_configuration({kDocsIds, kDiffIds}, Language::zh));
}

BOOST_AUTO_TEST_CASE(what_the_schema_gives_for_a_default_is_a_right_value) {
  for (const KeyRow& row : keys()) {
    if (row.otherwise.empty()) continue;
    ordered_json entry = entry_for(row);
    entry[std::string(row.name)] = ordered_json::parse(row.otherwise);
    both_take(file_with(row.table, entry));
  }
}

BOOST_AUTO_TEST_CASE(the_documentation_shows_every_key) {
  std::string text;
  for (const char* page : {"configuration.md", "comparing.md"}) {
    std::ifstream file(std::string(OCPV_SOURCE_DIR "/docs/") + page, std::ios::binary);
    BOOST_REQUIRE(file.good());
    text.append(std::istreambuf_iterator<char>(file), {});
  }
  for (const KeyRow& row : keys()) {
    const std::string name(row.name);
    const bool is_shown = text.find("\n" + name + " = ") != std::string::npos ||
                          text.find("[" + name + "]") != std::string::npos ||
                          text.find("[[" + name + ".") != std::string::npos ||
                          text.find("[[" + std::string(row.table) + "." + name + "]]") != std::string::npos;
    BOOST_TEST(is_shown, row.table << " " << name << " is not in docs/configuration.md");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::config
