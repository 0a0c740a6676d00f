#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "editor/cursor.h"
#include "json/escape.h"

namespace ocpv::editor {
namespace {

/// A member or an item that is open, by its indentation.
struct YamlLevel {
  std::size_t indent = 0;
  std::string name;
  bool is_item = false;
  std::size_t number = 0;
};

struct Name {
  std::size_t first = 0, last = 0;  ///< With its quotes.
  std::size_t colon = 0;
  std::string text;
};

std::string unquoted(std::string_view text) {
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
    text = text.substr(1, text.size() - 2);
  }
  return std::string(text);
}

class YamlScanner {
 public:
  YamlScanner(std::string_view text, std::size_t first, std::size_t last, std::size_t byte)
      : text_(text.substr(0, last)), at_(first), byte_(std::min(byte, last)) {
    found_.is_yaml = true;
  }

  Cursor run() {
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      const std::size_t next = end + 1;
      read_line(at_, end > at_ && text_[end - 1] == '\r' ? end - 1 : end);
      at_ = std::max(at_, next);  // A list in brackets takes more lines.
    }
    if (!is_found_) find_empty(byte_ - std::min(byte_, text_.rfind('\n', byte_ - std::min<std::size_t>(byte_, 1)) + 1));
    for (const auto& [number, name] : names_) {
      if (number == found_parent_) found_.names.push_back(name);
    }
    return std::move(found_);
  }

 private:
  bool is_cursor_in(std::size_t first, std::size_t last) const { return first <= byte_ && byte_ <= last; }

  void read_line(std::size_t first, std::size_t last) {
    std::size_t at = std::min(text_.find_first_not_of(' ', first), last);
    const bool is_blank_line = at == last || text_[at] == '#';
    if (is_in_text_ && (is_blank_line || at - first > text_indent_)) {
      is_found_ = is_found_ || is_cursor_in(first, last);  // Words of a text: nothing is known of them.
      return;
    }
    is_in_text_ = false;
    if (is_blank_line) {
      if (is_cursor_in(first, last) && !is_found_ && (at == last || byte_ <= at)) find_empty(byte_ - first);
      is_found_ = is_found_ || is_cursor_in(first, last);
      return;
    }
    read_items(first, at, last);
    if (const std::optional<Name> name = name_at(at, last)) return read_member(first, *name, last);
    read_scalar(at - first, at, last);
  }

  // `- ` as often as it stands there.
  void read_items(std::size_t first, std::size_t& at, std::size_t last) {
    while (at < last && text_[at] == '-' && (at + 1 == last || text_[at + 1] == ' ') && levels_.size() < kMostDepth) {
      const std::size_t indent = at - first;
      while (!levels_.empty() &&
             (levels_.back().indent > indent || (levels_.back().indent == indent && levels_.back().is_item))) {
        levels_.pop_back();
      }
      levels_.push_back({indent, {}, true, ++count_});
      at = std::min(text_.find_first_not_of(' ', at + 1), last);
    }
  }

  std::optional<Name> name_at(std::size_t first, std::size_t last) const {
    if (first == last || std::string_view("{[#").find(text_[first]) != std::string_view::npos) return std::nullopt;
    std::size_t at = first;
    if (text_[first] == '"' || text_[first] == '\'') {
      at = text_.find(text_[first], first + 1);
      if (at == std::string_view::npos || at >= last) return std::nullopt;
      ++at;
    }
    for (; at < last; ++at) {
      if (text_[at] == '#' && text_[at - 1] == ' ') return std::nullopt;
      if (text_[at] != ':' || (at + 1 < last && text_[at + 1] != ' ')) continue;
      const std::string_view name = trimmed(text_.substr(first, at - first), kBlanks);
      return Name{first, first + name.size(), at, unquoted(name)};
    }
    return std::nullopt;
  }

  static void close(std::vector<YamlLevel>& levels, std::size_t indent) {
    while (!levels.empty() && levels.back().indent >= indent) levels.pop_back();
  }

