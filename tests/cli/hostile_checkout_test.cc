// What somebody else's checkout can make the program do: nothing. Each case makes one, with a file ("the canary") that
// is there as soon as anything in the checkout was executed, and first holds that the canary would sing.
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "run.h"

namespace {

namespace fs = std::filesystem;

constexpr const char* kWrong = R"({"backupMode": "NO", "ossAccessKey": {"accessKeySecret": "hunter2"}})";

// Every setting by which a configuration can name a program, and those that change what git lists. `!` is the canary's.
constexpr const char* kConfig = R"(
[core]
	fsmonitor = !
	hooksPath = hooks-of-theirs
	pager = !
	editor = !
	sshCommand = !
	gitProxy = !
	askPass = !
	quotePath = true
	untrackedCache = true
[include]
	path = more
[diff]
	external = !
	relative = true
	orderFile = order
	noprefix = true
	ignoreSubmodules = none
[diff "theirs"]
	textconv = !
	command = !
[filter "theirs"]
	clean = !
	smudge = !
	process = !
	required = true
[pager]
	diff = !
	rev-parse = !
	cat-file = !
[alias]
	diff = "!!"
	ls-files = "!!"
	rev-parse = "!!"
	cat-file = "!!"
[status]
	relativePaths = false
	showUntrackedFiles = no
[credential]
	helper = "!!"
[protocol]
	allow = always
[protocol "ext"]
	allow = always
[extensions]
	partialClone = theirs
[remote "theirs"]
	url = "ext::!"
	promisor = true
	uploadpack = !
	vcs = ext
)";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

struct Checkout {
  cli::Folder folder;
  std::string canary = folder.path() + "/canary", script = folder.path() + "/script", top = folder.path() + "/top";

  Checkout() {
    cli::write_bytes(script, "#!/bin/sh\ntouch '" + canary + "'\nexit 1\n");
    ::chmod(script.c_str(), 0755);
    cli::write_bytes(top + "/a.json", kWrong);
    cli::write_bytes(top + "/sub/b.json", kWrong);
    cli::write_bytes(top + "/sub/\xE5\xA4\x87 \"c\".json", kWrong);
    fs::create_directories(top + "/schemas");
    fs::copy(OCPV_SOURCE_DIR "/schemas/backup-tenant-now", top + "/schemas/backup-tenant-now");
    do_in(top, "git init -q . && git config user.name n && git config user.email e && git add -A");
  }

