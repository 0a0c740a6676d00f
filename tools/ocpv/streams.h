// In: text. Out: standard output and standard error.
// Promises: results go to `Output`, talk goes to `Talk`; what could not be written is remembered, so that a full disk
// or a closed pipe is never taken for success.
#pragma once

#include <string>
#include <string_view>

namespace ocpv::program {

/// Results, on standard output, buffered.
class Output {
 public:
  void write(std::string_view text);
  /// Writes out what is buffered. False when anything since the start could not be written; error() says why.
  bool flush();
  int error() const noexcept { return error_; }  ///< errno of the first failure, or 0.

 private:
  std::string buffer_;
  int error_ = 0;
};

/// Everything else, on standard error, at once. Failures to write it change no verdict.
class Talk {
 public:
  void line(std::string_view text);     ///< The text and a line feed.
  void problem(std::string_view text);  ///< The same, after the program's name.
  /// A line that the next one overwrites; only on a terminal. An empty text clears it.
  void progress(std::string_view text);
  bool is_terminal() const noexcept;

 private:
  bool progress_shown_ = false;
};

bool output_is_terminal() noexcept;

}  // namespace ocpv::program
