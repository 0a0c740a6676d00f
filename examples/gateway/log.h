// In: one event at a time. Out: one line on standard error for each, at most kMostLines a second.
// Promises: nothing that a caller sent is written: no method, target, header, name or value. What is written of a
// refusal are words of this program's and of the library's own. Lines that were left out are counted in the next one.
// Any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <ocpv/ocpv.hpp>
#include <string_view>

namespace gateway {

class Log {
 public:
  static constexpr int kMostLines = 50;

  /// What the service itself does: started, reloaded, ended.
  void say(std::string_view what);
  /// A request that was judged and is wrong: the operation it belongs to, and each finding's id.
  void refused(int status, const ocpv::Report& report);
  /// A request that was not judged, and why.
  void not_judged(int status, std::string_view why);

 private:
  void write_one(std::string_view line);

  std::mutex mutex_;
  std::chrono::steady_clock::time_point second_{};
  int lines_ = 0;
  std::uint64_t left_out_ = 0;
};

}  // namespace gateway
