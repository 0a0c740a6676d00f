#include "reader/corrections/corrections.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "reader/corrections/corrections_text.h"
#include "reader/words/text.h"
#include "reader/words/word_table.h"

namespace ocpv::reader {
namespace {

using contract::Rule;

constexpr auto kChanges = std::to_array<Word<Change>>({
    {"type", Change::type},
    {"required", Change::required},
    {"values", Change::values},
    {"minimum", Change::bounds},
    {"maximum", Change::bounds},
    {"min_length", Change::bounds},
    {"max_length", Change::bounds},
    {"min_items", Change::bounds},
    {"max_items", Change::bounds},
    {"items", Change::items},
    {"place", Change::place},
    {"also_at", Change::also_at},
    {"same_as_path", Change::same_as_path},
    {"add", Change::add},
    {"rule", Change::rule},
    {"structure", Change::structure},
    {"excuse", Change::excuse},
    {"shape", Change::shape},
    {"name", Change::name},
    {"secret", Change::secret},
    {"default", Change::default_value},
    {"nullable", Change::nullable},
    {"remove", Change::remove},
    {"endpoint", Change::endpoint},
    {"content_type", Change::content_type},
    {"no_operation", Change::no_operation},
});

constexpr auto kParts = std::to_array<Word<Target::Part>>({
    {"path:", Target::Part::path},
    {"query:", Target::Part::query},
    {"header:", Target::Part::header},
    {"request:", Target::Part::request},
    {"response:", Target::Part::response},
    {"row:", Target::Part::row},
    {"table:", Target::Part::table},
    {"column:", Target::Part::column},
    {"sentence:", Target::Part::sentence},
});

constexpr auto kSeverities = std::to_array<Word<Severity>>(
    {{"note", Severity::note}, {"warning", Severity::warning}, {"error", Severity::error}});

/// A row, a table or a column by its name, a sentence by its words.
bool is_named(Target::Part part) {
  return part == Target::Part::row || part == Target::Part::table || part == Target::Part::column ||
         part == Target::Part::sentence;
}

constexpr Message kUnknownKeyIn{"unknown key \"{0}\" in \"{1}\"", "\"{1}\" 中有未知的键 \"{0}\""};

/// Reads one entry; every complaint names what is wrong and what would be right.
class EntryReader {
 public:
  EntryReader(const CorrectionsJson& entry, std::uint32_t line) : entry_(entry) { correction_.line = line; }

  /// The complaint, or nothing.
  Bilingual read() {
    if (!entry_.is_object()) return Message{"an entry must be an object", "每一项应为对象"};
    std::set<Change> changes;
    for (const auto& [key, value] : entry_.items()) {
      Bilingual complaint;
      if (key == "at")
        complaint = read_at(value);
      else if (key == "because")
        complaint = read_text(value, key, correction_.because);
      else if (key == "page")
        complaint = read_text(value, key, correction_.page);
      else if (key == "operation")
        complaint = read_text(value, key, correction_.operation);
      else if (key == "closed")
        complaint = read_flag(value, key, correction_.flag);
      else if (const auto change = find(kChanges, key)) {
        changes.insert(*change);
        correction_.change = *change;
        complaint = read_change(key, value);
      } else {
        complaint = say({"unknown key \"{0}\"", "未知的键 \"{0}\""}, {key});
      }
      if (!complaint.empty()) return complaint;
    }
    const bool is_whole = correction_.change == Change::endpoint || correction_.change == Change::content_type ||
                          correction_.change == Change::no_operation;
    if (is_whole && entry_.contains("at"))
      return Message{"it is about the whole operation, and has no \"at\"", "它针对整个操作，不带 \"at\""};
    if (!is_whole && !entry_.contains("at"))
      return Message{"\"at\" is missing: where it applies, such as \"request:/a/b\"",
                     "缺少 \"at\"：修正的位置，例如 \"request:/a/b\""};
    if (bare(correction_.because).empty())
      return Message{"\"because\" is missing: the reason for the correction", "缺少 \"because\"：修正的理由"};
    if (changes.empty())
      return Message{"no change: name one, such as \"type\", \"required\" or \"values\"",
                     "没有写明要修正什么：例如 \"type\"、\"required\" 或 \"values\""};
    if (Bilingual complaint = complaint_of_bounds(); !complaint.empty()) return complaint;
    if (changes.size() > 1)
      return Message{"more than one change: an entry makes one", "一项只能修正一处，此项不止一处"};
    if (entry_.contains("closed") && correction_.change != Change::values)
      return Message{"\"closed\" belongs beside \"values\"", "\"closed\" 只能与 \"values\" 同用"};
    if (correction_.change == Change::values && !entry_.contains("closed")) correction_.flag = true;
    if (is_named(correction_.at.part) != (correction_.change == Change::excuse))
      return Message{
          "\"excuse\" goes with \"at\": \"row:NAME\", \"table:NAME\", \"column:NAME\" or \"sentence:WORDS\", and "
          "nothing else "
          "does",
          "\"excuse\" 只能且必须与 \"at\": \"row:名称\"、\"table:名称\"、\"column:名称\" 或 \"sentence:句子\" 同用"};
    return {};
  }

