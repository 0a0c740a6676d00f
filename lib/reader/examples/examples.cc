#include "reader/examples/examples.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "reader/examples/name_twice.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr std::string_view kFullComma = "，";

/// What of a text is over a bound.
enum class Excess { none, depth, members };

/// Brackets and colons outside strings, before anything is built of them.
Excess excess_of(std::string_view text) {
  std::array<std::size_t, kMostExampleDepth + 1> members{};
  int depth = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '\\')
        ++at;
      else if (c == '"')
        quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMostExampleDepth) return Excess::depth;
      members[static_cast<std::size_t>(std::max(depth, 0))] = 0;
    } else if (c == '}' || c == ']') {
      --depth;
    } else if (c == ':') {
      if (++members[static_cast<std::size_t>(std::max(depth, 0))] > kMostExampleMembers) return Excess::members;
    }
  }
  return Excess::none;
}

std::string excess_in_words() { return "an object with more than " + std::to_string(kMostExampleMembers) + " members"; }
std::string excess_in_words_zh() { return "对象的成员超过 " + std::to_string(kMostExampleMembers) + " 个"; }

/// Reads JSON with the slips that published examples have, and remembers the first one.
class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) {}

  std::optional<Json> read() {
    skip();
    if (at_ >= text_.size() || (text_[at_] != '{' && text_[at_] != '[')) return std::nullopt;
    return read_value(0);
  }
  const std::string& problem() const { return problem_; }
  const std::string& problem_zh() const { return problem_zh_; }
  std::size_t problem_at() const { return problem_at_; }
  /// Where the mended text ends, and whether all slips leave no doubt about what was meant.
  std::size_t end() const { return at_; }
  bool is_sure() const { return sure_; }

 private:
  /// A slip that may have lost or moved something.
  void blame(std::string what, std::string what_zh) {
    sure_ = false;
    slip(std::move(what), std::move(what_zh));
  }
  void slip(std::string what, std::string what_zh) {
    if (!problem_.empty()) return;
    problem_ = std::move(what);
    problem_zh_ = std::move(what_zh);
    problem_at_ = at_;
  }
  bool starts(std::string_view part) const { return text_.substr(at_).starts_with(part); }
  void skip() {
    while (at_ < text_.size()) {
      if (contains(" \t\r\n", text_.substr(at_, 1))) {
        ++at_;
      } else if (starts("...") || starts("……")) {
        blame("dots stand for what was left out", "省略号代替了内容");
        while (at_ < text_.size() && (text_[at_] == '.' || starts("…")))
          at_ += text_[at_] == '.' ? std::size_t{1} : std::size_t{3};
      } else if (starts("//") || starts("/*")) {
        slip("a comment", "注释");
        const bool is_line = starts("//");
        const std::size_t end = text_.find(is_line ? "\n" : "*/", at_);
        at_ = end == std::string_view::npos ? text_.size() : end + (is_line ? 0 : 2);
      } else {
        return;
      }
    }
  }

  static Json nothing() { return Json(Json::value_t::discarded); }

  Json read_value(int depth) {
    skip();
    if (at_ >= text_.size() || depth > kMostExampleDepth) return nothing();
    if (text_[at_] == '{') return read_object(depth);
    if (text_[at_] == '[') return read_array(depth);
    if (text_[at_] == '"' || text_[at_] == '\'') return read_string();
    return read_bare();
  }

  /// A comma between members; says whether the container goes on.
  bool more(char close) {
    skip();
    bool comma = false;
    while (at_ < text_.size() && (text_[at_] == ',' || text_[at_] == '.' || starts(kFullComma))) {
      if (text_[at_] != ',')
        slip(text_[at_] == '.' ? "a full stop where a comma belongs" : "a full-width comma",
             text_[at_] == '.' ? "应为逗号处是句点" : "全角逗号");
      else if (comma)
        slip("a comma too many", "多余的逗号");
      at_ += text_[at_] == ',' || text_[at_] == '.' ? 1 : kFullComma.size();
      comma = true;
      skip();
    }
    if (at_ >= text_.size()) {
      blame(std::string("the closing ") + close + " is missing", std::string("缺少 ") + close);
      return false;
    }
    if (text_[at_] == close) {
      if (comma) slip("a comma before the closing bracket", "右括号前多余的逗号");
      ++at_;
      return false;
    }
    if (text_[at_] == '}' || text_[at_] == ']') {
      blame(std::string("the closing ") + close + " is missing", std::string("缺少 ") + close);
      return false;
    }
    return true;
  }

  Json read_object(int depth) {
    Json object = Json::object();
    ++at_;
    skip();
    if (starts("{")) {
      blame("an opening brace too many", "多余的左花括号");
      ++at_;
    }
    bool first = true;
    while (more('}')) {
      const std::size_t before = at_;
      if (object.size() >= kMostExampleMembers) {
        blame(excess_in_words(), excess_in_words_zh());
        at_ = text_.size();
        break;
      }
      if (!first && text_[before - 1] != ',' && problem_.empty() && !comma_before(before))
        slip("a comma is missing", "缺少逗号");
      first = false;
      std::string key = read_bare_name();
      if (key.empty() && text_[at_] != '"' && text_[at_] != '\'') {
        blame("a member without a quoted name", "成员名没有引号");
        at_ = std::min(text_.find_first_of("\",}]\n", at_ + 1), text_.size());
        continue;
      }
      if (key.empty()) key = read_string().get<std::string>();
      skip();
      if (starts(":"))
        ++at_;
      else if (starts("："))
        slip("a full-width colon", "全角冒号"), at_ += 3;
      else
        blame("a colon is missing", "缺少冒号");
      Json value = read_value(depth + 1);
      if (!object.contains(key)) object[key] = std::move(value);
      if (at_ == before) ++at_;
    }
    return object;
  }

  Json read_array(int depth) {
    Json array = Json::array();
    ++at_;
    while (more(']')) {
      const std::size_t before = at_;
      array.push_back(read_value(depth + 1));
      if (at_ == before) ++at_;
    }
    return array;
  }

  bool comma_before(std::size_t at) const {
    while (at > 0 && contains(" \t\r\n.", text_.substr(at - 1, 1))) --at;
    return at > 0 && (text_[at - 1] == ',' || text_[at - 1] == '{' || text_.substr(0, at).ends_with(kFullComma));
  }

  /// A quote ends a string only where something of JSON follows it.
  bool ends_string(std::size_t at) const {
    std::size_t next = at + 1;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t' || text_[next] == '\r')) ++next;
    return next >= text_.size() || contains(",}]:\n.", text_.substr(next, 1)) ||
           text_.substr(next).starts_with(kFullComma) || text_.substr(next).starts_with("：");
  }

  /// `{name: 1}`, as JavaScript has it; empty where no such name stands.
  std::string read_bare_name() {
    std::size_t end = at_;
    while (end < text_.size() && (is_word(text_[end]) || text_[end] == '$')) ++end;
    const std::size_t colon = std::min(text_.find_first_not_of(" \t", end), text_.size());
    if (end == at_ || is_digit(text_[at_]) || !text_.substr(colon).starts_with(":")) return {};
    slip("a name without quotes", "名称没有引号");
    std::string name(text_.substr(at_, end - at_));
    at_ = end;
    return name;
  }

  /// In double quotes, or in single ones as Python prints them.
  Json read_string() {
    std::string value;
    const char quote = text_[at_];
    if (quote == '\'') slip("single quotes where double ones belong", "应为双引号处是单引号");
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        value += text_[at_ + 1] == '\'' ? "'" : text_.substr(at_, 2);
        at_ += 2;
      } else if (c == '"' && quote != '"') {
        value += "\\\"";
        ++at_;
      } else if (c == quote && ends_string(at_)) {
        ++at_;
        return unescaped(value);
      } else {
        if (c == quote) slip("a quote inside a string", "字符串内有未转义的引号");
        if (c == '\n') {
          blame("a string is not closed", "字符串没有结束");
          return unescaped(value);
        }
        value += c;
        ++at_;
      }
    }
    blame("a string is not closed", "字符串没有结束");
    return unescaped(value);
  }

  static Json unescaped(const std::string& value) {
    Json parsed = Json::parse("\"" + value + "\"", nullptr, false);
    return parsed.is_discarded() ? Json(value) : parsed;
  }

  Json read_bare() {
    std::size_t end = std::min(text_.find_first_of(",}]\n", at_), text_.size());
    end = at_ + std::min(text_.substr(at_, end - at_).find(kFullComma), end - at_);
    end = at_ + std::min(text_.substr(at_, end - at_).find(" //"), end - at_);
    std::string_view word = trimmed(text_.substr(at_, end - at_));
    Json parsed = Json::parse(word, nullptr, false);
    if (word == "True" || word == "False" || word == "None") {
      slip("a word of Python for a value of JSON", "使用了 Python 的取值写法");
      parsed = word == "None" ? Json() : Json(word == "True");
    }
    if (parsed.is_discarded()) {
      blame("a value that is no JSON", "取值不是 JSON");
    }
    at_ = end;
    return parsed;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string problem_, problem_zh_;
  std::size_t problem_at_ = 0;
  bool sure_ = true;
};

}  // namespace

