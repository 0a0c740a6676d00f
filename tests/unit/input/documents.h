// In: bytes with a name. Out: the documents in them, for tests.
// Promises: nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/input.h"

namespace ocpv::input {

inline std::vector<Document> documents_in(const std::string& name, std::string_view text, const Options& options = {}) {
  std::vector<Document> documents;
  read_bytes(name, std::string(text), options, [&](Document&& document) {
    documents.push_back(std::move(document));
    return true;
  });
  return documents;
}

/// `path:line:column: message` of the first problem; empty when there is none.
inline std::string problem_in(const std::string& name, std::string_view text, const Options& options = {}) {
  for (const Document& document : documents_in(name, text, options)) {
    if (document.problem) return to_string(*document.problem, ocpv::Language::en);
  }
  return {};
}

/// The piece of the source that stands for the first `json` in a document's JSON text.
inline std::string source_of(const Document& document, std::string_view json) {
  const std::size_t at = document.json().find(json);
  if (at == std::string_view::npos) return "(not in " + std::string(document.json()) + ")";
  return std::string(slice(document.source->text(), document.map.source_of({at, at + json.size()})));
}

}  // namespace ocpv::input
