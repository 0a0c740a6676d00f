#include "tools/ocpv/check/candidates.h"

namespace ocpv::program {

std::vector<const catalog::Operation*> candidates_of(const catalog::Catalog& catalog, const input::Request& request) {
  std::vector<const catalog::Operation*> out;
  const catalog::Route route = catalog.route(request.method.empty() ? "?" : request.method, request.target, true);
  if (!route.found) return out;
  for (const catalog::Routed& one : route.routes) out.push_back(&catalog.operations()[one.number]);
  return out;
}

}  // namespace ocpv::program
