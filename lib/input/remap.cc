#include "input/remap.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/limits.h"
#include "base/secret_values.h"
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

// True when the finding rests on a value that nobody knows yet.
bool rests_on_placeholder(const Diagnostic& diagnostic, const std::vector<Span>& unjudged) {
  if (unjudged.empty() || diagnostic.part != RequestPart::body) return false;
  if (facts_of(diagnostic.id).about == findings::About::value && overlaps_any(unjudged, span_of(diagnostic.range))) {
    // A wrong object is wrong whatever the placeholder inside it stands for.
    const bool is_whole_value = std::any_of(unjudged.begin(), unjudged.end(),
                                            [&](const Span& span) { return span.contains(span_of(diagnostic.range)); });
    if (is_whole_value) return true;
  }
  return std::any_of(diagnostic.related.begin(), diagnostic.related.end(), [&](const findings::Related& related) {
    return related.role == findings::Related::Role::chosen_here && overlaps_any(unjudged, span_of(related.range));
  });
}

void drop_what_cannot_be_known(Findings& findings, const Document& document) {
  findings.drop_if([&](const Diagnostic& diagnostic) {
    const bool is_secret_of_variable =
        diagnostic.id == Id::secret_literal && overlaps_any(document.substituted, span_of(diagnostic.range));
    return is_secret_of_variable || rests_on_placeholder(diagnostic, document.unjudged);
  });
}

// What the other document of the request tells is not told here.
void keep_own_side(Findings& findings, Side side) {
  if (side == Side::whole) return;
  const bool is_of_body = side == Side::outside;
  findings.drop_if([&](const Diagnostic& one) { return (one.part == RequestPart::body) != is_of_body; });
  if (is_of_body) return;
  findings.secrets.clear();
  findings.left_out = 0;
  findings.count_shown();
  findings.status = Status::ok;
  findings.settle();
}

constexpr std::size_t kMostSearched = std::size_t{1} << 28;  // Bytes; then every name counts as one of a variable.

/// Tags and anchors before a value, and the comment behind it, are as secret as the value.
Span with_what_is_beside(std::string_view text, Span span) {
  const auto is_blank = [&](std::size_t at) { return text[at] == ' ' || text[at] == '\t'; };
  for (;;) {
    std::size_t end = span.begin;
    while (end != 0 && is_blank(end - 1)) --end;
    std::size_t begin = end;
    while (begin != 0 && !is_blank(begin - 1) && text[begin - 1] != '\n' && text[begin - 1] != '\r') --begin;
    if (begin == end || (text[begin] != '!' && text[begin] != '&')) break;
    span.begin = begin;
  }
  std::size_t rest = span.end;
  while (rest < text.size() && is_blank(rest)) ++rest;
  if (rest < text.size() && text[rest] == '#') span.end = std::min(text.find_first_of("\r\n", rest), text.size());
  return span;
}

/// Rewrites the findings of one document.
class Remapper {
 public:
  Remapper(Findings& findings, const Document& document) : findings_(findings), document_(document) {}

