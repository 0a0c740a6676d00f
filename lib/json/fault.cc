#include "json/fault.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "json/scan.h"

namespace ocpv::json {
namespace {

/// Which kind of container is open at each level, one bit a level.
class Nesting {
 public:
  void open(bool is_object) { open_.push_back(is_object); }
  void close() { open_.pop_back(); }
  bool empty() const { return open_.empty(); }
  bool in_object() const { return open_.back(); }

 private:
  std::vector<bool> open_;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Fault> read() {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") return Fault{Reason::byte_order_mark, 0, 3};
    at_ = skip_space(text_, 0);
    if (at_ == text_.size()) return Fault{Reason::empty, at_, 0};
    Next next = Next::value;
    while (next != Next::nothing) {
      at_ = skip_space(text_, at_);
      if (at_ == text_.size()) return Fault{Reason::unclosed, at_, 0};
      if (!step(next)) return fault_;
    }
    at_ = skip_space(text_, at_);
    if (at_ != text_.size()) return at_fault(Reason::trailing_text);
    return std::nullopt;
  }

 private:
  enum class Next { value, value_or_end, key, key_or_end, comma_or_end, nothing };

  bool step(Next& next) {
    switch (next) {
      case Next::value:
        return value(next);
      case Next::value_or_end:
        return text_[at_] == ']' ? close(next) : value(next);
      case Next::key:
        return key(next);
      case Next::key_or_end:
        return text_[at_] == '}' ? close(next) : key(next);
      default:
        return comma_or_end(next);
    }
  }

  bool value(Next& next) {
    const char c = text_[at_];
    if (c == '{' || c == '[') {
      nesting_.open(c == '{');
      ++at_;
      next = c == '{' ? Next::key_or_end : Next::value_or_end;
      return true;
    }
    next = after_value();
    if (c == '"') return token(scan_string(text_, at_));
    if (c == '-' || is_digit(c)) return token(scan_number(text_, at_));
    if (is_letter(c)) return token(scan_literal(text_, at_));
    return fail(Reason::expected_value);
  }

  bool key(Next& next) {
    if (text_[at_] != '"') return fail(Reason::expected_key);
    if (!token(scan_string(text_, at_))) return false;
    at_ = skip_space(text_, at_);
    if (at_ == text_.size()) return fail_at_end();
    if (text_[at_] != ':') return fail(Reason::expected_colon);
    ++at_;
    next = Next::value;
    return true;
  }

  bool comma_or_end(Next& next) {
    const char c = text_[at_];
    if (c == ',') {
      ++at_;
      next = nesting_.in_object() ? Next::key : Next::value;
      return true;
    }
    if (c == (nesting_.in_object() ? '}' : ']')) return close(next);
    return fail(Reason::expected_comma_or_end);
  }

  bool close(Next& next) {
    ++at_;
    nesting_.close();
    next = after_value();
    return true;
  }

  Next after_value() const { return nesting_.empty() ? Next::nothing : Next::comma_or_end; }

  bool token(const Scan& scan) {
    if (!scan.ok) fault_ = scan.fault;
    at_ = scan.end;
    return scan.ok;
  }

  bool fail(Reason reason) {
    fault_ = at_fault(reason);
    return false;
  }

  bool fail_at_end() {
    fault_ = {Reason::unclosed, text_.size(), 0};
    return false;
  }

  /// The fault of the byte at `at_`: bytes that are no UTF-8 or no text at all are that first.
  Fault at_fault(Reason reason) const {
    const auto c = static_cast<unsigned char>(text_[at_]);
    if (c < 0x20) return {Reason::control_character, at_, 1};
    const CodePoint point = decode_utf8(text_, at_);
    if (c >= 0x80 && point.size == 1) return {Reason::bad_utf8, at_, 1};
    if (const std::size_t comment = comment_size()) return {Reason::comment, at_, comment};
    return {reason, at_, point.size};
  }

  /// Of `# ...`, `// ...` and `/* ... */` up to the end of the line; 0 when none stands here.
  std::size_t comment_size() const {
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with('#') && !rest.starts_with("//") && !rest.starts_with("/*")) return 0;
    std::size_t size = std::min(rest.find_first_of("\r\n"), rest.size());
    while (rest[size - 1] == ' ' || rest[size - 1] == '\t') --size;
    return size;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Nesting nesting_;
  Fault fault_;
};

}  // namespace

std::optional<Fault> find_fault(std::string_view text) { return Reader(text).read(); }

std::string_view words(Reason reason) noexcept {
  switch (reason) {
    case Reason::empty:
      return "there is nothing but white space";
    case Reason::byte_order_mark:
      return "a byte-order mark is no part of JSON";
    case Reason::bad_utf8:
      return "this byte is not UTF-8";
    case Reason::control_character:
      return "a control character must be escaped";
    case Reason::unterminated_string:
      return "a string without its closing quote";
    case Reason::bad_escape:
      return "an escape that JSON does not know";
    case Reason::unpaired_surrogate:
      return "half of a surrogate pair";
    case Reason::bad_number:
      return "not a number of JSON";
    case Reason::bad_literal:
      return "not a word of JSON (true, false, null)";
    case Reason::expected_value:
      return "expected a value";
    case Reason::expected_key:
      return "expected a member's name in quotes";
    case Reason::expected_colon:
      return "expected ':'";
    case Reason::expected_comma_or_end:
      return "expected ',' or the end of the object or array";
    case Reason::trailing_text:
      return "text after the end of the document";
    case Reason::comment:
      return "JSON has no comments";
    case Reason::unclosed:
      break;
  }
  return "the text ends before the document does";
}

}  // namespace ocpv::json
