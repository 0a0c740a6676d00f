// In: texts in two languages, names and values of a document. Out: the pieces that sentences are made of.
// Promises: what comes from a document is escaped and cut before it is quoted; nothing here knows of diagnostics' ids.
#pragma once

#include <string>
#include <string_view>

#include "base/limits.h"
#include "report/catalogue.h"
#include "report/report.h"

namespace ocpv::report {

/// Stands for a secret, whatever its length.
inline constexpr std::string_view kMask = "********";

/// 'name' or “name”.
void append_quoted(std::string& out, std::string_view name, Language language,
                   std::size_t most_bytes = kMostShownBytes);

/// A value's JSON source for a sentence: a string in the language's quotes, anything else as it is.
void append_shown_value(std::string& out, std::string_view source, Language language);

/// A value's JSON source without its quotes.
void append_bare_value(std::string& out, std::string_view source);

/// What stands beside the second mark of a snippet.
std::string related_text(const findings::Related& related, Language language);
void append_related(std::string& out, const findings::Related& related, Language language);

/// The template with each `{name}` replaced by what append(name) appends.
template <class Append>
void append_filled(std::string& out, std::string_view sentence, Append append) {
  while (!sentence.empty()) {
    const std::size_t open = sentence.find('{');
    const std::size_t close = sentence.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    out += sentence.substr(0, open);
    append(sentence.substr(open + 1, close - open - 1));
    sentence.remove_prefix(close + 1);
  }
  out += sentence;
}

/// `1 error`, `2 errors` / `2 个错误`.
std::string counted(std::size_t count, Message one, Message many, Language language);

}  // namespace ocpv::report
