#include "config/baseline.h"

#include <boost/test/unit_test.hpp>
#include <set>

#include "report/catalogue.h"

namespace ocpv::config {

BOOST_AUTO_TEST_SUITE(baseline)

BOOST_AUTO_TEST_CASE(two_sentences_of_one_id_never_have_the_same_kind) {
  std::set<std::pair<findings::Id, findings::Detail>> seen;
  std::set<std::pair<findings::Id, std::string_view>> kinds;
  for (const report::Sentence& sentence : report::sentences()) {
    if (!seen.emplace(sentence.id, sentence.detail).second) continue;
    BOOST_TEST(kinds.emplace(sentence.id, kind_of(sentence.detail)).second, sentence.en);
  }
}

BOOST_AUTO_TEST_CASE(a_path_is_relative_to_the_folder_of_the_baseline_however_both_are_named) {
  BOOST_TEST(path_beside("/a/b/known.json", "/a/b/c/r.json") == "c/r.json");
  BOOST_TEST(path_beside("/a/b/known.json", "/a/x/../b/./r.json") == "r.json");
  BOOST_TEST(path_beside("/a/b/known.json", "/a/r.json") == "../r.json");
  BOOST_TEST(path_beside("known.json", "./c/r.json") == "c/r.json");
  BOOST_TEST(path_beside("known.json", "\xff.json") == "\\xFF.json");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace ocpv::config
