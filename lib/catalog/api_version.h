// In: the name of an API version as people write it. Out: which of the versions in the box is meant.
// Promises: numbers are compared as numbers; what is between two versions is the older of them, and says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalog/box.h"

namespace ocpv::catalog {

/// The name of what is newer than every published version: all operations as they are documented last.
inline constexpr std::string_view kNewest = "newest";

/// The published versions in the box, oldest first: `3.1.1`, ... Empty when the catalogue is not in it.
std::vector<std::string> api_versions();

struct ApiVersion {
  std::string name;      ///< One of api_versions(), or kNewest.
  bool is_exact = true;  ///< False: it is the nearest one below what was asked for.
};

/// `4.2.2`, `V4.2.2`, `4.2` (the newest of its versions), `latest`, and any other number. An error when it is no
/// version, or older than every one.
Result<ApiVersion> choose_api_version(std::string_view wanted);

/// The newest published version of a box's index; empty when there is none.
std::string last_published(const std::vector<BoxedOperation>& all);

/// True when `name` (of choose_api_version) is one of `versions`, a list of a box's span with commas.
bool holds_in(std::string_view versions, std::string_view name, std::string_view last_published) noexcept;

}  // namespace ocpv::catalog
