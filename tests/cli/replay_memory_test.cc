// A recording may be of any length, and every line of it hostile: what is kept of it is bounded.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <string>

#include "run.h"

namespace {

// Nothing is twice the same: names, values, operations, queries.
void write_recording(const std::string& path, std::size_t lines) {
  std::ofstream file(path, std::ios::binary);
  for (std::size_t at = 0; at < lines; ++at) {
    const std::string n = "n" + std::to_string(at);
    const bool is_known = at % 4 != 0;
    const std::string url = is_known ? "/api/v2/ob/clusters/1/tenants/2/backup/backupNow?" + n + "=1"
                                     : "/api/v2/" + std::string(at % 40, 'x') + "/y";
    file << R"({"request": {"method": "POST", "url": ")" << url << R"(", "body": {"backupMode": ")" << n
         << R"(", "dataBackupMode": "FULL_BACKUP", ")" << n
         << R"(": {"a": [1, 2]}}}, "response": {"status": 200, "body": {")" << n << R"(": 1}}})"
         << (at % 100 == 0 ? "!" : "") << "\n";
  }
  BOOST_REQUIRE(file.flush());
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_recording_takes_no_more_memory_when_it_is_longer) {
  const cli::Folder folder;
  // OCPV_LONG: 100 MB instead of 10 MB.
  const std::size_t lines = std::getenv("OCPV_LONG") == nullptr ? 40'000 : 400'000;
  write_recording(folder.path() + "/short.jsonl", 8'000);
  write_recording(folder.path() + "/long.jsonl", lines);
  for (const std::string arguments : {"--format json", "--jobs 1 --learn learned.json"}) {
    const cli::Ran little = cli::run("ocpv replay " + arguments + " short.jsonl", folder.path());
    const cli::Ran much = cli::run("ocpv replay " + arguments + " long.jsonl", folder.path());
    BOOST_TEST(much.status == 3);
    BOOST_TEST_MESSAGE(arguments << ": " << little.most_kib << " KiB for 8000 lines, " << much.most_kib << " KiB for "
                                 << lines);
    BOOST_TEST(much.most_kib < little.most_kib + OCPV_MOST_KIB / 3, arguments << ": " << much.most_kib << " KiB");
  }
}