  void run() {
    hide_copies();
    for (Diagnostic& diagnostic : findings_.diagnostics) {
      if (diagnostic.part != RequestPart::body) continue;  // Its place is that of the source already.
      hide_variables(diagnostic);
      hide_names(diagnostic);
      diagnostic.suggestions = suggestions(diagnostic);
      diagnostic.related = related(diagnostic.related);
      diagnostic.range = moved(diagnostic.range);
      diagnostic.key_range = moved(diagnostic.key_range);
    }
    for (auto& [begin, end] : findings_.secrets) {
      Span source = document_.map.source_of({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
      if (document_.map.is_rewritten()) source = with_what_is_beside(document_.source->text(), source);
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
  using Ranges = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

  /// What an alias repeats is a secret in both places when it is one in either.
  void hide_copies() {
    Ranges more;
    for (const auto& [from, to] : document_.copies) {
      mirror(from, to, more);
      mirror(to, from, more);
    }
    if (more.empty()) return;
    join(more);
    const auto is_hidden = [&](const findings::Range& range) {
      const auto one = std::lower_bound(more.begin(), more.end(), range.start.byte,
                                        [](const auto& hidden, std::uint64_t at) { return hidden.second <= at; });
      return one != more.end() && one->first < range.end.byte;
    };
    for (Diagnostic& diagnostic : findings_.diagnostics) {
      if (diagnostic.part != RequestPart::body) continue;
      if (is_hidden(diagnostic.range)) {
        diagnostic.found = {diagnostic.found.kind, {}, true};
        diagnostic.suggestions = {};
      }
      for (const findings::Related& related : diagnostic.related) {
        if (!is_hidden(related.range) || related.role != findings::Related::Role::chosen_here) continue;
        diagnostic.when_value = {};
        std::vector<findings::Related> all(diagnostic.related.begin(), diagnostic.related.end());
        for (findings::Related& one : all) one.text = {};
        diagnostic.related = keep(all);
        break;
      }
    }
    findings_.secrets.insert(findings_.secrets.end(), more.begin(), more.end());
    join(findings_.secrets);
  }

  /// Sorted, and apart from each other.
  static void join(Ranges& ranges) {
    std::sort(ranges.begin(), ranges.end());
    std::size_t kept = 0;
    for (std::size_t i = 1; i < ranges.size(); ++i) {
      if (ranges[i].first < ranges[kept].second)
        ranges[kept].second = std::max(ranges[kept].second, ranges[i].second);
      else
        ranges[++kept] = ranges[i];
    }
    if (!ranges.empty()) ranges.resize(kept + 1);
  }

  void mirror(Span from, Span to, Ranges& more) const {
    const auto& secrets = findings_.secrets;
    auto one = std::lower_bound(secrets.begin(), secrets.end(), from.begin,
                                [](const auto& secret, std::size_t at) { return secret.second <= at; });
    for (; one != secrets.end() && one->first < from.end; ++one) {
      const std::uint64_t first = std::max<std::uint64_t>(one->first, from.begin);
      const std::uint64_t last = std::min<std::uint64_t>(one->second, from.end);
      more.emplace_back(to.begin + (first - from.begin), to.begin + (last - from.begin));
    }
  }

  /// A name that is not written in the body came out of a variable.
  bool is_written(std::string_view name) {
    const std::string_view body = slice(document_.source->text(), document_.map.source_of(document_.body));
    searched_ += body.size();
    if (searched_ > kMostSearched) return false;
    return name.find("\u2026") != std::string_view::npos || body.find(name) != std::string_view::npos;
  }

  void hide_names(Diagnostic& diagnostic) {
    if (document_.substituted.empty()) return;
    const bool is_documented = diagnostic.id == Id::missing_field;  // Then its name stands in no document.
    bool is_hidden = !is_written(diagnostic.owner) || (!is_documented && !is_written(diagnostic.field));
    std::string_view rest = diagnostic.pointer;
    while (!rest.empty() && !is_hidden) {
      const std::size_t end = std::min(rest.find('/', 1), rest.size());
      const std::string_view token = rest.substr(1, end - 1);
      rest.remove_prefix(end);
      const bool is_index = token.empty() || is_digits(token);
      const bool is_escaped = token.find('~') != std::string_view::npos;
      is_hidden = !is_index && !is_escaped && !(is_documented && rest.empty()) && !is_written(token);
    }
    if (!is_hidden) return;
    diagnostic.pointer = kSecretMask;
    if (!is_written(diagnostic.owner)) diagnostic.owner = kSecretMask;
    if (!is_documented && !is_written(diagnostic.field)) diagnostic.field = kSecretMask;
    diagnostic.related = {};
    diagnostic.suggestions = {};
  }

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
    return keep_items(findings_.arena(), items.data(), items.size());
  }

  std::span<findings::Related> related(std::span<const findings::Related> from) {
    std::vector<findings::Related> all(from.begin(), from.end());
    for (findings::Related& one : all) {
      if (!one.text.empty() && is_of_variable(one.range)) one.text = as_written(one.range);
      one.range = moved(one.range);
    }
    return keep(all);
  }

  std::span<findings::Suggestion> suggestions(const Diagnostic& diagnostic) {
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
  std::size_t searched_ = 0;
};

}  // namespace

void remap(Findings& findings, const Document& document) {
  const bool is_its_own_source = document.map.is_identity() && document.source->first_byte() == 0 &&
                                 document.source->first_line() == 1 && document.secrets.empty();
  keep_own_side(findings, document.side);
  if (!document.unjudged.empty() || !document.substituted.empty()) drop_what_cannot_be_known(findings, document);
  if (!is_its_own_source) Remapper(findings, document).run();
}

}  // namespace ocpv::input
