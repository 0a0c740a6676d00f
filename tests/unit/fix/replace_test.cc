#include "fix/replace.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <thread>

#include "temporary_folder.h"

using namespace ocpv;

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void write(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

// user::rw- user:1:r-- group::--- mask::r-- other::---, as Linux stores it.
constexpr unsigned char kList[] = {2, 0, 0,   0,   1,   0,   6,  0, 255, 255, 255, 255, 2,   0,  4,
                                   0, 1, 0,   0,   0,   4,   0,  0, 0,   255, 255, 255, 255, 16, 0,
                                   4, 0, 255, 255, 255, 255, 32, 0, 0,   0,   255, 255, 255, 255};

}  // namespace

BOOST_AUTO_TEST_CASE(a_replaced_file_keeps_its_mode_and_leaves_nothing_beside_it) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/r.json";
  write(path, "old");
  ::chmod(path.c_str(), 0640);
  BOOST_TEST(fix::replace_file(path, "old", "new", Language::en).ok());
  BOOST_TEST(read(path) == "new");
  struct stat facts {};
  BOOST_REQUIRE(::stat(path.c_str(), &facts) == 0);
  BOOST_TEST((facts.st_mode & 07777U) == 0640U);
  BOOST_TEST(entries(folder.path()) == 1U);
}

BOOST_AUTO_TEST_CASE(a_replaced_file_keeps_its_attributes_and_lists) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/r.json";
  write(path, "old");
  if (::setxattr(path.c_str(), "user.note", "kept", 4, 0) != 0) {
    std::puts("skipped: the file system has no extended attributes");
    return;
  }
  const bool has_lists = ::setxattr(path.c_str(), "system.posix_acl_access", kList, sizeof kList, 0) == 0;
  if (!has_lists) std::puts("skipped: the file system has no access control lists");
  BOOST_REQUIRE(fix::replace_file(path, "old", "new", Language::en).ok());
  char value[128];
  BOOST_REQUIRE(::getxattr(path.c_str(), "user.note", value, sizeof value) == 4);
  BOOST_TEST(std::string(value, 4) == "kept");
  if (!has_lists) return;
  BOOST_REQUIRE(::getxattr(path.c_str(), "system.posix_acl_access", value, sizeof value) == sizeof kList);
  BOOST_TEST(std::equal(std::begin(kList), std::end(kList), reinterpret_cast<const unsigned char*>(value)));
}

BOOST_AUTO_TEST_CASE(what_the_folder_gives_to_new_files_is_not_given_to_an_old_one) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/r.json";
  write(path, "old");
  if (::setxattr(folder.path().c_str(), "system.posix_acl_default", kList, sizeof kList, 0) != 0) {
    std::puts("skipped: the file system has no access control lists");
    return;
  }
  BOOST_REQUIRE(fix::replace_file(path, "old", "new", Language::en).ok());
  char value[128];
  BOOST_TEST(::getxattr(path.c_str(), "system.posix_acl_access", value, sizeof value) < 0);
}

BOOST_AUTO_TEST_CASE(a_link_stays_a_link_to_the_replaced_file) {
  const TemporaryFolder folder;
  fs::create_directory(folder.path() + "/there");
  write(folder.path() + "/there/r.json", "old");
  fs::create_symlink("there/r.json", folder.path() + "/link.json");
  BOOST_TEST(fix::replace_file(folder.path() + "/link.json", "old", "new", Language::en).ok());
  BOOST_TEST(fs::is_symlink(folder.path() + "/link.json"));
  BOOST_TEST(read(folder.path() + "/there/r.json") == "new");
}

BOOST_AUTO_TEST_CASE(a_file_that_changed_meanwhile_is_left_alone) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/r.json";
  for (const char* now : {"other", "older", ""}) {
    write(path, now);
    const auto done = fix::replace_file(path, "old", "new", Language::en);
    BOOST_TEST(!done.ok());
    BOOST_TEST(read(path) == now);
  }
  BOOST_TEST(entries(folder.path()) == 1U);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_gone_is_not_made_anew) {
  const TemporaryFolder folder;
  const auto done = fix::replace_file(folder.path() + "/r.json", "old", "new", Language::zh);
  BOOST_REQUIRE(!done.ok());
  BOOST_TEST(done.error().message.en == folder.path() + "/r.json：无法写入：文件或目录不存在");
  BOOST_TEST(entries(folder.path()) == 0U);
}

BOOST_AUTO_TEST_CASE(whoever_is_killed_in_the_middle_leaves_the_old_bytes_or_the_new_ones) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/r.json";
  const std::string old(std::size_t{1} << 18, 'o'), now(std::size_t{1} << 18, 'n');
  std::minstd_rand random(7);
  int seen[2] = {0, 0};
  for (const int signal : {SIGTERM, SIGKILL}) {
    for (int round = 0; round < 30; ++round) {
      write(path, old);
      const pid_t child = ::fork();
      if (child == 0) {
        for (std::string from = old, to = now; fix::replace_file(path, from, to, Language::en).ok();)
          std::swap(from, to);
        ::_exit(1);
      }
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 4000));
      ::kill(child, signal);
      int how = 0;
      ::waitpid(child, &how, 0);
      BOOST_TEST(WIFSIGNALED(how));
      const std::string found = read(path);
      BOOST_TEST((found == old || found == now));
      ++seen[found == now ? 1 : 0];
      // Those who ask politely find nothing beside it, either.
      if (signal == SIGTERM) BOOST_TEST(entries(folder.path()) == 1U);
    }
  }
  BOOST_TEST(seen[0] + seen[1] == 60);
}
