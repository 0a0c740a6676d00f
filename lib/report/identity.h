// In: a file or a finding. Out: the names that other programs know it by: path, URI, fingerprint, verdict, short line.
// Promises: a fingerprint does not change when lines move, and no two findings of one report share one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "report/details.h"
#include "report/formats.h"

namespace ocpv::report {

/// The path relative to the working folder where it lies below it, without `./`; `stdin` for `-`.
std::string relative_path(std::string_view path, std::string_view working_folder);

/// relative_path() as a URI reference, with forward slashes; `file:///...` for an absolute path elsewhere.
std::string uri_of(std::string_view path, std::string_view working_folder);

/// Gives each finding of one report its fingerprint: 16 hexadecimal digits of path, operation, id, part and pointer.
class Fingerprints {
 public:
  std::string of(std::string_view path, std::string_view operation, std::string_view id, std::string_view part,
                 std::string_view pointer);

 private:
  std::unordered_set<std::uint64_t> used_;
  std::unordered_map<std::uint64_t, std::uint64_t>
      last_of_;  // Of findings that are alike, what the last one was given.
};

/// `path:line:column: error: message [id]`, without what is unknown.
std::string short_line(std::string_view path, const findings::Diagnostic& diagnostic, Language language);

/// The sentence, and what would make it right, in one paragraph.
std::string message_with_help(const findings::Diagnostic& diagnostic, Language language);

}  // namespace ocpv::report
