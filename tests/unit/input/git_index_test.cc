#include "input/git_index.h"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "temporary_folder.h"

namespace ocpv::input {
namespace {

std::string index_of(const std::string& options) {
  const TemporaryFolder folder;
  folder.write("a.json", "1");
  folder.write("sub/b.json", "2");
  folder.write("sub/deeper/c.json", "3");
  const std::string git = "env -u GIT_DIR -u GIT_INDEX_FILE git -C " + folder.path() + " ";
  const std::string all =
      git + "init -q . && " + git + "add -A && " + git + "update-index --force-write-index " + options;
  BOOST_REQUIRE(::system(all.c_str()) == 0);
  std::ifstream file(folder.path(".git/index"), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

BOOST_AUTO_TEST_SUITE(git_index)

BOOST_AUTO_TEST_CASE(each_version_gives_the_files_of_a_folder_and_not_those_below) {
  for (const char* version : {"2", "3", "4"}) {
    const std::string index = index_of(std::string("--index-version ") + version);
    const auto top = names_in_index(index, ""), sub = names_in_index(index, "sub/"),
               none = names_in_index(index, "su/");
    BOOST_REQUIRE((top && sub && none));
    BOOST_TEST((top->names == std::set<std::string>{"a.json"}));
    BOOST_TEST((sub->names == std::set<std::string>{"b.json"}));
    BOOST_TEST(none->names.empty());
    BOOST_TEST(top->shared.empty());
  }
}

BOOST_AUTO_TEST_CASE(a_part_of_an_index_is_none) {
  for (const char* version : {"2", "4"}) {
    const std::string index = index_of(std::string("--index-version ") + version);
    for (std::size_t size = 0; size < index.size(); ++size) {
      BOOST_TEST(!names_in_index(std::string_view(index).substr(0, size), ""), version << ": " << size);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_byte_that_is_changed_makes_names_out_of_bounds) {
  for (const char* version : {"2", "4"}) {
    const std::string index = index_of(std::string("--index-version ") + version);
    for (std::size_t at = 0; at < index.size(); ++at) {
      for (const unsigned flip : {1U, 0x40U, 0x80U, 0xFFU}) {
        std::string other = index;
        other[at] = static_cast<char>(static_cast<unsigned char>(other[at]) ^ flip);
        const auto names = names_in_index(other, "");
        BOOST_TEST((!names || names->names.size() <= 3U));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
