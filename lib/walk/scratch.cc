#include "walk/scratch.h"

#include <algorithm>

namespace ocpv::walk {

void Memory::grow(std::size_t depth, std::size_t words) {
  frames.resize(std::max(frames.size(), depth));
  bits.resize(std::max(bits.size(), words));
}

}  // namespace ocpv::walk