  void do_in(const std::string& where, const std::string& command) const {
    const cli::Ran ran = cli::run(command, where);
    BOOST_REQUIRE_MESSAGE(ran.status == 0, command << ": " << ran.out << ran.err);
  }
  void configure(const std::string& git_folder) const {
    std::string config = cli::read_bytes(git_folder + "/config") + replaced(kConfig, "!", script);
    config = replaced(config, "\"" + script + script + "\"", "\"!" + script + "\"");
    cli::write_bytes(git_folder + "/config", config);
    cli::write_bytes(git_folder + "/more", "[core]\n\tfsmonitor = " + script + "\n");
    for (const char* hook :
         {"pre-commit", "post-checkout", "post-index-change", "reference-transaction", "fsmonitor"}) {
      fs::create_directories(top + "/hooks-of-theirs");
      fs::copy(script, top + "/hooks-of-theirs/" + hook, fs::copy_options::overwrite_existing);
      fs::copy(script, git_folder + "/hooks/" + hook, fs::copy_options::overwrite_existing);
    }
    cli::write_bytes(top + "/.gitattributes", "* filter=theirs diff=theirs\n");
  }
  // Whether git itself, by hand, would run what is planted.
  void sings_in(const std::string& where) {
    cli::run("git status; git diff; git log -p; git add .", where);
    BOOST_TEST(fs::exists(canary), "the canary is dumb in " << where);
    fs::remove(canary);
  }
  void is_silent_in(const std::string& where) {
    for (const char* command : commands()) {
      const cli::Ran ran = cli::run(command, where);
      BOOST_TEST(ran.status < 4, command << ": " << ran.err);
      BOOST_TEST(!fs::exists(canary), command << " in " << where << " executes what the checkout says");
      fs::remove(canary);
    }
  }
  static const std::vector<const char*>& commands() {
    static const std::vector<const char*> all = {"ocpv check *.json",
                                                 "ocpv check .",
                                                 "ocpv check --strict --format html .",
                                                 "ocpv check --format sarif --report json=out.txt .",
                                                 "ocpv check --git-staged",
                                                 "ocpv check --git-staged --format gitlab .",
                                                 "ocpv check --fix --dry-run .",
                                                 "ocpv check --fix .",
                                                 "ocpv docs .",
                                                 "ocpv generate . --out made",
                                                 "ocpv generate . --check --out made",
                                                 "ocpv diff . .",
                                                 "ocpv operations --schemas schemas",
                                                 "ocpv explain missing-field",
                                                 "ocpv config a.json",
                                                 "ocpv sample backup-tenant-now",
                                                 "ocpv schema backup-tenant-now",
                                                 "ocpv version"};
    return all;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_configuration_that_names_programs_runs_none_of_them) {
  Checkout checkout;
  checkout.configure(checkout.top + "/.git");
  checkout.sings_in(checkout.top);
  checkout.is_silent_in(checkout.top);
  checkout.is_silent_in(checkout.top + "/sub");
}

BOOST_AUTO_TEST_CASE(a_missing_object_is_fetched_from_nowhere) {
  Checkout checkout;
  checkout.configure(checkout.top + "/.git");
  checkout.do_in(checkout.top, "rm -r .git/objects && mkdir .git/objects");
  cli::run(
      "git -c core.fsmonitor= cat-file --batch <<< 1234567890123456789012345678901234567890; git -c core.fsmonitor= "
      "show "
      "1234567890123456789012345678901234567890",
      checkout.top);
  fs::remove(checkout.canary);
  checkout.is_silent_in(checkout.top);
  BOOST_TEST(cli::run("ocpv check --git-staged", checkout.top).status >= 2);
}

BOOST_AUTO_TEST_CASE(a_bare_repository_that_lies_in_a_checkout_is_none) {
  Checkout checkout;
  const std::string pkg = checkout.top + "/sub";
  checkout.do_in(pkg, "git init -q --bare x && mv x/HEAD x/config x/objects x/refs . && mkdir hooks");
  checkout.configure(pkg);
  checkout.do_in(pkg, "git config core.bare false && git config core.worktree .");
  checkout.sings_in(pkg);
  checkout.is_silent_in(pkg);
  checkout.is_silent_in(checkout.top);
}

BOOST_AUTO_TEST_CASE(a_working_tree_that_is_elsewhere_is_not_gone_to) {
  Checkout checkout;
  cli::write_bytes(checkout.folder.path() + "/elsewhere/secret.json", kWrong);
  checkout.configure(checkout.top + "/.git");
  checkout.do_in(checkout.top, "git -c core.fsmonitor= config core.worktree ../../elsewhere");
  fs::remove(checkout.canary);
  checkout.is_silent_in(checkout.top);
  BOOST_TEST(fs::exists(checkout.folder.path() + "/elsewhere/secret.json"));
}

BOOST_AUTO_TEST_CASE(no_setting_hides_a_staged_file) {
  Checkout checkout;
  checkout.configure(checkout.top + "/.git");
  for (const char* where : {"/sub", ""}) {
    const cli::Ran ran =
        cli::run("ocpv check --git-staged --operation backup-tenant-now --format short", checkout.top + where);
    BOOST_TEST(ran.status == 1);
    for (const char* name : {"a.json", "b.json", "c\\\".json"}) {
      BOOST_TEST((ran.out.find(name) != std::string::npos || ran.out.find("c\".json") != std::string::npos),
                 name << " is not in " << ran.out << ran.err);
    }
  }
  const cli::Ran hook =
      cli::run("GIT_EXTERNAL_DIFF=" + checkout.script + " GIT_PAGER=" + checkout.script +
                   " GIT_LITERAL_PATHSPECS=1 GIT_TRACE=1 GIT_SSH_COMMAND=" + checkout.script +
                   " GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.fsmonitor GIT_CONFIG_VALUE_0=" + checkout.script +
                   " GIT_DIR=.git GIT_INDEX_FILE=.git/index ocpv check --git-staged --format short",
               checkout.top);
  BOOST_TEST(hook.status == 1);
  BOOST_TEST(hook.err.find("trace") == std::string::npos, hook.err);
  BOOST_TEST(!fs::exists(checkout.canary));
}

BOOST_AUTO_TEST_CASE(what_git_keeps_is_told_without_git) {
  const Checkout checkout;
  const std::string check = " && PATH=\"${PATH%%:*}\" ocpv check --operation backup-tenant-now --format short ";
  const auto warns = [&](const std::string& prepare, const std::string& file, const std::string& where) {
    const cli::Ran ran = cli::run(prepare + check + file, where);
    return ran.out.find("secret-literal") != std::string::npos;
  };
  const std::string& top = checkout.top;
  cli::write_bytes(top + "/new.json", kWrong);
  for (const char* version : {"2", "3", "4"}) {
    const std::string again = std::string("git update-index --index-version ") + version + " --force-write-index";
    BOOST_TEST(warns(again, "a.json", top), version);
    BOOST_TEST(warns(again, "b.json", top + "/sub"), version);
    BOOST_TEST(warns(again, "sub/*c*.json", top), version);
    BOOST_TEST(warns(again, "../a.json", top + "/sub"), version);
    BOOST_TEST(!warns(again, "new.json", top), version);
  }
  BOOST_TEST(warns("git update-index --split-index", "a.json", top));
  BOOST_TEST(!warns("git add -N sub", "new.json", top));
  BOOST_TEST(warns("git update-index --no-split-index", "sub/b.json", top));
  // A link to the repository, and one of the other hash.
  BOOST_TEST(warns("git commit -qm one && git worktree add -q ../second", "a.json", top));
  BOOST_TEST(warns("true", "a.json", top + "/../second"));
  const cli::Ran other = cli::run(
      "git init -q --object-format=sha256 ../other && cp a.json new.json ../other && cd ../other && git add a.json",
      top);
  BOOST_TEST(other.status == 0, other.err);
  BOOST_TEST(warns("true", "a.json", top + "/../other"));
  BOOST_TEST(!warns("true", "new.json", top + "/../other"));
  // An index that nobody can read silences nothing.
  BOOST_TEST(warns("printf DIRCnonsense > .git/index", "new.json", top + "/../other"));
  BOOST_TEST(warns("rm .git/index && mkfifo .git/index", "new.json", top + "/../other"));
  BOOST_TEST(!warns("rm .git/index", "a.json", top + "/../other"));
}