  Correction take() { return std::move(correction_); }

 private:
  static Bilingual wants(std::string_view key, const Message& what) {
    return say({"\"{0}\" must be {1}", "\"{0}\" 应为 {1}"}, {key, what});
  }

  static Bilingual read_text(const CorrectionsJson& value, std::string_view key, std::string& into) {
    if (!value.is_string()) return wants(key, Message{"text", "文本"});
    into = value.get<std::string>();
    return {};
  }

  static Bilingual read_flag(const CorrectionsJson& value, std::string_view key, bool& into) {
    if (!value.is_boolean()) return wants(key, Message{"true or false", "true 或 false"});
    into = value.get<bool>();
    return {};
  }

  static Bilingual read_texts(const CorrectionsJson& value, std::string_view key, std::vector<std::string>& into) {
    if (!value.is_array() || value.empty()) return wants(key, Message{"a list of values", "值的列表"});
    for (const CorrectionsJson& item : value) {
      if (!item.is_string() && !item.is_number_integer() && !item.is_boolean())
        return wants(key, Message{"a list of values", "值的列表"});
      std::string text = item.is_string() ? item.get<std::string>() : item.dump();
      if (std::find(into.begin(), into.end(), text) != into.end())
        return say({"\"{0}\" has {1} twice", "\"{0}\" 中 {1} 出现两次"}, {key, item.dump()});
      into.push_back(std::move(text));
    }
    return {};
  }

  Bilingual read_at(const CorrectionsJson& value) {
    if (!value.is_string()) return wants("at", Message{"text", "文本"});
    auto target = read_target(value.get<std::string>());
    if (!target)
      return wants("at", Message{"path:, query:, header:, request: or response: and a JSON Pointer, or row: and a name",
                                 "path:、query:、header:、request: 或 response: 加 JSON Pointer，或 row: 加名称"});
    correction_.at = std::move(*target);
    return {};
  }

  Bilingual read_change(const std::string& key, const CorrectionsJson& value) {
    switch (correction_.change) {
      case Change::required:
      case Change::excuse:
      case Change::secret:
      case Change::nullable:
      case Change::remove:
      case Change::no_operation:
        return read_flag(value, key, correction_.flag);
      case Change::values:
        return read_texts(value, key, correction_.values);
      case Change::bounds:
        return read_bound(key, value);
      case Change::rule:
        return read_rule(value);
      case Change::add:
        return read_add(value);
      case Change::default_value:
        correction_.text = value.dump();
        return {};
      default:
        return read_text(value, key, correction_.text);
    }
  }

