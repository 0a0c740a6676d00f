// All published pages beside this repository, where they are there: no crash, every row accounted for, nothing lost.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "pages.h"

using namespace ocpv;
namespace fs = std::filesystem;

namespace {

const fs::path kShared = OCPV_SHARED_DIR;

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<test::SmallPage> pages_below(const fs::path& folder) {
  std::vector<test::SmallPage> pages;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".md")
      pages.push_back({fs::relative(entry.path(), folder).generic_string(), text_of(entry.path())});
  }
  std::sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return pages;
}

std::size_t data_rows(const std::string& markdown) {
  std::size_t rows = 0;
  const auto page = page::parse_page(markdown, "p");
  for (const page::Block& block : page.value().blocks) rows += block.table.rows.size();
  return rows;
}

bool is_skipped(const fs::path& path) {
  if (fs::exists(path)) return false;
  std::cout << "skipped: " << path.filename().string() << " is not there\n";
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(published_pages)

/// Rows that are no fields by what they are: nothing is lost with them.
bool is_no_field(const reader::RowReading& row) {
  constexpr std::array kRightly = {"a table without types: values, not fields",
                                   "repeats the header of its table",
                                   "stands for members of free names",
                                   "stands for the array that is the body",
                                   "printed twice, word for word",
                                   "codes of errors, not fields"};
  return std::find(kRightly.begin(), kRightly.end(), row.because.en) != kRightly.end();
}

BOOST_AUTO_TEST_CASE(every_row_of_every_published_page_is_accounted_for) {
  if (is_skipped(kShared / "pages")) return;
  std::size_t operations = 0;
  std::size_t asked = 0;
  std::size_t rows = 0;
  for (const auto& version : fs::directory_iterator(kShared / "pages")) {
    for (const char* language : {"zh-CN", "en-US"}) {
      if (!fs::exists(version.path() / language)) continue;
      const auto pages = pages_below(version.path() / language);
      const auto outcomes = test::read(pages);
      BOOST_REQUIRE_EQUAL(outcomes.size(), pages.size());
      for (std::size_t at = 0; at < pages.size(); ++at) {
        BOOST_TEST_CONTEXT(version.path().filename().string() << "/" << language << "/" << pages[at].path) {
          BOOST_TEST(!outcomes[at].error.has_value());
          BOOST_TEST(outcomes[at].reading.has_value() == outcomes[at].skipped.empty());
          if (!outcomes[at].reading) continue;
          const reader::Reading& reading = *outcomes[at].reading;
          ++operations;
          BOOST_TEST(reading.rows.size() == data_rows(pages[at].markdown));
          rows += reading.rows.size();
          for (const reader::RowReading& row : reading.rows) {
            BOOST_TEST(!row.because.empty());
            BOOST_TEST((row.fate != reader::RowReading::Fate::excused || is_no_field(row)),
                       row.said.line << row.because.en);
            asked += row.fate == reader::RowReading::Fate::question ? 1U : 0U;
          }
        }
      }
    }
  }
  BOOST_TEST(operations > 600U);
  BOOST_TEST(asked * 100 < rows, asked << " of " << rows << " rows have no place");
}

BOOST_AUTO_TEST_CASE(the_first_page_resolves_as_documented) {
  const fs::path page = kShared / "seed" / "backup-tenant-now.zh.md";
  if (is_skipped(page)) return;
  const auto outcomes = test::read({{"backup-tenant-now.zh.md", text_of(page)}});
  BOOST_REQUIRE(outcomes.front().reading.has_value());
  const reader::Reading& reading = *outcomes.front().reading;
  const contract::Field& body = *reading.operation.request;
  const std::string config = "/obBackupServiceStorageConfig";
  const std::string base = config + "/obBackupStorageBaseInfo";
  for (const char* key : {"/ossAccessKey", "/cosAccessKey", "/s3AccessKey"}) {
    for (const char* member : {"/endpoint", "/accessKeyId", "/accessKeySecret"}) {
      const contract::Field* found = test::field(body, base + key + member);
      BOOST_REQUIRE_MESSAGE(found != nullptr, key << member);
      BOOST_TEST(found->required);
      BOOST_TEST(found->secret == (std::string(member) == "/accessKeySecret"));
    }
  }
  BOOST_TEST(test::field(body, base + "/cosAccessKey/appId") != nullptr);
  BOOST_TEST(test::field(body, base + "/s3AccessKey/region") != nullptr);
  BOOST_TEST(test::field(body, config + "/alarmStoragePercentageThreshold") != nullptr);
  BOOST_TEST(test::field(body, base + "/alarmStoragePercentageThreshold") == nullptr);
  BOOST_TEST(test::field(body, "/obBackupObject/backupDimension") != nullptr);
  BOOST_TEST((test::field(body, base + "/storageUrl")->shape == contract::Shape::no_protocol));
  BOOST_TEST(reading.operation.rules.size() == 6U);
  const contract::Field& response = *reading.operation.response;
  BOOST_TEST(test::field(response, "/data/backupObjectOpsResultList/*/obBackupObjectList/*/clusterId") != nullptr);
  BOOST_TEST(test::field(response, "/data/backupObjectOpsResultList/*/hint") != nullptr);
  BOOST_TEST(reading.contradictions.empty());
}

BOOST_AUTO_TEST_SUITE_END()
