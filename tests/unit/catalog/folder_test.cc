#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <filesystem>
#include <string>

#include <unistd.h>

#include "catalog/api_version.h"
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
         R"(","title":{"zh":"名","en":"name"},"page":"p.md","files":{}})";
}

// The same with the list of its files.
std::string with_files(const std::string& id, const std::string& files, const std::string& format = "2") {
  return R"({"id":")" + id + R"(","method":"GET","path":"/)" + id + R"(","format":)" + format + R"(,"files":)" + files +
         "}";
}

// What a folder refuses, one line each.
std::string refused(const Catalog& catalog, const Folder& folder) {
  std::string all;
  for (const Refused& one : catalog.refused()) {
    std::string why = to_string(one.why, ocpv::Language::en);
    for (std::size_t at = 0; (at = why.find(folder.name() + "/", at)) != std::string::npos;) {
      why.erase(at, folder.name().size() + 1);
    }
    all += one.id + ": " + why + "\n";
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(folders)

BOOST_AUTO_TEST_CASE(every_operation_of_a_folder_is_added_in_the_order_of_bytes) {
  const Folder folder;
  folder.write("b/operation.json", operation_json("b", "/b"));
  folder.write("a/operation.json",
               R"({"id":"a","method":"GET","path":"/a","title":{"zh":"名"},"files":{"request.schema.json":17}})");
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
  BOOST_TEST(empty.error().message.en == "no operation.json in it or in its folders");

  folder.write("a/operation.json", "{\n  \"id\": 7}");
  const Result<void> wrong = catalog.add_folder(folder.name());
  BOOST_REQUIRE(!wrong.ok());
  BOOST_TEST(to_string(wrong.error(), ocpv::Language::en) ==
             folder.name() + "/a/operation.json:2:9: 'id' must be a text");

  folder.write("a/operation.json", "{");
  const Result<void> broken = catalog.add_folder(folder.name());
  BOOST_REQUIRE(!broken.ok());
  BOOST_TEST(broken.error().file == folder.name() + "/a/operation.json");
  BOOST_TEST(broken.error().line == 1U);

  folder.write("a/operation.json", operation_json("a", "/x/{id}"));
  folder.write("b/operation.json", operation_json("b", "/x/{other}"));
  Catalog doubled;
  BOOST_REQUIRE(doubled.add_folder(folder.name()).ok());
  BOOST_TEST(doubled.operations().size() == 2U);
  BOOST_TEST(doubled.refused().empty());
}

BOOST_AUTO_TEST_CASE(an_operation_json_that_says_too_little_is_told_with_its_place) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"[]", ":1:1: not an object"},
      {"{}", ":1:1: 'id' must be a text"},
      {R"({"id":""})", ":1:7: 'id' must be a text"},
      {R"({"id":"a"})", ":1:1: 'method' must be a text"},
      {R"({"id":"a","method":null})", ":1:20: 'method' must be a text"},
      {R"({"id":"a","method":"GET","path":[]})", ":1:33: 'path' must be a text"},
      {R"({"id":"a","method":"GET","path":"/","query":7})", ":1:45: 'query' must be an object of texts"},
      {R"({"id":"a","method":"GET","path":"/","query":{"Action":7}})", ":1:45: 'query' must be an object of texts"},
  };
  const Folder folder;
  for (const auto& [text, wanted] : cases) {
    folder.write("operation.json", std::string(text));
    Catalog catalog;
    const Result<void> read = catalog.add_folder(folder.name());
    BOOST_REQUIRE(!read.ok());
    BOOST_TEST(to_string(read.error(), ocpv::Language::en) == folder.name() + "/operation.json" + std::string(wanted));
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
    BOOST_TEST(read.error().message.en == "larger than 4194304 bytes");
    BOOST_TEST(read.error().file == folder.name() + "/" + name);
    fs::remove(fs::path(folder.name()) / name);
  }
  BOOST_TEST(Catalog().add_folder(folder.name() + "//").ok());
}

