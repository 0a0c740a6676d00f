// One SARIF 2.1.0 log with one run. URIs are relative where they can be; every result has a region; fingerprints hold
// no line numbers, so that a finding keeps its identity when lines above it change.
#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "report/catalogue.h"
#include "report/formats.h"
#include "report/id_texts.h"
#include "report/identity.h"
#include "report/json_writer.h"
#include "report/place.h"
#include "report/sarif_parts.h"
#include "report/verdict.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

std::vector<SarifRule> all_rules(Language language) {
  std::vector<SarifRule> rules;
  for (const findings::IdFacts& one : findings::kIds) {
    const Explanation& explanation = explanation_of(one.id);
    rules.push_back({one.name, one.usual, explanation.meaning.in(language), explanation.wrong.in(language),
                     explanation.right.in(language), explain(one.name, language)});
  }
  return rules;
}

// A place that is known in bytes only, as an edit has it. Counted onwards from `from`, which must not lie behind it.
Position position_at(std::string_view source, Position from, std::uint64_t byte) {
  for (auto at = static_cast<std::size_t>(from.byte); at < byte && at < source.size();) {
    const CodePoint point = decode_utf8(source, at);
    const bool line_feed_follows = at + 1 < source.size() && source[at + 1] == '\n';
    at += point.size;
    if (point.value == U'\n' || (point.value == U'\r' && !line_feed_follows)) {
      ++from.line;
      from.column = 1;
    } else {
      ++from.column;
    }
  }
  from.byte = byte;
  return from;
}

void write_region(JsonWriter& json, std::string_view key, const findings::Range& range) {
  json.key(key).open_object();
  if (range.start.line == 0) {  // A region is asked for even where there is no place.
    json.key("startLine").value(std::uint64_t{1});
  } else {
    json.key("startLine").value(std::uint64_t{range.start.line});
    json.key("startColumn").value(std::uint64_t{range.start.column});
    json.key("endLine").value(std::uint64_t{range.end.line});
    json.key("endColumn").value(std::uint64_t{range.end.column});
    json.key("byteOffset").value(range.start.byte).key("byteLength").value(range.end.byte - range.start.byte);
  }
  json.close_object();
}

void write_physical(JsonWriter& json, std::string_view uri, const findings::Range& range) {
  json.key("physicalLocation").open_object();
  write_sarif_artifact(json, uri);
  write_region(json, "region", range);
  json.close_object();
}

void write_logical(JsonWriter& json, std::string_view name, std::string_view kind) {
  json.key("logicalLocations").open_array().open_object().key("fullyQualifiedName").value(name);
  json.key("kind").value(kind).close_object().close_array();
}

std::string_view kind_of(RequestPart part) noexcept { return part == RequestPart::body ? "property" : "parameter"; }

void write_related(JsonWriter& json, std::string_view uri, const findings::Diagnostic& d, Language language) {
  json.key("relatedLocations").open_array();
  std::uint64_t number = 0;
  for (const findings::Related& related : d.related) {
    json.open_object().key("id").value(++number);
    write_physical(json, uri, related.range);
    write_logical(json, related.pointer, kind_of(d.part));
    write_sarif_text(json, "message", related_text(related, language)).close_object();
  }
  if (!d.doc_page.empty()) {  // The page need not be a file of this tree, so it is named and not linked.
    const std::string line = std::to_string(d.doc_line);
    json.open_object().key("id").value(++number);
    write_logical(json, std::string(d.doc_page) + ":" + line, "documentation");
    write_sarif_text(json, "message",
                     language == Language::zh ? "文档：" + std::string(d.doc_page) + "，第 " + line + " 行"
                                              : "documentation: " + std::string(d.doc_page) + ", line " + line);
    json.close_object();
  }
  json.close_array();
}

void write_fix(JsonWriter& json, std::string_view uri, const File& file, const findings::Diagnostic& d,
               const findings::Suggestion& suggestion, Language language) {
  json.open_object();
  write_sarif_text(json, "description", suggestion_text(suggestion, language));
  json.key("artifactChanges").open_array().open_object();
  write_sarif_artifact(json, uri);
  json.key("replacements").open_array();
  for (const findings::Edit& edit : suggestion.edits) {
    const Position& near = place_of(d).start;
    const Position from = near.line != 0 && near.byte <= edit.byte_start ? near : Position{1, 1, 0};
    const Position start = position_at(file.source, from, edit.byte_start);
    json.open_object();
    write_region(json, "deletedRegion", {start, position_at(file.source, start, edit.byte_end)});
    write_sarif_text(json, "insertedContent", edit.insert).close_object();
  }
  json.close_array().close_object().close_array().close_object();
}

