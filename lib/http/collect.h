// In: findings about the body, and what is found about the rest of a request. Out: one list, in the promised order.
// Promises: every text is copied into the findings' arena; counts and limits hold for both together.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "check/check.h"

namespace ocpv::http {

class Collect {
 public:
  explicit Collect(findings::Findings& findings) : findings_(findings) {}

  /// A finding whose texts are safe to show already. Its views are copied.
  void add(const findings::Diagnostic& diagnostic);

  /// Text of the request, escaped and cut at `most_bytes`, in the arena.
  std::string_view shown(std::string_view text, std::size_t most_bytes = kMostShownBytes);

  /// Puts what was added before what the findings hold already, holds the limit, and sets counts and status.
  Status finish(const Limits& limits, bool strict);

 private:
  std::span<const std::string_view> copied(std::span<const std::string_view> texts);

  findings::Findings& findings_;
  std::vector<findings::Diagnostic> added_;
};

}  // namespace ocpv::http
