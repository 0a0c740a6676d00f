#include "catalog/plans.h"

#include <utility>

namespace ocpv::catalog {

Plans::Plans(const Catalog& catalog)
    : catalog_(&catalog), slots_(std::make_unique<std::array<Lazy<Slot>, 3>[]>(catalog.operations().size())) {}

const plan::Plan* Plans::find(std::uint32_t number, Part part) const {
  const Operation& operation = catalog_->operations()[number];
  if (!operation.has(part)) return nullptr;
  const Slot& slot = slots_[number][static_cast<std::size_t>(part)].get([&] {
    auto fresh = std::make_unique<Slot>();
    Result<plan::Plan> compiled = Catalog::compile(operation, part);
    if (compiled) fresh->plan = std::make_unique<const plan::Plan>(std::move(compiled).value());
    return std::unique_ptr<const Slot>(std::move(fresh));
  });
  return slot.plan.get();
}

Result<void> Plans::compile_what_can_fail() const {
  const std::vector<Operation>& operations = catalog_->operations();
  for (std::size_t number = 0; number < operations.size(); ++number) {
    if (operations[number].embedded && operations.size() != 1) continue;
    for (const Part part : {Part::parameters, Part::request, Part::response}) {
      if (!operations[number].has(part) || find(static_cast<std::uint32_t>(number), part) != nullptr) continue;
      Result<plan::Plan> again = Catalog::compile(operations[number], part);
      if (!again) return again.error();
    }
  }
  return {};
}

}  // namespace ocpv::catalog
