// In: a method and a path some of whose text stands for something that nobody knows yet. Out: the operations that it
// can belong to. Promises: what is known of the path, and the query, decides; time and memory are bounded by
// kMostSegments for each operation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/uri.h"
#include "catalog/catalog.h"

namespace ocpv::http {

/// An operation that the path can belong to.
struct OpenRoute {
  std::uint32_t number = 0;
  /// For each segment of the template the segment of the path that stands there; none where a variable covers it.
  std::vector<std::optional<std::string_view>> segments;
};

struct OpenPath {
  std::vector<OpenRoute> routes;  ///< None: no operation fits, whatever the variables stand for.
  bool is_unknown = false;        ///< Nothing of the path is known, so that anything fits; then there are no routes.
};

/// `open_start`: what stands before the path is a variable, too, and may hold the path's beginning.
OpenPath open_path(const catalog::Catalog& catalog, std::string_view method, const Target& target, bool open_start);

}  // namespace ocpv::http
