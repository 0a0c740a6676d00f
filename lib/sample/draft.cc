#include "sample/draft.h"

#include <algorithm>

namespace ocpv::sample {
namespace {

constexpr int kMostRepairs = 100;
constexpr std::size_t kMostDepth = 8;
constexpr std::size_t kMostTried = 2000;  // The largest published operation has under 200 fields.

std::string first_error(const findings::Findings& findings) {
  for (const findings::Diagnostic& one : findings.diagnostics) {
    if (one.severity == Severity::error) return std::string(name_of(one.id)) + " at " + std::string(one.pointer);
  }
  return "no error is told";
}

std::size_t depth(const Pointer& place) {
  const std::string text = place.to_string();
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '/'));
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

Draft::Draft(const plan::Plan& plan, const Json& schema, std::uint64_t seed)
    : plan_(plan), schema_(schema), maker_(schema, seed) {}

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

Result<void> Draft::require() {
  document_ = maker_.value(schema_, "");
  for (int n = 0; n < kMostRepairs; ++n) {
    if (judge(document_).status == Status::ok) {
      warnings_ = findings_.warnings;
      return {};
    }
    const auto missing =
        std::find_if(findings_.diagnostics.begin(), findings_.diagnostics.end(),
                     [](const findings::Diagnostic& one) { return one.id == findings::Id::missing_field; });
    if (missing == findings_.diagnostics.end()) break;
    const Pointer pointer{std::string(missing->pointer)};
    document_[pointer] = value_for(pointer);
  }
  return Error{first_error(findings_) + " of " + document_.dump()};
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
  if (has_members && depth(inner) <= kMostDepth) objects.emplace_back(inner, node);
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

bool Draft::mend(const findings::Diagnostic& one, const Pointer& pinned) {
  const std::string at(one.pointer);
  const std::string wanted = pinned.to_string();
  if (one.id == findings::Id::missing_field) {
    document_[Pointer(at)] = value_for(Pointer(at));
    return true;
  }
  const bool is_rule = one.id == findings::Id::not_applicable || one.id == findings::Id::inconsistent_fields;
  if (!is_rule) return false;
  for (const findings::Related& related : one.related) {
    const std::string decides(related.pointer);
    if (one.when_in.empty() || decides.empty() || is_within(wanted, decides)) continue;
    const Pointer decider(decides);
    if (!document_.contains(decider) || !is_within(wanted, at)) continue;
    document_[decider] = std::string(one.when_in.front());
    return true;
  }
  const bool can_go = !is_within(wanted, at) && !at.empty() && document_.contains(Pointer(at));
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
