#include "tools/ocpv/mapper/key_member.h"

#include <algorithm>

#include "json/escape.h"
#include "json/fault.h"
#include "json/scan.h"

namespace ocpv::program {
namespace {

/// Goes from token to token.
class Scanner {
 public:
  Scanner(std::string_view line, std::string_view name) : line_(line), name_(json::quoted(name)) {}

  std::optional<KeyMember> run() {
    while (at_ < line_.size()) {
      const char c = line_[at_];
      const std::size_t first = at_;
      skip_token();
      if (c == '{' || c == '[') ++depth_;
      if ((c == '}' || c == ']') && depth_ > 0) --depth_;
      if (c != '"' || depth_ != 1 || line_.substr(first, at_ - first) != name_) continue;
      if (const auto member = member_from(first)) return member;
    }
    return std::nullopt;
  }

 private:
  void skip_space() { at_ = json::skip_space(line_, at_); }

  // A string, or one byte.
  void skip_token() { at_ = line_[at_] == '"' ? json::skip_string(line_, at_) : at_ + 1; }

  // Behind the value that begins here: its brackets are closed, or a comma or a bracket follows.
  void skip_value() {
    std::size_t depth = 0;
    while (at_ < line_.size()) {
      const char c = line_[at_];
      const bool opens = c == '{' || c == '[', closes = c == '}' || c == ']';
      if (depth == 0 && (c == ',' || closes)) return;
      skip_token();
      if (opens) ++depth;
      if (closes) --depth;
    }
  }

  std::optional<KeyMember> member_from(std::size_t first) {
    skip_space();
    if (at_ == line_.size() || line_[at_] != ':') return std::nullopt;
    ++at_;
    skip_space();
    const std::size_t value = at_;
    skip_value();
    std::size_t end = at_;
    while (end > value && json::is_space(line_[end - 1])) --end;
    const std::string_view text = line_.substr(value, end - value);
    if (json::find_fault(text)) return std::nullopt;
    return KeyMember{first, end, text};
  }

  std::string_view line_;
  std::string name_;
  std::size_t at_ = 0, depth_ = 0;
};

}  // namespace

std::optional<KeyMember> find_key_member(std::string_view line, std::string_view name) {
  return Scanner(line, name).run();
}

std::string without_member(std::string_view line, const KeyMember& member) {
  std::string out(line);
  std::size_t begin = member.begin, end = member.end;
  const std::size_t next = json::skip_space(line, end);
  if (next < line.size() && line[next] == ',') {
    end = next + 1;
  } else {
    while (begin > 0 && json::is_space(line[begin - 1])) --begin;
    if (begin > 0 && line[begin - 1] == ',') --begin;
  }
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin), out.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  return out;
}

}  // namespace ocpv::program
