// What stands where a file should: pipes, devices, links, folders. Nothing is waited for, and nothing of the user's is
// written that he did not name.
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "run.h"

namespace {

namespace fs = std::filesystem;

constexpr const char* kRight =
    R"({"backupMode": "PHYSICAL_BACKUP", "dataBackupMode": "FULL_BACKUP", "obBackupServiceStorageConfig": {
  "configName": "a", "alarmStoragePercentageThreshold": 80,
  "obBackupStorageBaseInfo": {"backupStorageType": "BACKUP_STORAGE_FILE", "storageUrl": "/backup/"}}})";

struct Place {
  cli::Folder folder;
  const std::string& path = folder.path();

  Place() { write("r.json", kRight); }
  void write(const std::string& name, const std::string& bytes) const { cli::write_bytes(path + "/" + name, bytes); }
  // 124 when it hangs.
  cli::Ran run(const std::string& command) const { return cli::run("timeout 20 sh -c '" + command + "'", path); }
  std::string bytes(const std::string& name) const { return cli::read_bytes(path + "/" + name); }
  unsigned mode(const std::string& name) const {
    struct stat facts {};
    return ::lstat((path + "/" + name).c_str(), &facts) == 0 ? facts.st_mode : 0U;
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(special_files)

BOOST_AUTO_TEST_CASE(what_is_no_file_is_told_in_one_sentence_and_never_waited_for) {
  struct Case {
    const char *place, *command;
  };
  const Case cases[] = {
      {"pages/a/corrections.json", "ocpv generate pages --out made"},
      {"pages/a/corrections.json", "ocpv docs pages"},
      {"p.md", "ocpv generate p.md --out made"},
      {"made/a/operation.json", "ocpv check --schemas made --operation a r.json"},
      {"made/a/request.schema.json", "ocpv check --schemas made --operation a r.json"},
      {"made/a/response.schema.json", "ocpv operations --schemas made/a"},
      {"made/a/operation.json", "ocpv diff made made"},
      {"made/a/request.schema.json", "ocpv diff made/a made/a"},
      {"s.json", "ocpv check --schema s.json r.json"},
      {".ocpv.toml", "ocpv check r.json"},
      {"c.toml", "ocpv check --config c.toml r.json"},
      {"e.env", "ocpv check --env-file e.env r.json"},
      {"x.json", "ocpv check x.json"},
      {"x.http", "ocpv check x.http"},
      {"x.jsonl", "ocpv check x.jsonl"},
      {"x.yaml", "ocpv check --fix x.yaml"},
  };
  const char* kinds[] = {"mkfifo", "mkdir", "ln -s /dev/zero", "ln -s nowhere", "ln -s loop loop; ln -s loop"};
  for (const Case& one : cases) {
    for (const char* kind : kinds) {
      const Place place;
      fs::create_directories(place.path + "/made");
      fs::copy(OCPV_SOURCE_DIR "/schemas/backup-tenant-now", place.path + "/made/a");
      fs::create_directories(place.path + "/pages/a");
      fs::copy(OCPV_SOURCE_DIR "/schemas/backup-tenant-now/page.en.md", place.path + "/pages/a/page.en.md");
      fs::remove_all(place.path + "/" + one.place);
      const cli::Ran made = place.run(std::string(kind) + " " + one.place);
      BOOST_TEST(made.status == 0, made.err);
      const cli::Ran ran = place.run(one.command);
      const std::string what = std::string(kind) + " " + one.place + ": " + one.command + ": ";
      BOOST_TEST((ran.status == 2 || ran.status == 3), what << ran.status << ran.out << ran.err);
      BOOST_TEST(!(ran.out + ran.err).empty(), what << "says nothing");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_report_goes_to_devices_and_descriptors_as_they_are) {
  const Place place;
  const auto is_report = [](const std::string& text) { return text.find("\"files\"") != std::string::npos; };
  BOOST_TEST(is_report(place.run("ocpv check -q --report json=/dev/stdout r.json").out));
  BOOST_TEST(is_report(place.run("ocpv check -q --report json=/dev/stderr r.json").err));
  BOOST_TEST(is_report(place.run("ocpv check -q --report json=/dev/fd/1 r.json").out));
  BOOST_TEST(is_report(place.run("ocpv check -q --report json=/proc/self/fd/1 r.json").out));
  // Text, then the report: nothing is lost, whatever standard output is.
  for (const char* into : {"> out", "| cat > out", ">> out"}) {
    BOOST_TEST(place.run(std::string("rm -f out; ocpv check -v --report json=/dev/stdout r.json ") + into).status == 0);
    const std::string out = place.bytes("out");
    BOOST_TEST(out.starts_with("r.json: valid"), out);
    BOOST_TEST(is_report(out), out);
  }
  BOOST_TEST(place.run("ocpv check -q --report json=/dev/fd/7 r.json 7>out").status == 0);
  BOOST_TEST(is_report(place.bytes("out")));
  BOOST_TEST(place.run("ocpv check -q --report json=/dev/fd/9 r.json 9>&-").status == 3);
  BOOST_TEST(place.run("ocpv check -q --report json=/dev/null r.json").status == 0);
  BOOST_TEST(fs::is_character_file("/dev/null"));
  BOOST_TEST(place.run("mkfifo pipe; cat pipe > out & ocpv check -q --report json=pipe r.json; wait").status == 0);
  BOOST_TEST(is_report(place.bytes("out")));
  BOOST_TEST(S_ISFIFO(place.mode("pipe")));
  const cli::Ran nobody = place.run("ocpv check -q --report json=pipe r.json");
  BOOST_TEST(nobody.status == 3);
  BOOST_TEST(nobody.err == "ocpv: pipe: cannot be written: nobody reads the pipe\n");
  BOOST_TEST(place.run("mkdir d; ocpv check -q --report json=d r.json").status == 3);
}

BOOST_AUTO_TEST_CASE(a_report_keeps_the_mode_of_its_file_and_follows_no_link) {
  const Place place;
  place.write("old.json", "old");
  BOOST_TEST(place.run("chmod 600 old.json; ocpv check -q --report json=old.json r.json").status == 0);
  BOOST_TEST((place.mode("old.json") & 0777U) == 0600U);
  BOOST_TEST(place.bytes("old.json") != "old");
  place.write("home/config", "mine");
  for (const char* target : {"home/config", "home/nothing", "link.json"}) {
    const cli::Ran ran =
        place.run(std::string("ln -sf ") + target + " link.json; ocpv check -q --report json=link.json r.json");
    BOOST_TEST(ran.status == 3);
    BOOST_TEST(ran.err == "ocpv: link.json: cannot be written: is a symbolic link; name the file itself\n");
    BOOST_TEST(S_ISLNK(place.mode("link.json")));
  }
  BOOST_TEST(place.bytes("home/config") == "mine");
  BOOST_TEST(place.mode("home/nothing") == 0U);
  // What a dead process left beside it stops nobody.
  BOOST_TEST(place
                 .run("for i in $(seq 1 40); do : > .new.json.$(($$ + i)).tmp; done; ocpv check -q --report "
                      "json=new.json r.json")
                 .status == 0);
}

BOOST_AUTO_TEST_CASE(what_a_checkout_links_to_outside_of_it_is_neither_read_nor_written) {
  const Place place;
  place.write("outside/private.json", R"({"token-of-mine": "planted-1"})");
  place.write("top/sub/inside.json", kRight);
  place.write("top/page.md", "# Nothing\n");
  const std::string go = "cd top && mkdir -p .git && ";
  place.run(
      "ln -s ../outside/private.json top/a.json; ln -s ../inside.json top/sub/b.json; ln -s ../../outside/private.json "
      "top/sub/c.json");
  for (const char* command :
       {"ocpv check .", "ocpv check sub", "ocpv check --format html .", "ocpv check --fix --dry-run ."}) {
    const cli::Ran ran = place.run(go + command);
    BOOST_TEST(ran.status == 3, command << ran.out << ran.err);
    BOOST_TEST((ran.out + ran.err).find("planted-1") == std::string::npos, ran.out);
    BOOST_TEST((ran.out + ran.err).find("token-of-mine") == std::string::npos, ran.out);
    BOOST_TEST((ran.out + ran.err).find("c.json") != std::string::npos, ran.out << ran.err);
  }
  const std::string misspelt = cli::read_bytes(OCPV_SOURCE_DIR "/examples/requests/broken.json");
  place.write("outside/fix.json", misspelt);
  const cli::Ran fixed = place.run("ln -s ../outside/fix.json top/f.json; " + go +
                                   "ocpv check --fix --operation backup-tenant-now f.json");
  BOOST_TEST(place.bytes("outside/fix.json") == misspelt);
  BOOST_TEST(fixed.err.find("leads out") != std::string::npos, fixed.err);
  place.write("outside/o.toml", "strict = true\n");
  BOOST_TEST(place.run("ln -s ../outside/o.toml top/.ocpv.toml; " + go + "ocpv check sub/inside.json").status >= 2);
}

BOOST_AUTO_TEST_CASE(a_configuration_above_the_repository_or_of_somebody_else_is_not_used) {
  const Place place;
  place.write("top/r.json", kRight);
  place.write(".ocpv.toml", "nonsense");
  BOOST_TEST(place.run("mkdir top/.git; ocpv check --operation backup-tenant-now top/r.json").status == 0);
  BOOST_TEST(place.run("rm -r top/.git; ocpv check --operation backup-tenant-now top/r.json").status == 2);
  if (::chown((place.path + "/.ocpv.toml").c_str(), 12345, 12345) != 0) {
    BOOST_TEST_MESSAGE("skipped: only root can give a file to somebody else");
    return;
  }
  place.write(".ocpv.toml", "strict = true\n");
  BOOST_TEST(place.run("ocpv check --operation backup-tenant-now top/r.json").status == 0);
  const cli::Ran shared = place.run("chmod 1777 .; ocpv check --operation backup-tenant-now top/r.json");
  BOOST_TEST(shared.status >= 2);
  BOOST_TEST(shared.err.find("belongs to another user") != std::string::npos, shared.err);
}

BOOST_AUTO_TEST_CASE(generate_writes_through_no_link_below_its_folder) {
  const Place place;
  fs::create_directories(place.path + "/pages/a");
  fs::copy(OCPV_SOURCE_DIR "/schemas/backup-tenant-now/page.en.md", place.path + "/pages/a/page.en.md");
  place.write("home/keep/operation.json", "mine");
  fs::create_directories(place.path + "/made");
  const cli::Ran folder = place.run("ln -s ../home/keep made/a; ocpv generate pages --out made");
  BOOST_TEST(folder.status == 3, folder.out << folder.err);
  BOOST_TEST(place.bytes("home/keep/operation.json") == "mine");
  BOOST_TEST(!fs::exists(place.path + "/home/keep/request.schema.json"));
  const cli::Ran file = place.run(
      "rm made/a; mkdir made/a; ln -s ../../home/keep/operation.json made/a/operation.json; ocpv generate pages --out "
      "made");
  BOOST_TEST(file.status == 0, file.err);
  BOOST_TEST(place.bytes("home/keep/operation.json") == "mine");
  BOOST_TEST(S_ISREG(place.mode("made/a/operation.json")));
  const cli::Ran out = place.run("mkdir real; ln -s real named; ocpv generate pages --out named");
  BOOST_TEST(out.status == 0, out.err);
  BOOST_TEST(fs::exists(place.path + "/real/a/operation.json"));
}

BOOST_AUTO_TEST_SUITE_END()
