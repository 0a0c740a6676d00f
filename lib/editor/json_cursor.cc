#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "editor/cursor.h"
#include "json/escape.h"

namespace ocpv::editor {
namespace {

constexpr std::string_view kEnds = "{}[],:\"' \t\r\n";  // Of a word without quotes.

struct Token {
  char kind = 0;  ///< A bracket, `,`, `:`, `"` for a string, `w` for a word, 0 at the end.
  std::size_t first = 0, last = 0;
  bool is_closed = true;  ///< A string's last quote is there.
};

/// What is open around a place.
struct JsonLevel {
  bool is_object = false;
  enum class Expects : std::uint8_t { name, colon, value, comma } expects = Expects::value;
  std::string name;  ///< Of the member at hand.
  std::vector<std::string> names;
};

class JsonScanner {
 public:
  JsonScanner(std::string_view text, std::size_t first, std::size_t last, std::size_t byte)
      : text_(text.substr(0, last)), at_(first), byte_(std::min(byte, last)) {}

  Cursor run() {
    levels_.push_back({});  // Around the whole value.
    for (Token token = next(); token.kind != 0 && !is_done(); token = next()) {
      if (!is_found_ && token.first >= byte_ && !holds(token)) find({0, byte_, byte_});
      if (!is_found_ && holds(token)) find(token);
      take(token);
    }
    if (!is_found_) find({0, byte_, byte_});
    finish();
    return std::move(found_);
  }

 private:
  using Expects = JsonLevel::Expects;

  Token next() {
    at_ = std::min(text_.find_first_not_of(kWhite, at_), text_.size());
    if (at_ == text_.size()) return {};
    const std::size_t first = at_;
    const char c = text_[at_];
    if (c == '"' || c == '\'') return string(c);
    if (is_placeholder()) return placeholder();
    if (kEnds.find(c) != std::string_view::npos) {
      ++at_;
      return {c, first, at_};
    }
    while (at_ < text_.size() && kEnds.find(text_[at_]) == std::string_view::npos) ++at_;
    return {'w', first, at_};
  }

  // A string that is not closed ends with its line.
  Token string(char quote) {
    const std::size_t first = at_++;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n' && text_[at_] != '\r') {
      at_ += text_[at_] == '\\' ? 2U : 1U;
    }
    at_ = std::min(at_, text_.size());
    const bool is_closed = at_ < text_.size() && text_[at_] == quote;
    if (is_closed) ++at_;
    return {'"', first, at_, is_closed};
  }

  bool is_placeholder() const {
    const std::string_view rest = text_.substr(at_, 2);
    return rest == "{{" || rest == "${";
  }

  Token placeholder() {
    const std::size_t first = at_;
    const std::string_view end = text_[at_] == '$' ? "}" : "}}";
    const std::size_t line = std::min(text_.find('\n', at_), text_.size());
    const std::size_t found = text_.find(end, at_ + 2);
    at_ = found == std::string_view::npos || found > line ? at_ + 2 : found + end.size();
    return {'w', first, at_};
  }

  // Behind the last quote of a string nothing of it is being written.
  bool holds(const Token& token) const {
    if (token.kind == 'w') return token.first <= byte_ && byte_ <= token.last;
    if (token.kind != '"') return false;
    return token.first < byte_ && (token.is_closed ? byte_ < token.last : byte_ <= token.last);
  }

  void find(const Token& token) {
    is_found_ = true;
    found_level_ = levels_.size() - 1;
    const JsonLevel& level = levels_.back();
    // What is written behind a value or a name is the next name: a comma or a colon is missing.
    const bool may_be_next = level.expects != Expects::value && token.kind != 0;
    const bool is_name = level.is_object && (level.expects == Expects::name || may_be_next);
    const bool is_value = level.expects == Expects::value && !(levels_.size() == 1 && token.kind == 0);
    found_.first = token.first;
    found_.last = token.last;
    found_.word = word_of(token);
    if (is_name) found_.kind = Cursor::Kind::name;
    if (is_value && !is_name) found_.kind = Cursor::Kind::value;
    found_.pointer = pointer(found_.kind == Cursor::Kind::value);
    must_see_colon_ = is_name && token.kind != 0;
  }

  std::string pointer(bool of_value) const {
    std::string out;
    for (std::size_t i = 1; i < levels_.size(); ++i) {
      const bool is_last = i + 1 == levels_.size();
      if (is_last && !of_value) break;
      if (levels_[i].is_object) {
        json::append_token(out, levels_[i].name);
      } else {
        out += "/*";
      }
    }
    return out;
  }

  std::string word_of(const Token& token) const {
    std::string_view word = text_.substr(token.first, token.last - token.first);
    if (token.kind == '"') {
      word.remove_prefix(1);
      if (token.is_closed) word.remove_suffix(1);
    }
    return std::string(word);
  }

  void take(const Token& token) {
    const bool was_found = is_found_ && must_see_colon_ && token.first >= found_.last;
    if (was_found) {
      found_.has_colon = token.kind == ':';
      must_see_colon_ = false;
    }
    switch (token.kind) {
      case '{':
      case '[':
        return open(token.kind == '{');
      case '}':
      case ']':
        return close();
      case ',':
        if (levels_.back().is_object) levels_.back().expects = Expects::name;
        if (!levels_.back().is_object) levels_.back().expects = Expects::value;
        return;
      case ':':
        return colon();
      default:
        return word(token);
    }
  }

  void open(bool is_object) {
    levels_.back().expects = Expects::comma;
    if (levels_.size() == kMostDepth) return;
    levels_.push_back({is_object, is_object ? Expects::name : Expects::value, {}, {}});
  }

  void close() {
    if (levels_.size() == 1) return;
    if (is_found_ && levels_.size() - 1 == found_level_) finish();
    levels_.pop_back();
    levels_.back().expects = Expects::comma;
  }

  // Behind a value: that was a name, and the value before it is missing.
  void colon() {
    JsonLevel& level = levels_.back();
    if (level.is_object && level.expects == Expects::comma && !last_word_.empty()) {
      level.name = last_word_;
      level.names.push_back(last_word_);
    }
    level.expects = Expects::value;
  }

  void word(const Token& token) {
    JsonLevel& level = levels_.back();
    last_word_ = word_of(token);
    if (!level.is_object || level.expects == Expects::value) {
      level.expects = Expects::comma;
      return;
    }
    level.name = last_word_;
    level.expects = Expects::colon;
    const bool is_at_hand = is_found_ && token.first == found_.first && levels_.size() - 1 == found_level_;
    if (!is_at_hand) level.names.push_back(last_word_);
  }

  void finish() {
    if (is_done_) return;
    is_done_ = true;
    if (found_level_ < levels_.size()) found_.names = levels_[found_level_].names;
  }

  bool is_done() const { return is_done_; }

  std::string_view text_;
  std::size_t at_, byte_;
  std::vector<JsonLevel> levels_;
  std::string last_word_;
  Cursor found_;
  std::size_t found_level_ = 0;
  bool is_found_ = false, is_done_ = false, must_see_colon_ = false;
};

}  // namespace

Cursor cursor_in_json(std::string_view text, std::size_t first, std::size_t last, std::size_t byte) {
  return JsonScanner(text, first, std::min(last, text.size()), byte).run();
}

}  // namespace ocpv::editor
