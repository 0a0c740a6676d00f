// In: a number of errno. Out: what it means, in both languages.
// Promises: no locale; the commonest numbers in words of ours, the others as the system says them.
#pragma once

#include "base/bilingual.h"

namespace ocpv {

Bilingual system_reason(int number);

}  // namespace ocpv