BOOST_AUTO_TEST_CASE(what_is_no_file_is_refused_by_name_with_the_others_loaded) {
  const Folder folder;
  folder.write("a/operation.json", operation_json("a", "/a"));
  folder.write("a/request.schema.json/x", "");
  folder.write("b/operation.json/x", "");
  folder.write("c/operation.json", operation_json("c", "/c"));
  Catalog catalog;
  BOOST_REQUIRE(catalog.add_folder(folder.name()).ok());
  BOOST_REQUIRE(catalog.operations().size() == 1U);
  BOOST_TEST(catalog.operations().front().id == "c");
  BOOST_TEST(refused(catalog, folder) == "a: a/request.schema.json: is a folder\nb: b/operation.json: is a folder\n");
  BOOST_TEST(!catalog.find("a").ok());
  BOOST_TEST(to_string(catalog.find("a").error(), Language::en) ==
             to_string(catalog.refused_as("a")->why, Language::en));
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_whole_is_never_taken_for_anything_is_right) {
  const std::string object = R"({"type":"object"})", list = R"({"request.schema.json":17})";
  struct Case {
    const char* what;
    std::string operation, request;  // "-": not there
    std::string wanted;              // empty: it is loaded
  };
  const Case cases[] = {
      {"whole", with_files("x", list), object, ""},
      {"nothing documented", with_files("x", "{}"), "-", ""},
      {"older, without a list", R"({"id":"x","method":"GET","path":"/x"})", object, ""},
      {"older, and nothing beside it", R"({"id":"x","method":"GET","path":"/x"})", "-",
       "x/operation.json: there is no schema beside it"},
      {"the schema is missing", with_files("x", list), "-",
       "x/request.schema.json: is missing, and operation.json lists it; generate the folder again"},
      {"the schema is empty", with_files("x", list), "", "x/request.schema.json: is empty"},
      {"half a schema", with_files("x", list), R"({"type":)",
       "x/request.schema.json: has 8 bytes, and operation.json lists 17; generate the folder again"},
      {"a schema that somebody has changed", with_files("x", list), R"({"type":"object","properties":{}})", ""},
      {"a schema that is not listed", with_files("x", "{}"), object,
       "x/request.schema.json: operation.json does not list it; generate the folder again"},
      {"a kind of file of tomorrow", with_files("x", R"({"cookies.schema.json":3})"), "-",
       "x/operation.json:1:80: lists a file that is not known"},
      {"a format of tomorrow", with_files("x", list, "3"), object,
       "x/operation.json:1:47: written in format 3; this version reads up to 2"},
      {"a format that is none", with_files("x", list, "\"2\""), object,
       "x/operation.json:1:47: 'format' must be a whole number"},
      {"a list that is none", with_files("x", "7"), object, "x/operation.json:1:57: 'files' must be an object"},
      {"a format without its list", R"({"id":"x","method":"GET","path":"/x","format":2})", object,
       "x/operation.json:1:1: 'files' must be an object"},
      {"operation.json is missing", "-", object, "x/operation.json: no such file or folder"},
      {"operation.json is empty", "", object, "x/operation.json:1:1: not JSON: there is nothing but white space"},
      {"half of operation.json", R"({"id":"x","meth)", object,
       "x/operation.json:1:11: not JSON: a string without its closing quote"},
  };
  for (const Case& one : cases) {
    const Folder folder;
    folder.write("ok/operation.json", with_files("ok", "{}"));
    if (one.operation != "-") folder.write("x/operation.json", one.operation);
    if (one.request != "-") folder.write("x/request.schema.json", one.request);
    if (one.operation == "-" && one.request == "-") continue;
    Catalog catalog;
    BOOST_REQUIRE(catalog.add_folder(folder.name()).ok());
    BOOST_TEST(catalog.find("ok").ok(), one.what);
    BOOST_TEST(refused(catalog, folder) == (one.wanted.empty() ? "" : "x: " + one.wanted + "\n"), one.what);
    BOOST_TEST(catalog.find("x").ok() == one.wanted.empty(), one.what);
  }
}

BOOST_AUTO_TEST_CASE(a_link_to_nothing_is_refused_by_name) {
  const Folder folder;
  folder.write("ok/operation.json", with_files("ok", "{}"));
  fs::create_symlink("/no/such/folder", fs::path(folder.name()) / "x");
  fs::create_symlink("y", fs::path(folder.name()) / "y");
  Catalog catalog;
  BOOST_REQUIRE(catalog.add_folder(folder.name()).ok());
  BOOST_REQUIRE(catalog.refused().size() == 2U);
  BOOST_TEST(refused(catalog, folder).find("x: x/operation.json: no such file or folder\ny: ") == 0U);
}

// By its folder's name, by the id or the method and path that operation.json says.
BOOST_AUTO_TEST_CASE(no_embedded_operation_stands_in_for_one_that_is_refused) {
  constexpr std::string_view kId = "backup-tenant-now";
  constexpr std::string_view kPath = "/api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/backupNow";
  const auto described = [](std::string_view id, std::string_view path) {
    return R"({"format":9,"id":")" + std::string(id) + R"(","method":"POST","path":")" + std::string(path) + R"("})";
  };
  const struct {
    std::string folder, operation;
  } kCases[] = {{std::string(kId), "{"}, {"other", described(kId, "/x")}, {"other", described("other", kPath)}};
  for (const auto& one : kCases) {
    const Folder folder;
    folder.write("ok/operation.json", with_files("ok", "{}"));
    folder.write(one.folder + "/operation.json", one.operation);
    Catalog catalog;
    BOOST_REQUIRE(catalog.add_folder(folder.name()).ok());
    BOOST_REQUIRE(catalog.add_embedded(kNewest).ok());
    BOOST_TEST_CONTEXT(one.operation) {
      BOOST_TEST(catalog.find_id(kId) == nullptr);
      BOOST_TEST(!catalog.route("POST", "/api/v2/ob/clusters/1/tenants/2/backup/backupNow").found);
      BOOST_TEST(!catalog.refused().front().path.empty());
      BOOST_TEST(catalog.operations().size() > 100U);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_killed_process_left_beside_is_no_operation) {
  const Folder folder;
  folder.write("a/operation.json", operation_json("a", "/a"));
  folder.write(".a.7.tmp/operation.json", operation_json("a", "/a"));
  Catalog catalog;
  BOOST_TEST(catalog.add_folder(folder.name()).ok());
  BOOST_TEST(catalog.operations().size() == 1U);
  BOOST_TEST(catalog.refused().empty());
}

BOOST_AUTO_TEST_SUITE_END()
