// The shared library's own `operator new` and `operator delete`: the linker sends every call of them here. Each piece
// of memory has a note in front of it that says where it came from.
#include "capi/hooks.h"

#include <cstddef>
#include <new>

namespace {

struct alignas(std::max_align_t) Note {
  const ocpv_allocator* from;
  std::size_t size;
};

// Which allocator a call on this thread works with. Of this kind because others may need memory on first use.
__attribute__((tls_model("initial-exec"))) thread_local const ocpv_allocator* current = nullptr;

}  // namespace

namespace ocpv::capi {

bool has_hooks() noexcept { return true; }

const ocpv_allocator* exchange_allocator(const ocpv_allocator* allocator) noexcept {
  const ocpv_allocator* before = current;
  current = allocator;
  return before;
}

}  // namespace ocpv::capi

// The linker's names: __real_X is what X was, __wrap_X is called instead of X.
// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
extern "C" {

void* __real__Znwm(std::size_t);
void* __real__ZnwmRKSt9nothrow_t(std::size_t, const std::nothrow_t&) noexcept;
void __real__ZdlPv(void*) noexcept;

}  // extern "C"

namespace {

// More than there can be stays more than there can be.
std::size_t with_note(std::size_t size) noexcept {
  return size > SIZE_MAX - sizeof(Note) ? SIZE_MAX : size + sizeof(Note);
}

void* noted(void* memory, std::size_t size) noexcept {
  return memory == nullptr ? nullptr : static_cast<void*>(new (memory) Note{current, size} + 1);
}

void* from_hook(std::size_t size) noexcept { return current->allocate(current->context, size, alignof(Note)); }

}  // namespace

extern "C" {

void* __wrap__Znwm(std::size_t wanted) {
  const std::size_t size = with_note(wanted);
  if (current == nullptr) return noted(__real__Znwm(size), size);
  void* memory = noted(from_hook(size), size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void* __wrap__ZnwmRKSt9nothrow_t(std::size_t wanted, const std::nothrow_t& nothrow) noexcept {
  const std::size_t size = with_note(wanted);
  return noted(current == nullptr ? __real__ZnwmRKSt9nothrow_t(size, nothrow) : from_hook(size), size);
}

void __wrap__ZdlPv(void* memory) noexcept {
  if (memory == nullptr) return;
  Note* note = static_cast<Note*>(memory) - 1;
  if (note->from == nullptr) return __real__ZdlPv(note);
  note->from->release(note->from->context, note, note->size, alignof(Note));
}

void* __wrap__Znam(std::size_t size) { return __wrap__Znwm(size); }
void* __wrap__ZnamRKSt9nothrow_t(std::size_t size, const std::nothrow_t& nothrow) noexcept {
  return __wrap__ZnwmRKSt9nothrow_t(size, nothrow);
}
void __wrap__ZdlPvm(void* memory, std::size_t /*size*/) noexcept { __wrap__ZdlPv(memory); }
void __wrap__ZdaPv(void* memory) noexcept { __wrap__ZdlPv(memory); }
void __wrap__ZdaPvm(void* memory, std::size_t /*size*/) noexcept { __wrap__ZdlPv(memory); }

}  // extern "C"
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
