// In: a glob pattern and paths. Out: whether they match.
// Promises: time is length of pattern times length of path at most, whatever both are; no recursion; a pattern that
// is not well formed is an Error.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ocpv::config {

/// `*` and `?` stay within one folder, `**` between slashes is any number of folders, `[a-z]` and `[!a-z]` are one
/// character of a set, `{a,b}` is either (nested ones too), `\` takes the next character as it is. A pattern without
/// a slash is about the file's name in whatever folder; one with a slash is about the whole relative path.
class Glob {
 public:
  static Result<Glob> compile(std::string_view pattern);

  /// `path` is relative, with forward slashes, without `./`.
  bool matches(std::string_view path) const;

 private:
  enum class Op : std::uint8_t { character, any, set, split, end };
  struct State {
    Op op = Op::end;
    char32_t character = 0;
    std::uint32_t next = 0, other = 0;  ///< `other`: of a split.
    std::uint32_t set = 0;
  };
  struct Set {
    bool negated = false;
    std::vector<std::pair<char32_t, char32_t>> ranges;
  };
  friend class GlobCompiler;

  std::vector<State> states_;
  std::vector<Set> sets_;
  std::uint32_t start_ = 0;
  bool name_only_ = false;
};

}  // namespace ocpv::config
