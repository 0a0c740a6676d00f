#include "sample/draft.h"

#include <algorithm>
#include <cstdlib>

#include "base/utf8.h"

namespace ocpv::sample {
namespace {

constexpr Message kTooMuch{"the schema asks for more values than a sample may have, or nests them without end",
                           "schema 要求的值多于样例可容纳的数量，或无限嵌套"};
constexpr Message kNotRepaired{"{0} of {1}", "{1}：{0}"};
constexpr std::size_t kMostToldBytes = 1024;
constexpr int kMostRepairs = 100;
constexpr std::size_t kMostFilledDepth = 8;
constexpr std::string_view kNothing = "no field has this name";
constexpr std::size_t kMostItems = 100;
constexpr std::size_t kMostTried = 2000;  // The largest published operation has under 200 fields.

std::string first_error(const findings::Findings& findings) {
  for (const findings::Diagnostic& one : findings.diagnostics) {
    if (one.severity == Severity::error) return std::string(name_of(one.id)) + " " + std::string(one.pointer);
  }
  return "-";
}

bool is_within(const std::string& inner, const std::string& outer) {
  return inner == outer || inner.compare(0, outer.size() + 1, outer + "/") == 0;
}

}  // namespace

std::string written(const Json& document) {
  std::string text = document.dump(2) + "\n";
  const std::string mark = '"' + std::string(kNumberMark);
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
    const std::size_t end = text.find('"', at + 1);
    text.erase(end, 1).erase(at, mark.size());
  }
  return text;
}

Draft::Draft(const plan::Plan& plan, const Json& schema, std::uint64_t seed, std::size_t least_items)
    : plan_(plan), schema_(schema), maker_(schema, seed, least_items) {}

Draft::Draft(const Draft& other, Json document)
    : plan_(other.plan_),
      schema_(other.schema_),
      maker_(other.maker_),
      document_(std::move(document)),
      warnings_(other.warnings_) {}

void Draft::take(const Draft& other) {
  document_ = other.document_;
  warnings_ = other.warnings_;
}

const findings::Findings& Draft::judge(const Json& document) { return judge_text(written(document)); }

const findings::Findings& Draft::judge_text(const std::string& text) {
  checker_.check(plan_, text, {}, findings_);
  return findings_;
}

bool Draft::is_right(Allowed allowed) {
  if (judge(document_).status != Status::ok) return false;
  const auto disputed =
      std::count_if(findings_.diagnostics.begin(), findings_.diagnostics.end(), [](const findings::Diagnostic& one) {
        return one.severity == Severity::warning &&
               (one.strength == Strength::contested || one.id == findings::Id::misplaced_field);
      });
  const auto excused = allowed == Allowed::disputed ? static_cast<std::uint32_t>(disputed) : 0U;
  return findings_.warnings <= warnings_ + excused;
}

std::string Draft::text() const { return written(maker_.ordered(document_, schema_)); }

Json Draft::value_for(const Pointer& place) const {
  const Json* node = maker_.at(place);
  const std::string name = place.empty() ? std::string() : place.back();
  return node != nullptr ? maker_.value(*node, name) : Json("text");
}

/// Changes what is told of with that severity, as far as it can.
bool Draft::mend_worst(Severity severity) {
  const Pointer nothing("/" + std::string(kNothing));
  return std::any_of(findings_.diagnostics.begin(), findings_.diagnostics.end(),
                     [&](const findings::Diagnostic& one) { return one.severity == severity && mend(one, nothing); });
}

Result<void> Draft::require() {
  document_ = maker_.value(schema_, "");
  if (maker_.is_exhausted()) return Error{kTooMuch};
  for (int n = 0; n < kMostRepairs; ++n) {
    if (judge(document_).status == Status::ok) {
      avoid_warnings();
      return {};
    }
    if (!mend_worst(Severity::error)) break;
  }
  return Error{say(kNotRepaired, {first_error(findings_), shown(document_.dump(), kMostToldBytes)})};
}

/// What is only advised is kept too, where that is possible.
void Draft::avoid_warnings() {
  warnings_ = findings_.warnings;
  Json best = document_;
  for (int n = 0; n < kMostRepairs && warnings_ != 0; ++n) {
    if (!mend_worst(Severity::warning)) break;
    if (judge(document_).status != Status::ok || findings_.warnings >= warnings_) break;
    warnings_ = findings_.warnings;
    best = document_;
  }
  document_ = std::move(best);
}

/// The object there, or the first of the list there, is what fields are added to next.
void Draft::enter(const Pointer& place, const Json& below, Objects& objects) {
  Pointer inner = place;
  const Json* node = &maker_.resolved(below);
  while (document_.at(inner).is_array() && !document_.at(inner).empty() && node->contains("items")) {
    inner /= std::size_t{0};
    node = &maker_.resolved(node->at("items"));
  }
  const bool has_members = document_.at(inner).is_object() && node->contains("properties");
  if (has_members && depth(inner) <= kMostFilledDepth) objects.emplace_back(inner, node);
}

void Draft::complete(const std::function<bool()>& is_wanted) {
  if (document_.is_array() && document_.empty() && is_wanted()) {
    const Json before = document_;
    document_ = filled(schema_, "");
    if (!is_right()) document_ = before;
  }
  Objects objects;
  enter(Pointer(), schema_, objects);
  for (std::size_t n = 0; n < objects.size() && tried_ < kMostTried; ++n) {
    const auto [place, node] = objects[n];
    for (const auto& [name, below] : node->at("properties").items()) {
      const Json& owner = document_.at(place);
      const bool is_bare = owner.contains(name) && owner.at(name).is_structured() && owner.at(name).empty();
      if ((is_bare || !owner.contains(name)) && is_wanted()) add(place, name, below);
      if (document_.at(place).contains(name)) enter(place / name, below, objects);
    }
  }
}