ExampleValue read_json_example(std::string_view text) {
  ExampleValue result;
  const Excess excess = excess_of(text);
  if (excess == Excess::depth) {
    result.problem = "nested more than " + std::to_string(kMostExampleDepth) + " deep";
    result.problem_zh = "嵌套超过 " + std::to_string(kMostExampleDepth) + " 层";
    return result;
  }
  if (excess == Excess::members) {
    result.problem = excess_in_words();
    result.problem_zh = excess_in_words_zh();
    return result;
  }
  if (Json value = Json::parse(text, nullptr, false); !value.is_discarded()) {
    result.name_twice = name_given_twice(text);
    result.parsable = value.is_structured() && result.name_twice.empty();
    if (value.is_structured()) result.witness = Witness::whole;
    if (value.is_structured())
      result.value = std::make_shared<const Json>(std::move(value));
    else
      result.problem = "no object or array", result.problem_zh = "不是对象或数组";
    return result;
  }
  Mender mender(text);
  if (std::optional<Json> value = mender.read()) {
    result.value = std::make_shared<const Json>(std::move(*value));
    const bool ends = trimmed(text.substr(std::min(mender.end(), text.size()))).empty();
    result.witness = mender.is_sure() && ends ? Witness::whole : Witness::shown;
  }
  result.problem = mender.problem().empty() ? "text after the value" : mender.problem();
  result.problem_zh = mender.problem().empty() ? "JSON 之后还有内容" : mender.problem_zh();
  const std::size_t at = std::min(mender.problem_at(), text.size());
  result.problem_line =
      static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
  return result;
}

Instances objects_among(const Instances& values) {
  Instances objects;
  for (const Json* value : values) {
    if (value->is_object()) objects.push_back(value);
    if (!value->is_array()) continue;
    for (const Json& item : *value) {
      if (objects.size() >= kMostInstances) break;
      if (item.is_object()) objects.push_back(&item);
    }
  }
  return objects;
}

Instances members_named(const Instances& values, std::string_view name) {
  Instances members;
  for (const Json* object : objects_among(values)) {
    if (members.size() >= kMostInstances) break;
    const auto found = object->find(std::string(name));
    if (found != object->end()) members.push_back(&*found);
  }
  return members;
}

MemberIndex::MemberIndex(const Instances& values) {
  for (const Json* object : objects_among(values)) {
    has_objects_ = true;
    for (const auto& member : object->items()) {
      Instances& members = by_name_[member.key()];
      if (members.size() < kMostInstances) members.push_back(&member.value());
    }
  }
}

const Instances& MemberIndex::named(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? none_ : found->second;
}

}  // namespace ocpv::reader
