// In: nothing; this is data. Out: one finding on its way from a fact to a diagnostic.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <optional>
#include <string_view>
#include <vector>

#include "explain/value_pointers.h"
#include "findings/diagnostic.h"
#include "walk/facts.h"
#include "walk/tree.h"

namespace ocpv::explain {

/// An object, by its bracket, in which a field of that name would end the finding.
struct Wanted {
  std::uint32_t object = 0;
  std::string_view name;
};

struct Item {
  Item(const walk::Fact& found, findings::Diagnostic& said, const Trail& way, std::pmr::memory_resource& scratch)
      : fact(&found), diagnostic(said), trail(way), wanted(&scratch) {}

  const walk::Fact* fact = nullptr;
  findings::Diagnostic& diagnostic;             ///< In the findings already, at the same number as the item.
  Trail trail;                                  ///< Of the fact's value.
  std::optional<walk::Place> subject, decider;  ///< Rules: where the values they are about stand.
  std::pmr::vector<Wanted> wanted;              ///< missing-field: where the field may be put.
  bool joined = false;                          ///< Another item says it already.
};

}  // namespace ocpv::explain
