#include "sample/sampler.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "json/tree_bounds.h"
#include "plan/plan.h"
#include "sample/breaking.h"
#include "sample/draft.h"
#include "sample/sample.h"
#include "sample/sites.h"

namespace ocpv::sample {
namespace {

constexpr std::size_t kMostLength = std::size_t{1} << 20;  // A document may have no more, by default.
constexpr Message kNumberTooLarge{"has a number beyond 1e308, of which no sample can be made",
                                  "含有超过 1e308 的数，无法生成样例"};

/// The values each name may have somewhere.
using Listed = std::map<std::string, std::set<Json>>;

bool allows_null(const Json& node) {
  const Json* type = Maker::keyword(node, "type");
  return type != nullptr && type->is_array() && std::find(type->begin(), type->end(), "null") != type->end();
}

}  // namespace

struct Sampler::Parts {
  Parts(plan::Plan made, Json read, const Options& wanted)
      : plan(std::move(made)),
        schema(std::move(read)),
        options(wanted),
        small(draft(wanted.seed)),
        large(draft(wanted.seed)) {}

  Draft draft(std::uint64_t seed) const { return {plan, schema, seed, options.empty_lists ? 0U : 1U}; }

  void build_bases();
  bool has_misplaced(const Json& document);
  void add_base(const std::string& name, const Pointer& place, const Json& value);
  void add_extremes();
  void add_alternatives(const Site& site);
  void add_beside_rules();
  std::string shown(const Json& document) const { return written(small.maker().ordered(document, schema)); }
  bool keep(const std::string& what, const Break& made, std::vector<Broken>& all);
  void break_rules(std::vector<Broken>& all);
  void break_text(std::vector<Broken>& all);

