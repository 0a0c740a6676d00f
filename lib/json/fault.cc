#include "json/fault.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "json/scan.h"
#include "json/slip.h"

#include "base/ascii.h"

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
  /// `mends`: where to keep what puts the mistakes right that can be meant in one way only; the reader goes on after
  /// those.
  explicit Reader(std::string_view text, Mends* mends = nullptr) : text_(text), mends_(mends) {}

  std::optional<Fault> read() {
    if (!byte_order_mark() || !skip_blanks()) return fault_;
    if (at_ == text_.size()) return Fault{Reason::empty, at_, 0};
    Next next = Next::value;
    while (next != Next::nothing) {
      if (!skip_blanks()) return fault_;
      if (at_ == text_.size()) return Fault{Reason::unclosed, at_, 0};
      if (!step(next)) return fault_;
    }
    if (!skip_blanks()) return fault_;
    if (at_ != text_.size()) return at_fault(Reason::trailing_text);
    return std::nullopt;
  }

 private:
  enum class Next { value, value_or_end, value_after_comma, key, key_or_end, key_after_comma, comma_or_end, nothing };
  enum class Kind { none, string, other };

  bool step(Next& next) {
    const char c = here();
    switch (next) {
      case Next::value:
        return value(next);
      case Next::value_or_end:
        return c == ']' ? close(next) : value(next);
      case Next::value_after_comma:
        return c == ']' ? comma_before_end(next) : value(next);
      case Next::key:
        return key(next);
      case Next::key_or_end:
        return c == '}' ? close(next) : key(next);
      case Next::key_after_comma:
        return c == '}' ? comma_before_end(next) : key(next);
      default:
        return comma_or_end(next);
    }
  }

  /// The character that stands there, or the mark or bracket that a full-width one is meant as.
  char here() const {
    const Wide wide = wide_at(text_, at_);
    return wide.is_structural() ? wide.meant.front() : text_[at_];
  }

  /// Goes on behind what here() gave.
  bool pass() {
    const Wide wide = wide_at(text_, at_);
    if (wide.size == 0) {
      ++at_;
      return true;
    }
    const Mend mend{at_, wide.size, wide.meant};
    if (!mended({Reason::wide_mark, at_, wide.size}, {&mend, 1})) return false;
    at_ += wide.size;
    return true;
  }

  bool value(Next& next) {
    const char c = here();
    if (c == '{' || c == '[') {
      nesting_.open(c == '{');
      if (!pass()) return false;
      next = c == '{' ? Next::key_or_end : Next::value_or_end;
      return true;
    }
    next = after_value();
    if (const auto slip = word_at(text_, at_)) return go_on(*slip, Kind::other);
    if (const auto slip = quotes_at(text_, at_)) return go_on(*slip, Kind::string);
    if (c == '"') return string(Kind::string);
    if (c == '-' || is_digit(c) || wide_at(text_, at_).is_of_number()) return number();
    if (is_letter(c) && end_of_split_word(text_, at_) != at_) return split_word(end_of_split_word(text_, at_));
    if (is_letter(c)) return token(scan_literal(up_to_wide(end_of_letters()), at_), Kind::other);
    return fail(Reason::expected_value);
  }

  bool split_word(std::size_t end) {
    while (at_ < end) {
      const auto blank = foreign_blank_at(text_, at_);
      const std::size_t size = blank ? blank->end - at_ : 1;
      const Mend mend{at_, size, ""};
      if (blank && !mended({Reason::foreign_blank, at_, size}, {&mend, 1})) return false;
      at_ += size;
    }
    ended(Kind::other);
    return true;
  }

  std::size_t end_of_letters() const {
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    return end;
  }

  /// A full-width mark or blank ends what stands before it.
  std::string_view up_to_wide(std::size_t end) const {
    return wide_at(text_, end).is_structural() || foreign_blank_at(text_, end) ? text_.substr(0, end) : text_;
  }

  bool number() {
    constexpr std::string_view kOfNumbers = "0123456789+-.eE";
    std::string meant;
    std::size_t end = at_;
    for (Wide wide; end < text_.size(); end += std::max<std::size_t>(wide.size, 1)) {
      wide = wide_at(text_, end);
      const std::string_view piece = wide.is_of_number() ? wide.meant : text_.substr(end, 1);
      if (kOfNumbers.find(piece) == std::string_view::npos) break;
      meant += piece;
    }
    if (meant.size() == end - at_) return token(scan_number(up_to_wide(end), at_), Kind::other);
    const Fault fault{Reason::wide_mark, at_, end - at_};
    const Scan scan = scan_number(meant, 0);
    if (!scan.ok || scan.end != meant.size() || !is_token_end(text_, end)) return mended(fault, {});
    for (Wide wide; at_ < end; at_ += std::max<std::size_t>(wide.size, 1)) {
      wide = wide_at(text_, at_);
      const Mend mend{at_, wide.size, wide.meant};
      if (wide.size != 0 && !mended(fault, {&mend, 1})) return false;
    }
    ended(Kind::other);
    return true;
  }

  bool key(Next& next) {
    if (!name() || !skip_blanks()) return false;
    if (at_ == text_.size()) return fail_at_end();
    next = Next::value;
    return here() == ':' ? pass() : fail(Reason::expected_colon);
  }

  bool name() {
    if (text_[at_] == '"') return string(Kind::none);
    if (const auto slip = quotes_at(text_, at_)) return go_on(*slip, Kind::none);
    if (const auto slip = bare_name_at(text_, at_)) return go_on(*slip, Kind::none);
    return fail(Reason::expected_key);
  }

  /// A tab within the quotes can mean nothing but `\t`.
  bool string(Kind kind) {
    Scan scan = scan_string(text_, at_);
    while (!scan.ok && scan.fault.reason == Reason::control_character && text_[scan.fault.byte] == '\t') {
      const Mend mend{scan.fault.byte, 1, "\\t"};
      if (!mended(scan.fault, {&mend, 1})) return false;
      scan = scan_string(text_, scan.fault.byte);  // From there on, as behind a quote.
    }
    return token(scan, kind);
  }

  bool comma_or_end(Next& next) {
    const char c = here();
    if (c == (nesting_.in_object() ? '}' : ']')) return close(next);
    if (c != ',') return missing_comma() && go_on_after_comma(next);
    comma_ = at_;
    if (!pass()) return false;
    comma_size_ = at_ - comma_;
    return go_on_after_comma(next);
  }

  bool go_on_after_comma(Next& next) {
    next = nesting_.in_object() ? Next::key_after_comma : Next::value_after_comma;
    return true;
  }

  /// `[1,]`: the comma is the one too many.
  bool comma_before_end(Next& next) {
    if (comma_size_ != 1) return fail(nesting_.in_object() ? Reason::expected_key : Reason::expected_value);
    const Fault fault{Reason::comma_before_end, comma_, 1};
    const Mend mend{comma_, 1, ""};
    return mended(fault, {&mend, 1}) && close(next);
  }

  /// Something begins where a comma is due. What is not plainly the next member or item is left unnamed.
  bool missing_comma() {
    const bool is_next = nesting_.in_object() ? is_member_at(text_, at_) : is_value_at(at_);
    if (!is_next) return fail(Reason::expected_comma_or_end);
    const Fault fault{Reason::missing_comma, after_value_, 0};
    const bool on_a_new_line =
        text_.substr(after_value_, at_ - after_value_).find_first_of("\r\n") != std::string_view::npos;
    const bool are_strings = last_kind_ == Kind::string && (nesting_.in_object() || text_[at_] == '"');
    // Two strings may be one whose quotes are not escaped, or, in a list, one that goes on in the next line.
    const bool one_way = nesting_.in_object() ? on_a_new_line || !are_strings : on_a_new_line && !are_strings;
    const Mend mend{after_value_, 0, ","};
    return mended(fault, {&mend, one_way ? 1U : 0U});
  }

  bool is_value_at(std::size_t at) const {
    const char c = text_[at];
    return c == '"' || c == '{' || c == '[' || c == '-' || is_digit(c) || quotes_at(text_, at) || word_at(text_, at) ||
           (is_lower(c) && scan_literal(text_, at).ok);
  }

  bool close(Next& next) {
    if (!pass()) return false;
    nesting_.close();
    next = after_value();
    last_kind_ = Kind::other;
    after_value_ = at_;
    return true;
  }

  Next after_value() const { return nesting_.empty() ? Next::nothing : Next::comma_or_end; }

  bool byte_order_mark() {
    if (text_.substr(0, 3) != "\xEF\xBB\xBF") return true;
    const Mend mend{0, 3, ""};
    at_ = 3;
    return mended({Reason::byte_order_mark, 0, 3}, {&mend, 1});
  }

  /// White space, and comments and other blanks where they are put right.
  bool skip_blanks() {
    at_ = skip_space(text_, at_);
    while (at_ < text_.size()) {
      auto slip = comment_at(text_, at_);
      if (!slip) slip = foreign_blank_at(text_, at_);
      if (!slip) return true;
      if (!mended(slip->fault, slip->all_mends())) return false;
      at_ = skip_space(text_, slip->end);
    }
    return true;
  }

  bool token(const Scan& scan, Kind kind) {
    if (!scan.ok) fault_ = scan.fault;
    at_ = scan.end;
    if (kind != Kind::none) ended(kind);
    return scan.ok;
  }

  bool go_on(const Slip& slip, Kind kind) {
    if (!mended(slip.fault, slip.all_mends())) return false;
    at_ = slip.end;
    if (kind != Kind::none) ended(kind);
    return true;
  }

  void ended(Kind kind) {
    last_kind_ = kind;
    after_value_ = at_;
  }

  /// False where the reading ends here: nobody asked for mends, or there is none.
  bool mended(const Fault& fault, std::span<const Mend> mends) {
    fault_ = fault;
    if (mends_ == nullptr || mends.empty() || mends_->edits.size() + mends.size() > kMostMends) return false;
    mends_->edits.insert(mends_->edits.end(), mends.begin(), mends.end());
    ++mends_->mistakes;
    return true;
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
    return {reason, at_, point.size};
  }

  std::string_view text_;
  Mends* mends_;
  std::size_t at_ = 0;
  std::size_t after_value_ = 0;  ///< Where the last value ended.
  Kind last_kind_ = Kind::none;
  std::size_t comma_ = 0, comma_size_ = 0;
  Nesting nesting_;
  Fault fault_;
};

}  // namespace

