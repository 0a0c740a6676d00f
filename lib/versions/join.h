// In: what the Chinese page and the English page of one operation say. Out: one contract, and each thing that only one
// of them says or that they say differently.
// Promises: what both say is stated; what one says is kept, with its source; where they contradict each other the
// looser of the two is held and the rest is contested, so that nothing that either page allows is refused.
#pragma once

#include <string>
#include <vector>

#include "contract/contract.h"

namespace ocpv::versions {

/// What the two pages say of one thing at one place; empty: that page says nothing.
struct Witness {
  std::string pointer;  ///< `request:/zoneList/*/zoneName`.
  const char* what = "";
  std::string chinese, english;
  contract::Said chinese_said, english_said;
};

struct Joined {
  contract::Operation operation;
  std::vector<Witness> witnesses;
};

/// Of the Chinese page's id, page and place; examples of both.
Joined join(const contract::Operation& chinese, const contract::Operation& english);

/// After the examples of both pages and all corrections are known: a member that one page alone has is required, as
/// that page says, if an example shows it; else the requirement is contested.
void settle_by_examples(contract::Operation& operation, const std::vector<Witness>& witnesses);

}  // namespace ocpv::versions
