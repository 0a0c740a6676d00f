// In: the name of a shared library. Out: its functions, without its headers, when they are first needed.
// Promises: what is not there is told by false; a library that was loaded stays.
#pragma once

#include <dlfcn.h>

namespace ocpv::program {

class LoadedLibrary {
 public:
  explicit LoadedLibrary(const char* name) noexcept : handle_(::dlopen(name, RTLD_NOW | RTLD_LOCAL)) {}

  template <class Function>
  bool find(const char* name, Function& function) const noexcept {
    function = handle_ == nullptr ? nullptr : reinterpret_cast<Function>(::dlsym(handle_, name));
    return function != nullptr;
  }

 private:
  void* handle_;
};

}  // namespace ocpv::program
