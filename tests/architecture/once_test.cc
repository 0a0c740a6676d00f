// Small helpers stand in one place each. Parts of code that only a second definition of one of them has are listed
// here.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "source.h"

namespace {

struct Row {
  std::string_view part;                 ///< Of a line of code.
  std::vector<std::string_view> places;  ///< The files that may have it; the first is where it stands.
};

constexpr std::string_view kAscii = "lib/base/ascii.h", kCalendar = "lib/base/calendar.cc",
                           kEscape = "lib/json/escape.cc", kBase64 = "lib/base/base64.h", kArena = "lib/base/arena.h",
                           kPlaceholder = "lib/base/placeholder.h", kSuggestion = "lib/base/suggestion.h",
                           kOptionValues = "tools/ocpv/option_values.cc";
/// The other judge, which is installed by itself, shares nothing with what it is compared with.
constexpr std::string_view kReference = "lib/reference/";

/// Definitions and declarations: a call has no type before its argument.
const std::vector<Row> kDefinitions = {
    {"is_digit(char", {kAscii}},
    {"is_letter(char", {kAscii}},
    {"is_upper(char", {kAscii}},
    {"is_lower(char", {kAscii}},
    {"is_blank(char", {kAscii}},
    {"is_blank(std::string_view",
     {kAscii, "lib/reader/contradictions/url_conflicts.cc"}},  // Which means a value left out.
    {" lower(char", {kAscii}},
    {" upper(char", {kAscii}},
    {" lower(std::string_view", {kAscii, "lib/base/ascii.cc"}},
    {" lowered(std::string_view", {}},
    {" upper(std::string_view", {kAscii, "lib/base/ascii.cc"}},
    {" trimmed(std::string_view text)", {}},
    {" trimmed(std::string_view text,", {kAscii, "lib/input/http_text.h", "lib/input/http_text.cc"}},  // Of a span.
    {" split(std::string_view", {kAscii, "lib/base/ascii.cc"}},
    {"bool is_ascii(", {kAscii, kReference}},
    {"same_but_case(std::string_view", {kAscii}},
    {"hex_digit(char", {kReference}},
    {" hex(char", {}},
    {" sextet(char", {}},
    {"base64_value(char", {kBase64}},
    {"base64_decoded(std::string_view", {kBase64}},
    {"is_digits(std::string_view text", {kAscii}},
    {"ends_with_but_case(std::string_view", {kAscii}},
    {" take_until(std::string_view&", {kAscii}},
    {" is_listed(std::string_view names", {kAscii}},
    {" on_one_line(std::string_view", {kAscii, "lib/base/ascii.cc"}},
    {"has_placeholder(std::string_view", {kPlaceholder}},
    {" did_you_mean(", {}},
    {"with_suggestion(std::string", {kSuggestion, "lib/base/suggestion.cc", "tools/ocpv/command_line.cc"}},
    {" keep_text(std::pmr", {kArena}},
    {"Error cannot_write(const std::string&", {"lib/files/files.h", "lib/files/files.cc"}},
    {" without_parameter_names(std::string_view", {"lib/base/path_template.h"}},
    {" holds_capital_value(std::string_view text)",
     {"lib/reader/words/value_items.h", "lib/reader/words/value_items.cc"}},
    {"bool readable(const void*", {"lib/capi/readable.h"}},
    {"std::string_view text_of(json::Value value)", {"lib/input/json_spans.h"}},
    {"Value followed(", {"lib/json/pointer.h", "lib/json/pointer.cc"}},
    {"Part part_given(", {kOptionValues, "tools/ocpv/option_values.h"}},
    {"> all_options(const Command&", {"tools/ocpv/command_line.h", "tools/ocpv/command_line.cc"}},
    {"exit_status_of(const Finding&", {"tools/ocpv/check/outcomes.h"}},
    {"percent_decoded(std::string_view", {"lib/base/uri.h", "lib/base/uri.cc"}},
    {"days_in(int", {}},
    {"is_leap(int", {}},
    {"is_date(std::string_view", {"lib/base/calendar.h", kCalendar}},
    {"is_date_time(std::string_view", {"lib/base/calendar.h", kCalendar}},
    {" json_string(std::string_view", {}},
    {"append_token(std::string&", {"lib/json/escape.h", kEscape}},
};

/// What only the body of one has; literals count here.
const std::vector<Row> kBodies = {
    {"- 'A' + 'a'", {"lib/json/scan.cc"}},  // A table of hexadecimal digits, made once.
    {"- 'a' + 'A'", {"lib/json/scan.cc"}},
    {"- 'a' + 10", {kAscii, "lib/json/scan.cc", kReference}},
    {">= 'a' &&", {kAscii, kReference}},
    {">= 'A' &&", {kAscii}},
    {">= '0' && c <= '9'", {kAscii, kReference}},
    {"0123456789abcdef\"", {kAscii}},
    {"0123456789ABCDEF\"", {kAscii}},
    {"find_first_not_of(\"0123456789\") ==", {}},
    {"find_first_not_of(\"0123456789\") !=", {}},
    {"memory.allocate(text.size(), 1)", {}},
    {"allocate(count * sizeof(T)", {kArena, "lib/http/collect.cc"}},  // There they are made empty and filled later.
    {"<< 6U |", {kBase64}},
    {"find(\"{{\") != std::string_view::npos ||", {}},
    {"find(\"${\") != std::string_view::npos ||",
     {kPlaceholder, "lib/input/placeholder.cc"}},     // Of files that have variables.
    {"did you mean '", {"lib/report/catalogue.cc"}},  // A suggestion, which has its own edits.
    {"; did you mean", {kSuggestion}},
    {"Status::no_memory ||", {"tools/ocpv/check/outcomes.h", "tools/ocpv/mock/answers.cc"}},
    {"\"~1\"", {kEscape}},
    {"\"~0\"", {kEscape}},
    {"\\\\u00", {}},
    {"% 400", {}},
    {"takes a whole number of at most", {"tools/ocpv/option_values.cc"}},
    {"cannot be given together", {"tools/ocpv/option_values.cc"}},
    {"\\\\' ? std::size_t{2}", {"lib/json/scan.h"}},
};

bool may_stand(const Row& row, std::string_view path) {
  return std::any_of(row.places.begin(), row.places.end(),
                     [&](std::string_view place) { return path.starts_with(place); });
}

/// `path:line: part` of each place that no row allows.
std::vector<std::string> second_places(std::string_view path, std::string_view text, const std::vector<Row>& rows) {
  std::vector<std::string> found;
  std::size_t number = 0;
  while (!text.empty()) {
    ++number;
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    for (const Row& row : rows) {
      if (line.find(row.part) == std::string_view::npos || may_stand(row, path)) continue;
      const std::string_view home = row.places.empty() ? "lib/base, under another name" : row.places.front();
      found.push_back(std::string(path) + ":" + std::to_string(number) + ": `" + std::string(row.part) +
                      "` stands in " + std::string(home));
    }
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(once)

BOOST_AUTO_TEST_CASE(no_small_helper_is_defined_twice) {
  const std::vector<architecture::Source> sources = architecture::sources_below({"lib", "tools"});
  BOOST_TEST(sources.size() > 100U);
  for (const architecture::Source& source : sources) {
    for (const std::string& what : second_places(source.path, source.code, kDefinitions)) BOOST_ERROR(what);
    const std::string text = architecture::read_text(std::string(OCPV_SOURCE_DIR) + "/" + source.path);
    for (const std::string& what : second_places(source.path, text, kBodies)) BOOST_ERROR(what);
  }
}

BOOST_AUTO_TEST_CASE(a_second_definition_is_found) {
  constexpr std::string_view kText = "\nbool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }\n";
  BOOST_TEST(second_places("lib/http/a.cc", kText, kDefinitions).size() == 1U);
  BOOST_TEST(second_places("lib/http/a.cc", kText, kBodies).size() == 1U);
  BOOST_TEST(second_places("lib/base/ascii.h", kText, kDefinitions).empty());
  BOOST_TEST(second_places("lib/http/a.cc", "  if (is_digit(text[0])) return;\n", kDefinitions).empty());
}

BOOST_AUTO_TEST_SUITE_END()
