// Judging many bodies.
#include <algorithm>
#include <atomic>
#include <span>
#include <string_view>
#include <vector>

#include "capi/batch.h"
#include "capi/exception_barrier.h"
#include "capi/sized_struct.h"
#include "capi/threads.h"

namespace {

using namespace ocpv;
using namespace ocpv::capi;

/// One for each thread, of one validator, each there once and not at work.
bool is_allowed(std::span<ocpv_checker* const> checkers) noexcept {
  if (checkers.empty() || checkers.size() > kMostThreads) return false;
  for (std::size_t i = 0; i < checkers.size(); ++i) {
    const ocpv_checker* checker = checkers[i];
    if (checker == nullptr || checker->is_busy || checker->loaded != checkers[0]->loaded) return false;
    for (std::size_t before = 0; before < i; ++before) {
      if (checkers[before] == checker) return false;
    }
  }
  return true;
}

bool are_readable(std::span<const ocpv_bytes> bodies) noexcept {
  for (const ocpv_bytes& body : bodies) {
    if (!readable(body.data, body.size)) return false;
  }
  return true;
}

/// The arguments of a batch, once they are known to be allowed.
struct Arguments {
  std::span<ocpv_checker* const> checkers;
  std::string_view operation;
  std::span<const ocpv_bytes> bodies;
  ocpv_check_options options;
};

bool read(Arguments& out, ocpv_checker* const* checkers, size_t checker_count, const char* operation,
          size_t operation_size, const ocpv_bytes* bodies, size_t count, const ocpv_check_options* options) noexcept {
  if (!readable(operation, operation_size) || checkers == nullptr || !readable(bodies, count)) return false;
  out.checkers = {checkers, checker_count};
  out.operation = view(operation, operation_size);
  out.bodies = {bodies, count};
  return is_allowed(out.checkers) && are_readable(out.bodies) && read_sized(options, out.options) &&
         are_allowed(out.options);
}

ocpv_status hire(const Arguments& arguments, std::span<Worker> workers) {
  for (std::size_t i = 0; i < workers.size(); ++i) {
    ocpv_checker* checker = workers[i].checker = arguments.checkers[i];
    const ocpv_status status = prepare({*checker, arguments.operation, arguments.options}, workers[i].judged);
    if (status != OCPV_OK) return status;
  }
  return OCPV_OK;
}

using Work = ocpv_status (*)(const Arguments& arguments, std::span<const Worker> workers, void* data);

/// Calls `work` while nothing else may use the checkers.
ocpv_status with_workers(const Arguments& arguments, Work work, void* data) noexcept {
  const auto be_busy = [&](bool is_busy) {
    for (ocpv_checker* checker : arguments.checkers) checker->is_busy = is_busy;
  };
  be_busy(true);
  const ocpv_status status = guarded(arguments.checkers[0]->loaded->allocator, [&] {
    std::vector<Worker> workers(arguments.checkers.size());
    const ocpv_status hired = hire(arguments, workers);
    return hired != OCPV_OK || arguments.bodies.empty() ? hired : work(arguments, workers, data);
  });
  be_busy(false);
  return status;
}

/// Verdicts need no order: each thread takes some bodies at a time.
struct Verdicts {
  static constexpr std::size_t kAtATime = 64;

  std::span<const Worker> workers;
  std::span<const ocpv_bytes> bodies;
  ocpv_status* statuses;
  std::atomic<std::size_t> taken{0};

  void take(std::size_t number) noexcept {
    ocpv_checker& checker = *workers[number].checker;
    for (std::size_t first; (first = taken.fetch_add(kAtATime)) < bodies.size();) {
      const std::size_t end = std::min(first + kAtATime, bodies.size());
      for (std::size_t i = first; i < end; ++i) {
        const ocpv_bytes& body = bodies[i];
        statuses[i] = guarded(checker.loaded->allocator,
                              [&] { return verdict_on(checker, workers[number].judged, bytes(body.data, body.size)); });
        checker.counters.count(statuses[i]);
      }
    }
  }
};

/// The first that could not be judged; else whether one was wrong.
ocpv_status worst_of(std::span<const ocpv_status> statuses) noexcept {
  ocpv_status all = OCPV_OK;
  for (const ocpv_status status : statuses) {
    if (status < 0) return status;
    all = std::max(all, status);
  }
  return all;
}

ocpv_status judge_all(const Arguments& arguments, std::span<const Worker> workers, void* data) {
  const std::size_t count = arguments.bodies.size();
  Verdicts verdicts{workers, arguments.bodies, static_cast<ocpv_status*>(data)};
  const auto take = [](void* all, std::size_t number) { static_cast<Verdicts*>(all)->take(number); };
  run_together(std::min(workers.size(), (count - 1) / Verdicts::kAtATime + 1), take, &verdicts);
  return worst_of({verdicts.statuses, count});
}

ocpv_status tell_all(const Arguments& arguments, std::span<const Worker> workers, void* data) {
  return Batch(workers, arguments.bodies, *static_cast<Listener*>(data)).run();
}

}  // namespace

extern "C" {

ocpv_status ocpv_verdict_batch(ocpv_checker* const* checkers, size_t checker_count, const char* operation,
                               size_t operation_size, const ocpv_bytes* bodies, size_t count,
                               const ocpv_check_options* options, ocpv_status* statuses) {
  Arguments arguments;
  if (!readable(statuses, count) ||
      !read(arguments, checkers, checker_count, operation, operation_size, bodies, count, options)) {
    return OCPV_ERROR_BAD_ARGUMENT;
  }
  return with_workers(arguments, judge_all, statuses);
}

// The batch's arguments, then a callback with its context: nine, as callers wrote them.
// NOLINTNEXTLINE(readability-function-size)
ocpv_status ocpv_check_batch(ocpv_checker* const* checkers, size_t checker_count, const char* operation,
                             size_t operation_size, const ocpv_bytes* bodies, size_t count,
                             const ocpv_check_options* options, ocpv_on_body on_body, void* context) {
  Arguments arguments;
  if (on_body == nullptr ||
      !read(arguments, checkers, checker_count, operation, operation_size, bodies, count, options)) {
    return OCPV_ERROR_BAD_ARGUMENT;
  }
  Listener listener{on_body, context};
  return with_workers(arguments, tell_all, &listener);
}

}  // extern "C"
