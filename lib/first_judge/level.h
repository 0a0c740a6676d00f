// In: the processor. Out: which of its instructions the first judge may use.
// Promises: code for wider instructions stands in functions of their own, which nothing else calls or inlines.
#pragma once

#include <cstdint>

#if defined(__x86_64__) && !defined(OCPV_WITHOUT_FIRST_JUDGE)
#define OCPV_HAS_FIRST_JUDGE 1
#define OCPV_AVX2 __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt,pclmul")))
#define OCPV_AVX512 \
  __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,avx2,bmi,bmi2,lzcnt,popcnt,pclmul")))
#else
#define OCPV_HAS_FIRST_JUDGE 0
#endif

namespace ocpv::first_judge {

enum class Level : std::uint8_t { none, avx2, avx512 };

}  // namespace ocpv::first_judge
