#include "first_judge/first_judge.h"

#include <array>
#include <vector>

#include "first_judge/pass.h"
#include "first_judge/quotes.h"

namespace ocpv::first_judge {

Level best_level() noexcept {
#if OCPV_HAS_FIRST_JUDGE
  // Found out when the library is loaded.
  static const Level kBest = [] {
    __builtin_cpu_init();
    const auto has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") &&
                          __builtin_cpu_supports("pclmul");
    const auto has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                            __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi") &&
                            __builtin_cpu_supports("avx512vbmi2");
    return !has_avx2 ? Level::none : has_avx512 ? Level::avx512 : Level::avx2;
  }();
  return kBest;
#else
  return Level::none;
#endif
}

struct FirstJudge::State {
  Quotes quotes;
  std::array<Holder, kDeepest + 1> holders;
  std::vector<walk::Key> unknown;
};

FirstJudge::FirstJudge() noexcept = default;
FirstJudge::~FirstJudge() = default;

Answer FirstJudge::judge([[maybe_unused]] const plan::Program& program, [[maybe_unused]] std::string_view text,
                         [[maybe_unused]] const walk::Options& options, [[maybe_unused]] Severity least,
                         [[maybe_unused]] Level level) {
#if OCPV_HAS_FIRST_JUDGE
  const walk::Compat& compat = options.compat;
  if (level == Level::none || compat.null_is_absent || compat.long_as_text || compat.java_integers || text.empty() ||
      program.for_walk)
    return Answer::unsure;
  if (!state_) state_ = std::make_unique<State>();
  if (!state_->quotes.find(text, level)) return Answer::unsure;
  Pass pass(program, options, least, state_->unknown);
  return pass.run(state_->quotes.text(), text.size(), state_->quotes.places(), state_->holders.data());
#else
  return Answer::unsure;
#endif
}

}  // namespace ocpv::first_judge
