// In: how to make a value. Out: the value, made when it is first asked for.
// Promises: any number of threads may ask at once; all get the same value; making it may throw, then there is none yet.
#pragma once

#include <atomic>
#include <memory>

namespace ocpv {

template <class T>
class Lazy {
 public:
  Lazy() = default;
  Lazy(const Lazy&) = delete;
  Lazy& operator=(const Lazy&) = delete;
  ~Lazy() { delete value_.load(std::memory_order_acquire); }

  /// `make` gives a std::unique_ptr<const T>. Two threads may both make one; the first is kept.
  template <class Make>
  const T& get(Make make) const {
    if (const T* there = value_.load(std::memory_order_acquire); there != nullptr) return *there;
    std::unique_ptr<const T> fresh = make();
    const T* expected = nullptr;
    if (value_.compare_exchange_strong(expected, fresh.get(), std::memory_order_acq_rel)) return *fresh.release();
    return *expected;
  }

 private:
  mutable std::atomic<const T*> value_ = nullptr;
};

}  // namespace ocpv
