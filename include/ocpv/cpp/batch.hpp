// In: many bodies of one operation, and a Checker for each thread. Out: what is wrong with each, in their order.
#ifndef OCPV_CPP_BATCH_HPP
#define OCPV_CPP_BATCH_HPP

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "ocpv/cpp/checker.hpp"
#include "ocpv/cpp/report.hpp"
#include "ocpv/cpp/result.hpp"

namespace ocpv {
inline namespace api_0 {

namespace detail {

inline std::vector<ocpv_checker*> raw_of(const std::vector<Checker>& checkers) {
  std::vector<ocpv_checker*> raw;
  raw.reserve(checkers.size());
  for (const Checker& checker : checkers) raw.push_back(checker.get());
  return raw;
}

inline std::vector<ocpv_bytes> raw_of(const std::vector<std::string_view>& bodies) {
  std::vector<ocpv_bytes> raw;
  raw.reserve(bodies.size());
  for (const std::string_view body : bodies) raw.push_back({body.data(), body.size()});
  return raw;
}

}  // namespace detail

/// Only whether bodies are right: codes[i] of bodies[i]. The first Checker works on this thread, each other one on a
/// thread of its own. Returns ok when all are right, invalid when all were judged, else the code of the first that was
/// not. `codes` is empty after bad_argument, unknown_operation, and no_memory before the first body.
inline Code verdict_batch(std::vector<Checker>& checkers, std::string_view operation,
                          const std::vector<std::string_view>& bodies, std::vector<Code>& codes,
                          const CheckOptions& options = {}) {
  const std::vector<ocpv_checker*> raw_checkers = detail::raw_of(checkers);
  const std::vector<ocpv_bytes> raw_bodies = detail::raw_of(bodies);
  constexpr ocpv_status kNotJudged = OCPV_ERROR_INTERNAL - 1;
  std::vector<ocpv_status> statuses(bodies.size(), kNotJudged);
  const ocpv_check_options raw = detail::raw_of(options);
  const ocpv_status all =
      ocpv_verdict_batch(raw_checkers.data(), raw_checkers.size(), operation.data(), operation.size(),
                         raw_bodies.data(), raw_bodies.size(), &raw, statuses.data());
  codes.clear();
  for (const ocpv_status status : statuses) {
    if (status != kNotJudged) codes.push_back(static_cast<Code>(status));
  }
  return static_cast<Code>(all);
}

/// Everything that is wrong with each body: calls `on_body(std::size_t index, Code, const Report&)` in their order, on
/// this thread. It may return a bool, of which false stops the batch; what it throws stops it too, and is thrown again.
/// The Report is good during the call only. Returns as verdict_batch, of the bodies that were told.
template <class OnBody>
Code check_batch(std::vector<Checker>& checkers, std::string_view operation,
                 const std::vector<std::string_view>& bodies, OnBody&& on_body, const CheckOptions& options = {}) {
  struct Listener {
    std::remove_reference_t<OnBody>& on_body;
    std::exception_ptr thrown;

    bool hear(std::size_t index, Code code, const Report& report) noexcept {
      try {
        if constexpr (std::is_void_v<decltype(on_body(index, code, report))>) {
          on_body(index, code, report);
          return true;
        } else {
          return on_body(index, code, report);
        }
      } catch (...) {
        thrown = std::current_exception();
        return false;
      }
    }
  } listener{on_body, nullptr};
  const ocpv_on_body call = [](void* context, std::size_t index, ocpv_status status, ocpv_report* raw) -> std::int32_t {
    const detail::LentReport report(raw);
    return static_cast<Listener*>(context)->hear(index, static_cast<Code>(status), report.get()) ? 0 : 1;
  };
  const std::vector<ocpv_checker*> raw_checkers = detail::raw_of(checkers);
  const std::vector<ocpv_bytes> raw_bodies = detail::raw_of(bodies);
  const ocpv_check_options raw = detail::raw_of(options);
  const ocpv_status all = ocpv_check_batch(raw_checkers.data(), raw_checkers.size(), operation.data(), operation.size(),
                                           raw_bodies.data(), raw_bodies.size(), &raw, call, &listener);
  if (listener.thrown) std::rethrow_exception(listener.thrown);
  return static_cast<Code>(all);
}

}  // namespace api_0
}  // namespace ocpv
#endif
