// In: a plan and bytes. Out: right, wrong, or "ask the walk".
// Promises: `ok` and `invalid` are what the walk would find in the same bytes; whatever is malformed, odd or not spoken
// of here is `unsure`; nothing is read beyond the text; allocates only when a text is longer than any before.
//
// It is fast because it knows beforehand where the strings are: an index of the quotes is made many bytes at a time
// (quotes.h), and what stands between strings is read byte by byte, which is the grammar (pass.h).
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "first_judge/level.h"
#include "plan/program.h"
#include "walk/options.h"

namespace ocpv::first_judge {

enum class Answer : std::uint8_t { unsure, ok, invalid };

/// What this processor can; the same for the whole process.
Level best_level() noexcept;

/// Memory for judging; reused from call to call. One per thread.
class FirstJudge {
 public:
  FirstJudge() noexcept;
  ~FirstJudge();

  /// `invalid` is a text of which something is to be told that is `least` or more; Options::strict is not looked at.
  /// `level` is no higher than best_level(). `options` are allowed ones, and the text is no longer than they say.
  /// Throws std::bad_alloc only.
  Answer judge(const plan::Program& program, std::string_view text, const walk::Options& options, Severity least,
               Level level = best_level());

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ocpv::first_judge
