#include "tools/ocpv/streams.h"

#include <unistd.h>

#include <string>

#include "files/descriptor.h"

namespace ocpv::program {
namespace {

constexpr std::size_t kMostBuffered = std::size_t{1} << 16;

}  // namespace

void Output::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() >= kMostBuffered) flush();
}

bool Output::flush() {
  if (error_ == 0) error_ = files::write_bytes(STDOUT_FILENO, buffer_);
  buffer_.clear();
  return error_ == 0;
}

void Talk::line(std::string_view text) {
  progress({});
  std::string whole(text);
  whole += '\n';
  files::write_bytes(STDERR_FILENO, whole);
}

void Talk::problem(std::string_view text) { line("ocpv: " + std::string(text)); }

void Talk::progress(std::string_view text) {
  if (text.empty() && !progress_shown_) return;
  if (!is_terminal()) return;
  files::write_bytes(STDERR_FILENO, "\r\x1b[K" + std::string(text));
  progress_shown_ = !text.empty();
}

bool Talk::is_terminal() const noexcept { return ::isatty(STDERR_FILENO) == 1; }

bool output_is_terminal() noexcept { return ::isatty(STDOUT_FILENO) == 1; }

}  // namespace ocpv::program
