#include "http/collect.h"

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace ocpv::http {
namespace {

// Memory of the findings' arena; given back with the arena.
template <class T>
std::span<T> place_for(findings::Findings& findings, std::size_t count) {
  if (count == 0) return {};
  auto* memory = static_cast<T*>(findings.arena().allocate(count * sizeof(T), alignof(T)));
  std::uninitialized_value_construct_n(memory, count);
  return {memory, count};
}

}  // namespace

std::string_view Collect::shown(std::string_view text, std::size_t most_bytes) {
  return findings_.keep(ocpv::shown(text, most_bytes));
}

std::span<const std::string_view> Collect::copied(std::span<const std::string_view> texts) {
  const std::span<std::string_view> out = place_for<std::string_view>(findings_, texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) out[i] = findings_.keep(texts[i]);
  return out;
}

void Collect::add(const findings::Diagnostic& diagnostic) {
  findings::Diagnostic& d = added_.emplace_back(diagnostic);
  for (std::string_view* text : {&d.pointer, &d.schema_pointer, &d.doc_page, &d.field, &d.owner, &d.found.text, &d.low,
                                 &d.high, &d.when_field, &d.when_value, &d.missing}) {
    *text = findings_.keep(*text);
  }
  d.expected = copied(d.expected);
  d.when_in = copied(d.when_in);
  d.related = {};  // Places in the JSON text that stands for the parameters mean nothing to anybody.
  const std::span<findings::Suggestion> suggestions = place_for<findings::Suggestion>(findings_, d.suggestions.size());
  for (std::size_t i = 0; i < suggestions.size(); ++i) {
    suggestions[i].kind = d.suggestions[i].kind;
    suggestions[i].value = findings_.keep(d.suggestions[i].value);
  }
  d.suggestions = suggestions;
}

Status Collect::finish(const Limits& limits, bool strict) {
  findings_.prepend(added_);
  findings_.hold(limits.max_diagnostics);
  added_.clear();
  if (strict && was_judged(findings_.status)) findings_.raise_warnings();
  findings_.settle();
  return findings_.status;
}

}  // namespace ocpv::http
