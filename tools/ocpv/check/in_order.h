// In: a source of work, something that does a piece of it, and someone who takes the results. Out: every result, in the
// order of the work.
// Promises: at most a fixed number of pieces are in flight, so memory is bounded; an exception of any thread comes out
// here; with one job no thread is started.
#pragma once

#include <condition_variable>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace ocpv::program {

template <class Work, class Done>
void in_order(unsigned jobs, const std::function<std::optional<Work>()>& next,
              const std::function<std::function<Done(Work&&)>()>& new_worker, const std::function<void(Done&&)>& take) {
  if (jobs <= 1) {
    const auto work_on = new_worker();
    while (auto work = next()) take(work_on(std::move(*work)));
    return;
  }

  const std::size_t most_in_flight = std::size_t{4} * jobs;
  std::mutex reading;  // The source may wait for more; results must not wait for it.
  std::mutex guard;
  std::condition_variable changed;
  std::map<std::size_t, Done> done;
  std::size_t handed_out = 0, taken = 0;
  bool ended = false;
  std::exception_ptr failure;

  const auto run_worker = [&] {
    try {
      const auto work_on = new_worker();
      for (;;) {
        std::unique_lock one_at_a_time(reading);
        std::unique_lock lock(guard);
        changed.wait(lock, [&] { return ended || handed_out - taken < most_in_flight; });
        if (ended) return;
        lock.unlock();
        auto work = next();
        lock.lock();
        if (!work) {
          ended = true;
          changed.notify_all();
          return;
        }
        const std::size_t place = handed_out++;
        lock.unlock();
        one_at_a_time.unlock();
        Done result = work_on(std::move(*work));
        lock.lock();
        done.emplace(place, std::move(result));
        changed.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(guard);
      if (!failure) failure = std::current_exception();
      ended = true;
      changed.notify_all();
    }
  };

  {
    std::vector<std::jthread> threads;
    try {
      for (unsigned at = 0; at < jobs; ++at) threads.emplace_back(run_worker);
    } catch (const std::system_error&) {
      if (threads.empty()) throw;  // Fewer threads than asked for do the same work.
    }
    std::unique_lock lock(guard);
    for (;;) {
      changed.wait(lock, [&] { return failure || done.contains(taken) || (ended && taken == handed_out); });
      if (failure || (ended && taken == handed_out)) break;
      Done result = std::move(done.extract(taken).mapped());
      lock.unlock();
      try {
        take(std::move(result));
      } catch (...) {
        lock.lock();
        failure = std::current_exception();
        ended = true;
        changed.notify_all();
        break;
      }
      lock.lock();
      ++taken;
      changed.notify_all();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace ocpv::program
