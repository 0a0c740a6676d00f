#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "compare/change_report.h"

using namespace ocpv;
using compare::Detail;
using compare::Difference;
using compare::Effect;
using compare::What;

namespace {

Difference difference(What what, Effect effect, std::string pointer, std::string before, std::string after) {
  Difference made;
  made.what = what;
  made.effect = effect;
  made.operation = "ring";
  made.part = Part::request;
  made.pointer = std::move(pointer);
  made.before = std::move(before);
  made.after = std::move(after);
  made.after_place = {"ring", 7};
  return made;
}

std::vector<Difference> some() {
  return {difference(What::description_changed, Effect::documentation, "/a", "x", "y"),
          difference(What::field_added, Effect::compatible, "/b", "", "string"),
          difference(What::values_changed, Effect::breaking, "/c", "\"A\"", "")};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(change_report_suite)

BOOST_AUTO_TEST_CASE(the_text_has_what_breaks_first_and_counts_the_words) {
  BOOST_TEST(compare::text(some(), Language::en, Detail::contract) ==
             "ring\n"
             "  breaking: request /c: values gone: \"A\" [values-changed]  (ring:7)\n"
             "  compatible: request /b: is new (string) [field-added]  (ring:7)\n"
             "1 breaking, 1 compatible, 1 documentation only\n");
  BOOST_TEST(compare::text(some(), Language::en, Detail::everything).find("the description changed") !=
             std::string::npos);
  BOOST_TEST(compare::text({}, Language::en, Detail::contract) == "0 breaking, 0 compatible, 0 documentation only\n");
  BOOST_TEST(compare::text(some(), Language::zh, Detail::contract).find("不兼容: request /c: 删除的取值：\"A\"") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_kind_of_difference_has_a_sentence_in_both_languages) {
  for (int n = 0; n <= static_cast<int>(What::example_changed); ++n) {
    const Difference one = difference(static_cast<What>(n), Effect::breaking, "/a", "b", "c");
    BOOST_TEST(!compare::sentence(one, Language::en).empty());
    BOOST_TEST(!compare::sentence(one, Language::zh).empty());
    BOOST_TEST(!name_of(one.what).empty());
  }
}

BOOST_AUTO_TEST_CASE(a_range_is_told_in_the_words_of_the_reader) {
  const Difference one =
      difference(What::range_changed, Effect::breaking, "/a", "0..9, length ..5, items 1..2", "length 8..32");
  BOOST_TEST(compare::sentence(one, Language::en) == "the range is now length 8..32, was 0..9, length ..5, items 1..2");
  BOOST_TEST(compare::sentence(one, Language::zh) == "范围由 0..9, 长度 ..5, 项数 1..2 变为 长度 8..32");
}

BOOST_AUTO_TEST_CASE(every_kind_of_difference_is_documented) {
  std::ifstream file(std::string(OCPV_SOURCE_DIR) + "/docs/comparing.md");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  for (int n = 0; n <= static_cast<int>(What::deprecated_changed); ++n) {
    const std::string name = "`" + std::string(name_of(static_cast<What>(n))) + "`";
    BOOST_TEST(text.find(name) != std::string::npos, name << " is not in docs/comparing.md");
  }
}

BOOST_AUTO_TEST_CASE(a_page_cannot_write_marks_or_lines_into_a_report) {
  const Difference evil = difference(What::default_changed, Effect::breaking, "/a`b\n# c", "\"x\ny\"", "\"<b>*z*\"");
  BOOST_TEST(compare::markdown({evil}, Language::en) ==
             "## breaking\n\n- **ring** `request /a'b # c`: the default is now \"\\<b\\>\\*z\\*\", was \"x y\"\n\n"
             "1 breaking, 0 compatible, 0 documentation only\n");
  BOOST_TEST(compare::text({evil}, Language::en, Detail::contract).find("\n# c") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_json_has_places_and_counts) {
  const auto json = nlohmann::json::parse(compare::json(some(), Language::en));
  BOOST_TEST(json["schema_version"] == 1);
  BOOST_TEST(json["summary"]["breaking"] == 1);
  BOOST_TEST(json["differences"].size() == 3U);
  BOOST_TEST(json["differences"][2]["id"] == "values-changed");
  BOOST_TEST(json["differences"][2]["new"]["line"] == 7);
  BOOST_TEST(json["differences"][2]["old"].is_null());
}

BOOST_AUTO_TEST_SUITE_END()
