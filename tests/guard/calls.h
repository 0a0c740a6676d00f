// In: the name of a call of the C API. Out: that call, on a small body, by a warm checker: what callers pay beside the
// judging.
#pragma once

#include <string_view>

namespace ocpv::guard {

class Calls {
 public:
  /// `call` or `request`; `is_known` is false for other names.
  explicit Calls(std::string_view name);
  Calls(const Calls&) = delete;
  Calls& operator=(const Calls&) = delete;
  ~Calls();

  bool is_known() const noexcept;
  /// Both bodies, the right one and the wrong one; how many were right.
  int pass();

 private:
  struct State;
  State* state_;
};

}  // namespace ocpv::guard
