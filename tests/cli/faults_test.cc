// The program when the system fails it: calls that are interrupted, files that change or vanish, devices that fill up,
// and more files or bytes than fit into memory.
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "run.h"

namespace {

namespace fs = std::filesystem;

const std::string kGood =
    R"({"backupMode": "PHYSICAL_BACKUP", "dataBackupMode": "FULL_BACKUP", "obBackupServiceStorageConfig": {"configName": "a", )"
    R"("alarmStoragePercentageThreshold": 80, "obBackupStorageBaseInfo": {"backupStorageType": "BACKUP_STORAGE_FILE", "storageUrl": "/b/"}}})";
const std::string kBad = R"({"backupMode": "PHYSICAL", "dataBackupMode": 1})";

// A line for each of `count` bodies; the first and then one in `wrong_every` of them is wrong.
void write_lines(const std::string& path, std::size_t count, std::size_t wrong_every) {
  std::ofstream file(path, std::ios::binary);
  for (std::size_t at = 0; at < count; ++at) file << (at % wrong_every == 0 ? kBad : kGood) << '\n';
  BOOST_REQUIRE(file.flush());
}

// The command with the faults that `settings` name; none in builds whose sanitizer must be loaded first.
std::string with_faults(const std::string& settings, const std::string& command) {
  return settings + " LD_PRELOAD=" OCPV_FAULTY_CALLS " " + command;
}

struct NeedsFaults {
  boost::test_tools::assertion_result operator()(boost::unit_test::test_unit_id) const {
    boost::test_tools::assertion_result able(std::string(OCPV_FAULTY_CALLS) != "");
    able.message() << "skipped: calls cannot be replaced under a sanitizer";
    return able;
  }
};

std::string names_in(const std::string& folder) { return cli::run("ls -A", folder).out; }

}  // namespace

BOOST_AUTO_TEST_SUITE(system_calls, *boost::unit_test::precondition(NeedsFaults()))

BOOST_AUTO_TEST_CASE(interrupted_calls_and_those_that_carry_a_few_bytes_change_nothing) {
  const cli::Folder folder;
  cli::write_bytes(folder.path() + "/a.json", kBad);
  cli::write_bytes(folder.path() + "/b.jsonl", kGood + "\n" + kBad + "\n");
  cli::write_bytes(folder.path() + "/c.yaml", "backupMode: PHYSICAL\n");
  cli::write_bytes(folder.path() + "/d.http", "POST /nowhere\n\n" + kBad);
  cli::write_bytes(folder.path() + "/page.md", "no page\n");
  for (const std::string command :
       {"check .", "check --format json a.json b.jsonl", "check - <b.jsonl", "check --format html a.json c.yaml",
        "explain not-in-enum", "generate page.md --out out"}) {
    const cli::Ran plain = cli::run("ocpv " + command, folder.path());
    const cli::Ran faulty = cli::run(with_faults("OCPV_FAULT_INTERRUPT=1", "ocpv " + command), folder.path());
    BOOST_TEST(faulty.status == plain.status, command);
    BOOST_TEST(faulty.out == plain.out, command);
    BOOST_TEST(faulty.err == plain.err, command);
  }
  const std::string report = "check -q --report json=";
  cli::run("ocpv " + report + "plain a.json", folder.path());
  cli::run(with_faults("OCPV_FAULT_INTERRUPT=1", "ocpv " + report + "faulty a.json"), folder.path());
  BOOST_TEST(cli::read_bytes(folder.path() + "/faulty") == cli::read_bytes(folder.path() + "/plain"));
}

BOOST_AUTO_TEST_CASE(a_file_that_changes_while_it_is_read_is_no_verdict) {
  for (const std::string name : {"a.json", "a.yaml", "a.http", "a.jsonl"}) {
    const cli::Folder folder;
    cli::write_bytes(folder.path() + "/" + name, kGood + "\n");
    const cli::Ran ran =
        cli::run(with_faults("OCPV_FAULT_GROW=/" + name, "ocpv check --format short " + name), folder.path());
    BOOST_TEST(ran.status == 3, name);
    BOOST_TEST(ran.out == name + ": error: cannot be read: it changed while it was read\n");
    BOOST_TEST(ran.err == "");
  }
}

