// In: a program, its arguments and its environment. Out: what it wrote, and its exit status.
// Promises: no shell; nothing of ours is inherited but standard error; the child is waited for.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace ocpv::input {

/// A running program whose standard output we read. Its standard input is `input`, whole.
class Process {
 public:
  /// `environment` is of texts NAME=VALUE.
  static Result<Process> start(const std::vector<std::string>& words, const std::vector<std::string>& environment,
                               const std::string& input, Language language);
  Process(Process&& other) noexcept;
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  Process& operator=(Process&&) = delete;
  ~Process();

  /// Appends up to `most` bytes; 0 at the end, or when nothing can be read any more.
  std::size_t read(std::string& out, std::size_t most);
  /// Reads to the end.
  std::string read_all();
  /// Waits for the end; the exit status, or 128 and the signal's number.
  int wait();

 private:
  Process(pid_t id, int output) : id_(id), output_(output) {}
  pid_t id_ = -1;
  int output_ = -1;
};

}  // namespace ocpv::input
