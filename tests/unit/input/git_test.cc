#include "input/git.h"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "temporary_folder.h"

namespace ocpv::input {
namespace {

/// A repository that is the working folder while it lives.
class Repository {
 public:
  Repository() : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder.path());
    // The variables of a hook around us would point at another repository.
    for (const char* name : {"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"}) ::unsetenv(name);
    run("git init -q . && git config user.email a@b && git config user.name n");
  }
  ~Repository() { std::filesystem::current_path(before_); }
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;

  static void run(const std::string& command) { BOOST_REQUIRE(::system(command.c_str()) == 0); }
  TemporaryFolder folder;

 private:
  std::filesystem::path before_;
};

std::string staged(std::size_t most = 1000) {
  const auto files = list_staged({}, Language::en);
  if (!files.ok()) return to_string(files.error(), ocpv::Language::en);
  std::string all;
  const auto read = read_staged(*files, most, Language::en, [&](const StagedFile& file, std::string&& bytes) {
    all += file.path + "=" + bytes + ";";
    return true;
  });
  return read.ok() ? all : to_string(read.error(), ocpv::Language::en);
}

BOOST_AUTO_TEST_SUITE(git)

BOOST_AUTO_TEST_CASE(the_bytes_are_those_of_the_index) {
  const Repository repository;
  BOOST_TEST(staged() == "");
  repository.folder.write("b.json", "one");
  repository.folder.write("with space\n\".json", "two");
  repository.folder.write("empty.json", "");
  Repository::run("git add -A && ln -s b.json link.json && git add link.json");
  repository.folder.write("b.json", "changed after");
  repository.folder.write("untracked.json", "x");
  BOOST_TEST(staged() == "b.json=one;empty.json=;with space\n\".json=two;");
  BOOST_TEST(staged(1) == "b.json=on;empty.json=;with space\n\".json=tw;");
  Repository::run("git commit -q -m c && git rm -q --cached empty.json && git add b.json");
  BOOST_TEST(staged() == "b.json=changed after;");
}

BOOST_AUTO_TEST_CASE(paths_are_relative_to_the_working_folder) {
  const Repository repository;
  repository.folder.write("sub/a.json", "1");
  repository.folder.write("b.json", "2");
  Repository::run("git add -A");
  std::filesystem::current_path(repository.folder.path("sub"));
  BOOST_TEST(staged() == "../b.json=2;a.json=1;");
  BOOST_TEST(list_staged({"."}, Language::en)->size() == 1);
}

BOOST_AUTO_TEST_CASE(outside_of_a_repository_it_is_an_error) {
  const TemporaryFolder folder;
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  BOOST_TEST(staged() == "this folder is in no git repository");
  std::filesystem::current_path(before);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