  /// Bounds that nothing can keep to would refuse every document.
  Bilingual complaint_of_bounds() const {
    constexpr std::pair<const char*, const char*> kPairs[] = {
        {"minimum", "maximum"}, {"min_length", "max_length"}, {"min_items", "max_items"}};
    for (const auto& [least, most] : kPairs) {
      if (!entry_.contains(least) || !entry_.contains(most) || entry_[least] <= entry_[most]) continue;
      return say({"\"{0}\" is greater than \"{1}\"", "\"{0}\" 大于 \"{1}\""}, {least, most});
    }
    return {};
  }

  Bilingual read_bound(const std::string& key, const CorrectionsJson& value) {
    contract::Bounds& bounds = correction_.bounds;
    if (key == "minimum" || key == "maximum") {
      if (!value.is_number()) return wants(key, Message{"a number", "数字"});
      (key == "minimum" ? bounds.minimum : bounds.maximum) = value.dump();
      return {};
    }
    if (!value.is_number_unsigned()) return wants(key, Message{"a whole number", "整数"});
    const auto count = value.get<std::uint64_t>();
    if (key == "min_length")
      bounds.min_length = count;
    else if (key == "max_length")
      bounds.max_length = count;
    else if (key == "min_items")
      bounds.min_items = count;
    else
      bounds.max_items = count;
    return {};
  }

  static Bilingual read_count(const CorrectionsJson& value, const std::string& key,
                              std::optional<contract::Count>& into) {
    if (!value.is_number_unsigned()) return wants(key, Message{"a whole number", "整数"});
    if (!into) into.emplace();
    (key == "min_items" ? into->least : into->most) = value.get<std::uint64_t>();
    return {};
  }

  Bilingual read_when(const CorrectionsJson& value) {
    constexpr Message kForm{"an object with \"pointer\" and one of \"in\", \"not_in\" and a count of items",
                            "对象，带有 \"pointer\" 和 \"in\"、\"not_in\"、元素个数三者之一"};
    contract::When& when = correction_.rule.when;
    if (!value.is_object()) return wants("when", kForm);
    for (const auto& [key, inner] : value.items()) {
      Bilingual complaint;
      if (key == "pointer")
        complaint = read_text(inner, key, when.pointer);
      else if (key == "in" || key == "not_in")
        complaint = read_texts(inner, key, key == "in" ? when.in : when.not_in);
      else if (key == "min_items" || key == "max_items")
        complaint = read_count(inner, key, when.items);
      else
        complaint = say(kUnknownKeyIn, {key, "when"});
      if (!complaint.empty()) return complaint;
    }
    const int said = (when.in.empty() ? 0 : 1) + (when.not_in.empty() ? 0 : 1) + (when.items ? 1 : 0);
    return when.pointer.empty() || said != 1 ? wants("when", kForm) : Bilingual();
  }

  Bilingual read_rule(const CorrectionsJson& value) {
    CorrectionRule& rule = correction_.rule;
    if (value == "none") {
      rule.none = true;
      return {};
    }
    if (!value.is_object()) return wants("rule", Message{"an object, or \"none\"", "对象，或 \"none\""});
    bool kind = false;
    for (const auto& [key, inner] : value.items()) {
      Bilingual complaint;
      const std::string word = inner.is_string() ? inner.get<std::string>() : "";
      if (key == "kind") {
        const auto* const found = std::find_if(kRuleKinds.begin(), kRuleKinds.end(),
                                               [&](const RuleKindFacts& one) { return one.name == word; });
        if (found == kRuleKinds.end())
          return wants("kind", Message{"a kind of rule, such as only_when, required_when or together",
                                       "规则的种类，例如 only_when、required_when 或 together"});
        rule.kind = found->kind;
        kind = true;
      } else if (key == "severity") {
        const auto found = find(kSeverities, word);
        if (!found) return wants("severity", Message{"error, warning or note", "error、warning 或 note"});
        rule.severity = *found;
      } else if (key == "in") {
        complaint = read_texts(inner, key, rule.in);
      } else if (key == "others") {
        complaint = read_texts(inner, key, rule.others);
      } else if (key == "min_items" || key == "max_items") {
        complaint = read_count(inner, key, rule.items);
      } else if (key == "when") {
        complaint = read_when(inner);
      } else {
        complaint = say(kUnknownKeyIn, {key, "rule"});
      }
      if (!complaint.empty()) return complaint;
    }
    return kind ? complaint_of(rule) : wants("rule", Message{"an object with \"kind\"", "带有 \"kind\" 的对象"});
  }

