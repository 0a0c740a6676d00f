#include "reader/contradictions/twins.h"

#include <string_view>

#include "base/similar.h"

namespace ocpv::reader {

std::string take_twin(const std::string& name, std::vector<std::string>& unknown) {
  const std::vector<std::string_view> candidates(unknown.begin(), unknown.end());
  const auto similar = find_similar(name, candidates);
  if (!similar) return {};
  std::string twin = unknown[*similar];
  unknown.erase(unknown.begin() + static_cast<std::ptrdiff_t>(*similar));
  return twin;
}

}  // namespace ocpv::reader
