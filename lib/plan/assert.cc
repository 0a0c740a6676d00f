// What applies for certain: each keyword becomes a check, a rule or a member, whose failure is a finding.
#include <array>
#include <utility>

#include "plan/gatherer.h"

namespace ocpv::plan {
namespace {

constexpr Message kNotString{"must be a string", "应为字符串"};
constexpr Message kOnlyAtRoot{"keyword \"{0}\" is not supported below the root", "关键字 \"{0}\" 只支持用在根上"};

}  // namespace

Result<void> Gatherer::assert_here(Value schema, std::string_view where, Severity severity, Said said) {
  if (schema.is_boolean()) {
    if (!schema.is_true()) add_check(Check{}, where, severity, said);
    return {};
  }
  if (!schema.is_object()) return fail(schema, where, kNotSchema);
  said = said_of(schema, said);
  // The row of the field itself counts, which comes first, and not that of the structure it refers to.
  const bool is_own = !has_own_said_ && schema.find("x-ocpv-said").present();
  if (is_own || draft_.node.said == kNone) draft_.node.said = add_said(where, said);
  has_own_said_ = has_own_said_ || is_own;
  take_secrecy(schema);
  if (schema.find("x-ocpv-open").is_true()) is_open_ = true;
  if (where.empty() && schema.find("x-ocpv-envelope").is_true()) program_.envelope = true;

  const Nesting nesting(nested_);
  bool bounds_done = false;
  const bool is_reference = schema.find("$ref").present();
  for (const Value keyword : schema) {
    const std::string at = child(where, keyword.key());
    if (auto paid = pay(keyword, at); !paid.ok()) return paid;
    const Keyword kind = keyword_of(keyword.key());
    // Draft-07: next to a $ref nothing counts; our own keywords are no part of draft-07.
    if (is_reference && kind != Keyword::reference && keyword.key().substr(0, 7) != "x-ocpv-") continue;
    if (kind == Keyword::bounds && std::exchange(bounds_done, true)) continue;
    if (auto done = assert_keyword(kind, schema, keyword, where, at, severity, said); !done.ok()) return done;
  }
  return {};
}

void Gatherer::take_secrecy(Value schema) {
  const Value secret = schema.find("x-ocpv-secret");
  if (!secret.is_boolean()) return;
  (secret.is_true() ? draft_.node.secret : draft_.node.no_secret) = true;
}

Result<void> Gatherer::assert_keyword(Keyword kind, Value schema, Value keyword, std::string_view where,
                                      const std::string& at, Severity severity, const Said& said) {
  switch (kind) {
    case Keyword::annotation:
      return check_annotation(keyword, at);
    case Keyword::branch:
      return look_into_branch(schema, keyword, at);
    case Keyword::unsupported:
      return fail(keyword, at, not_supported(kNotSupported, keyword.key()));
    case Keyword::check: {
      auto check = read_check(program_, keyword, schema);
      if (!check.ok()) return fail(keyword, at, check.error());
      if (*check) add_check(**check, at, severity, said);
      return {};
    }
    case Keyword::bounds: {
      auto checks = read_bounds(program_, schema);
      if (!checks.ok()) return fail(keyword, at, checks.error());
      for (const Check& check : *checks) add_check(check, at_bound(where, check), severity, said);
      return {};
    }
    case Keyword::reference:
      return assert_reference(keyword, at, severity, said);
    case Keyword::properties:
      return assert_properties(keyword, at, severity);
    case Keyword::required:
      return assert_required(keyword, at, severity, said);
    case Keyword::additional: {
      is_open_ = is_open_ || !keyword.is_boolean() || keyword.is_true();
      draft_.rests.push_back({names_of(schema), {Application{keyword, keep(program_, at), severity, said, {}}, {}}});
      return {};
    }
    case Keyword::items: {
      if (keyword.is_array()) return fail(keyword, at, not_supported(kNotAsArray, "items"));
      draft_.items.push_back({Application{keyword, keep(program_, at), severity, said, {}}, {}});
      return {};
    }
    case Keyword::all_of:
      return assert_each(keyword, at, severity, said);
    case Keyword::advice:
      return assert_each(keyword, at, std::min(severity, Severity::warning), said);
    case Keyword::contested: {
      Said contested = said;
      contested.strength = Strength::contested;
      return assert_here(keyword, keep(program_, at), std::min(severity, Severity::warning), contested);
    }
    case Keyword::negation:
      return assert_negation(keyword, at, severity, said);
    case Keyword::any_of:
    case Keyword::one_of:
      return assert_choice(kind, keyword, at, severity, said);
    case Keyword::condition:
      return assert_condition(schema, where, severity, said);
    case Keyword::known_values: {
      auto values = read_values(program_, keyword);
      if (!values.ok()) return fail(keyword, at, values.error());
      Check check;
      check.test = Test::known_value;
      check.values = *values;
      add_check(check, at, Severity::note, said);
      return {};
    }
    case Keyword::belongs:
    case Keyword::same_as_path:
      break;
  }
  return assert_elsewhere(kind, keyword, at, severity, said);
}

Result<void> Gatherer::assert_elsewhere(Keyword kind, Value keyword, const std::string& at, Severity severity,
                                        const Said& said) {
  if (!keyword.is_string()) return fail(keyword, at, kNotString);
  Check check;
  check.test = kind == Keyword::belongs ? Test::belongs : Test::same_as_path;
  check.text = keep(program_, keyword.string());
  add_check(check, at, std::min(severity, Severity::warning), said);
  return {};
}

Result<void> Gatherer::check_annotation(Value keyword, const std::string& at) {
  // A second $id would change what the references below it mean.
  if (keyword.key() == "$id" && at != "/$id") return fail(keyword, at, not_supported(kOnlyAtRoot, "$id"));
  return {};
}

std::string Gatherer::at_bound(std::string_view where, const Check& check) {
  if (check.test == Test::whole_bounds) return child(where, "maximum");  // the reporter names the bound that is broken
  if (check.test == Test::lower) return child(where, check.exclusive ? "exclusiveMinimum" : "minimum");
  return child(where, check.exclusive ? "exclusiveMaximum" : "maximum");
}

void Gatherer::add_check(Check check, std::string_view at, Severity severity, const Said& said) {
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

Result<void> Gatherer::assert_reference(Value keyword, const std::string& at, Severity severity, const Said& said) {
  std::string where;
  auto target = resolve(keyword, at, where);
  if (!target.ok()) return target.error();
  if (auto entered = enter(*target, keyword, at); !entered.ok()) return entered;
  auto done = assert_here(*target, keep(program_, where), severity, said);
  in_place_.pop_back();
  return done;
}

Result<void> Gatherer::assert_properties(Value keyword, const std::string& at, Severity severity) {
  if (!keyword.is_object()) return fail(keyword, at, kNotObject);
  has_properties_ = true;
  for (const Value property : keyword) {
    DraftMember& member = member_of(property.key());
    member.documented = true;
    member.applications.push_back(
        {Application{property, keep(program_, child(at, property.key())), severity, {}, {}}, {}});
  }
  return {};
}

Result<void> Gatherer::assert_required(Value keyword, const std::string& at, Severity severity, const Said& said) {
  if (auto right = check_names(keyword, at); !right.ok()) return right;
  std::size_t i = 0;
  for (const Value name : keyword) {
    const std::uint32_t member = index_of(name.string());
    draft_.members[member].documented = true;
    draft_.requirements.push_back({member, severity, add_said(child(at, std::to_string(i++)), said)});
  }
  return {};
}

Result<void> Gatherer::assert_each(Value list, const std::string& at, Severity severity, const Said& said) {
  if (!list.is_array()) return fail(list, at, kNotSchemas);
  std::size_t i = 0;
  for (const Value schema : list) {
    std::string pointer = at;
    json::append_token(pointer, i++);
    if (auto done = assert_here(schema, keep(program_, pointer), severity, said); !done.ok()) return done;
  }
  return {};
}

// A pattern holds of every value that is no string, so its negation holds of strings only.
std::array<Check, 2> Gatherer::no_protocol() {
  std::array<Check, 2> checks;
  checks[0].test = Test::type;
  checks[0].types = kString;
  checks[1].test = Test::shape;
  checks[1].shape = Shape::no_protocol;
  return checks;
}

Result<void> Gatherer::assert_negation(Value keyword, const std::string& at, Severity severity, const Said& said) {
  if (is_protocol_pattern(keyword)) {
    for (const Check& check : no_protocol()) add_check(check, at, severity, said);
    return {};
  }
  OCPV_TRY(bits, ask(keyword, at));
  add_rule({{{bits, true}}}, Step::Kind::all, form_of_negation(program_, keyword), at, severity, said);
  return {};
}

Result<void> Gatherer::assert_choice(Keyword kind, Value keyword, const std::string& at, Severity severity,
                                     const Said& said) {
  OCPV_TRY(alternatives, ask_each(keyword, at));
  std::vector<DraftClause> clauses;
  clauses.reserve(alternatives.size());
  const bool any = kind == Keyword::any_of;
  for (Bits& bits : alternatives) clauses.push_back({std::move(bits), !any});
  const Rule rule = form_of_choice(program_, keyword, any ? Rule::Kind::at_least_one : Rule::Kind::exactly_one);
  add_rule(std::move(clauses), any ? Step::Kind::all : Step::Kind::not_one, rule, at, severity, said);
  return {};
}

// Without an `if` it decides nothing (draft-07, 6.6.2); a misspelt keyword in it is refused all the same.
Result<void> Gatherer::look_into_branch(Value schema, Value branch, std::string_view at) {
  if (schema.find("if").present()) return {};
  const auto bits = ask(branch, at);
  if (!bits.ok()) return bits.error();
  return {};
}

Result<void> Gatherer::assert_condition(Value schema, std::string_view where, Severity severity, const Said& said) {
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

void Gatherer::add_rule(std::vector<DraftClause> clauses, Step::Kind kind, Rule rule, std::string_view at,
                        Severity severity, const Said& said) {
  rule.severity = severity;
  rule.said = add_said(at, said);
  draft_.steps.push_back({kind, std::move(clauses), {}, rule});
}

}  // namespace ocpv::plan
