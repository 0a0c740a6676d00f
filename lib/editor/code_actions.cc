#include <algorithm>
#include <optional>
#include <vector>

#include "base/message.h"
#include "editor/diagnostics.h"
#include "editor/features.h"
#include "fix/apply_suggestions.h"
#include "report/place.h"
#include "report/report.h"

namespace ocpv::editor {
namespace {

constexpr Message kAll{"put right all that can only be meant one way", "修正所有只有一种可能的问题"};

// The client's list of kinds; one stands for all below it.
bool is_wanted(const Json& only, std::string_view kind) {
  if (!only.is_array()) return true;
  return std::any_of(only.begin(), only.end(), [&](const Json& one) {
    const std::optional<std::string> wanted = string_of(one);
    return wanted && (wanted->empty() || kind == *wanted || kind.starts_with(*wanted + "."));
  });
}

class Actions {
 public:
  explicit Actions(const Question& question)
      : question_(question),
        places_(question.buffer.bytes, question.client.encoding),
        secrets_(secrets_of(*question.buffer.judgement)) {}

  /// Each suggestion of what was found in the range.
  void add_single(std::size_t first, std::size_t last, Json& out) const {
    for (const JudgedPart& part : question_.buffer.judgement->parts) {
      for (const findings::Diagnostic& d : part.findings.diagnostics) {
        const findings::Range& at = report::place_of(d);
        if (at.start.line == 0 || at.start.byte > last || at.end.byte < first) continue;
        for (const findings::Suggestion& suggestion : d.suggestions) add(d, suggestion, out);
      }
    }
  }

  /// All that is certain, at once.
  void add_all(Json& out) const {
    std::vector<const findings::Diagnostic*> all;
    for (const JudgedPart& part : question_.buffer.judgement->parts) {
      for (const findings::Diagnostic& d : part.findings.diagnostics) all.push_back(&d);
    }
    const fix::Applied applied = fix::apply_certain(places_.text(), all);
    Json edits = Json::array();
    for (const findings::Diagnostic* d : applied.done) {
      const auto certain = std::find_if(d->suggestions.begin(), d->suggestions.end(),
                                        [](const auto& one) { return one.certain && !one.edits.empty(); });
      const std::optional<Json> some = edits_of(certain->edits, secrets_, places_);
      if (some) edits.insert(edits.end(), some->begin(), some->end());
    }
    if (edits.empty()) return;
    out.push_back({{"title", kAll.in(question_.language)}, {"kind", kFixAll}, {"edit", edit_of(std::move(edits))}});
  }

  const Places& places() const { return places_; }

 private:
  void add(const findings::Diagnostic& d, const findings::Suggestion& suggestion, Json& out) const {
    if (suggestion.edits.empty()) return;
    std::optional<Json> edits = edits_of(suggestion.edits, secrets_, places_);
    if (!edits) return;
    const std::string& uri = question_.buffer.uri;
    Json about = Json::array({diagnostic_of(d, uri, places_, question_.client, question_.language)});
    Json action = {{"title", report::suggestion_text(suggestion, question_.language)},
                   {"kind", kQuickFix},
                   {"diagnostics", std::move(about)},
                   {"edit", edit_of(std::move(*edits))}};
    if (suggestion.certain) action["isPreferred"] = true;
    out.push_back(std::move(action));
  }

  Json edit_of(Json edits) const {
    const Buffer& buffer = question_.buffer;
    if (!question_.client.versioned_edits) return {{"changes", {{buffer.uri, std::move(edits)}}}};
    const Json document = {{"uri", buffer.uri}, {"version", buffer.version}};
    Json change = {{"textDocument", document}, {"edits", std::move(edits)}};
    return {{"documentChanges", Json::array({std::move(change)})}};
  }

  const Question& question_;
  Places places_;
  ByteRanges secrets_;
};

}  // namespace

Json code_actions(const Question& question) {
  Json out = Json::array();
  if (!question.client.action_literals) return out;
  const Actions actions(question);
  const Json& only = member(question.params, "context", "only");
  const std::optional<Place> start = place_of(member(question.params, "range", "start"));
  const std::optional<Place> end = place_of(member(question.params, "range", "end"));
  if (start && end && is_wanted(only, kQuickFix)) {
    actions.add_single(actions.places().byte_of(*start), actions.places().byte_of(*end), out);
  }
  if (is_wanted(only, kFixAll)) actions.add_all(out);
  return out;
}

}  // namespace ocpv::editor
