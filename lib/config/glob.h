// In: a glob pattern and paths. Out: whether they match.
// Promises: time is length of pattern times length of path at most, whatever both are; no recursion; a pattern that
// is not well formed is an Error.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace ocpv::config {

/// `*` and `?` stay within one folder, `**` between slashes is any number of folders, `[a-z]` and `[!a-z]` are one
/// character of a set, `{a,b}` is either (nested ones too), `\` takes the next character as it is. A pattern without
/// a slash is about the file's name in whatever folder; one with a slash is about the whole relative path.
class Glob {
 public:
  /// An Error is the reason alone.
  static Result<Glob> compile(std::string_view pattern, Language language = Language::en);

  /// `path` is relative, with forward slashes, without `./`.
  bool matches(std::string_view path) const;

 private:
  enum class Op : std::uint8_t { character, any, set, split, end };
  static constexpr std::uint32_t kNowhere = static_cast<std::uint32_t>(-1);
  struct State {
    Op op = Op::end;
    char32_t character = 0;                           ///< Of `any`: a slash when it takes slashes too.
    std::uint32_t next = kNowhere, other = kNowhere;  ///< `other`: of a split.
    std::uint32_t set = 0;
  };
  struct Set {
    bool negated = false;
    std::vector<std::pair<char32_t, char32_t>> ranges;
  };
  friend class GlobCompiler;
  bool takes(const State& state, char32_t character) const;

  std::vector<State> states_;
  std::vector<Set> sets_;
  std::uint32_t start_ = 0;
  bool name_only_ = false;
};

}  // namespace ocpv::config
