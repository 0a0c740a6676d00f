#include "report/identity.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "report/catalogue.h"
#include "report/details.h"
#include "report/place.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

// RFC 3986: what a path segment may hold as it is. A colon is not among them, because in the first segment it would
// begin a scheme.
constexpr std::string_view kPlainInPath = "-._~/!$&'()*+,;=@";

// FNV-1a, 64 bits. The zero byte between the parts keeps "ab"+"c" and "a"+"bc" apart.
std::uint64_t hash(std::uint64_t state, std::string_view part) noexcept {
  constexpr std::uint64_t kPrime = 0x100000001b3;
  for (const char c : part) state = (state ^ static_cast<unsigned char>(c)) * kPrime;
  return state * kPrime;
}

}  // namespace

std::string relative_path(std::string_view path, std::string_view working_folder) {
  if (path == "-") return "stdin";
  if (!working_folder.empty() && path.size() > working_folder.size() && path.starts_with(working_folder)) {
    const bool has_slash = working_folder.back() == '/';
    if (has_slash || path[working_folder.size()] == '/')
      path.remove_prefix(working_folder.size() + (has_slash ? 0 : 1));
  }
  while (path.starts_with("./")) {
    path.remove_prefix(2);
    while (path.starts_with('/')) path.remove_prefix(1);
  }
  return std::string(path);
}

std::string uri_of(std::string_view path, std::string_view working_folder) {
  const std::string relative = relative_path(path, working_folder);
  std::string out = relative.starts_with('/') ? "file://" : "";
  append_percent_encoded(out, relative, kPlainInPath);
  return out;
}

std::string Fingerprints::of(std::string_view path, std::string_view operation, std::string_view id,
                             std::string_view part, std::string_view pointer) {
  std::uint64_t state = 0xcbf29ce484222325;
  for (const std::string_view piece : {path, operation, id, part, pointer}) state = hash(state, piece);
  // The second finding with all of these is another finding.
  const auto [last, is_first] = last_of_.emplace(state, state);
  if (!is_first) state = hash(last->second, "again");
  while (!used_.insert(state).second) state = hash(state, "again");
  last->second = state;
  std::string out;
  for (unsigned shift = 64; shift > 0; shift -= 4) out += kHexDigits[state >> (shift - 4) & 0xFU];
  return out;
}

std::string short_line(std::string_view path, const findings::Diagnostic& d, Language language) {
  const Position& start = place_of(d).start;
  std::string out = shown(path, kMostPathBytes) + ":";
  if (start.line != 0) out += std::to_string(start.line) + ":" + std::to_string(start.column) + ":";
  return out + " " + std::string(words_for(d.severity).in(language)) + std::string(Message{": ", "："}.in(language)) +
         message(d, language) + " [" + std::string(name_of(d.id)) + "]";
}

std::string message_with_help(const findings::Diagnostic& d, Language language) {
  std::string out = message(d, language);
  for (const findings::Suggestion& suggestion : d.suggestions) {
    out += std::string(Message{"; ", "；"}.in(language)) + suggestion_text(suggestion, language);
  }
  return out;
}

}  // namespace ocpv::report
