// What a rule asks: each keyword becomes bits, of which none may be set for the subschema to hold.
#include <utility>

#include "plan/gatherer.h"

namespace ocpv::plan {

Result<Bits> Gatherer::ask(Value schema, std::string_view where) {
  if (schema.is_boolean()) return schema.is_true() ? Bits{} : Bits{ask_check(Check{})};
  if (!schema.is_object()) return fail(schema, where, kNotSchema);
  take_secrecy(schema);
  const Nesting nesting(nested_);
  Bits bits;
  const auto add = [&](Bits more) { bits.insert(bits.end(), more.begin(), more.end()); };
  if (const Value reference = schema.find("$ref"); reference.present()) {
    std::string target_where;
    const std::string at = child(where, "$ref");
    if (auto paid = pay(reference, at); !paid.ok()) return paid.error();
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
    const std::string at = child(where, keyword.key());
    if (auto paid = pay(keyword, at); !paid.ok()) return paid.error();
    auto more = ask_keyword(kind, schema, keyword, where, at);
    if (!more.ok()) return more;
    add(*more);
  }
  return bits;
}

Result<Bits> Gatherer::ask_keyword(Keyword kind, Value schema, Value keyword, std::string_view where,
                                   const std::string& at) {
  switch (kind) {
    case Keyword::unsupported:
      return fail(keyword, at, not_supported(kNotSupported, keyword.key()));
    case Keyword::check: {
      auto check = read_check(program_, keyword, schema);
      if (!check.ok()) return fail(keyword, at, check.error());
      return *check ? Bits{ask_check(**check)} : Bits{};
    }
    case Keyword::bounds: {
      auto checks = read_bounds(program_, schema);
      if (!checks.ok()) return fail(keyword, at, checks.error());
      Bits bits;
      for (const Check& check : *checks) bits.push_back(ask_check(check));
      return bits;
    }
    case Keyword::properties:
      return ask_properties(keyword, at);
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
      if (keyword.is_array()) return fail(keyword, at, not_supported(kNotAsArray, "items"));
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
      clauses.reserve(alternatives.size());
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
    case Keyword::condition:
      return ask_condition(schema, where);
    case Keyword::branch: {
      if (auto looked = look_into_branch(schema, keyword, at); !looked.ok()) return looked.error();
      return Bits{};
    }
    default:
      return Bits{};  // annotations, and our own keywords, which decide nothing
  }
}

Result<Bits> Gatherer::ask_condition(Value schema, std::string_view where) {
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

Result<Bits> Gatherer::ask_properties(Value keyword, const std::string& at) {
  if (!keyword.is_object()) return fail(keyword, at, kNotObject);
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

Result<std::vector<Bits>> Gatherer::ask_each(Value list, const std::string& at) {
  if (!list.is_array() || list.size() == 0) return fail(list, at, kNotSchemas);
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

Bit Gatherer::ask_check(Check check) {
  check.bit = draft_.tests++;
  draft_.asks.push_back(check);
  return {false, check.bit};
}

Bit Gatherer::derive(Step::Kind kind, std::vector<DraftClause> clauses) {
  const std::uint32_t test = draft_.tests++;
  draft_.steps.push_back({kind, std::move(clauses), test, {}});
  return {false, test};
}

}  // namespace ocpv::plan
