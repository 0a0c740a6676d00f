// In: a schema and a document on which valijson and an exact reading of draft-07 differ. Out: the written reason.
// Promises: the table is all that is excused; each entry carries a pair that shows it is still needed.
#pragma once

#include <span>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "reference/reference.h"

namespace ocpv::reference {

/// A way in which the packaged valijson (1.0) is known to judge wrongly.
struct Exception {
  std::string_view name;
  std::string_view because;
  bool (*applies)(const nlohmann::json& schema, const nlohmann::json& document);
  // The smallest pair that shows it, and the right verdict, which is not valijson's.
  std::string_view schema, document;
  Verdict right;
};

std::span<const Exception> exceptions();

/// The first exception that applies to the pair; null when a difference would be a fault of one of the engines.
const Exception* find_exception(std::string_view schema, std::string_view document);

}  // namespace ocpv::reference
