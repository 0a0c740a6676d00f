#include "plan/gather.h"

#include <algorithm>
#include <utility>

#include "base/heap_sort.h"
#include "base/uri.h"
#include "json/decimal.h"
#include "plan/gatherer.h"

namespace ocpv::plan {
namespace {

constexpr Message kAt{"{0} (at {1})", "{0}（位于 {1}）"};
constexpr Message kRoot{"the root", "根"};
constexpr Message kNotNames{"must be an array of names", "应为名称的数组"};
constexpr Message kRefersToNothing{"refers to nothing: {0}", "引用的内容不存在：{0}"};
constexpr Message kRefersToItself{"refers to itself without going down into the document",
                                  "在未深入文档的情况下引用了自身"};
constexpr Message kOtherDocument{"keyword \"{0}\" is not supported to another document, or by an $id",
                                 "关键字 \"{0}\" 不支持引用其他文档或按 $id 引用"};
constexpr Message kExpandsTooFar{"what the schema refers to, written out, would be too much", "schema 展开引用后过大"};
constexpr std::size_t kMostInPlace = 64;  // References of one place inside one another.
constexpr std::uint32_t kMostNested =
    512;  // Subschemas of one place inside one another; each takes a kilobyte of stack.
constexpr std::size_t kBytesOfAUnit = 128;    // Of pointers, which each subschema keeps.
constexpr std::size_t kPassedOfAUnit = 2048;  // Bytes of the schema before what a reference leads to.

}  // namespace

Result<Draft> Gatherer::gather(std::span<const Application> applications) {
  for (const Application& application : applications) {
    if (application.bit) {
      OCPV_TRY(bits, ask(application.schema, application.where));
      draft_.targets.push_back({bits, *application.bit});
    } else if (auto done = assert_here(application.schema, application.where, application.severity, application.said);
               !done.ok()) {
      return done.error();
    }
  }
  draft_.node.open = is_open_ || !has_properties_;
  apply_rests();
  if (budget_ < 0) return fail(applications.front().schema, applications.front().where, kExpandsTooFar);
  return std::move(draft_);
}

std::uint32_t Gatherer::index_of(std::string_view name) {
  const auto found = draft_.by_name.find(name);
  if (found != draft_.by_name.end()) return found->second;
  const auto index = static_cast<std::uint32_t>(draft_.members.size());
  const std::string_view kept = keep(program_, name);
  draft_.members.push_back({kept, false, {}});
  draft_.by_name.emplace(kept, index);
  return index;
}

std::vector<std::string_view> Gatherer::names_of(Value schema) {
  std::vector<std::string_view> names;
  for (const Value property : schema.find("properties")) names.push_back(property.key());
  heap_sort(names);
  return names;
}

// Members that one subschema names may be "additional" to another.
void Gatherer::apply_rests() {
  for (const DraftRest& rest : draft_.rests) {
    const std::string_view page = rest.application.application.said.page;
    budget_ -= static_cast<Budget>(draft_.members.size() * (1 + page.size() / kBytesOfAUnit));
    if (budget_ < 0) return;  // gather() says so.
    for (DraftMember& member : draft_.members) {
      if (std::binary_search(rest.named.begin(), rest.named.end(), member.name)) continue;
      member.applications.push_back(rest.application);
    }
  }
}

std::uint32_t Gatherer::add_said(std::string_view at, Said said) {
  said.schema_pointer = keep(program_, at);
  program_.said.push_back(said);
  return static_cast<std::uint32_t>(program_.said.size() - 1);
}

Said Gatherer::said_of(Value schema, Said said) {
  const Value place = schema.find("x-ocpv-said");
  if (place.is_object()) {
    said.page = keep(program_, place.find("page").string());
    budget_ -= static_cast<Budget>(said.page.size() / kBytesOfAUnit);
    const Value line = place.find("line");
    const auto number = line.is_number() ? json::Decimal(line.source()).to_int64() : std::nullopt;
    said.line = number && *number > 0 && *number < kNone ? static_cast<std::uint32_t>(*number) : 0;
  }
  const std::string_view strength = schema.find("x-ocpv-strength").string();
  if (strength == "stated") said.strength = Strength::stated;
  if (strength == "inferred") said.strength = Strength::inferred;
  if (strength == "corrected") said.strength = Strength::corrected;
  if (strength == "contested") said.strength = Strength::contested;
  return said;
}

Result<void> Gatherer::check_names(Value keyword, const std::string& at) {
  if (!keyword.is_array()) return fail(keyword, at, kNotNames);
  for (const Value name : keyword) {
    if (!name.is_string()) return fail(keyword, at, kNotNames);
  }
  return {};
}

Result<Value> Gatherer::resolve(Value keyword, const std::string& at, std::string& where) {
  const std::string_view text = keyword.string();
  if (!keyword.is_string() || text.empty() || text.front() != '#' || (text.size() > 1 && text[1] != '/')) {
    return fail(keyword, at, not_supported(kOtherDocument, "$ref"));
  }
  where = percent_decoded_where_encoded(text.substr(1));
  const Value target = json::resolve(document_.root(), where);
  if (!target.present()) return fail(keyword, at, say(kRefersToNothing, {text}));
  budget_ -= static_cast<Budget>(target.byte() / kPassedOfAUnit);
  return target;
}

Result<void> Gatherer::pay(Value keyword, const std::string& at) {
  budget_ -= static_cast<Budget>((1 + keyword.size()) * (1 + at.size() / kBytesOfAUnit));
  if (budget_ < 0 || nested_ > kMostNested) return fail(keyword, at, kExpandsTooFar);
  return {};
}

Result<void> Gatherer::enter(Value target, Value keyword, const std::string& at) {
  const bool again = std::find(in_place_.begin(), in_place_.end(), target.byte()) != in_place_.end();
  if (again || in_place_.size() == kMostInPlace) {
    return fail(keyword, at, kRefersToItself);
  }
  in_place_.push_back(target.byte());
  return {};
}

Error Gatherer::fail(Value value, std::string_view at, const Error& why) const {
  Error error = fail(value, at, why.message);
  error.kind = why.kind;
  return error;
}

Error Gatherer::fail(Value value, std::string_view at, const Bilingual& message) const {
  return json::error_at(document_, value.byte(), say(kAt, {message, at.empty() ? Argument(kRoot) : Argument(at)}));
}

Result<Draft> gather(Program& program, const json::Document& document, std::span<const Application> applications,
                     Budget& budget) {
  return Gatherer(program, document, budget).gather(applications);
}

}  // namespace ocpv::plan
