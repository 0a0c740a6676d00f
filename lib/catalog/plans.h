// In: a catalog. Out: the plan of each part of each operation, compiled when it is first asked for.
// Promises: any number of threads may ask at once; a plan stays where it is until all are gone.
#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "base/lazy.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "plan/plan.h"

namespace ocpv::catalog {

class Plans {
 public:
  /// The catalog must outlive it, and stay as it is.
  explicit Plans(const Catalog& catalog);

  /// Null when the operation documents no such part, or its schema cannot be compiled. Throws what an allocation does.
  const plan::Plan* find(std::uint32_t number, Part part) const;

  /// Compiles all parts of every operation that is not embedded, or of the only one; the first error.
  Result<void> compile_what_can_fail() const;

 private:
  struct Slot {
    std::unique_ptr<const plan::Plan> plan;  ///< Null: it cannot be compiled.
  };
  const Catalog* catalog_;
  std::unique_ptr<std::array<Lazy<Slot>, 3>[]> slots_;
};

}  // namespace ocpv::catalog
