// In: one event at a time. Out: one line on standard error for each, at most kMostLines a second.
// Promises: no header, no query and no value of a body is ever written; what a caller sent (method, path) is escaped
// and cut. Lines that were left out are counted in the next one. Any thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <ocpv/ocpv.hpp>
#include <string>
#include <string_view>

namespace gateway {

class Log {
 public:
  static constexpr int kMostLines = 50;

  /// What the gateway itself does: started, reloaded, ended.
  void say(std::string_view what);
  /// A request that was refused, or an answer that is not as documented: where, and the findings' ids and pointers.
  void found(std::string_view what, std::string_view method, std::string_view target, int status,
             const ocpv::Report& report);

 private:
  bool may_write(std::uint64_t& left_out);

  std::mutex mutex_;
  std::chrono::steady_clock::time_point second_{};
  int lines_ = 0;
  std::uint64_t left_out_ = 0;
};

/// A caller's text for one line: control bytes and what is no ASCII as \xNN, at most 128 bytes of it.
std::string escaped(std::string_view text);

}  // namespace gateway