BOOST_AUTO_TEST_CASE(a_report_is_whole_or_as_it_was_when_the_device_fills_up_or_the_program_is_killed) {
  for (const int after : {0, 1, 100, 1000}) {
    const cli::Folder folder;
    cli::write_bytes(folder.path() + "/a.json", kBad);
    cli::write_bytes(folder.path() + "/report", "the one before\n");
    const std::string command = "ocpv check -q --report json=report a.json";
    const cli::Ran full = cli::run(with_faults("OCPV_FAULT_FULL=" + std::to_string(after), command), folder.path());
    BOOST_TEST(full.status == 3);
    BOOST_TEST(full.err == "ocpv: report: cannot be written: no space left on the device\n");
    BOOST_TEST(cli::read_bytes(folder.path() + "/report") == "the one before\n");
    BOOST_TEST(names_in(folder.path()) == "a.json\nreport\n");
    const cli::Ran killed = cli::run(with_faults("OCPV_FAULT_KILL=" + std::to_string(after), command), folder.path());
    BOOST_TEST(killed.status == 137);
    BOOST_TEST(cli::read_bytes(folder.path() + "/report") == "the one before\n");
    // What the killed one left beside it is in nobody's way.
    BOOST_TEST(cli::run(command, folder.path()).status == 1);
    BOOST_TEST(cli::read_bytes(folder.path() + "/report").starts_with("{\"schema_version\":1,"));
  }
}

