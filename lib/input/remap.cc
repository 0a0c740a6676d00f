#include "input/remap.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/utf8.h"

namespace ocpv::input {
namespace {

using findings::Diagnostic;
using findings::Findings;
using findings::Id;

Span span_of(const findings::Range& range) {
  return {static_cast<std::size_t>(range.start.byte), static_cast<std::size_t>(range.end.byte)};
}

bool overlaps_any(const std::vector<Span>& spans, Span span) {
  const auto first = std::lower_bound(spans.begin(), spans.end(), span.begin,
                                      [](const Span& one, std::size_t at) { return one.end <= at; });
  return first != spans.end() && first->begin < span.end;
}

// Whether the finding says something about what the value is, not about its being there.
bool is_about_value(Id id) {
  switch (id) {
    case Id::wrong_type:
    case Id::not_in_enum:
    case Id::out_of_range:
    case Id::bad_format:
    case Id::unknown_value:
    case Id::inconsistent_fields:
    case Id::secret_literal:
      return true;
    default:
      return false;
  }
}

// True when the finding rests on a value that nobody knows yet.
bool rests_on_placeholder(const Diagnostic& diagnostic, const std::vector<Span>& unjudged) {
  if (unjudged.empty() || diagnostic.part != RequestPart::body) return false;
  if (is_about_value(diagnostic.id) && overlaps_any(unjudged, span_of(diagnostic.range))) {
    // A wrong object is wrong whatever the placeholder inside it stands for.
    const bool is_whole_value = std::any_of(unjudged.begin(), unjudged.end(),
                                            [&](const Span& span) { return span.contains(span_of(diagnostic.range)); });
    if (is_whole_value) return true;
  }
  return std::any_of(diagnostic.related.begin(), diagnostic.related.end(), [&](const findings::Related& related) {
    return related.role == findings::Related::Role::chosen_here && overlaps_any(unjudged, span_of(related.range));
  });
}

void forget(Findings& findings, const Diagnostic& diagnostic) {
  std::uint32_t& count = diagnostic.severity == Severity::error     ? findings.errors
                         : diagnostic.severity == Severity::warning ? findings.warnings
                                                                    : findings.notes;
  if (count > 0) --count;
}

void drop_what_cannot_be_known(Findings& findings, const Document& document) {
  std::erase_if(findings.diagnostics, [&](const Diagnostic& diagnostic) {
    const bool is_secret_of_variable =
        diagnostic.id == Id::secret_literal && overlaps_any(document.substituted, span_of(diagnostic.range));
    if (!is_secret_of_variable && !rests_on_placeholder(diagnostic, document.unjudged)) return false;
    forget(findings, diagnostic);
    return true;
  });
  if (findings.status == Status::invalid && findings.errors == 0) findings.status = Status::ok;
}

/// Rewrites the findings of one document.
class Remapper {
 public:
  Remapper(Findings& findings, const Document& document) : findings_(findings), document_(document) {}

  void run() {
    for (Diagnostic& diagnostic : findings_.diagnostics) {
      if (diagnostic.part != RequestPart::body) continue;  // Its place is that of the source already.
      hide_variables(diagnostic);
      diagnostic.suggestions = suggestions(diagnostic);
      diagnostic.related = related(diagnostic.related);
      diagnostic.range = moved(diagnostic.range);
      diagnostic.key_range = moved(diagnostic.key_range);
    }
    for (auto& [begin, end] : findings_.secrets) {
      const Span source = document_.map.source_of({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
      begin = document_.source->first_byte() + source.begin;
      end = document_.source->first_byte() + source.end;
    }
    for (const Secret& secret : document_.secrets) {
      findings_.secrets.emplace_back(document_.source->first_byte() + secret.span.begin,
                                     document_.source->first_byte() + secret.span.end);
    }
    std::sort(findings_.secrets.begin(), findings_.secrets.end());
  }

 private:
  findings::Range moved(const findings::Range& range) const {
    if (range.start.line == 0) return range;
    return document_.source->range(document_.map.source_of(span_of(range)));
  }

  bool is_of_variable(const findings::Range& range) const {
    return range.start.line != 0 && overlaps_any(document_.substituted, span_of(range));
  }

  // What the user wrote instead of what the variable holds: env files hold secrets.
  std::string_view as_written(const findings::Range& range) {
    const Span source = document_.map.source_of(span_of(range));
    return findings_.keep(shown(slice(document_.source->text(), source), kMostShownBytes));
  }

  void hide_variables(Diagnostic& diagnostic) {
    if (document_.substituted.empty()) return;
    if (is_of_variable(diagnostic.range) && !diagnostic.found.hidden && !diagnostic.found.text.empty()) {
      diagnostic.found.text = as_written(diagnostic.range);
    }
    for (const findings::Related& related : diagnostic.related) {
      if (related.role != findings::Related::Role::chosen_here || !is_of_variable(related.range)) continue;
      if (!diagnostic.when_value.empty()) diagnostic.when_value = as_written(related.range);
    }
  }

  template <class T>
  std::span<T> keep(const std::vector<T>& items) {
    if (items.empty()) return {};
    T* memory = static_cast<T*>(findings_.arena().allocate(items.size() * sizeof(T), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), memory);
    return {memory, items.size()};
  }

  std::span<const findings::Related> related(std::span<const findings::Related> from) {
    std::vector<findings::Related> all(from.begin(), from.end());
    for (findings::Related& one : all) {
      if (!one.text.empty() && is_of_variable(one.range)) one.text = as_written(one.range);
      one.range = moved(one.range);
    }
    return keep(all);
  }

  std::span<const findings::Suggestion> suggestions(const Diagnostic& diagnostic) {
    using Kind = findings::Suggestion::Kind;
    std::vector<findings::Suggestion> kept;
    for (findings::Suggestion suggestion : diagnostic.suggestions) {
      // These two are made from the value itself.
      const bool shows_value = suggestion.kind == Kind::write_value || suggestion.kind == Kind::strip_protocol;
      if (shows_value && is_of_variable(diagnostic.range)) continue;
      suggestion.edits = edits(suggestion.edits);
      if (suggestion.edits.empty()) suggestion.certain = false;
      kept.push_back(suggestion);
    }
    return keep(kept);
  }

  // All of a suggestion's edits, or none.
  std::span<const findings::Edit> edits(std::span<const findings::Edit> from) {
    std::vector<findings::Edit> all;
    for (const findings::Edit& edit : from) {
      const Span json{static_cast<std::size_t>(edit.byte_start), static_cast<std::size_t>(edit.byte_end)};
      const std::optional<SourceEdit> in_source = document_.map.edit(json, edit.insert);
      if (!in_source) return {};
      const std::uint64_t first = document_.source->first_byte();
      all.push_back({first + in_source->span.begin, first + in_source->span.end, findings_.keep(in_source->insert)});
    }
    return keep(all);
  }

  Findings& findings_;
  const Document& document_;
};

}  // namespace

void remap(Findings& findings, const Document& document) {
  const bool is_its_own_source = document.map.is_identity() && document.source->first_byte() == 0 &&
                                 document.source->first_line() == 1 && document.secrets.empty();
  if (!document.unjudged.empty() || !document.substituted.empty()) drop_what_cannot_be_known(findings, document);
  if (!is_its_own_source) Remapper(findings, document).run();
}

}  // namespace ocpv::input
