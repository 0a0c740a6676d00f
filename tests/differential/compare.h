// In: a schema and a document. Out: whether the plan and the reference engine agree.
// Promises: a difference that no written exception excuses is told with the pair that shows it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "check/check.h"
#include "plan/plan.h"
#include "reference/reference.h"

namespace ocpv::differential {

struct Tally {
  std::size_t pairs = 0, agreed = 0, excused = 0, not_judged = 0, schemas = 0, refused = 0;
};

/// Both engines, for one schema.
class Engines {
 public:
  Engines(std::string schema, Tally& tally);

  /// False when the plan refuses the schema; nothing can be compared then.
  bool ready() const { return plan_.has_value(); }

  /// Empty, or the difference in words.
  std::string compare(const std::string& document);

 private:
  std::string schema_;
  std::optional<plan::Plan> plan_;
  std::optional<reference::Schema> reference_;
  check::Checker checker_;
  findings::Findings findings_;
  Tally& tally_;
};

}  // namespace ocpv::differential