BOOST_AUTO_TEST_CASE(a_generate_that_is_killed_between_its_files_leaves_nothing_that_lets_all_pass) {
  const std::string generate = "ocpv generate -q pages --out made", check = "ocpv check -q --schemas made --operation ";
  for (int after = 0; after < 5; ++after) {
    for (const bool was_there : {false, true}) {
      const cli::Folder folder;
      const auto run = [&](const std::string& command) { return cli::run(command, folder.path()).status; };
      cli::write_bytes(folder.path() + "/wrong.json", "{}");
      const std::string page = "\"$SOURCE\"/schemas/backup-tenant-now/page.en.md";
      BOOST_REQUIRE(run("mkdir pages; sed 's/backupNow/other/' " + page + " >pages/other.md") == 0);
      if (was_there) BOOST_REQUIRE(run(generate) == 0);
      BOOST_REQUIRE(
          run("sed -i 's/storageUrl/storagePlace/; s/traceId/trailId/; s/hostIdList/hosts/' pages/other.md") == 0);
      BOOST_REQUIRE(run("echo >>pages/other.md") == 0);
      BOOST_TEST(run(with_faults("OCPV_FAULT_KILL_RENAME=" + std::to_string(after), generate)) == 137);
      const cli::Ran left = cli::run(check + "other wrong.json", folder.path());
      BOOST_TEST((left.status == 1 || left.status == 2), after << ": " << left.out << left.err);
      // What it left is in nobody's way.
      BOOST_TEST(run(generate) == 0);
      BOOST_TEST(run(check + "other wrong.json") == 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(generated_files_are_all_new_or_all_as_they_were_when_the_device_fills_up) {
  const cli::Folder folder;
  const std::string made = "ocpv generate \"$SOURCE\"/schemas/backup-tenant-now --out made";
  BOOST_REQUIRE(cli::run(made, folder.path()).status == 0);
  BOOST_REQUIRE(cli::run("rm -rf made/backup-tenant-now/reading.txt; cp -R made before", folder.path()).status == 0);
  for (const int after : {0, 500, 20000}) {
    const cli::Ran full =
        cli::run(with_faults("OCPV_FAULT_FULL=" + std::to_string(after), made + " >/dev/null"), folder.path());
    BOOST_TEST(full.status == 3, full.err);
    BOOST_TEST(full.err.find("no space left on the device") != std::string::npos, full.err);
    BOOST_TEST(cli::run("diff -r made before", folder.path()).out == "");
  }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(a_file_that_vanishes_after_the_folder_was_listed_is_one_line_and_the_others_are_judged) {
  const cli::Folder folder;
  cli::write_bytes(folder.path() + "/in/a.json", kGood);
  cli::write_bytes(folder.path() + "/in/b.json", kGood);
  cli::write_bytes(folder.path() + "/in/c.json", kGood);
  // Folders are listed first, then standard input is read to its end, which comes when the file is gone.
  cli::write_bytes(folder.path() + "/first.json", kGood);
  const cli::Ran ran =
      cli::run("{ cat first.json; sleep 0.3; rm in/b.json; } | ocpv check -v --format short -j1 - in", folder.path());
  BOOST_TEST(ran.status == 3);
  BOOST_TEST(ran.out ==
             "-: valid (backup-tenant-now)\nin/a.json: valid (backup-tenant-now)\n"
             "in/b.json: error: cannot be read: no such file or folder\nin/c.json: valid (backup-tenant-now)\n");
  BOOST_TEST(ran.err == "");
}

BOOST_AUTO_TEST_CASE(a_named_pipe_without_a_writer_is_refused_and_not_waited_for) {
  const cli::Folder folder;
  const cli::Ran ran = cli::run(
      "mkfifo a.json b.jsonl c.http; timeout 20 ocpv check --format short a.json b.jsonl c.http", folder.path());
  BOOST_TEST(ran.status == 3);
  BOOST_TEST(ran.out ==
             "a.json: error: cannot be read: is no regular file\nb.jsonl: error: cannot be read: is no regular file\n"
             "c.http: error: cannot be read: is no regular file\n");
}

BOOST_AUTO_TEST_CASE(a_reader_that_goes_ends_the_run_without_a_word) {
  const cli::Folder folder;
  write_lines(folder.path() + "/many.jsonl", 10'000, 1);
  const cli::Ran ran = cli::run(
      "{ ocpv check --format short --max-errors 0 many.jsonl; echo $? >status; } | head -n 1 >first; cat first status",
      folder.path());
  BOOST_TEST(ran.out ==
             "many.jsonl:1:1: error: required field 'obBackupServiceStorageConfig' is missing [missing-field]\n3\n");
  BOOST_TEST(ran.err == "");
  const cli::Ran early = cli::run(
      "{ ocpv check -v $(yes first.json | head -n 9000); echo $? >status; } | true; cat status", folder.path());
  BOOST_TEST(early.out == "3\n");
  BOOST_TEST(early.err == "");
}

BOOST_AUTO_TEST_CASE(ten_thousand_files_are_judged_in_order_in_little_memory) {
  const cli::Folder folder;
  std::string wanted;
  for (int outer = 0; outer < 10; ++outer) {
    for (int inner = 0; inner < 1000; ++inner) {
      const std::string number = std::to_string(1000 + inner);
      const std::string name = "in/" + std::to_string(outer) + "/" + number + ".json";
      cli::write_bytes(folder.path() + "/" + name, inner % 100 == 0 ? kBad : kGood);
      if (inner % 100 == 0) wanted += name + "\n";
    }
  }
  for (const std::string jobs : {"1", "4"}) {
    const cli::Ran ran = cli::run("ocpv check --format short --jobs " + jobs + " in", folder.path());
    BOOST_TEST(ran.status == 1);
    std::string found, last;
    for (std::size_t at = 0; at < ran.out.size(); at = ran.out.find('\n', at) + 1) {
      const std::string name = ran.out.substr(at, ran.out.find(':', at) - at);
      if (name != last) found += name + "\n";
      last = name;
    }
    BOOST_TEST(found == wanted);
    BOOST_TEST(ran.most_kib < OCPV_MOST_KIB * 2, ran.most_kib << " KiB");
  }
}

BOOST_AUTO_TEST_CASE(a_file_of_lines_takes_no_more_memory_when_it_is_longer) {
  const cli::Folder folder;
  // OCPV_LONG: 100 MB instead of 16 MB.
  const std::size_t lines = std::getenv("OCPV_LONG") == nullptr ? 60'000 : 375'000;
  write_lines(folder.path() + "/short.jsonl", 4'000, 1000);
  write_lines(folder.path() + "/long.jsonl", lines, 1000);
  BOOST_TEST_MESSAGE(fs::file_size(folder.path() + "/long.jsonl") << " bytes");
  for (const std::string arguments :
       {"--format short", "--format json", "-q --report html=report", "--jobs 1 --format sarif"}) {
    const cli::Ran little = cli::run("ocpv check " + arguments + " short.jsonl", folder.path());
    const cli::Ran much = cli::run("ocpv check " + arguments + " long.jsonl", folder.path());
    BOOST_TEST(much.status == 1);
    BOOST_TEST_MESSAGE(arguments << ": " << little.most_kib << " KiB for 4000 lines, " << much.most_kib << " KiB for "
                                 << lines);
    BOOST_TEST(much.most_kib < little.most_kib + OCPV_MOST_KIB / 6, arguments << ": " << much.most_kib << " KiB");
    BOOST_TEST(much.most_kib < OCPV_MOST_KIB, arguments << ": " << much.most_kib << " KiB");
  }
}
