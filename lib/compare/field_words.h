// In: what a contract says of a field, as facts. Out: the same for people, in either language, a thing at a time.
// Promises: one order and one wording wherever a field is told of; the default of a secret field is a mask.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "compare/facts.h"

namespace ocpv::compare {

/// What the documentation says of a field beside its type: one or several texts, as they stand in the documentation but
/// for those of a rule, which are a sentence, and of a place.
struct Said {
  enum class Kind : std::uint8_t { values, known, range, length, items, default_value, unit, members, rule, place };
  Kind kind = Kind::values;
  std::vector<std::string> texts;
};

std::vector<Said> said_of(const PartFacts& facts, const FieldFacts& field, Language language);

/// `values` / `可选值`.
const Message& label_of(Said::Kind kind) noexcept;

/// The texts in one line.
std::string in_line(const std::vector<std::string>& texts, Language language);

/// `a whole number of 32 bits`.
std::string type_words(std::string_view type, Language language);

/// By its name, too: a schema of the user's own need not say so.
bool is_secret_field(const FieldFacts& field);

/// `/list/3/name` as the facts write it: `/list/*/name`.
std::string with_stars(const std::string& pointer);

/// The rule as a sentence.
std::string rule_sentence(const RuleFacts& rule, Language language);

}  // namespace ocpv::compare
