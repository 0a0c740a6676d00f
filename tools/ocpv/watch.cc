#include "tools/ocpv/watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <thread>
#include <tuple>
#include <utility>

#include "config/config.h"
#include "files/files.h"
#include "input/folder.h"

namespace ocpv::program {
namespace {

namespace fs = std::filesystem;

// The system tells nothing of some file systems (those of networks), nor of folders that were made after the watch.
constexpr int kMostSilenceInMs = 2000;
constexpr std::chrono::milliseconds kBetweenLooks{300}, kToSettle{20};
constexpr std::size_t kMostFolders = 4096;

/// Of each file that is there: when it was changed, in seconds and below, and its size.
using Snapshot = std::map<std::string, std::tuple<std::int64_t, std::int64_t, std::int64_t>>;

void look_at(Snapshot& all, const std::string& path) {
  struct stat said {};
  if (::stat(path.c_str(), &said) == 0)
    all.emplace(path, std::tuple(said.st_mtim.tv_sec, said.st_mtim.tv_nsec, std::int64_t{said.st_size}));
}

Snapshot snapshot_of(const Watched& watched, Language language) {
  Snapshot all;
  for (const std::string& path : watched.paths) {
    if (!files::is_folder(path)) {
      look_at(all, path);
      continue;
    }
    const auto found = input::list_folder(
        path, [](const std::string&) { return true; }, language);
    if (!found.ok()) continue;
    for (const input::Found& one : *found) {
      look_at(all, one.path);
      const std::string folder = fs::path(one.path).parent_path().generic_string();
      for (const std::string_view hidden : {config::kFileName, std::string_view(".env")}) {
        look_at(all, folder.empty() ? std::string(hidden) : files::joined(folder, std::string(hidden)));
      }
    }
  }
  std::erase_if(all, [&](const auto& one) {
    return std::any_of(watched.written.begin(), watched.written.end(), [&](const std::string& path) {
      return fs::path(path).lexically_normal() == fs::path(one.first).lexically_normal();
    });
  });
  return all;
}

/// Tells that something happened in the folders of a snapshot's files.
class Ear {
 public:
  Ear(const Watched& watched, const Snapshot& files) : number_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    std::set<std::string> folders;
    const auto add = [&](const fs::path& path) { folders.insert(path.empty() ? "." : path.generic_string()); };
    for (const std::string& path : watched.paths)
      add(files::is_folder(path) ? fs::path(path) : fs::path(path).parent_path());
    for (const auto& one : files) add(fs::path(one.first).parent_path());
    hears_ = number_ >= 0 && folders.size() <= kMostFolders;
    constexpr std::uint32_t kWhat =
        IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_MODIFY | IN_ATTRIB;
    for (const std::string& folder : folders) {
      if (hears_ && files::is_folder(folder)) hears_ = ::inotify_add_watch(number_, folder.c_str(), kWhat) >= 0;
    }
  }
  Ear(const Ear&) = delete;
  Ear& operator=(const Ear&) = delete;
  ~Ear() {
    if (number_ >= 0) ::close(number_);
  }

  void wait() const {
    if (!hears_) return std::this_thread::sleep_for(kBetweenLooks);
    pollfd one = {number_, POLLIN, 0};
    if (::poll(&one, 1, kMostSilenceInMs) <= 0) return;
    // An editor writes in several steps: the file is looked at after the last.
    std::this_thread::sleep_for(kToSettle);
    std::array<char, 4096> events;
    while (::read(number_, events.data(), events.size()) > 0) {
    }
  }

 private:
  int number_;
  bool hears_ = false;
};

}  // namespace

ExitStatus watch(const std::function<Watched()>& what, const std::function<ExitStatus()>& run, Context& context) {
  for (;;) {
    const Watched watched = what();
    const Snapshot before = snapshot_of(watched, context.language);
    const ExitStatus status = run();
    if (!context.out.flush()) return status;
    const Ear ear(watched, before);
    while (snapshot_of(watched, context.language) == before) ear.wait();
  }
}

}  // namespace ocpv::program
