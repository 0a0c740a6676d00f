#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "page_files.h"

using namespace ocpv;
namespace fs = std::filesystem;

namespace {

const fs::path kFolder = fs::path(OCPV_SOURCE_DIR) / "tests" / "golden";

using Texts = std::map<std::string, std::string>;

/// What comes of one golden page: its files, or the message that refuses it.
Texts outcome_of(const fs::path& folder) {
  const std::string name = folder.filename().string();
  const generate::Batch batch = generate::generate(
      {{name + "/page.md", test::read_file(folder / "page.md"), test::read_file(folder / "page.corrections.json")}});
  Texts texts;
  for (const generate::Failure& failure : batch.failures)
    texts["error.txt"] += to_string(failure.error, ocpv::Language::en) + "\n";
  for (const generate::Skipped& skipped : batch.skipped)
    texts["skipped.txt"] += skipped.path + ": " + skipped.why.en + "\n";
  for (const generate::Generated& generated : batch.operations) {
    for (auto& [file, text] : test::files_of(generated)) texts[file] = std::move(text);
  }
  return texts;
}

Texts expected_of(const fs::path& folder) {
  Texts texts;
  if (!fs::exists(folder / "expected")) return texts;
  for (const auto& entry : fs::directory_iterator(folder / "expected")) {
    texts[entry.path().filename().string()] = test::read_file(entry.path());
  }
  return texts;
}

void refresh(const fs::path& folder, const Texts& texts) {
  fs::remove_all(folder / "expected");
  fs::create_directories(folder / "expected");
  for (const auto& [name, text] : texts) std::ofstream(folder / "expected" / name, std::ios::binary) << text;
}

std::vector<fs::path> golden_folders() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (fs::exists(entry.path() / "page.md")) folders.push_back(entry.path());
  }
  return folders;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_golden_page_gives_its_expected_files_byte_for_byte) {
  const bool wants_refresh = std::getenv("OCPV_REFRESH") != nullptr;
  const std::vector<fs::path> folders = golden_folders();
  BOOST_TEST(folders.size() >= 10U);
  for (const fs::path& folder : folders) {
    BOOST_TEST_CONTEXT(folder.filename().string()) {
      const Texts texts = outcome_of(folder);
      BOOST_TEST(!texts.empty());
      if (wants_refresh) refresh(folder, texts);
      const Texts expected = expected_of(folder);
      for (const auto& [name, text] : texts) {
        BOOST_TEST(expected.contains(name), name << " is not expected");
        if (expected.contains(name)) BOOST_TEST(expected.at(name) == text, name << " is now:\n" << text);
      }
      for (const auto& [name, text] : expected) BOOST_TEST(texts.contains(name), name << " is expected");
    }
  }
}