  plan::Plan plan;
  Json schema;
  Options options;
  Draft small, large;
  std::vector<std::pair<std::string, Json>> bases;
  Listed listed;
  std::set<std::string> given;  ///< Texts that are there already.
};

void Sampler::Parts::add_base(const std::string& name, const Pointer& place, const Json& value) {
  for (const auto allowed : {Draft::Allowed::nothing, Draft::Allowed::disputed}) {
    for (const Draft* from : {&small, &large}) {
      Draft draft(*from, from->document());
      if (!draft.force(place, value, allowed)) continue;
      if (given.insert(shown(draft.document())).second) bases.emplace_back(name, draft.document());
      return;
    }
  }
}

void Sampler::Parts::add_extremes() {
  for (const bool highest : {false, true}) {
    Draft draft(large, large.document());
    for (const Site& site : sites_of(large.document(), schema, small.maker())) {
      if (Maker::keyword(*site.node, "enum") != nullptr) continue;
      const Json* bound = Maker::keyword(*site.node, highest ? "maximum" : "minimum");
      const char* const length = highest ? "maxLength" : "minLength";
      Json value;
      if (bound != nullptr) value = *bound;
      const std::size_t size = site.node->value(length, std::size_t{0});
      if (site.node->contains(length) && size <= kMostLength) value = std::string(size, 'a');
      Draft next(draft, draft.document());
      if (!value.is_null() && next.force(site.place, value, Draft::Allowed::disputed)) draft.take(next);
    }
    bases.emplace_back(highest ? "highest" : "lowest", draft.document());
  }
}

/// Where one of several is enough: each of them without the first.
void Sampler::Parts::add_alternatives(const Site& site) {
  const Json& all = site.node->at("anyOf");
  for (std::size_t n = 1; n < all.size(); ++n) {
    Draft draft(small, small.document());
    Pointer place = site.place;
    const Json* asked = &all[n];
    while (asked->contains("properties") && !asked->at("properties").empty()) {
      place /= asked->at("properties").begin().key();
      asked = &asked->at("properties").begin().value();
    }
    const Json names = asked->value("required", Json::array());
    if (names.empty() || !draft.document().contains(site.place)) continue;
    place /= names.front().get<std::string>();
    Json without = draft.document();
    for (const Json& name : all.front().value("required", Json::array()))
      without.at(site.place).erase(name.get<std::string>());
    Draft other(small, without);
    const Json* node = small.maker().at(place);
    if (node != nullptr && other.force(place, small.maker().value(*node, place.back()), Draft::Allowed::disputed) &&
        given.insert(shown(other.document())).second)
      bases.emplace_back("by " + place.to_string(), other.document());
  }
}

/// Documents to which a rule does not apply, though they are near to breaking it.
void Sampler::Parts::add_beside_rules() {
  const std::size_t count = bases.size();
  for (std::size_t n = 0; n < count; ++n) {
    const auto [name, base] = bases[n];
    for (const Site& site : sites_of(base, schema, small.maker())) {
      for (const Json& document : around_rules(base, site, small.maker())) {
        if (small.judge(document).diagnostics.empty() && given.insert(shown(document)).second)
          bases.emplace_back("beside a rule of " + site.place.to_string(), document);
      }
    }
  }
}

bool Sampler::Parts::has_misplaced(const Json& document) {
  const findings::Findings& found = small.judge(document);
  return std::any_of(found.diagnostics.begin(), found.diagnostics.end(),
                     [](const findings::Diagnostic& one) { return one.id == findings::Id::misplaced_field; });
}

void Sampler::Parts::build_bases() {
  if (!bases.empty()) return;
  bases.emplace_back("smallest", small.document());
  given.insert(shown(small.document()));
  if (given.insert(shown(large.document())).second) bases.emplace_back("full", large.document());
  for (const Site& site : places_of(schema, small.maker())) {
    const Json* values = Maker::keyword(*site.node, "enum");
    if (values == nullptr) values = Maker::keyword(*site.node, "x-ocpv-known-values");
    const std::string at = site.place.to_string();
    if (site.node->contains("anyOf")) add_alternatives(site);
    if (allows_null(*site.node)) add_base(at + " = null", site.place, nullptr);
    if (site.node->contains("x-ocpv-open") && site.node->contains("properties"))
      add_base("with more than is documented in " + at, site.place / std::string("noSuchField"), "text");
    if (values != nullptr) {
      for (const Json& value : *values) {
        listed[site.name].insert(value);
        add_base(at + " = " + value.dump(), site.place, value);
      }
      continue;
    }
    const Json value = small.maker().value(*site.node, site.name);
    const bool is_needed = value.is_object() || !large.document().contains(site.place);
    if (is_needed && !site.place.empty()) add_base("with " + at, site.place, value);
    if (large.document().contains(site.place)) continue;
    for (const char* bound : {"minimum", "maximum"}) {
      const Json* said = Maker::keyword(*site.node, bound);
      if (said != nullptr) add_base(at + " = " + said->dump(), site.place, *said);
    }
  }
  add_extremes();
  add_beside_rules();
}

bool Sampler::Parts::keep(const std::string& what, const Break& made, std::vector<Broken>& all) {
  const findings::Findings& found = small.judge(made.document);
  if (found.diagnostics.size() != 1 || found.left_out != 0) return false;
  const findings::Diagnostic& one = found.diagnostics.front();
  if (one.id != made.id || one.pointer != made.told_at.to_string()) return false;
  if (made.contested && one.severity != Severity::warning) return false;
  std::string text = shown(made.document);
  if (!given.insert(text).second) return true;
  all.push_back({what, std::string(name_of(one.id)), std::string(one.pointer), one.severity, std::move(text)});
  return true;
}

void Sampler::Parts::break_rules(std::vector<Broken>& all) {
  std::set<std::string> done;  // each way once, on the first document where it is the only mistake
  for (const auto& [name, base] : bases) {
    for (const Site& site : sites_of(base, schema, small.maker())) {
      std::size_t way = 0;
      for (const Json& document : around_rules(base, site, small.maker())) {
        const std::string key = site.place.to_string() + " " + std::to_string(++way);
        if (done.contains(key)) continue;
        const findings::Findings& found = small.judge(document);
        if (found.diagnostics.size() != 1) continue;
        const findings::Diagnostic& one = found.diagnostics.front();
        const Break made{"", one.id, Pointer(std::string(one.pointer)), false, document};
        if (keep(std::string(name_of(one.id)) + " " + std::string(one.pointer) + " by a rule", made, all))
          done.insert(key);
      }
    }
  }
}

/// What the text alone has wrong: its end is missing, or a member stands there twice.
void Sampler::Parts::break_text(std::vector<Broken>& all) {
  const std::string text = small.text();
  const auto add = [&](const char* name, const std::string& broken, findings::Id id) {
    const findings::Findings& found = small.judge_text(broken);
    if (found.diagnostics.size() != 1 || found.diagnostics.front().id != id) return;
    const findings::Diagnostic& one = found.diagnostics.front();
    all.push_back({name, std::string(name_of(id)), std::string(one.pointer), one.severity, broken});
  };
  add("not-json without its end", text.substr(0, text.find_last_of("}]")), findings::Id::not_json);
  if (!small.document().is_object() || small.document().empty()) return;
  const Json ordered = small.maker().ordered(small.document(), schema);
  Json first = Json::object();
  first[ordered.begin().key()] = ordered.begin().value();
  const std::string member = first.dump();
  add("duplicate-key of the first member", "{" + member.substr(1, member.size() - 2) + "," + text.substr(1),
      findings::Id::duplicate_key);
}

Sampler::Sampler(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Sampler::Sampler(Sampler&&) noexcept = default;
Sampler& Sampler::operator=(Sampler&&) noexcept = default;
Sampler::~Sampler() = default;

Result<Sampler> Sampler::make(std::string_view schema, Options options) {
  OCPV_TRY(plan, plan::compile(schema));
  if (auto fits = json::check_tree_bounds(schema); !fits.ok()) return fits.error();
  Json tree = Json::parse(schema, nullptr, false);
  if (tree.is_discarded()) return Error{kNumberTooLarge};
  auto parts = std::make_unique<Parts>(std::move(plan), std::move(tree), options);
  if (auto done = parts->small.require(); !done.ok()) return done.error();
  parts->large.take(parts->small);
  parts->large.complete([] { return true; });
  return Sampler(std::move(parts));
}

std::string Sampler::smallest() const { return parts_->small.text(); }
std::string Sampler::full() const { return parts_->large.text(); }

std::vector<Sample> Sampler::right() const {
  parts_->build_bases();
  std::vector<Sample> all;
  for (const auto& [name, document] : parts_->bases) {
    const bool is_wanted = all.empty() || parts_->options.misplaced_rows || !parts_->has_misplaced(document);
    if (is_wanted) all.push_back({name, parts_->shown(document)});
  }
  return all;
}

std::vector<Sample> Sampler::varied(std::size_t count) const {
  std::vector<Sample> all;
  for (std::size_t n = 0; n < count; ++n) {
    const std::uint64_t seed = parts_->options.seed + n * 0x9E3779B97F4A7C15U + 1;
    Random random(seed);
    Draft draft = parts_->draft(seed);
    if (!draft.require().ok()) continue;
    draft.complete([&] { return random.below(2) == 0; });
    all.push_back({"varied " + std::to_string(n + 1), draft.text()});
  }
  return all;
}

std::string Sampler::failure() const {
  Json document = parts_->small.document();
  if (!document.is_object()) document = Json::object();
  document.erase("data");
  document["successful"] = false;
  document["status"] = 400;
  document["error"] = {{"code", 1000}, {"message", "sample failure"}};
  return parts_->shown(document);
}

std::vector<Broken> Sampler::broken(std::string_view id) const {
  parts_->build_bases();
  const std::set<std::string> before = parts_->given;
  std::vector<Broken> all;
  std::set<std::string> done;  // a way to break a value is shown on the first document where it is the only mistake
  for (const std::size_t first : {std::size_t{1}, std::size_t{0}}) {
    for (std::size_t n = first; n < (first == 0 ? 1 : parts_->bases.size()); ++n) {
      const Json& base = parts_->bases[n].second;
      for (const Site& site : sites_of(base, parts_->schema, parts_->small.maker())) {
        const Json others(std::vector<Json>(parts_->listed[site.name].begin(), parts_->listed[site.name].end()));
        for (const Break& made : breaks_of(base, site, others)) {
          const std::string what = std::string(name_of(made.id)) + " " + made.what;
          if (!done.contains(what) && parts_->keep(what, made, all)) done.insert(what);
        }
      }
    }
  }
  parts_->break_rules(all);
  parts_->break_text(all);
  parts_->given = before;
  if (!id.empty()) std::erase_if(all, [&](const Broken& one) { return one.id != id; });
  return all;
}

Result<std::string> make(std::string_view schema, Extent extent) {
  OCPV_TRY(sampler, Sampler::make(schema));
  return extent == Extent::all ? sampler.full() : sampler.smallest();
}

}  // namespace ocpv::sample
