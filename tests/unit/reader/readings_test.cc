// Small pages of readings/ and all that the reader says of them. OCPV_REFRESH=1 writes the expected files anew: look at
// the difference before it is committed.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "pages.h"
#include "reading_in_text.h"

using namespace ocpv;
namespace fs = std::filesystem;

namespace {

const fs::path kFolder = fs::path(OCPV_SOURCE_DIR) / "tests" / "unit" / "reader" / "readings";

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> files_ending_with(const fs::path& folder, const std::string& end) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename().string().ends_with(end)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// All pages of a folder are read together, with the folder's corrections.json for each.
std::string said_of(const fs::path& folder, bool last_first = false) {
  const fs::path corrections = folder / "corrections.json";
  std::vector<test::SmallPage> pages;
  for (const fs::path& page : files_ending_with(folder, ".md")) {
    const std::string path = folder.filename().string() + "/" + page.filename().string();
    pages.push_back({path, bytes_of(page), fs::exists(corrections) ? bytes_of(corrections) : ""});
  }
  if (last_first) std::reverse(pages.begin(), pages.end());
  std::vector<reader::Outcome> outcomes = test::read(pages);
  if (last_first) std::reverse(outcomes.begin(), outcomes.end());
  std::string text;
  for (const reader::Outcome& outcome : outcomes) text += "# " + outcome.path + "\n" + test::in_text(outcome);
  return text;
}

std::string first_difference(const std::string& expected, const std::string& said) {
  const auto at = std::mismatch(expected.begin(), expected.end(), said.begin(), said.end()).second - said.begin();
  const std::size_t begin = at == 0 ? 0 : said.rfind('\n', static_cast<std::size_t>(at) - 1) + 1;
  return "line " + std::to_string(1 + std::count(said.begin(), said.begin() + at, '\n')) + ": " +
         said.substr(begin, said.find('\n', begin) - begin);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_page_is_read_as_the_file_beside_it_says) {
  std::size_t folders = 0;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    ++folders;
    const std::string said = said_of(entry.path());
    const fs::path file = entry.path() / "expected.txt";
    if (std::getenv("OCPV_REFRESH") != nullptr) std::ofstream(file, std::ios::binary) << said;
    const std::string expected = bytes_of(file);
    BOOST_TEST((said == expected), entry.path().filename().string()
                                       << " differs in " << first_difference(expected, said));
  }
  BOOST_TEST(folders > 0U);
}

BOOST_AUTO_TEST_CASE(the_order_in_which_pages_are_given_changes_nothing) {
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    BOOST_TEST((said_of(entry.path()) == said_of(entry.path(), true)), entry.path().filename().string());
  }
}
