// In: many bodies and a checker for each thread. Out: a report for each body, told on the caller's thread in their
// order. Promises: no more reports exist than fit the window, whatever the number of bodies; after the caller has had
// enough nothing more is begun.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include <pthread.h>

#include <ocpv/ocpv.h>
#include "capi/handles.h"
#include "capi/judge.h"

namespace ocpv::capi {

/// A checker and what it judges by.
struct Worker {
  ocpv_checker* checker = nullptr;
  Judged judged;
};

/// Whom to tell.
struct Listener {
  ocpv_on_body on_body = nullptr;
  void* context = nullptr;
};

class Batch {
 public:
  /// Throws std::bad_alloc.
  Batch(std::span<const Worker> workers, std::span<const ocpv_bytes> bodies, Listener listener);
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;
  ~Batch();

  /// Judges and tells all. The status of the first body told that could not be judged; else INVALID when one was wrong.
  ocpv_status run() noexcept;

 private:
  // Large enough for a thread to be busy for longer than it takes to hand it over.
  static constexpr std::size_t kBlock = 16;
  static constexpr std::size_t kSlotsOfThread = 4;

  struct Slot {
    std::unique_ptr<ocpv_report> reports[kBlock];  ///< Kept for the next block that comes here.
    ocpv_status statuses[kBlock];
    bool is_judged = false;
  };

  void tell_in_order() noexcept;
  void help(std::size_t number) noexcept;
  bool may_begin() const noexcept { return begun_ < blocks_ && begun_ - told_ < slots_.size(); }
  void judge_next(const Worker& worker) noexcept;
  bool tell(const Slot& slot) noexcept;
  void lock() noexcept { (void)pthread_mutex_lock(&lock_); }
  void unlock() noexcept { (void)pthread_mutex_unlock(&lock_); }

  std::span<const Worker> workers_;
  std::span<const ocpv_bytes> bodies_;
  Listener listener_;
  std::size_t blocks_;
  std::vector<Slot> slots_;
  ocpv_status status_ = OCPV_OK;
  std::atomic<bool> is_stopped_{false};

  pthread_mutex_t lock_ = PTHREAD_MUTEX_INITIALIZER;    ///< Guards what follows, and Slot::is_judged.
  pthread_cond_t judged_ = PTHREAD_COND_INITIALIZER;    ///< A block can be told.
  pthread_cond_t told_one_ = PTHREAD_COND_INITIALIZER;  ///< A slot is free, or nothing is left to do.
  std::size_t begun_ = 0, told_ = 0;                    ///< Numbers of blocks.
};

}  // namespace ocpv::capi
