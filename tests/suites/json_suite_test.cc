// JSONTestSuite through the reader of bodies: what must be read is read, what must be refused is refused, and what is
// left open is decided and written down in json_suite_open.txt.
#include <boost/test/unit_test.hpp>

#include <map>
#include <sstream>

#include "check/check.h"
#include "plan/plan.h"
#include "suite_files.h"

namespace ocpv::suites {
namespace {

struct Reader {
  plan::Plan any = std::move(plan::compile("{}")).value();
  check::Checker checker;
  findings::Findings findings;

  Status read(const std::string& text) { return checker.check(any, text, {}, findings); }

  /// `read`, or the id under which it is refused, and with it the reason where one is known.
  std::string outcome(const std::string& text) {
    if (was_judged(read(text)))
      return findings.diagnostics.empty() ? "read" : "read, " + std::string(name_of(findings.diagnostics.front().id));
    return findings.diagnostics.empty() ? "refused" : std::string(name_of(findings.diagnostics.front().id));
  }
};

std::vector<File> files_of(char kind) {
  std::vector<File> files = suite_files(std::string(OCPV_SHARED_DIR) + "/suites/jsontestsuite/test_parsing");
  std::erase_if(files, [&](const File& file) { return file.name.front() != kind; });
  if (files.empty()) BOOST_TEST_MESSAGE("SKIPPED: JSONTestSuite is not beside the project");
  return files;
}

BOOST_AUTO_TEST_CASE(every_file_that_must_be_read_is_read) {
  Reader reader;
  const std::vector<File> files = files_of('y');
  for (const File& file : files)
    BOOST_TEST(was_judged(reader.read(file.text)), file.name << " is " << reader.outcome(file.text));
  BOOST_TEST((files.empty() || files.size() == 95));
  BOOST_TEST_MESSAGE(files.size() << " files that must be read");
}

BOOST_AUTO_TEST_CASE(every_file_that_must_be_refused_is_refused_with_a_diagnostic) {
  Reader reader;
  const std::vector<File> files = files_of('n');
  for (const File& file : files) {
    BOOST_TEST(!was_judged(reader.read(file.text)), file.name << " is read");
    BOOST_TEST(reader.findings.diagnostics.size() == 1U, file.name);
    BOOST_TEST((reader.checker.verdict(reader.any, file.text, {}) == reader.findings.status), file.name);
  }
  BOOST_TEST((files.empty() || files.size() == 188));
  BOOST_TEST_MESSAGE(files.size() << " files that must be refused");
}

BOOST_AUTO_TEST_CASE(every_file_left_open_is_decided_as_written_down) {
  std::map<std::string, std::string> written;
  std::istringstream lines(read_file(std::string(OCPV_SOURCE_DIR) + "/tests/suites/json_suite_open.txt"));
  for (std::string line; std::getline(lines, line);)
    if (!line.empty() && line.front() != '#')
      written[line.substr(0, line.find(": "))] = line.substr(line.find(": ") + 2);
  BOOST_TEST(written.size() == 35U);
  Reader reader;
  for (const File& file : files_of('i'))
    BOOST_TEST(written[file.name] == reader.outcome(file.text), file.name << ": " << reader.outcome(file.text));
}

}  // namespace
}  // namespace ocpv::suites
