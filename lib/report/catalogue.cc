// Which sentence fits a finding, and the short words around it.
#include "report/catalogue.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "report/id_texts.h"

namespace ocpv::report {
namespace {

using findings::Detail;
using findings::Id;
using findings::Related;
using findings::Suggestion;
using findings::ValueKind;
using V = Variant;

// What to look for, most exact first; a sentence that does not exist falls back to the next.
struct Choice {
  std::array<Variant, 3> variants{};
  std::size_t size = 0;
  void add(Variant variant) noexcept { variants[size++] = variant; }
};

Choice choices_for(const findings::Diagnostic& d) noexcept {
  Choice choice;
  const bool hidden = d.found.hidden;
  switch (d.id) {
    case Id::too_large:
    case Id::too_deep:
      if (!d.high.empty()) choice.add(V::high);
      break;
    case Id::out_of_range:
      if (d.high.empty()) choice.add(hidden ? V::hidden_low : V::low);
      if (d.low.empty()) choice.add(hidden ? V::hidden_high : V::high);
      if (hidden) choice.add(V::hidden);
      break;
    case Id::missing_field:
      if (!d.when_field.empty()) choice.add(d.when_value.empty() ? V::beside : V::conditional);
      if (d.expected.size() > 1) choice.add(V::listed);
      if (!d.owner.empty()) choice.add(V::owned);
      break;
    case Id::not_applicable:
      if (!d.missing.empty() && !d.when_field.empty() && !d.when_in.empty()) choice.add(V::explained);
      if (!d.high.empty()) choice.add(V::high);
      if (!d.low.empty()) choice.add(V::low);
      if (!d.when_field.empty()) choice.add(d.when_in.empty() ? V::beside : V::conditional);
      break;
    case Id::unknown_field:
      if (!d.missing.empty()) choice.add(V::explained);
      if (!d.owner.empty()) choice.add(V::owned);
      break;
    case Id::misplaced_field:
      if (!d.owner.empty()) choice.add(V::owned);
      break;
    case Id::inconsistent_fields:
      if (!d.when_field.empty()) choice.add(d.when_in.empty() ? V::beside : V::conditional);
      break;
    case Id::no_such_operation:
      if (!d.owner.empty() && !d.expected.empty()) choice.add(V::listed);
      if (!d.owner.empty()) choice.add(V::owned);
      break;
    case Id::bad_parameter:
      if (d.detail == Detail::parameter_range && d.high.empty()) choice.add(V::low);
      if (d.detail == Detail::parameter_range && d.low.empty()) choice.add(V::high);
      break;
    case Id::unknown_parameter:
      if (!d.missing.empty()) choice.add(V::explained);
      break;
    case Id::wrong_method:
    case Id::bad_header:
      if (!d.expected.empty()) choice.add(V::listed);
      break;
    default:
      if (hidden) choice.add(V::hidden);
      if (!d.when_field.empty()) choice.add(V::conditional);
      break;
  }
  return choice;
}

const Sentence* find_sentence(Id id, Detail detail, Variant variant) noexcept {
  const std::span<const Sentence> all = sentences();
  auto at =
      std::lower_bound(all.begin(), all.end(), id, [](const Sentence& one, Id wanted) { return one.id < wanted; });
  for (; at != all.end() && at->id == id; ++at) {
    if (at->detail == detail && at->variant == variant) return &*at;
  }
  return nullptr;
}

}  // namespace

const Sentence& sentence_for(const findings::Diagnostic& diagnostic) noexcept {
  const Choice choice = choices_for(diagnostic);
  for (const Detail detail : {diagnostic.detail, Detail::none}) {
    for (std::size_t i = 0; i < choice.size; ++i) {
      if (const Sentence* found = find_sentence(diagnostic.id, detail, choice.variants[i])) return *found;
    }
    if (const Sentence* found = find_sentence(diagnostic.id, detail, V::plain)) return *found;
  }
  return general_sentence(diagnostic.id);
}

Message words_for(Severity severity) noexcept {
  switch (severity) {
    case Severity::error:
      return {"error", "错误"};
    case Severity::warning:
      return {"warning", "警告"};
    case Severity::note:
      return {"note", "提示"};
  }
  return {};
}

Message words_for(ValueKind kind) noexcept {
  switch (kind) {
    case ValueKind::none:
      return {"nothing", "空"};
    case ValueKind::null:
      return {"null", " null"};
    case ValueKind::boolean:
      return {"a boolean", "布尔值"};
    case ValueKind::integer:
      return {"a whole number", "整数"};
    case ValueKind::number:
      return {"a number", "数字"};
    case ValueKind::string:
      return {"a string", "字符串"};
    case ValueKind::array:
      return {"an array", "数组"};
    case ValueKind::object:
      return {"an object", "对象"};
  }
  return {};
}

Message words_for_type(std::string_view type) noexcept {
  constexpr std::array<std::pair<std::string_view, ValueKind>, 7> kTypes{{{"null", ValueKind::null},
                                                                          {"boolean", ValueKind::boolean},
                                                                          {"integer", ValueKind::integer},
                                                                          {"number", ValueKind::number},
                                                                          {"string", ValueKind::string},
                                                                          {"array", ValueKind::array},
                                                                          {"object", ValueKind::object}}};
  for (const auto& [name, kind] : kTypes) {
    if (name == type) return words_for(kind);
  }
  return {type, type};
}

Message words_for(Related::Role role) noexcept {
  switch (role) {
    case Related::Role::first_of_two:
      return {"first used here", "第一次出现在这里"};
    case Related::Role::chosen_here:
      return {"it is {text} here", "此处为 {text}"};
    case Related::Role::belongs_here:
      return {"it belongs in here", "应放在这里"};
  }
  return {};
}

std::string_view name_of(Related::Role role) noexcept {
  switch (role) {
    case Related::Role::first_of_two:
      return "first-of-two";
    case Related::Role::chosen_here:
      return "chosen-here";
    case Related::Role::belongs_here:
      return "belongs-here";
  }
  return {};
}

std::string_view name_of(ValueKind kind) noexcept {
  constexpr std::string_view kNames[] = {"", "null", "boolean", "integer", "number", "string", "array", "object"};
  return kNames[static_cast<std::size_t>(kind)];
}

Message words_for(Suggestion::Kind kind) noexcept {
  switch (kind) {
    case Suggestion::Kind::rename:
      return {"did you mean '{value}'?", "是否应为 “{value}”？"};
    case Suggestion::Kind::use_value:
      return {"did you mean \"{value}\"?", "是否应为 \"{value}\"？"};
    case Suggestion::Kind::write_value:
      return {"write {value}", "写成 {value}"};
    case Suggestion::Kind::strip_protocol:
      return {"write \"{value}\"", "写成 \"{value}\""};
    case Suggestion::Kind::move_to:
      return {"move it to {value}", "将其移到 {value}"};
    case Suggestion::Kind::remove:
      return {"remove it", "将其删除"};
    case Suggestion::Kind::mend:
      return {"put it and all the like right at once ({value} in all)", "连同其他同类错误一次改正（共 {value} 处）"};
  }
  return {};
}

}  // namespace ocpv::report
