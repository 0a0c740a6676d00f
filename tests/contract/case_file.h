// In: tests/contract/<operation>.json. Out: its cases, each with the bytes to judge and what must be found.
// Promises: an entry that is misspelt, matches nothing or repeats a name is an error, so that no case is lost quietly.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace ocpv::contract_test {

/// What one diagnostic must be. `pointer` "?" stands for any place.
struct Expected {
  std::string id, pointer, severity, suggestion;
  auto operator<=>(const Expected&) const = default;
};

enum class Verdict { valid, invalid, unreadable };

struct Case {
  std::string name;
  std::string part;    ///< request, response or parameters.
  std::string text;    ///< The document.
  std::string turned;  ///< The same with the members of every object in the opposite order; may be empty.
  std::vector<std::pair<std::string, std::string>> path;  ///< Path parameters that are known.
  Verdict verdict = Verdict::valid;
  std::vector<Expected> diagnostics;  ///< Sorted.
};

struct CaseFile {
  std::string operation;
  std::vector<std::string> secrets;  ///< Values that stand in secret members, and must not stand in any report.
  std::vector<Case> cases;
};

/// Reads one file. The format is told in tests/contract/README.md.
Result<CaseFile> read_case_file(const std::string& file);

/// The whole file, or an error that names it.
Result<std::string> read_text(const std::string& file);

}  // namespace ocpv::contract_test
