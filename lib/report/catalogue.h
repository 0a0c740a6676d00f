// In: a diagnostic. Out: which sentence says it, in each language, as a template with named arguments.
// Promises: one table holds both languages, so that neither can miss a text; a template names only arguments that its
// diagnostic has.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/message.h"
#include "findings/diagnostic.h"

namespace ocpv::report {

/// Which of an id's sentences fits, by the arguments that are set.
enum class Variant : std::uint8_t {
  plain,
  hidden,       ///< The value is secret.
  owned,        ///< The object that holds (or should hold) the field has a name.
  conditional,  ///< Another field's value decides.
  beside,       ///< Another field decides by being there, or by a value that it must not have.
  explained,    ///< unknown-field, not-applicable: it explains a missing one.
  low,          ///< Only a lower bound.
  high,         ///< Only an upper bound.
  hidden_low,
  hidden_high,
  listed,  ///< What would be right is listed.
};

/// One sentence in both languages. `{name}` stands for an argument; message.cc has the list of names.
struct Sentence {
  findings::Id id;
  findings::Detail detail;
  Variant variant;
  std::string_view en, zh;
};

/// All sentences but the general one of each id (report/id_texts.h), in the order of the ids.
std::span<const Sentence> sentences() noexcept;

/// The sentence for a diagnostic: exact, or the id's nearest more general one. Every id has one.
const Sentence& sentence_for(const findings::Diagnostic& diagnostic) noexcept;

Message words_for(Severity) noexcept;                        ///< error / 错误
Message words_for(findings::ValueKind) noexcept;             ///< a string / 字符串
Message words_for(findings::Related::Role) noexcept;         ///< What stands beside the second mark of a snippet.
Message words_for(findings::Suggestion::Kind) noexcept;      ///< A suggestion's sentence, with `{value}`.
std::string_view name_of(findings::Related::Role) noexcept;  ///< `chosen-here`, as in JSON.
std::string_view name_of(findings::ValueKind) noexcept;      ///< `string`, as in JSON; empty for none.

/// A type name of a schema (`integer`) in words (`a whole number` / `整数`); the name itself when it is none.
Message words_for_type(std::string_view type) noexcept;

}  // namespace ocpv::report
