#include "run.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace cli {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void become(const std::string& command, const std::string& folder, const std::string& out,
                         const std::string& err, Powers powers) {
  const int in_fd = ::open("/dev/null", O_RDONLY);
  const int out_fd = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_fd = ::open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(in_fd, 0);
  ::dup2(out_fd, 1);
  ::dup2(err_fd, 2);
  if (::chdir(folder.c_str()) != 0) ::_exit(126);
  if (powers == Powers::none_over_files && ::geteuid() == 0) {
    // What is dropped here is not given back when root starts a program.
    for (const int power : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH}) {
      if (::prctl(PR_CAPBSET_DROP, static_cast<unsigned long>(power), 0, 0, 0) != 0) ::_exit(125);
    }
  }
  // The program's folder comes first; git, pre-commit and the like are found as usual. An installed one may be named.
  const char* inherited = std::getenv("PATH");
  const char* installed = std::getenv("OCPV_PROGRAM");
  const fs::path program(installed != nullptr ? installed : OCPV_PROGRAM);
  const std::string path =
      "PATH=" + program.parent_path().string() + ":" + (inherited != nullptr ? inherited : "/usr/bin:/bin");
  const std::string source = "SOURCE=" OCPV_SOURCE_DIR, shared = "SHARED=" OCPV_SHARED_DIR, home = "HOME=" + folder;
  // Where a program built for coverage leaves its counters; others do not look at it.
  const char* counters = std::getenv("LLVM_PROFILE_FILE");
  const std::string profile = std::string("LLVM_PROFILE_FILE=") + (counters != nullptr ? counters : "/dev/null");
  const std::array<const char*, 7> environment = {path.c_str(), source.c_str(),  shared.c_str(), home.c_str(),
                                                  "LC_ALL=C",   profile.c_str(), nullptr};
  const std::array<const char*, 4> words = {"sh", "-c", command.c_str(), nullptr};
  ::execve("/bin/sh", const_cast<char* const*>(words.data()), const_cast<char* const*>(environment.data()));
  ::_exit(127);
}

}  // namespace

Ran run(const std::string& command, const std::string& folder, Powers powers) {
  const Folder outputs;
  const std::string out = outputs.path() + "/out", err = outputs.path() + "/err";
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) become(command, folder, out, err, powers);
  int how = 0;
  struct rusage used {};
  while (::wait4(child, &how, 0, &used) < 0 && errno == EINTR) {
  }
  Ran ran;
  ran.most_kib = used.ru_maxrss;
  ran.status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
  ran.out = read_bytes(out);
  ran.err = read_bytes(err);
  return ran;
}

Folder::Folder() : path_((fs::temp_directory_path() / "ocpv-cli-XXXXXX").string()) {
  if (::mkdtemp(path_.data()) == nullptr) throw std::runtime_error("cannot make a folder");
  top_ = path_;
  // Above the folder that commands see: which operation their files belong to when nothing nearer says it.
  write_bytes(top_ + "/.ocpv.toml", "[[files]]\nmatch = \"*\"\noperation = \"backup-tenant-now\"\n");
  path_ += "/work";
  fs::create_directory(path_);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(top_, ignored);
}

std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void write_bytes(const std::string& path, const std::string& bytes) {
  const fs::path whole(path);
  if (whole.has_parent_path()) fs::create_directories(whole.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace cli
