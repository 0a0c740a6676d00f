// The standard library's assertions without their sentences: each names its whole function with all template arguments,
// some 30 KiB in libocpv. A failed one still ends the process at once. Included before anything else in release builds
// of the library's modules.
#include <cstddef>
#ifdef __glibcxx_assert_impl
#undef __glibcxx_assert_impl
#define __glibcxx_assert_impl(condition)                                             \
  do {                                                                               \
    if (__builtin_expect(!static_cast<bool>(condition), false)) __builtin_trap(); \
  } while (false)
#endif
