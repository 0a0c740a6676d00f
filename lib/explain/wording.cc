#include "explain/wording.h"

#include "json/decimal.h"

namespace ocpv::explain {

void Wording::word_fact(Item& item) {
  const walk::Fact& fact = *item.fact;
  findings::Diagnostic& d = item.diagnostic;
  d.severity = fact.severity;
  if (fact.said != walk::kNowhere) say(d, program_.said[fact.said]);
  switch (fact.kind) {
    case walk::Fact::Kind::type:
      stand_at(d, fact.value, fact.key);
      return word_type(item, node_of(fact).types);
    case walk::Fact::Kind::check:
      return word_check(item);
    case walk::Fact::Kind::missing:
      return word_missing(item);
    case walk::Fact::Kind::rule:
      return word_rule(item);
    case walk::Fact::Kind::duplicate:
      return word_duplicate(item);
    case walk::Fact::Kind::unknown:
    case walk::Fact::Kind::forbidden:
      d.id = findings::Id::unknown_field;
      return stand_at(d, fact.value, fact.key);
  }
}

void Wording::say(findings::Diagnostic& d, const plan::Said& said) {
  d.strength = static_cast<Strength>(said.strength);
  d.schema_pointer = said.schema_pointer;
  d.doc_page = said.page;
  d.doc_line = said.line;
}

// Puts the diagnostic at a value. What stands inside a secret is told of the secret as a whole.
void Wording::stand_at(findings::Diagnostic& d, std::uint32_t value, std::uint32_t key) {
  const walk::Bytes bytes = tree_.bytes(value);
  const walk::Secret* secret = walk::secret_around(secrets_, key == walk::kNowhere ? bytes : tree_.bytes(key));
  if (secret == nullptr && key != walk::kNowhere) secret = walk::secret_around(secrets_, bytes);
  const bool inside = secret != nullptr && secret->entry != value;
  const Trail& way = trail(inside ? secret->entry : value);
  d.pointer = way.pointer;
  d.field = keep_shown(way.field);
  d.owner = keep_shown(way.owner);
  d.range = range_of(bytes);
  if (key != walk::kNowhere) d.key_range = range_of(tree_.bytes(key));
  d.found = found(value, secret != nullptr);
}

findings::Found Wording::found(std::uint32_t value, bool hidden) {
  findings::Found found;
  found.hidden = hidden;
  switch (tree_.byte(value)) {
    case '{':
      found.kind = findings::ValueKind::object;
      return found;
    case '[':
      found.kind = findings::ValueKind::array;
      return found;
    case '"':
      found.kind = findings::ValueKind::string;
      break;
    case 't':
    case 'f':
      found.kind = findings::ValueKind::boolean;
      break;
    case 'n':
      found.kind = findings::ValueKind::null;
      break;
    default: {
      const std::string_view number = tree_.source(value);
      const bool is_whole = walk::is_integer(number, json::Decimal(number), options_.compat);
      found.kind = is_whole ? findings::ValueKind::integer : findings::ValueKind::number;
    }
  }
  if (!hidden) found.text = keep_shown(tree_.source(value));
  return found;
}

void Wording::word_literal_secret(findings::Diagnostic& d, const walk::Secret& secret) {
  d.id = findings::Id::secret_literal;
  d.severity = Severity::warning;
  const bool is_member = secret.entry >= 2 && tree_.byte(secret.entry - 1) == ':';
  stand_at(d, secret.entry, is_member ? secret.entry - 2 : walk::kNowhere);
  if (is_member && tree_.byte(secret.entry) == '"') d.suggestions = suggester_.for_secret(secret.entry);
}

}  // namespace ocpv::explain
