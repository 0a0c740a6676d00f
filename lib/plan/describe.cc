#include <string>
#include <string_view>

#include "plan/plan.h"
#include "plan/program.h"

namespace ocpv::plan {

std::string describe(const Plan& plan) { return std::to_string(plan.program().nodes.size()) + " nodes\n"; }

}  // namespace ocpv::plan