  void read_member(std::size_t first, const Name& name, std::size_t last) {
    close(levels_, name.first - first);
    const std::size_t parent = number_of(levels_);
    if (!is_found_ && is_cursor_in(name.first, name.colon)) {
      find(Cursor::Kind::name, name.first, name.last, levels_);
      found_.has_colon = true;
    } else {
      names_.emplace_back(parent, name.text);
    }
    if (levels_.size() == kMostDepth) return;
    levels_.push_back({name.first - first, name.text, false, ++count_});
    const std::size_t value = std::min(text_.find_first_not_of(' ', name.colon + 1), last);
    if (value < last && (text_[value] == '|' || text_[value] == '>')) {
      is_in_text_ = true;
      text_indent_ = name.first - first;
      return;
    }
    if (read_brackets(value, last)) return;
    if (is_found_ || !is_cursor_in(name.colon + 1, last)) return;
    const Name scalar = scalar_at(value, last);
    const bool is_before = byte_ < scalar.first || scalar.first == scalar.last;
    find(Cursor::Kind::value, is_before ? byte_ : scalar.first, is_before ? byte_ : scalar.last, levels_);
  }

  // Without a comment behind it.
  Name scalar_at(std::size_t first, std::size_t last) const {
    std::size_t end = last;
    const std::size_t comment = text_.find(" #", first);
    if (comment < end) end = comment;
    if (first < last && text_[first] == '#') end = first;
    const std::string_view scalar = trimmed(text_.substr(first, std::max(first, end) - first));
    return {first, first + scalar.size(), 0, unquoted(scalar)};
  }

  void read_scalar(std::size_t indent, std::size_t at, std::size_t last) {
    if (read_brackets(at, last)) return;
    const Name scalar = scalar_at(at, last);
    if (is_found_ || !is_cursor_in(at, last)) return;
    std::vector<YamlLevel> levels = levels_;
    close(levels, indent);
    find(Cursor::Kind::name, scalar.first, std::max(scalar.last, std::min(byte_, last)), levels);
    found_.may_be_either = true;
  }

  // What is in brackets is like JSON.
  bool read_brackets(std::size_t first, std::size_t last) {
    if (first >= last || (text_[first] != '{' && text_[first] != '[')) return false;
    if (text_.substr(first, 2) == "{{") return false;  // A variable.
    const std::size_t end = end_of_brackets(first);
    if (!is_found_ && is_cursor_in(first, end)) {
      const std::string above = pointer_of(levels_);
      found_ = cursor_in_json(text_, first, end, byte_);
      found_.pointer.insert(0, above);
      found_.is_yaml = true;
      is_found_ = true;
      found_parent_ = static_cast<std::size_t>(-1);
    }
    at_ = end;
    return true;
  }

  std::size_t end_of_brackets(std::size_t first) const {
    std::size_t depth = 0;
    char quote = 0;
    for (std::size_t at = first; at < text_.size(); ++at) {
      const char c = text_[at];
      if (quote != 0) {
        if (c == '\\' && quote == '"') ++at;
        if (c == quote || c == '\n') quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return at + 1;
      }
    }
    return text_.size();
  }

  // A line without a word: what could stand at this column.
  void find_empty(std::size_t column) {
    std::vector<YamlLevel> levels = levels_;
    close(levels, column);
    find(Cursor::Kind::name, byte_, byte_, levels);
    found_.may_be_either = !levels.empty();
  }

  void find(Cursor::Kind kind, std::size_t first, std::size_t last, const std::vector<YamlLevel>& levels) {
    is_found_ = true;
    found_.kind = kind;
    found_.first = first;
    found_.last = last;
    found_.word = unquoted(text_.substr(first, last - first));
    found_.pointer = pointer_of(levels);
    found_parent_ = kind == Cursor::Kind::name ? number_of(levels) : static_cast<std::size_t>(-1);
  }

  static std::string pointer_of(const std::vector<YamlLevel>& levels) {
    std::string out;
    for (const YamlLevel& level : levels) {
      if (level.is_item) {
        out += "/*";
      } else {
        json::append_token(out, level.name);
      }
    }
    return out;
  }

  static std::size_t number_of(const std::vector<YamlLevel>& levels) {
    return levels.empty() ? 0 : levels.back().number;
  }

  std::string_view text_;
  std::size_t at_, byte_;
  std::vector<YamlLevel> levels_;
  std::size_t count_ = 0;
  std::vector<std::pair<std::size_t, std::string>> names_;  ///< Each with the number of its owner.
  bool is_in_text_ = false;
  std::size_t text_indent_ = 0;
  Cursor found_;
  std::size_t found_parent_ = 0;
  bool is_found_ = false;
};

}  // namespace

Cursor cursor_in_yaml(std::string_view text, std::size_t first, std::size_t last, std::size_t byte) {
  return YamlScanner(text, first, std::min(last, text.size()), byte).run();
}

}  // namespace ocpv::editor
