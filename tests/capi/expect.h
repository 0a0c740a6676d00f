/* EXPECT(condition): counts and prints what does not hold. Usable from C and C++. */
#ifndef OCPV_TESTS_EXPECT_H
#define OCPV_TESTS_EXPECT_H

#include <stdio.h>

static int expect_failures = 0;

#define EXPECT(condition)                                                            \
  do {                                                                               \
    if (!(condition)) {                                                              \
      ++expect_failures;                                                             \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
    }                                                                                \
  } while (0)

#endif
