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

// The linker's names: __real_X is what X was, __wrap_X is called instead of X. The letter is that of std::size_t, which
// is not the same on all machines.
#define OCPV_TEXT(word) #word
#define OCPV_NAMED(before, letter, after) asm(before OCPV_TEXT(letter) after)
#define OCPV_SIZED(before, after) OCPV_NAMED(before, OCPV_SIZE_LETTER, after)
extern "C" {

void* real_new(std::size_t) OCPV_SIZED("__real__Znw", "");
void* real_new_or_null(std::size_t, const std::nothrow_t&) noexcept OCPV_SIZED("__real__Znw", "RKSt9nothrow_t");
void real_delete(void*) noexcept asm("__real__ZdlPv");

void* hooked_new(std::size_t) OCPV_SIZED("__wrap__Znw", "");
void* hooked_new_array(std::size_t) OCPV_SIZED("__wrap__Zna", "");
void* hooked_new_or_null(std::size_t, const std::nothrow_t&) noexcept OCPV_SIZED("__wrap__Znw", "RKSt9nothrow_t");
void* hooked_new_array_or_null(std::size_t, const std::nothrow_t&) noexcept OCPV_SIZED("__wrap__Zna", "RKSt9nothrow_t");
void hooked_delete(void*) noexcept asm("__wrap__ZdlPv");
void hooked_delete_sized(void*, std::size_t) noexcept OCPV_SIZED("__wrap__ZdlPv", "");
void hooked_delete_array(void*) noexcept asm("__wrap__ZdaPv");
void hooked_delete_array_sized(void*, std::size_t) noexcept OCPV_SIZED("__wrap__ZdaPv", "");

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

void* hooked_new(std::size_t wanted) {
  const std::size_t size = with_note(wanted);
  if (current == nullptr) return noted(real_new(size), size);
  void* memory = noted(from_hook(size), size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

void* hooked_new_or_null(std::size_t wanted, const std::nothrow_t& nothrow) noexcept {
  const std::size_t size = with_note(wanted);
  return noted(current == nullptr ? real_new_or_null(size, nothrow) : from_hook(size), size);
}

void hooked_delete(void* memory) noexcept {
  if (memory == nullptr) return;
  Note* note = static_cast<Note*>(memory) - 1;
  if (note->from == nullptr) return real_delete(note);
  note->from->release(note->from->context, note, note->size, alignof(Note));
}

void* hooked_new_array(std::size_t size) { return hooked_new(size); }
void* hooked_new_array_or_null(std::size_t size, const std::nothrow_t& nothrow) noexcept {
  return hooked_new_or_null(size, nothrow);
}
void hooked_delete_sized(void* memory, std::size_t /*size*/) noexcept { hooked_delete(memory); }
void hooked_delete_array(void* memory) noexcept { hooked_delete(memory); }
void hooked_delete_array_sized(void* memory, std::size_t /*size*/) noexcept { hooked_delete(memory); }

}  // extern "C"