Json Draft::filled(const Json& below, const std::string& name) const {
  Json value = maker_.value(below, name);
  const Json& node = maker_.resolved(below);
  if (value.is_array() && value.empty() && node.contains("items")) value.push_back(filled(node["items"], name));
  const auto more = node.find("additionalProperties");
  if (value.is_object() && value.empty() && more != node.end() && more->is_object())
    value["key"] = filled(*more, "key");
  return value;
}

void Draft::add(const Pointer& place, const std::string& name, const Json& below) {
  if (++tried_ > kMostTried) return;
  const Json before = document_;
  document_.at(place)[name] = filled(below, name);
  // What was required may have brought a warning of its own.
  if (!is_right()) document_ = before;
}

void Draft::put(const Pointer& place, const Json& value) {
  std::vector<Pointer> above;
  for (Pointer at = place; !at.empty(); at = at.parent_pointer()) above.push_back(at.parent_pointer());
  std::reverse(above.begin(), above.end());
  for (const Pointer& at : above) {
    if (!document_.contains(at)) document_[at] = value_for(at);
    // An item of a list that is empty stands at its end.
    Json& owner = document_.at(at);
    const bool is_list = owner.is_array() && owner.empty();
    if (is_list) owner.push_back(value_for(at / std::size_t{0}));
  }
  document_[place] = value;
}

/// The value that a message shows as text.
Json Draft::listed_value(const Pointer& place, std::string_view text) const {
  const Json* node = maker_.at(place);
  const Json* values = node != nullptr ? Maker::keyword(*node, "enum") : nullptr;
  for (const Json& value : values != nullptr ? *values : Json::array()) {
    if (value.is_string() ? value.get_ref<const std::string&>() == text : value.dump() == text) return value;
  }
  return std::string(text);
}

/// A list gets as many items as are asked for.
bool Draft::mend_count(const findings::Diagnostic& one, const Pointer& place) {
  if (!document_.contains(place) || !document_[place].is_array()) return false;
  Json& list = document_[place];
  const std::string_view bound = one.low.empty() ? one.high : one.low;
  const std::size_t size = std::min<std::size_t>(std::strtoul(std::string(bound).c_str(), nullptr, 10), kMostItems);
  while (list.size() > size) list.erase(list.size() - 1);
  while (list.size() < size) list.push_back(value_for(place / std::size_t{0}));
  return true;
}

/// What decides changes, or goes, where what is told of must stay.
bool Draft::mend_decider(const findings::Diagnostic& one, const std::string& wanted) {
  for (const findings::Related& related : one.related) {
    const std::string decides(related.pointer);
    const Pointer decider(decides);
    if (decides.empty() || is_within(wanted, decides) || !document_.contains(decider)) continue;
    const bool is_count = one.id == findings::Id::not_applicable && (one.detail == findings::Detail::too_many_items ||
                                                                     one.detail == findings::Detail::too_few_items);
    if (is_count) return mend_count(one, decider);
    const bool names_right = one.id == findings::Id::not_applicable || one.id == findings::Id::inconsistent_fields;
    if (names_right && !one.when_in.empty()) {
      document_[decider] = listed_value(decider, one.when_in.front());
      return true;
    }
    const Json before = document_[decider];
    const Json* node = maker_.at(decider);
    const Json* values = node != nullptr && !one.when_value.empty() ? Maker::keyword(*node, "enum") : nullptr;
    for (const Json& value : values != nullptr ? *values : Json::array()) {
      document_[decider] = value;
      if (value != before) return true;
    }
    document_.at(decider.parent_pointer()).erase(decider.back());
    return true;
  }
  return false;
}

bool Draft::mend(const findings::Diagnostic& one, const Pointer& pinned) {
  const std::string at(one.pointer);
  const std::string wanted = pinned.to_string();
  const bool is_pinned = is_within(wanted, at);
  if (one.id == findings::Id::missing_field) {
    document_[Pointer(at)] = value_for(Pointer(at));
    return true;
  }
  const bool by_another = !one.when_field.empty();
  if (one.id == findings::Id::bad_format && by_another)
    return is_pinned ? mend_decider(one, wanted) : mend_count(one, Pointer(at));
  if (one.id == findings::Id::not_in_enum && by_another) {
    if (is_pinned) return mend_decider(one, wanted);
    document_[Pointer(at)] = listed_value(Pointer(at), one.expected.front());
    return true;
  }
  const bool is_rule = one.id == findings::Id::not_applicable || one.id == findings::Id::inconsistent_fields;
  if (!is_rule) return false;
  if (is_pinned && mend_decider(one, wanted)) return true;
  const bool can_go = !is_pinned && !at.empty() && document_.contains(Pointer(at));
  if (can_go) document_.at(Pointer(at).parent_pointer()).erase(Pointer(at).back());
  return can_go;
}

bool Draft::force(const Pointer& place, const Json& value, Allowed allowed) {
  put(place, value);
  for (int n = 0; n < kMostRepairs; ++n) {
    if (is_right(allowed)) return true;
    const bool mended = std::any_of(
        findings_.diagnostics.begin(), findings_.diagnostics.end(),
        [&](const findings::Diagnostic& one) { return one.severity != Severity::note && mend(one, place); });
    if (!mended) return false;
  }
  return false;
}

}  // namespace ocpv::sample
