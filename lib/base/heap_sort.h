// In: a range and an order. Out: the range in that order.
// Promises: n log n whatever the input, in place; what is equal may change places. A third of the code of std::sort,
// which the library would have once for each kind of range.
#pragma once

#include <algorithm>
#include <functional>

namespace ocpv {

template <class T, class Less = std::less<>>
void heap_sort(T* first, T* last, Less less = {}) {
  std::make_heap(first, last, less);
  std::sort_heap(first, last, less);
}

template <class Range, class Less = std::less<>>
void heap_sort(Range&& range, Less less = {}) {
  heap_sort(range.data(), range.data() + range.size(), less);
}

}  // namespace ocpv
