#include "base/arena.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstring>
#include <vector>

BOOST_AUTO_TEST_CASE(what_an_arena_gives_is_aligned_and_apart) {
  ocpv::Arena arena;
  std::vector<std::pair<unsigned char*, std::size_t>> given;
  for (std::size_t size = 0; size < 3000; size += 7) {
    const std::size_t alignment = std::size_t{1} << size % 8;  // up to 128, wider than operator new aligns
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

BOOST_AUTO_TEST_CASE(what_is_aligned_widely_may_need_a_chunk_of_its_own) {
  ocpv::Arena arena;
  for (const std::size_t size : {1UL, 4000UL, 5000UL, 100'000UL}) {
    auto* place = static_cast<unsigned char*>(arena.allocate(size, 256));
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(place) % 256 == 0U);
    std::memset(place, 1, size);
  }
}

BOOST_AUTO_TEST_CASE(an_arena_gives_nothing_of_another) {
  const ocpv::Arena one, other;
  BOOST_TEST((one == one));
  BOOST_TEST((one != other));
}
