#include "config/glob.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <string_view>

namespace ocpv::config {
namespace {

BOOST_AUTO_TEST_SUITE(glob)

BOOST_AUTO_TEST_CASE(a_pattern_matches_these_paths_and_not_those) {
  const struct {
    std::string_view pattern, path;
    bool matches;
  } kCases[] = {
      {"a.json", "a.json", true},
      {"a.json", "x/y/a.json", true},
      {"a.json", "a.jsonl", false},
      {"*.json", "x/a.json", true},
      {"*.json", "x/.json", true},
      {"*.json", "a.json/b", false},
      {"/a.json", "a.json", true},
      {"/a.json", "x/a.json", false},
      {"x/*.json", "x/a.json", true},
      {"x/*.json", "x/y/a.json", false},
      {"x/*.json", "y/x/a.json", false},
      {"x/**/*.json", "x/a.json", true},
      {"x/**/*.json", "x/y/z/a.json", true},
      {"x/**/*.json", "xx/a.json", false},
      {"**/x/*", "x/a", true},
      {"**/x/*", "y/z/x/a", true},
      {"**/x/*", "yx/a", false},
      {"x/**", "x/a/b", true},
      {"x/**", "x", false},
      {"**", "a/b", true},
      {"x/**/y/**/z", "x/y/z", true},
      {"x/**/y/**/z", "x/1/y/2/3/z", true},
      {"x/**/y/**/z", "x/1/2/z", false},
      {"x/a**b", "x/a1b", true},
      {"x/a**b", "x/a/b", false},
      {"?.json", "a.json", true},
      {"?.json", "\xE5\xA4\x87.json", true},
      {"?.json", "ab.json", false},
      {"x?y", "x/y", false},
      {"[a-c]x", "bx", true},
      {"[a-c]x", "dx", false},
      {"[!a-c]x", "dx", true},
      {"[^a-c]x", "bx", false},
      {"[]]x", "]x", true},
      {"[a-]x", "-x", true},
      {"[\\]]x", "]x", true},
      {"a[!b]c", "a/c", false},
      {"{a,b}.json", "a.json", true},
      {"{a,b}.json", "b.json", true},
      {"{a,b}.json", "c.json", false},
      {"{a,}b", "b", true},
      {"{a,}b", "ab", true},
      {"{a{1,2},b}", "a2", true},
      {"{a{1,2},b}", "b2", false},
      {"{x/*,y/**}/z", "y/1/2/z", true},
      {"{x/*,y/**}/z", "x/1/2/z", false},
      {"{**/x,y}/z", "1/2/x/z", true},
      {"a,b", "a,b", true},
      {"a}", "a}", true},
      {"\\*", "*", true},
      {"\\*", "a", false},
      {"\\{a\\}", "{a}", true},
  };
  for (const auto& one : kCases) {
    const auto glob = Glob::compile(one.pattern);
    BOOST_REQUIRE(glob.ok());
    BOOST_TEST(glob->matches(one.path) == one.matches, one.pattern << " and " << one.path);
  }
}

BOOST_AUTO_TEST_CASE(a_pattern_that_is_not_well_formed_is_an_error) {
  for (const std::string_view pattern : {"", "[a", "[", "[]", "{a", "{a,{b}", "a\\", "[b-a]", "\xFF"}) {
    BOOST_TEST(!Glob::compile(pattern).ok(), pattern);
  }
}

BOOST_AUTO_TEST_CASE(patterns_that_make_others_slow_take_linear_time) {
  std::string pattern, path(2000, 'a');
  for (int i = 0; i < 200; ++i) pattern += "*a";
  pattern += "*b";
  std::string nested;
  for (int i = 0; i < 300; ++i) nested += "{a,aa}";
  const auto start = std::chrono::steady_clock::now();
  BOOST_TEST(!Glob::compile(pattern)->matches(path));
  BOOST_TEST(!Glob::compile(nested + "b")->matches(path));
  BOOST_TEST(Glob::compile(nested)->matches(std::string(450, 'a')));
  const auto taken = std::chrono::steady_clock::now() - start;
  BOOST_TEST(std::chrono::duration_cast<std::chrono::seconds>(taken).count() < 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::config
