// What a program that starts pays for a generated folder of as many operations as OCP documents.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "catalog/catalog.h"
#include "page_files.h"
#include "yardstick.h"

using namespace ocpv;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kOperations = 165;

/// A folder under the system's temporary one, gone with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("ocpv-folder-start-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }

  void write(const generate::Batch& batch) const {
    for (const generate::Generated& one : batch.operations) {
      fs::create_directories(path / one.id);
      for (const auto& [name, text] : test::files_of(one))
        std::ofstream(path / one.id / name, std::ios::binary) << text;
    }
  }
};

/// The page that is kept, as `count` operations with a path of their own each.
generate::Batch operations_like_the_kept_one(std::size_t count) {
  const std::string page = test::read_file(fs::path(OCPV_SOURCE_DIR) / "schemas" / "backup-tenant-now" / "page.zh.md");
  constexpr std::string_view kPath = "/api/v2/ob/clusters/";
  std::vector<generate::Input> inputs;
  for (std::size_t n = 0; n < count; ++n) {
    std::string markdown = page;
    const std::size_t at = markdown.find(kPath);
    BOOST_REQUIRE(at != std::string::npos);
    markdown.replace(at, kPath.size(), "/api/v2/copy" + std::to_string(n) + "/ob/clusters/");
    inputs.push_back({"100.operation" + std::to_string(n) + "-of-many.md", std::move(markdown), ""});
  }
  return generate::generate(inputs);
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kSlower = 20;
#else
constexpr double kSlower = 1;
#endif

}  // namespace

BOOST_AUTO_TEST_SUITE(folder_start)

BOOST_AUTO_TEST_CASE(a_folder_of_165_operations_costs_a_start_less_than_20_ms) {
  const Folder folder;
  folder.write(operations_like_the_kept_one(kOperations));
  const double least = least_milliseconds_there(20 * kSlower, [&] {
    catalog::Catalog catalog;
    const auto added = catalog.add_folder(folder.path.string());
    const std::string reason = added.ok() ? std::string() : to_string(added.error(), ocpv::Language::en);
    BOOST_REQUIRE_MESSAGE(added.ok(), reason);
    BOOST_REQUIRE(catalog.operations().size() == kOperations);
  });
  BOOST_TEST(least < 20 * kSlower);
  BOOST_TEST_MESSAGE("a folder of " << kOperations << " operations takes " << least << " ms");
}

BOOST_AUTO_TEST_CASE(two_operations_of_one_method_and_path_are_both_found) {
  const Folder folder;
  generate::Batch batch = operations_like_the_kept_one(2);
  BOOST_REQUIRE(batch.operations.size() == 2U);
  auto& second = batch.operations[1].files.operation_json;
  const std::size_t at = second.find("/copy1/");
  BOOST_REQUIRE(at != std::string::npos);
  second.replace(at, 7, "/copy0/");
  folder.write(batch);
  catalog::Catalog catalog;
  BOOST_REQUIRE(catalog.add_folder(folder.path.string()).ok());
  BOOST_TEST(catalog.refused().empty());
  BOOST_REQUIRE(catalog.operations().size() == 2U);
  const catalog::Operation& first = catalog.operations().front();
  BOOST_TEST(catalog.route(first.method, first.path).routes.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