  /// `needs, together and exactly_one`: the kinds of rules that have this beside their field.
  static Bilingual kinds_with(RuleKindFacts::Has has) {
    std::vector<std::string_view> names;
    for (const RuleKindFacts& one : kRuleKinds) {
      if (one.has == has) names.push_back(one.name);
    }
    Bilingual out;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool is_last = i + 1 == names.size();
      if (i != 0) append(out, {is_last ? Message{" and ", " 和 "} : Message{", ", "、"}});
      append(out, {names[i]});
    }
    return out;
  }

  /// What its kind asks for, and nothing else.
  static Bilingual complaint_of(const CorrectionRule& rule) {
    using Has = RuleKindFacts::Has;
    const Has has = facts_of(rule.kind).has;
    if ((has == Has::others) != rule.when.pointer.empty())
      return Message{"a rule has \"when\", unless it has \"others\" in its place",
                     "规则须有 \"when\"，除非以 \"others\" 代之"};
    if ((has == Has::others) == rule.others.empty())
      return say({"\"others\" of a rule goes with {0}", "规则的 \"others\" 用于 {0}"}, {kinds_with(Has::others)});
    if ((has == Has::values) == rule.in.empty())
      return say({"\"in\" of a rule goes with {0}", "规则的 \"in\" 用于 {0}"}, {kinds_with(Has::values)});
    if ((has == Has::count) != rule.items.has_value())
      return say({"a count of items goes with {0}, or stands in \"when\"", "元素个数用于 {0}，或写在 \"when\" 中"},
                 {kinds_with(Has::count)});
    return {};
  }

  Bilingual read_add(const CorrectionsJson& value) {
    if (!value.is_object() || !value.contains("type"))
      return wants("add", Message{"an object with \"type\"", "带有 \"type\" 的对象"});
    for (const auto& [key, inner] : value.items()) {
      Bilingual complaint;
      if (key == "type")
        complaint = read_text(inner, key, correction_.text);
      else if (key == "required")
        complaint = read_flag(inner, key, correction_.flag);
      else
        complaint = say(kUnknownKeyIn, {key, "add"});
      if (!complaint.empty()) return complaint;
    }
    return {};
  }

  const CorrectionsJson& entry_;
  Correction correction_;
};

}  // namespace

std::optional<Target> read_target(std::string_view at) {
  for (const auto& [name, part] : kParts) {
    if (!at.starts_with(name)) continue;
    const std::string_view rest = at.substr(name.size());
    if (!is_named(part) && !rest.empty() && rest.front() != '/') return std::nullopt;
    return Target{part, std::string(rest)};
  }
  return std::nullopt;
}

Result<std::vector<Correction>> read_corrections(std::string_view text, std::string_view file) {
  std::vector<Correction> corrections;
  if (trimmed(text).empty()) return corrections;
  OCPV_TRY(json, parse_corrections(text, file));
  const auto refuse = [&](Bilingual message, std::uint32_t line) {
    return Error{.message = std::move(message), .file = std::string(file), .line = line};
  };
  if (!json.is_object() || json.size() != 1 || !json.contains("corrections") || !json["corrections"].is_array()) {
    return refuse(kNotCorrections, 1);
  }
  const std::vector<std::uint32_t> lines = entry_lines(text);
  std::size_t at = 0;
  for (const CorrectionsJson& entry : json["corrections"]) {
    const std::uint32_t line = at < lines.size() ? lines[at] : 1;
    ++at;
    EntryReader reader(entry, line);
    if (Bilingual complaint = reader.read(); !complaint.empty()) return refuse(std::move(complaint), line);
    corrections.push_back(reader.take());
  }
  return corrections;
}

}  // namespace ocpv::reader