std::optional<Fault> find_fault(std::string_view text) { return Reader(text).read(); }

Mends find_mends(std::string_view text) {
  Mends mends;
  if (Reader(text, &mends).read()) return {};
  // Nearly in order: an edit comes after those that were noticed before it, a few at most.
  std::vector<Mend>& edits = mends.edits;
  for (std::size_t i = 1; i < edits.size(); ++i) {
    for (std::size_t at = i; at != 0 && edits[at].byte < edits[at - 1].byte; --at) std::swap(edits[at], edits[at - 1]);
  }
  return mends;
}

Message words(Reason reason) noexcept {
  switch (reason) {
    case Reason::empty:
      return {"there is nothing but white space", "只有空白字符"};
    case Reason::byte_order_mark:
      return {"a byte-order mark is no part of JSON", "JSON 不能带字节顺序标记（BOM）"};
    case Reason::bad_utf8:
      return {"this byte is not UTF-8", "此字节不是 UTF-8"};
    case Reason::control_character:
      return {"a control character must be escaped", "控制字符必须转义"};
    case Reason::unterminated_string:
      return {"a string without its closing quote", "字符串缺少右引号"};
    case Reason::bad_escape:
      return {"an escape that JSON does not know", "JSON 没有这样的转义"};
    case Reason::unpaired_surrogate:
      return {"half of a surrogate pair", "代理对不成对"};
    case Reason::bad_number:
      return {"not a number of JSON", "不是 JSON 数字"};
    case Reason::bad_literal:
      return {"not a word of JSON (true, false, null)", "不是 JSON 的单词（true、false、null）"};
    case Reason::expected_value:
      return {"expected a value", "此处应为值"};
    case Reason::expected_key:
      return {"expected a member's name in quotes", "此处应为带引号的成员名"};
    case Reason::expected_colon:
      return {"expected ':'", "此处应为 ':'"};
    case Reason::expected_comma_or_end:
      return {"expected ',' or the end of the object or array", "此处应为 ','，或对象、数组的结尾"};
    case Reason::trailing_text:
      return {"text after the end of the document", "文档结束之后还有内容"};
    case Reason::comment:
      return {"JSON has no comments", "JSON 中没有注释"};
    case Reason::comma_before_end:
      return {"a comma stands before a closing bracket", "右括号前多了逗号"};
    case Reason::missing_comma:
      return {"a comma is missing", "缺少逗号"};
    case Reason::single_quotes:
      return {"single quotes instead of double quotes", "应为双引号，而不是单引号"};
    case Reason::smart_quotes:
      return {"typographic quotes instead of straight ones", "应为直引号，而不是弯引号"};
    case Reason::bare_name:
      return {"a member's name without quotes", "成员名称没有引号"};
    case Reason::word_of_python:
      return {"true, false and null are written in small letters, and None is null",
              "true、false 与 null 用小写，None 应写成 null"};
    case Reason::no_such_number:
      return {"JSON has no NaN and no Infinity", "JSON 中没有 NaN 与 Infinity"};
    case Reason::wide_mark:
      return {"a full-width comma, colon, bracket or digit", "全角的逗号、冒号、括号或数字"};
    case Reason::foreign_blank:
      return {"a blank that JSON does not have", "JSON 没有的空白字符"};
    case Reason::unclosed:
      break;
  }
  return {"the text ends before the document does", "文本在文档结束之前就结束了"};
}

}  // namespace ocpv::json
