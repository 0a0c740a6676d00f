// In: findings of one or more files. Out: text people read and documents machines read, in English or Chinese.
// Promises: the same bytes for the same findings whatever the locale; bounded by Limits::max_report_bytes per file for
// the library's calls; secret values never reach this module; control bytes of the document are shown escaped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "findings/diagnostic.h"

namespace ocpv::report {

using ocpv::Language;

/// Which half of an exchange a document is.
enum class Side : std::uint8_t { unknown, request, response };

/// One judged file. All views must outlive the call.
struct File {
  std::string_view path;       ///< As the user gave it; `-` for standard input without a name.
  std::string_view operation;  ///< Operation id; may be empty when it could not be told.
  std::string_view source;     ///< The bytes, for snippets; may be empty: then there are no snippets.
  const findings::Findings* findings = nullptr;
  std::string_view problem = {};  ///< When the file could not be read at all: one line, already in words.
  std::string_view label = {};    ///< Which of several documents of the file: `request 2 (start)`; may be empty.
  Side side = Side::unknown;
  std::uint64_t known = 0;  ///< Findings that a baseline knows; they are in no count of `findings`.
};

struct TextOptions {
  Language language = Language::en;
  bool color = false;
  bool snippets = true;                           ///< false gives the `short` format: first lines only.
  std::size_t max_bytes = std::size_t{64} << 10;  ///< For each file; 0 for no bound.
};

/// One diagnostic's sentence, such as: 'FULL' is not a value of 'dataBackupMode'.
std::string message(const findings::Diagnostic& diagnostic, Language language);
void append_message(std::string& out, const findings::Diagnostic& diagnostic, Language language);

/// A suggestion's sentence, such as: did you mean "FULL_BACKUP"?
std::string suggestion_text(const findings::Suggestion& suggestion, Language language);
void append_suggestion(std::string& out, const findings::Suggestion& suggestion, Language language);

/// One file's findings as text; empty when there is nothing to say.
std::string text(const File& file, const TextOptions& options);
void append_text(std::string& out, const File& file, const TextOptions& options);

/// `2 errors, 1 warning in 1 of 4 files; 3 known`; empty when all is clean.
std::string summary_text(const std::vector<File>& files, Language language);

/// The JSON document of DESIGN section 6, for all files, ending with a line feed.
std::string json(const std::vector<File>& files, Language language,
                 std::size_t max_bytes_per_file = std::size_t{64} << 10);
void append_json(std::string& out, std::span<const File> files, Language language, std::size_t max_bytes_per_file);

/// What a server answers to a request that is wrong (RFC 9457), ending with a line feed; empty when nothing is wrong.
/// `http_status` 0: by what is wrong. `file.path` is the instance, and may be empty.
std::string problem(const File& file, Language language, int http_status,
                    std::size_t max_bytes = std::size_t{64} << 10);
void append_problem(std::string& out, const File& file, Language language, int http_status, std::size_t max_bytes);

/// What an id means, with a wrong and a right example (`ocpv explain`). Empty for an unknown name.
std::string explain(std::string_view id_name, Language language);

}  // namespace ocpv::report
