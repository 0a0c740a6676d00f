#include "capi/batch.h"

#include <algorithm>

#include "capi/report_out.h"
#include "capi/threads.h"

namespace ocpv::capi {

Batch::Batch(std::span<const Worker> workers, std::span<const ocpv_bytes> bodies, Listener listener)
    : workers_(workers),
      bodies_(bodies),
      listener_(listener),
      blocks_((bodies.size() - 1) / kBlock + 1),
      slots_(std::min(blocks_, workers.size() * kSlotsOfThread)) {}

Batch::~Batch() {
  (void)pthread_cond_destroy(&told_one_);
  (void)pthread_cond_destroy(&judged_);
  (void)pthread_mutex_destroy(&lock_);
}

ocpv_status Batch::run() noexcept {
  const auto work = [](void* batch, std::size_t number) {
    Batch& self = *static_cast<Batch*>(batch);
    if (number == 0)
      self.tell_in_order();
    else
      self.help(number);
  };
  run_together(std::min(workers_.size(), blocks_), work, this);
  return status_;
}

/// The caller's thread: tells what can be told, judges while nothing can, and waits while there is neither.
void Batch::tell_in_order() noexcept {
  lock();
  while (told_ < blocks_ && !is_stopped_) {
    Slot& next = slots_[told_ % slots_.size()];
    if (next.is_judged) {
      unlock();
      const bool goes_on = tell(next);
      lock();
      next.is_judged = false;
      ++told_;
      if (!goes_on) is_stopped_ = true;
      (void)pthread_cond_signal(&told_one_);
    } else if (may_begin()) {
      judge_next(workers_[0]);
    } else {
      (void)pthread_cond_wait(&judged_, &lock_);
    }
  }
  (void)pthread_cond_broadcast(&told_one_);
  unlock();
}

void Batch::help(std::size_t number) noexcept {
  lock();
  while (begun_ < blocks_ && !is_stopped_) {
    if (may_begin())
      judge_next(workers_[number]);
    else
      (void)pthread_cond_wait(&told_one_, &lock_);
  }
  unlock();
}

/// Holds the lock when it is called and when it returns, but not while it judges.
void Batch::judge_next(const Worker& worker) noexcept {
  const std::size_t block = begun_++;
  Slot& slot = slots_[block % slots_.size()];
  unlock();
  const std::span<const ocpv_bytes> bodies =
      bodies_.subspan(block * kBlock, std::min(kBlock, bodies_.size() - block * kBlock));
  for (std::size_t i = 0; i < bodies.size() && !is_stopped_; ++i) {
    ocpv_report* report = slot.reports[i].get();
    slot.statuses[i] = filled(&report, *worker.checker, [&](ocpv_report& target) {
      return report_on(*worker.checker, worker.judged, bytes(bodies[i].data, bodies[i].size), target);
    });
    if (!slot.reports[i]) slot.reports[i].reset(report);
  }
  lock();
  slot.is_judged = true;
  if (block == told_) (void)pthread_cond_signal(&judged_);
}

/// False when the caller has had enough.
bool Batch::tell(const Slot& slot) noexcept {
  const std::size_t first = told_ * kBlock, count = std::min(kBlock, bodies_.size() - first);
  for (std::size_t i = 0; i < count; ++i) {
    const ocpv_status status = slot.statuses[i];
    if (status_ >= 0 && status != OCPV_OK) status_ = status;
    ocpv_report* report = is_failure(status) ? nullptr : slot.reports[i].get();
    if (listener_.on_body(listener_.context, first + i, status, report) != 0) return false;
  }
  return true;
}

}  // namespace ocpv::capi
