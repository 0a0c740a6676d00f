// In: a JSON Schema (draft-07, the subset that emit writes and a little more). Out: a plan: flat, immutable data that
// check walks beside the document.
// Promises: no keyword is ignored in silence: what the plan does not support is refused by name and place.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ocpv::plan {

struct Program;  // The flat data; plan/program.h, for check and describe only.

/// A compiled schema. Immutable; any number of threads may use one at the same time. Move-only.
class Plan {
 public:
  explicit Plan(std::unique_ptr<const Program> program) noexcept;
  Plan(Plan&&) noexcept;
  Plan& operator=(Plan&&) noexcept;
  ~Plan();
  const Program& program() const noexcept { return *program_; }

 private:
  std::unique_ptr<const Program> program_;
};

/// Compiles a schema. Errors name the keyword and its JSON Pointer (`keyword "patternProperties" is not supported`),
/// or where the text is no JSON. `schema` is not kept.
Result<Plan> compile(std::string_view schema);

/// The plan for people to read (`ocpv schema OPERATION --plan`).
std::string describe(const Plan& plan);

}  // namespace ocpv::plan
