#include "walk/keys.h"

#include <algorithm>

#include "json/decimal.h"
#include "plan/program.h"

namespace ocpv::walk {

void sort_by_name(Key* first, Key* last) noexcept {
  std::sort(first, last, [](const Key& a, const Key& b) {
    if (a.name.size() != b.name.size()) return a.name.size() < b.name.size();
    const int order = a.name.compare(b.name);
    return order != 0 ? order < 0 : a.entry < b.entry;
  });
}

bool has_equal_values(std::vector<Key>& items) noexcept {
  constexpr plan::Types kNumber = plan::kInteger | plan::kFraction;
  const auto less = [](const Key& a, const Key& b) {
    if (a.entry != b.entry) return a.entry < b.entry;
    if ((a.entry & kNumber) != 0) return json::Decimal(a.name) < json::Decimal(b.name);
    return a.name < b.name;
  };
  Key* const first = items.data();
  Key* const last = first + items.size();
  std::make_heap(first, last, less);  // less code than std::sort; few schemas ask
  std::sort_heap(first, last, less);
  return std::adjacent_find(first, last, [&](const Key& a, const Key& b) { return !less(a, b); }) != last;
}

}  // namespace ocpv::walk