void write_fixes(JsonWriter& json, std::string_view uri, const File& file, const findings::Diagnostic& d,
                 Language language) {
  const auto is_fix = [&](const findings::Suggestion& suggestion) {
    return suggestion.certain && !suggestion.edits.empty() && !file.source.empty();
  };
  if (std::none_of(d.suggestions.begin(), d.suggestions.end(), is_fix)) return;
  json.key("fixes").open_array();
  for (const findings::Suggestion& suggestion : d.suggestions) {
    if (is_fix(suggestion)) write_fix(json, uri, file, d, suggestion, language);
  }
  json.close_array();
}

void write_result(JsonWriter& json, Fingerprints& fingerprints, const File& file, std::string_view uri,
                  const findings::Diagnostic& d, Language language) {
  json.open_object().key("ruleId").value(name_of(d.id)).key("ruleIndex").value(static_cast<std::uint64_t>(d.id));
  json.key("level").value(name_of(d.severity));
  write_sarif_text(json, "message", message_with_help(d, language));
  json.key("locations").open_array().open_object();
  write_physical(json, uri, place_of(d));
  write_logical(json, d.pointer, kind_of(d.part));
  json.close_object().close_array();
  write_related(json, uri, d, language);
  json.key("partialFingerprints").open_object().key(kSarifFingerprint);
  json.value(fingerprints.of(uri, file.operation, name_of(d.id), name_of(d.part), d.pointer)).close_object();
  write_fixes(json, uri, file, d, language);
  json.key("properties").open_object().key("operation").value(file.operation).key("part").value(name_of(d.part));
  json.key("strength").value(name_of(d.strength)).key("schemaPointer").value(d.schema_pointer);
  if (!file.label.empty()) json.key("document").value(file.label);
  json.close_object().close_object();
}

void write_results(JsonWriter& json, const std::vector<File>& files, const RenderOptions& options) {
  Fingerprints fingerprints;
  json.key("results").open_array();
  for (const File& file : files) {
    if (file.findings == nullptr) continue;
    const std::string uri = uri_of(file.path, options.working_folder);
    for (const findings::Diagnostic& d : file.findings->diagnostics) {
      write_result(json, fingerprints, file, uri, d, options.language);
    }
  }
  json.close_array();
}

void write_notification(JsonWriter& json, std::string_view uri, std::string_view level, std::string_view text) {
  json.open_object().key("level").value(level);
  write_sarif_text(json, "message", text);
  json.key("locations").open_array().open_object();
  json.key("physicalLocation").open_object();
  write_sarif_artifact(json, uri);
  json.close_object().close_object().close_array().close_object();
}

// Files that could not be judged, and findings that were left out, are no results: they are news about the run.
void write_invocation(JsonWriter& json, const std::vector<File>& files, const RenderOptions& options) {
  const bool all_read = std::all_of(files.begin(), files.end(), [](const File& file) { return file.problem.empty(); });
  json.key("invocations").open_array().open_object().key("executionSuccessful").raw(all_read ? "true" : "false");
  json.key("toolExecutionNotifications").open_array();
  for (const File& file : files) {
    const std::string uri = uri_of(file.path, options.working_folder);
    if (!file.problem.empty()) write_notification(json, uri, "error", file.problem);
    if (file.findings == nullptr || file.findings->left_out == 0) continue;
    write_notification(json, uri, "note", left_out_text(file.findings->left_out, options.language));
  }
  json.close_array().close_object().close_array();
}

void write_artifacts(JsonWriter& json, const std::vector<File>& files, const RenderOptions& options) {
  json.key("artifacts").open_array();
  std::set<std::string_view> seen;  // The schema wants no artifact twice.
  for (const File& file : files) {
    if (!seen.insert(file.path).second) continue;
    json.open_object().key("location").open_object().key("uri").value(uri_of(file.path, options.working_folder));
    json.close_object().close_object();
  }
  json.close_array();
}

}  // namespace

std::string sarif(const std::vector<File>& files, const RenderOptions& options) {
  JsonWriter json;
  open_sarif(json, all_rules(options.language), options.language);
  write_invocation(json, files, options);
  write_artifacts(json, files, options);
  write_results(json, files, options);
  close_sarif(json);
  return std::move(json).take() + "\n";
}

}  // namespace ocpv::report
