#include "editor/frames.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"

namespace ocpv::editor {
namespace {

constexpr std::string_view kLength = "Content-Length:";
constexpr std::size_t kMostSkippedBytes = std::size_t{1} << 32;  // A length beyond it is none.

bool is_name(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_letter_or_digit(c) || c == '-'; });
}

// UTF-8 is what the protocol takes, also by its older name.
bool is_known_charset(std::string_view value) {
  constexpr std::string_view kCharset = "charset=";
  const std::string small = lower(value);
  const std::size_t at = small.find(kCharset);
  if (at == std::string::npos) return true;
  const std::string_view charset = trimmed(std::string_view(small).substr(at + kCharset.size()), "\" \t;");
  return charset == "utf-8" || charset == "utf8";
}

}  // namespace

std::string framed(std::string_view body) {
  std::string out(kLength);
  ((out += ' ') += std::to_string(body.size())) += "\r\n\r\n";
  return out += body;
}

void FrameReader::feed(std::string_view bytes) {
  const std::size_t skipped = std::min(skipped_, bytes.size());
  skipped_ -= skipped;
  buffer_ += bytes.substr(skipped);
}

std::optional<Frame> FrameReader::next() {
  for (;;) {
    if (body_) {
      if (buffer_.size() - at_ < *body_) return std::nullopt;
      Frame frame{Frame::Problem::none, buffer_.substr(at_, *body_)};
      at_ += *body_;
      body_.reset();
      drop_taken();
      return frame;
    }
    Frame::Problem problem = Frame::Problem::none;
    const bool goes_on = take_header_line(problem);
    drop_taken();
    if (problem != Frame::Problem::none) return Frame{problem, {}};
    if (!goes_on) return std::nullopt;
  }
}

// False when there is no whole line.
bool FrameReader::take_header_line(Frame::Problem& problem) {
  const std::size_t end = buffer_.find('\n', at_);
  if (end == std::string::npos) {
    if (buffer_.size() - at_ <= kMostHeaderBytes) return false;
    give_up(problem);
    at_ = buffer_.size() - kLength.size();  // The next header may have begun.
    return false;
  }
  std::string_view line = std::string_view(buffer_).substr(at_, end - at_);
  at_ = end + 1;
  if (line.ends_with('\r')) line.remove_suffix(1);
  take_line(line, problem);
  return true;
}

void FrameReader::take_line(std::string_view line, Frame::Problem& problem) {
  if (line.empty()) return end_header(problem);
  header_.bytes += line.size();
  if (header_.bytes <= kMostHeaderBytes && read_field(line)) return;
  give_up(problem);
  // What was no header was the body of one, or lines that are too many: the next message may begin right behind it.
  const std::size_t next = line.rfind(kLength);
  if (next == std::string_view::npos || !read_field(line.substr(next))) return;
  header_.bytes = line.size() - next;
}

// False for what is no field of a header.
bool FrameReader::read_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_name(line.substr(0, colon))) return false;
  const std::string_view name = line.substr(0, colon), value = trimmed(line.substr(colon + 1), kBlanks);
  if (same_but_case(name, "Content-Type")) header_.is_broken = header_.is_broken || !is_known_charset(value);
  if (!same_but_case(name, "Content-Length")) return true;
  std::size_t length = 0;
  const char* const last = value.data() + value.size();
  const auto [end, error] = std::from_chars(value.data(), last, length);
  const bool is_number = !value.empty() && is_digit(value.front()) && end == last && error == std::errc();
  if (!is_number || length > kMostSkippedBytes) return false;
  header_.is_broken = header_.is_broken || (header_.length && *header_.length != length);
  header_.length = length;
  return true;
}

void FrameReader::end_header(Frame::Problem& problem) {
  if (header_.bytes == 0) return;  // Blank lines between messages.
  const Header header = header_;
  if (!header.length || header.is_broken) give_up(problem);
  header_ = {};
  if (!header.length) return;
  is_told_ = false;
  if (header.is_broken || *header.length > kMostMessageBytes) {
    if (!header.is_broken) problem = Frame::Problem::too_large;
    const std::size_t here = std::min(*header.length, buffer_.size() - at_);
    at_ += here;
    skipped_ = *header.length - here;
    return;
  }
  body_ = header.length;
}

void FrameReader::give_up(Frame::Problem& problem) {
  header_ = {};
  if (!is_told_) problem = Frame::Problem::bad_header;
  is_told_ = true;
}

void FrameReader::drop_taken() {
  constexpr std::size_t kWorthIt = std::size_t{64} << 10;
  if (at_ != buffer_.size() && at_ < kWorthIt) return;
  buffer_.erase(0, at_);
  at_ = 0;
  if (buffer_.empty() && buffer_.capacity() > kWorthIt) buffer_.shrink_to_fit();
}

}  // namespace ocpv::editor
