// In: findings, and a file that lists those a project knows. Out: which are known, and which of the list are gone.
// Promises: nothing of a document but names is in the file: no value, so no secret; lines may move, one more of the
// same is new; a file that is broken, newer, or another command's is an Error with its place, never an empty list.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "findings/diagnostic.h"

namespace ocpv::config {

/// What makes two findings the same.
struct KnownFinding {
  std::string file;       ///< Relative to the folder of the baseline.
  std::string operation;  ///< May be empty.
  std::string id;
  std::string part;     ///< `body`, `query`, ...; may be empty.
  std::string pointer;  ///< Or the request, for one that belongs to no operation.
  std::string kind;     ///< Which of the id's sentences; may be empty.
  friend auto operator<=>(const KnownFinding&, const KnownFinding&) = default;
};

/// `file` is as of KnownFinding.
KnownFinding known_finding(std::string file, std::string_view operation, const findings::Diagnostic& diagnostic);

/// `too-short`: which of an id's sentences it is. Stays the same in all versions; empty for `none`.
std::string_view kind_of(findings::Detail detail) noexcept;

/// What known findings are relative to: `path` below the folder of the file `baseline`, or with `..` beside it.
std::string path_beside(const std::string& baseline, const std::string& path);

class Baseline {
 public:
  /// An empty one, to be written to `path`. `command`: whose findings they are, `check` or `docs`.
  Baseline(std::string path, std::string_view command) : path_(std::move(path)), command_(command) {}
  static Result<Baseline> read(const std::string& path, std::string_view command, Language language);

  const std::string& path() const noexcept { return path_; }

  /// Counts a finding; true when it is one of those known.
  bool take(const KnownFinding& finding);
  /// All of this file was judged: what is not found in it by now is gone.
  void judged(const std::string& file) { judged_.insert(file); }
  /// What ids begin with that compare two files: they are gone only when every file of the baseline was judged.
  void compares_files_by(std::string_view prefix) { comparing_ = prefix; }
  /// What no longer occurs in files that were judged or are there no more; placed, worded, in order; at most `most`,
  /// and one line for the rest.
  std::vector<Error> stale(std::size_t most, Language language) const;

  /// What was taken, as a file: one line for each finding, in order.
  std::string text() const;
  std::size_t count() const;  ///< Of what was taken.

 private:
  struct Entry {
    std::size_t known = 0, seen = 0;
    std::uint32_t line = 0, column = 0;
  };
  bool is_gone(const std::string& file) const;
  bool may_be_stale(const KnownFinding& known, bool all_judged) const;

  std::string path_, command_, comparing_;
  std::map<KnownFinding, Entry> entries_;
  std::set<std::string> judged_;
};

}  // namespace ocpv::config
