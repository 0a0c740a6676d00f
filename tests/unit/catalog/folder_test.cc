#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "catalog/catalog.h"

using namespace ocpv;
using namespace ocpv::catalog;
namespace fs = std::filesystem;

namespace {

// A folder of its own, gone with the test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("ocpv-catalog-" + std::to_string(::getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::FILE* file = std::fopen((path_ / name).c_str(), "wb");
    BOOST_REQUIRE(file != nullptr);
    BOOST_REQUIRE(std::fwrite(text.data(), 1, text.size(), file) == text.size());
    BOOST_REQUIRE(std::fclose(file) == 0);
  }
  std::string name() const { return path_.string(); }

 private:
  fs::path path_;
};

std::string operation_json(const std::string& id, const std::string& path) {
  return R"({"id":")" + id + R"(","method":"GET","path":")" + path +
         R"(","title":{"zh":"名","en":"name"},"page":"p.md"})";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(folders)

BOOST_AUTO_TEST_CASE(every_operation_of_a_folder_is_added_in_the_order_of_bytes) {
  const Folder folder;
  folder.write("b/operation.json", operation_json("b", "/b"));
  folder.write("a/operation.json", operation_json("a", "/a"));
  folder.write("a/request.schema.json", R"({"type":"object"})");
  folder.write("B/operation.json", operation_json("B", "/B"));
  folder.write("notes/readme.txt", "not an operation");
  Catalog catalog;
  BOOST_REQUIRE(catalog.add_folder(folder.name()).ok());
  BOOST_REQUIRE(catalog.operations().size() == 3U);
  BOOST_TEST(catalog.operations()[0].id == "B");
  BOOST_TEST(catalog.operations()[1].id == "a");
  BOOST_TEST(catalog.operations()[1].title_zh == "名");
  BOOST_TEST(catalog.operations()[1].request_schema == R"({"type":"object"})");
  BOOST_TEST(catalog.operations()[1].response_schema.empty());
  BOOST_TEST(catalog.operations()[2].id == "b");
}

BOOST_AUTO_TEST_CASE(the_folder_of_one_operation_can_be_given_itself) {
  const Folder folder;
  folder.write("a/operation.json", operation_json("a", "/a"));
  Catalog catalog;
  BOOST_TEST(catalog.add_folder(folder.name() + "/a").ok());
  BOOST_TEST(catalog.operations().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_used_says_why_and_where) {
  const Folder folder;
  Catalog catalog;
  const Result<void> absent = catalog.add_folder(folder.name() + "/nowhere");
  BOOST_REQUIRE(!absent.ok());
  BOOST_TEST(absent.error().file == folder.name() + "/nowhere");

  const Result<void> empty = catalog.add_folder(folder.name());
  BOOST_REQUIRE(!empty.ok());
  BOOST_TEST(empty.error().message == "no operation.json in it or in its folders");

  folder.write("a/operation.json", "{\n  \"id\": 7}");
  const Result<void> wrong = catalog.add_folder(folder.name());
  BOOST_REQUIRE(!wrong.ok());
  BOOST_TEST(to_string(wrong.error()) == folder.name() + "/a/operation.json:2:9: 'id' must be a text");

  folder.write("a/operation.json", "{");
  const Result<void> broken = catalog.add_folder(folder.name());
  BOOST_REQUIRE(!broken.ok());
  BOOST_TEST(broken.error().file == folder.name() + "/a/operation.json");
  BOOST_TEST(broken.error().line == 1U);

  folder.write("a/operation.json", operation_json("a", "/x/{id}"));
  folder.write("b/operation.json", operation_json("b", "/x/{other}"));
  const Result<void> twice = catalog.add_folder(folder.name());
  BOOST_REQUIRE(!twice.ok());
  BOOST_TEST(twice.error().message == "operations 'a' and 'b' are both GET /x/{other}");
  BOOST_TEST(twice.error().file == folder.name() + "/b");
}

BOOST_AUTO_TEST_CASE(an_operation_json_that_says_too_little_is_told_with_its_place) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"[]", ":1:1: not an object"},
      {"{}", ":1:1: 'id' must be a text"},
      {R"({"id":""})", ":1:7: 'id' must be a text"},
      {R"({"id":"a"})", ":1:1: 'method' must be a text"},
      {R"({"id":"a","method":null})", ":1:20: 'method' must be a text"},
      {R"({"id":"a","method":"GET","path":[]})", ":1:33: 'path' must be a text"},
  };
  const Folder folder;
  for (const auto& [text, wanted] : cases) {
    folder.write("operation.json", std::string(text));
    Catalog catalog;
    const Result<void> read = catalog.add_folder(folder.name());
    BOOST_REQUIRE(!read.ok());
    BOOST_TEST(to_string(read.error()) == folder.name() + "/operation.json" + std::string(wanted));
  }
}

BOOST_AUTO_TEST_CASE(a_file_over_the_limit_is_refused_by_its_name) {
  const Folder folder;
  folder.write("operation.json", operation_json("a", "/a"));
  for (const Part part : {Part::parameters, Part::request, Part::response}) {
    const std::string name = std::string(name_of(part)) + ".schema.json";
    folder.write(name, std::string((std::size_t{4} << 20) + 1, ' '));
    Catalog catalog;
    const Result<void> read = catalog.add_folder(folder.name());
    BOOST_REQUIRE(!read.ok());
    BOOST_TEST(read.error().message == "larger than 4194304 bytes");
    BOOST_TEST(read.error().file == folder.name() + "/" + name);
    fs::remove(fs::path(folder.name()) / name);
  }
  BOOST_TEST(Catalog().add_folder(folder.name() + "//").ok());
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_no_part) {
  const Folder folder;
  folder.write("a/operation.json", operation_json("a", "/a"));
  folder.write("a/request.schema.json/x", "");
  folder.write("b/operation.json/x", "");
  Catalog catalog;
  BOOST_REQUIRE(catalog.add_folder(folder.name()).ok());
  BOOST_REQUIRE(catalog.operations().size() == 1U);
  BOOST_TEST(catalog.operations().front().request_schema.empty());
}

BOOST_AUTO_TEST_SUITE_END()
