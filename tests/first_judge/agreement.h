// In: a plan and a text. Out: whether the first judge, in every form that this processor has, says what the walk says.
// Promises: the text stands between two pages that nobody may touch, at the end of the first it fits and then at the
// beginning, so that whoever reads beyond it ends the test.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"
#include "first_judge/first_judge.h"
#include "plan/plan.h"

namespace ocpv::first_judge::testing {

/// Memory between two protected pages.
class Fenced {
 public:
  explicit Fenced(std::size_t size);
  ~Fenced();
  Fenced(const Fenced&) = delete;
  Fenced& operator=(const Fenced&) = delete;

  std::string_view at_end(std::string_view text);
  std::string_view at_beginning(std::string_view text);

 private:
  std::size_t page_ = 0, size_ = 0;
  char* first_ = nullptr;
};

class Agreement {
 public:
  /// Nothing when they agree on whether the text is right, and on whether anything is to be told of it; else what each
  /// says, and of what.
  std::string compare(const plan::Plan& plan, std::string_view text, const check::Options& options = {});
  /// The same for a plain verdict, a strict one, and those of an envelope's fields.
  std::string compare_all(const plan::Plan& plan, std::string_view text);

  std::size_t texts = 0;                 ///< That were compared.
  std::size_t by_answer[3] = {0, 0, 0};  ///< Of all levels.
  std::size_t unsure_of_right = 0;       ///< The walk accepts them, but the first judge would not say so.

 private:
  std::string compare_at(const plan::Plan& plan, std::string_view text, const check::Options& options, Severity least,
                         Level level, Status expected);

  check::Checker checker_;
  findings::Findings findings_;
  FirstJudge judge_;
  Fenced fenced_{std::size_t{1} << 20};
};

/// Those that this processor has; none where there is no first judge.
std::vector<Level> levels();

/// A small generator with the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

/// The text after a few edits, most of which make it wrong or malformed.
std::string edited(std::string text, Random& random);

}  // namespace ocpv::first_judge::testing
