#include "input/folder.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "temporary_folder.h"

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(folder)

BOOST_AUTO_TEST_CASE(a_folder_is_its_files_in_bytewise_order_without_what_builds_leave) {
  const TemporaryFolder root;
  for (const char* file :
       {"b.json", "a/z.json", "a-b/y.json", "a/x.txt", ".hidden/h.json", ".h.json", "node_modules/n.json",
        "build/b.json", "c/CACHEDIR.TAG", "c/c.json", "d/\xE5\xA4\x87.yaml"}) {
    root.write(file, "");
  }
  std::filesystem::create_directory_symlink("..", root.path("a/loop"));
  std::filesystem::create_symlink("../b.json", root.path("a/link.json"));
  std::filesystem::create_symlink("nowhere.json", root.path("a/dangling.json"));
  const auto wanted = [](const std::string& path) -> Result<bool> { return !path.ends_with(".txt"); };
  const auto files = list_folder(root.path(), wanted, Language::en);
  BOOST_REQUIRE(files.ok());
  std::string names;
  for (const Found& one : *files) names += one.path.substr(root.path().size() + 1) + one.problem + " ";
  BOOST_TEST(names == "a-b/y.json a/link.json a/z.json b.json d/\xE5\xA4\x87.yaml ");
}

BOOST_AUTO_TEST_CASE(the_folder_asked_for_is_read_whatever_its_name) {
  const TemporaryFolder root;
  root.write("build/b.json", "");
  const auto all = [](const std::string&) -> Result<bool> { return true; };
  BOOST_TEST(list_folder(root.path("build"), all, Language::en)->size() == 1);
  BOOST_TEST(list_folder(root.path(), all, Language::en)->empty());
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_a_problem_of_its_own) {
  const auto all = [](const std::string&) -> Result<bool> { return true; };
  const auto files = list_folder("/nonexistent", all, Language::en);
  BOOST_REQUIRE(files.ok());
  BOOST_REQUIRE(files->size() == 1);
  BOOST_TEST(files->front().path == "/nonexistent");
  BOOST_TEST(files->front().problem == "no such file or folder");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_question_ends_the_listing) {
  const TemporaryFolder root;
  root.write("a.json", "");
  const auto broken = [](const std::string&) -> Result<bool> {
    return Error{Message{"a broken configuration", "配置有误"}};
  };
  BOOST_TEST(!list_folder(root.path(), broken, Language::en).ok());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
