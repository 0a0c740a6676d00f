// In: sizes. Out: memory for many small things that die together.
// Promises: keeps its chunks when cleared, so that a second use of the same size allocates nothing; std::bad_alloc when
// the heap is empty, usable afterwards.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

namespace ocpv {

class Arena final : public std::pmr::memory_resource {
 public:
  /// Forgets everything and keeps the memory.
  void clear() noexcept {
    chunk_ = 0;
    used_ = 0;
  }

 private:
  static constexpr std::size_t kFirstChunk = 4096;

  struct Chunk {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };

  void* do_allocate(std::size_t size, std::size_t alignment) override {
    for (; chunk_ < chunks_.size(); ++chunk_, used_ = 0) {
      if (void* place = fit(chunks_[chunk_], size, alignment)) return place;
    }
    const std::size_t last = chunks_.empty() ? kFirstChunk / 2 : chunks_.back().size;
    const std::size_t wanted = std::max(last * 2, size + alignment);
    chunks_.reserve(chunks_.size() + 1);
    chunks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[wanted]), wanted});  // uninitialised on purpose
    used_ = 0;
    return fit(chunks_.back(), size, alignment);
  }

  void do_deallocate(void*, std::size_t, std::size_t) override {}
  bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override { return this == &other; }

  // A chunk begins where operator new[] aligns, so that counting from there is enough for all but wider alignments.
  void* fit(Chunk& chunk, std::size_t size, std::size_t alignment) noexcept {
    if (alignment > __STDCPP_DEFAULT_NEW_ALIGNMENT__) return fit_widely(chunk, size, alignment);
    const std::size_t first = (used_ + alignment - 1) & ~(alignment - 1);
    if (first > chunk.size || chunk.size - first < size) return nullptr;
    used_ = first + size;
    return chunk.bytes.get() + first;
  }

  void* fit_widely(Chunk& chunk, std::size_t size, std::size_t alignment) noexcept {
    void* place = chunk.bytes.get() + used_;
    std::size_t left = chunk.size - used_;
    if (std::align(alignment, size, place, left) == nullptr) return nullptr;
    used_ = chunk.size - left + size;
    return place;
  }

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0, used_ = 0;
};

/// A copy of the text in the arena.
inline std::string_view keep_text(std::pmr::memory_resource& arena, std::string_view text) {
  if (text.empty()) return {};
  char* const copy = static_cast<char*>(arena.allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

/// Copies of so many items in the arena; they are plain data, and never destroyed.
template <class T>
std::span<T> keep_items(std::pmr::memory_resource& arena, const T* items, std::size_t count) {
  if (count == 0) return {};
  T* const copies = static_cast<T*>(arena.allocate(count * sizeof(T), alignof(T)));
  std::uninitialized_copy_n(items, count, copies);
  return {copies, count};
}

}  // namespace ocpv
