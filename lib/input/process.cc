#include "input/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>

#include "files/files.h"

namespace ocpv::input {
namespace {

constexpr Message kCannotStart{"'{0}' cannot be started: {1}", "无法启动“{0}”：{1}"};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

class SpawnActions {
 public:
  SpawnActions() { posix_spawn_file_actions_init(&actions_); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  void duplicate(int from, int to) { posix_spawn_file_actions_adddup2(&actions_, from, to); }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// As execve takes them.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

Result<Process> Process::start(const std::vector<std::string>& words, const std::vector<std::string>& environment,
                               const std::string& input, Language language) {
  const auto failed = [&](int error) {
    return Error{fill(kCannotStart, language, {words[0], files::reason_of(error, language)})};
  };
  // Input goes through a file without a name: a pipe could fill up while the child waits for us to read.
  const std::unique_ptr<std::FILE, CloseFile> stored(std::tmpfile());
  if (!stored) return failed(errno);
  if (std::fwrite(input.data(), 1, input.size(), stored.get()) != input.size() || std::fflush(stored.get()) != 0) {
    return failed(errno);
  }
  std::rewind(stored.get());
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return failed(errno);
  SpawnActions actions;
  actions.duplicate(::fileno(stored.get()), STDIN_FILENO);
  actions.duplicate(ends[1], STDOUT_FILENO);
  std::vector<std::string> own_words = words, own_environment = environment;
  const std::vector<char*> arguments = pointers_to(own_words), variables = pointers_to(own_environment);
  pid_t id = -1;
  const int error = ::posix_spawnp(&id, arguments[0], actions.get(), nullptr, arguments.data(), variables.data());
  ::close(ends[1]);
  if (error != 0) {
    ::close(ends[0]);
    return failed(error);
  }
  return Process(id, ends[0]);
}

Process::Process(Process&& other) noexcept
    : id_(std::exchange(other.id_, -1)), output_(std::exchange(other.output_, -1)) {}

Process::~Process() {
  if (id_ != -1) wait();
}

std::size_t Process::read(std::string& out, std::size_t most) {
  const std::size_t had = out.size();
  out.resize(had + most);
  ssize_t got = -1;
  do {
    got = ::read(output_, out.data() + had, most);
  } while (got < 0 && errno == EINTR);
  out.resize(had + static_cast<std::size_t>(got > 0 ? got : 0));
  return out.size() - had;
}

std::string Process::read_all() {
  std::string out;
  while (read(out, std::size_t{1} << 16) != 0) {
  }
  return out;
}

int Process::wait() {
  if (output_ != -1) ::close(std::exchange(output_, -1));
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
  }
  id_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace ocpv::input
