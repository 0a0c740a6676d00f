#include "base/arena.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstring>
#include <vector>

BOOST_AUTO_TEST_CASE(what_an_arena_gives_is_aligned_and_apart) {
  ocpv::Arena arena;
  std::vector<std::pair<unsigned char*, std::size_t>> given;
  for (std::size_t size = 0; size < 3000; size += 7) {
    const std::size_t alignment = std::size_t{1} << size % 5;
    auto* place = static_cast<unsigned char*>(arena.allocate(size, alignment));
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(place) % alignment == 0U);
    std::memset(place, static_cast<int>(given.size() % 251), size);
    given.emplace_back(place, size);
  }
  for (std::size_t i = 0; i < given.size(); ++i) {
    for (std::size_t j = 0; j < given[i].second; ++j) BOOST_REQUIRE(given[i].first[j] == i % 251);
  }
}

BOOST_AUTO_TEST_CASE(a_cleared_arena_gives_the_same_memory_again) {
  ocpv::Arena arena;
  void* const first = arena.allocate(100, 8);
  void* const large = arena.allocate(100'000, 8);
  arena.clear();
  BOOST_TEST(arena.allocate(100, 8) == first);
  BOOST_TEST(arena.allocate(100'000, 8) == large);
}
