// In: how many allocations may succeed. Out: memory that then fails, behind `operator new` and as hooks of the library.
// Promises: counts what is live. Include it in one file of a program only.
#ifndef OCPV_TESTS_FAILING_MEMORY_H
#define OCPV_TESTS_FAILING_MEMORY_H

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

#include "ocpv/ocpv.h"

namespace {

constexpr long kNever = -1;
std::atomic<long> allocations_left{kNever};  // The one after them fails.
std::atomic<bool> fails_from_then_on{false};
std::atomic<bool> has_failed{false};
std::atomic<bool> has_thrown{false};  // A failed nothrow allocation may be made up for; a thrown one may not.
std::atomic<long> live{0};
std::atomic<long> calls_of_new{0}, bytes_of_new{0};

bool fails_now() noexcept {
  const long left = allocations_left.load();
  if (left == kNever) return false;
  if (left > 0) {
    allocations_left.store(left - 1);
    return false;
  }
  if (!fails_from_then_on.load()) allocations_left.store(kNever);
  has_failed.store(true);
  return true;
}

void* allocate(std::size_t size, std::size_t alignment) noexcept {
  if (fails_now()) return nullptr;
  void* memory = alignment <= alignof(std::max_align_t)
                     ? std::malloc(size == 0 ? 1 : size)
                     : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory != nullptr) live.fetch_add(1);
  return memory;
}

void* count_and_allocate(std::size_t size, std::size_t alignment) noexcept {
  calls_of_new.fetch_add(1);
  bytes_of_new.fetch_add(static_cast<long>(size));
  return allocate(size, alignment);
}

void release(void* memory) noexcept {
  if (memory != nullptr) live.fetch_sub(1);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* memory = count_and_allocate(size, 1)) return memory;
  has_thrown.store(true);
  throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  if (void* memory = count_and_allocate(size, static_cast<std::size_t>(alignment))) return memory;
  has_thrown.store(true);
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return count_and_allocate(size, 1); }
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return count_and_allocate(size, 1); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return operator new(size, alignment); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }

namespace {

std::atomic<long> live_of_hooks{0}, calls_of_hooks{0};

void* hook_allocate(void* context, std::size_t size, std::size_t alignment) {
  if (context != &live_of_hooks) std::abort();
  calls_of_hooks.fetch_add(1);
  void* memory = allocate(size, alignment);
  if (memory != nullptr) live_of_hooks.fetch_add(static_cast<long>(size));
  return memory;
}

void hook_release(void* context, void* memory, std::size_t size, std::size_t alignment) {
  if (context != &live_of_hooks || memory == nullptr || alignment > alignof(std::max_align_t)) std::abort();
  live_of_hooks.fetch_sub(static_cast<long>(size));
  release(memory);
}

const ocpv_allocator hooks = {sizeof(ocpv_allocator), &live_of_hooks, hook_allocate, hook_release};

}  // namespace

#endif
