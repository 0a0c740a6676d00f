#include "walk/keys.h"

#include <algorithm>

#include "base/heap_sort.h"

namespace ocpv::walk {

void sort_by_name(Key* first, Key* last) noexcept {
  heap_sort(first, last, [](const Key& a, const Key& b) {
    if (a.name.size() != b.name.size()) return a.name.size() < b.name.size();
    const int order = a.name.compare(b.name);
    return order != 0 ? order < 0 : a.entry < b.entry;
  });
}

}  // namespace ocpv::walk
