#include "plan/gather.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/joined.h"
#include "json/decimal.h"
#include "json/pointer.h"
#include "plan/forms.h"
#include "plan/keywords.h"

namespace ocpv::plan {
namespace {

using json::Value;

constexpr std::size_t kMostInPlace = 64;  // Subschemas of one place inside one another; schemas nest under 64 anyway.

std::string child(std::string_view where, std::string_view token) {
  std::string pointer(where);
  json::append_token(pointer, token);
  return pointer;
}

/// Percent-decoded, as a URI fragment asks; what is no escape stays.
std::string decoded_fragment(std::string_view text) {
  const auto hex = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(static_cast<unsigned char>(hex(text[i + 1]) * 16 + hex(text[i + 2])));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

class Gatherer {
 public:
  Gatherer(Program& program, const json::Document& document) : program_(program), document_(document) {}

  Result<Draft> gather(std::span<const Application> applications) {
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
    return std::move(draft_);
  }

 private:
  // What applies for certain: failing is a finding.

  Result<void> assert_here(Value schema, std::string_view where, Severity severity, Said said) {
    if (schema.is_boolean()) {
      draft_.node.documented = draft_.node.documented || schema.is_true();
      if (!schema.is_true()) add_check(Check{}, where, severity, said);
      return {};
    }
    if (!schema.is_object()) return fail(schema, where, "a schema must be an object or a boolean");
    draft_.node.documented = true;
    said = said_of(schema, said);
    if (schema.find("x-ocpv-said").present() || draft_.node.said == kNone) draft_.node.said = add_said(where, said);
    if (schema.find("x-ocpv-secret").is_true()) draft_.node.secret = true;
    if (schema.find("x-ocpv-open").is_true()) is_open_ = true;
    if (where.empty() && schema.find("x-ocpv-envelope").is_true()) program_.envelope = true;

    bool bounds_done = false;
    const bool is_reference = schema.find("$ref").present();
    for (const Value keyword : schema) {
      const std::string at = child(where, keyword.key());
      const Keyword kind = keyword_of(keyword.key());
      // Draft-07: next to a $ref nothing counts; our own keywords are no part of draft-07.
      if (is_reference && kind != Keyword::reference && keyword.key().substr(0, 7) != "x-ocpv-") continue;
      if (kind == Keyword::bounds && std::exchange(bounds_done, true)) continue;
      if (auto done = assert_keyword(kind, schema, keyword, where, at, severity, said); !done.ok()) return done;
    }
    return {};
  }

  Result<void> assert_keyword(Keyword kind, Value schema, Value keyword, std::string_view where, const std::string& at,
                              Severity severity, const Said& said) {
    switch (kind) {
      case Keyword::annotation: return check_annotation(keyword, at);
      case Keyword::branch: return {};
      case Keyword::unsupported: return fail(keyword, at, not_supported(keyword.key()));
      case Keyword::check: {
        auto check = read_check(program_, keyword, schema);
        if (!check.ok()) return fail(keyword, at, check.error().message);
        if (*check) add_check(**check, at, severity, said);
        return {};
      }
      case Keyword::bounds: {
        auto checks = read_bounds(program_, schema);
        if (!checks.ok()) return fail(keyword, at, checks.error().message);
        for (const Check& check : *checks) add_check(check, at_bound(where, check), severity, said);
        return {};
      }
      case Keyword::reference: return assert_reference(keyword, at, severity, said);
      case Keyword::properties: return assert_properties(keyword, at, severity);
      case Keyword::required: return assert_required(keyword, at, severity, said);
      case Keyword::additional: {
        is_open_ = is_open_ || !keyword.is_boolean() || keyword.is_true();
        draft_.rests.push_back({names_of(schema), {Application{keyword, keep(program_, at), severity, said, {}}, {}}});
        return {};
      }
      case Keyword::items: {
        if (keyword.is_array()) return fail(keyword, at, not_supported("items", "as an array"));
        draft_.items.push_back({Application{keyword, keep(program_, at), severity, said, {}}, {}});
        return {};
      }
      case Keyword::all_of: return assert_each(keyword, at, severity, said);
      case Keyword::advice: return assert_each(keyword, at, std::min(severity, Severity::warning), said);
      case Keyword::contested: {
        Said contested = said;
        contested.strength = Strength::contested;
        return assert_here(keyword, keep(program_, at), std::min(severity, Severity::warning), contested);
      }
      case Keyword::negation: return assert_negation(keyword, at, severity, said);
      case Keyword::any_of:
      case Keyword::one_of: return assert_choice(kind, keyword, at, severity, said);
      case Keyword::condition: return assert_condition(schema, where, severity, said);
      case Keyword::known_values: {
        auto values = read_values(program_, keyword);
        if (!values.ok()) return fail(keyword, at, values.error().message);
        Check check;
        check.test = Test::known_value;
        check.values = *values;
        add_check(check, at, Severity::note, said);
        return {};
      }
      case Keyword::belongs:
      case Keyword::same_as_path: {
        if (!keyword.is_string()) return fail(keyword, at, "must be a string");
        Check check;
        check.test = kind == Keyword::belongs ? Test::belongs : Test::same_as_path;
        check.text = keep(program_, keyword.string());
        add_check(check, at, std::min(severity, Severity::warning), said);
        return {};
      }
    }
    return {};
  }

  Result<void> check_annotation(Value keyword, const std::string& at) {
    // A second $id would change what the references below it mean.
    if (keyword.key() == "$id" && at != "/$id") return fail(keyword, at, not_supported("$id", "below the root"));
    return {};
  }

  static std::string at_bound(std::string_view where, const Check& check) {
    if (check.test == Test::whole_bounds) return child(where, "maximum");  // the reporter names the bound that is broken
    if (check.test == Test::lower) return child(where, check.exclusive ? "exclusiveMinimum" : "minimum");
    return child(where, check.exclusive ? "exclusiveMaximum" : "maximum");
  }

  void add_check(Check check, std::string_view at, Severity severity, const Said& said) {
    check.severity = severity;
    check.said = add_said(at, said);
    Node& node = draft_.node;
    if (severity != Severity::error) {
      draft_.cautions.push_back(check);
    } else if (check.test == Test::type) {
      if (node.said_type == kNone) node.said_type = check.said;
      node.types = static_cast<Types>(node.types & check.types);
    } else {
      draft_.errors.push_back(check);
    }
  }

  Result<void> assert_reference(Value keyword, const std::string& at, Severity severity, const Said& said) {
    std::string where;
    auto target = resolve(keyword, at, where);
    if (!target.ok()) return target.error();
    if (auto entered = enter(*target, keyword, at); !entered.ok()) return entered;
    auto done = assert_here(*target, keep(program_, where), severity, said);
    in_place_.pop_back();
    return done;
  }

  Result<void> assert_properties(Value keyword, const std::string& at, Severity severity) {
    if (!keyword.is_object()) return fail(keyword, at, "must be an object");
    has_properties_ = true;
    for (const Value property : keyword) {
      DraftMember& member = member_of(property.key());
      member.documented = true;
      member.applications.push_back({Application{property, keep(program_, child(at, property.key())), severity, {}, {}}, {}});
    }
    return {};
  }

  Result<void> assert_required(Value keyword, const std::string& at, Severity severity, const Said& said) {
    if (auto right = check_names(keyword, at); !right.ok()) return right;
    std::size_t i = 0;
    for (const Value name : keyword) {
      const std::uint32_t member = index_of(name.string());
      draft_.members[member].documented = true;
      draft_.requirements.push_back({member, severity, add_said(child(at, std::to_string(i++)), said)});
    }
    return {};
  }

  Result<void> assert_each(Value list, const std::string& at, Severity severity, const Said& said) {
    if (!list.is_array()) return fail(list, at, "must be an array of schemas");
    std::size_t i = 0;
    for (const Value schema : list) {
      std::string pointer = at;
      json::append_token(pointer, i++);
      if (auto done = assert_here(schema, keep(program_, pointer), severity, said); !done.ok()) return done;
    }
    return {};
  }

  /// A pattern holds of every value that is no string, so its negation holds of strings only.
  static std::array<Check, 2> no_protocol() {
    std::array<Check, 2> checks;
    checks[0].test = Test::type;
    checks[0].types = kString;
    checks[1].test = Test::shape;
    checks[1].shape = Shape::no_protocol;
    return checks;
  }

  Result<void> assert_negation(Value keyword, const std::string& at, Severity severity, const Said& said) {
    if (is_protocol_pattern(keyword)) {
      for (const Check& check : no_protocol()) add_check(check, at, severity, said);
      return {};
    }
    OCPV_TRY(bits, ask(keyword, at));
    add_rule({{{bits, true}}}, Step::Kind::all, Rule{}, at, severity, said);
    return {};
  }

  Result<void> assert_choice(Keyword kind, Value keyword, const std::string& at, Severity severity, const Said& said) {
    OCPV_TRY(alternatives, ask_each(keyword, at));
    std::vector<DraftClause> clauses;
    const bool any = kind == Keyword::any_of;
    for (Bits& bits : alternatives) clauses.push_back({std::move(bits), !any});
    const Rule rule = any ? form_of_choice(program_, keyword) : Rule{};
    add_rule(std::move(clauses), any ? Step::Kind::all : Step::Kind::not_one, rule, at, severity, said);
    return {};
  }

  Result<void> assert_condition(Value schema, std::string_view where, Severity severity, const Said& said) {
    OCPV_TRY(when, ask(schema.find("if"), child(where, "if")));
    const Rule rule = form_of_condition(program_, schema);
    if (const Value then = schema.find("then"); then.present()) {
      OCPV_TRY(bits, ask(then, child(where, "then")));
      add_rule({{when, true}, {bits, false}}, Step::Kind::all, rule, where, severity, said);
    }
    if (const Value otherwise = schema.find("else"); otherwise.present()) {
      OCPV_TRY(bits, ask(otherwise, child(where, "else")));
      add_rule({{when, false}, {bits, false}}, Step::Kind::all, Rule{}, where, severity, said);
    }
    return {};
  }

  void add_rule(std::vector<DraftClause> clauses, Step::Kind kind, Rule rule, std::string_view at, Severity severity,
                const Said& said) {
    rule.severity = severity;
    rule.said = add_said(at, said);
    draft_.steps.push_back({kind, std::move(clauses), {}, rule});
  }

  // What a rule asks: the bits of which none may be set for the subschema to hold.

  Result<Bits> ask(Value schema, std::string_view where) {
    if (schema.is_boolean()) return schema.is_true() ? Bits{} : Bits{ask_check(Check{})};
    if (!schema.is_object()) return fail(schema, where, "a schema must be an object or a boolean");
    Bits bits;
    const auto add = [&](Bits more) { bits.insert(bits.end(), more.begin(), more.end()); };
    if (const Value reference = schema.find("$ref"); reference.present()) {
      std::string target_where;
      const std::string at = child(where, "$ref");
      OCPV_TRY(target, resolve(reference, at, target_where));
      if (auto entered = enter(target, reference, at); !entered.ok()) return entered.error();
      auto done = ask(target, keep(program_, target_where));
      in_place_.pop_back();
      return done;
    }
    bool bounds_done = false;
    for (const Value keyword : schema) {
      const Keyword kind = keyword_of(keyword.key());
      if (kind == Keyword::bounds && std::exchange(bounds_done, true)) continue;
      auto more = ask_keyword(kind, schema, keyword, where, child(where, keyword.key()));
      if (!more.ok()) return more;
      add(*more);
    }
    return bits;
  }

  Result<Bits> ask_keyword(Keyword kind, Value schema, Value keyword, std::string_view where, const std::string& at) {
    switch (kind) {
      case Keyword::unsupported: return fail(keyword, at, not_supported(keyword.key()));
      case Keyword::check: {
        auto check = read_check(program_, keyword, schema);
        if (!check.ok()) return fail(keyword, at, check.error().message);
        return *check ? Bits{ask_check(**check)} : Bits{};
      }
      case Keyword::bounds: {
        auto checks = read_bounds(program_, schema);
        if (!checks.ok()) return fail(keyword, at, checks.error().message);
        Bits bits;
        for (const Check& check : *checks) bits.push_back(ask_check(check));
        return bits;
      }
      case Keyword::properties: return ask_properties(keyword, at);
      case Keyword::required: {
        if (auto right = check_names(keyword, at); !right.ok()) return right.error();
        Bits bits;
        for (const Value name : keyword) bits.push_back({true, index_of(name.string())});
        return bits;
      }
      case Keyword::additional: {
        const std::uint32_t test = draft_.tests++;
        draft_.rests.push_back({names_of(schema), {Application{keyword, keep(program_, at), {}, {}, {}}, test}});
        return Bits{{false, test}};
      }
      case Keyword::items: {
        if (keyword.is_array()) return fail(keyword, at, not_supported("items", "as an array"));
        const std::uint32_t test = draft_.tests++;
        draft_.items.push_back({Application{keyword, keep(program_, at), {}, {}, {}}, test});
        return Bits{{false, test}};
      }
      case Keyword::all_of: {
        OCPV_TRY(parts, ask_each(keyword, at));
        Bits bits;
        for (const Bits& part : parts) bits.insert(bits.end(), part.begin(), part.end());
        return bits;
      }
      case Keyword::any_of:
      case Keyword::one_of: {
        OCPV_TRY(alternatives, ask_each(keyword, at));
        std::vector<DraftClause> clauses;
        const bool any = kind == Keyword::any_of;
        for (Bits& bits : alternatives) clauses.push_back({std::move(bits), !any});
        return Bits{derive(any ? Step::Kind::all : Step::Kind::not_one, std::move(clauses))};
      }
      case Keyword::negation: {
        if (is_protocol_pattern(keyword)) {
          Bits bits;
          for (const Check& check : no_protocol()) bits.push_back(ask_check(check));
          return bits;
        }
        OCPV_TRY(bits, ask(keyword, at));
        return Bits{derive(Step::Kind::all, {{bits, true}})};
      }
      case Keyword::condition: return ask_condition(schema, where);
      default: return Bits{};  // annotations, and our own keywords, which decide nothing
    }
  }

  Result<Bits> ask_condition(Value schema, std::string_view where) {
    OCPV_TRY(when, ask(schema.find("if"), child(where, "if")));
    Bits result;
    if (const Value then = schema.find("then"); then.present()) {
      OCPV_TRY(bits, ask(then, child(where, "then")));
      result.push_back(derive(Step::Kind::all, {{when, true}, {bits, false}}));
    }
    if (const Value otherwise = schema.find("else"); otherwise.present()) {
      OCPV_TRY(bits, ask(otherwise, child(where, "else")));
      result.push_back(derive(Step::Kind::all, {{when, false}, {bits, false}}));
    }
    return result;
  }

  Result<Bits> ask_properties(Value keyword, const std::string& at) {
    if (!keyword.is_object()) return fail(keyword, at, "must be an object");
    Bits bits;
    for (const Value property : keyword) {
      // Rules about one member often ask the same of it; they share the bit.
      const std::string same = std::string(property.key()) + '\n' + std::string(property.source());
      auto known = draft_.known_tests.find(same);
      if (known == draft_.known_tests.end()) {
        known = draft_.known_tests.emplace(same, draft_.tests++).first;
        DraftMember& member = member_of(property.key());
        member.applications.push_back(
            {Application{property, keep(program_, child(at, property.key())), {}, {}, {}}, known->second});
      }
      bits.push_back({false, known->second});
    }
    return bits;
  }

  Result<std::vector<Bits>> ask_each(Value list, const std::string& at) {
    if (!list.is_array() || list.size() == 0) return fail(list, at, "must be an array of schemas");
    std::vector<Bits> parts;
    std::size_t i = 0;
    for (const Value schema : list) {
      std::string pointer = at;
      json::append_token(pointer, i++);
      OCPV_TRY(bits, ask(schema, pointer));
      parts.push_back(std::move(bits));
    }
    return parts;
  }

  Bit ask_check(Check check) {
    check.bit = draft_.tests++;
    draft_.asks.push_back(check);
    return {false, check.bit};
  }

  Bit derive(Step::Kind kind, std::vector<DraftClause> clauses) {
    const std::uint32_t test = draft_.tests++;
    draft_.steps.push_back({kind, std::move(clauses), test, {}});
    return {false, test};
  }

  // Parts.

  DraftMember& member_of(std::string_view name) { return draft_.members[index_of(name)]; }

  std::uint32_t index_of(std::string_view name) {
    const auto found = draft_.by_name.find(name);
    if (found != draft_.by_name.end()) return found->second;
    const auto index = static_cast<std::uint32_t>(draft_.members.size());
    const std::string_view kept = keep(program_, name);
    draft_.members.push_back({kept, false, {}});
    draft_.by_name.emplace(kept, index);
    return index;
  }

  static std::vector<std::string_view> names_of(Value schema) {
    std::vector<std::string_view> names;
    for (const Value property : schema.find("properties")) names.push_back(property.key());
    std::sort(names.begin(), names.end());
    return names;
  }

  /// Members that one subschema names may be "additional" to another.
  void apply_rests() {
    for (const DraftRest& rest : draft_.rests) {
      for (DraftMember& member : draft_.members) {
        if (std::binary_search(rest.named.begin(), rest.named.end(), member.name)) continue;
        member.applications.push_back(rest.application);
      }
    }
  }

  std::uint32_t add_said(std::string_view at, Said said) {
    said.schema_pointer = keep(program_, at);
    program_.said.push_back(said);
    return static_cast<std::uint32_t>(program_.said.size() - 1);
  }

  Said said_of(Value schema, Said said) {
    const Value place = schema.find("x-ocpv-said");
    if (place.is_object()) {
      said.page = keep(program_, place.find("page").string());
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

  Result<void> check_names(Value keyword, const std::string& at) {
    if (!keyword.is_array()) return fail(keyword, at, "must be an array of names");
    for (const Value name : keyword) {
      if (!name.is_string()) return fail(keyword, at, "must be an array of names");
    }
    return {};
  }

  Result<Value> resolve(Value keyword, const std::string& at, std::string& where) {
    const std::string_view text = keyword.string();
    if (!keyword.is_string() || text.empty() || text.front() != '#' || (text.size() > 1 && text[1] != '/')) {
      return fail(keyword, at, not_supported("$ref", "to another document, or by an $id"));
    }
    where = decoded_fragment(text.substr(1));
    const Value target = json::resolve(document_.root(), where);
    if (!target.present()) return fail(keyword, at, joined({"refers to nothing: ", text}));
    return target;
  }

  Result<void> enter(Value target, Value keyword, const std::string& at) {
    const bool again = std::find(in_place_.begin(), in_place_.end(), target.byte()) != in_place_.end();
    if (again || in_place_.size() == kMostInPlace) {
      return fail(keyword, at, "refers to itself without going down into the document");
    }
    in_place_.push_back(target.byte());
    return {};
  }

  Error fail(Value value, std::string_view at, std::string message) const {
    const std::string_view place = at.empty() ? "the root" : at;
    return json::error_at(document_, value.byte(), joined({message, " (at ", place, ")"}));
  }

  Program& program_;
  const json::Document& document_;
  Draft draft_;
  std::vector<std::size_t> in_place_;
  bool has_properties_ = false, is_open_ = false;
};

}  // namespace

Result<Draft> gather(Program& program, const json::Document& document, std::span<const Application> applications) {
  return Gatherer(program, document).gather(applications);
}

}  // namespace ocpv::plan
