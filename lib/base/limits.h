// Every bound on input and output, in one place, each with its reason. All can be set per validator.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ocpv {

struct Limits {
  std::size_t max_bytes = std::size_t{1} << 20;  ///< A request body is some hundred bytes; 1 MiB is generous.
  std::uint32_t max_depth = 64;                  ///< Deepest documented operation is under 10; protobuf stops at 100.
  std::uint32_t max_diagnostics = 64;            ///< After that only a count is kept.
  std::size_t max_report_bytes = std::size_t{64}
                                 << 10;  ///< Text and JSON reports end with a word about what was left out.
};

inline constexpr std::size_t kMostBytes = std::size_t{64} << 20;  ///< The largest max_bytes that can be asked for.
inline constexpr std::uint32_t kMostDepth = 1024;                 ///< The largest max_depth that can be asked for.
inline constexpr std::size_t kMostShownBytes = 64;      ///< A value of the document is cut after so many bytes.
inline constexpr std::size_t kMostPointerBytes = 1024;  ///< A longer JSON Pointer is elided in the middle.

inline constexpr std::size_t kMostPageBytes = std::size_t{4} << 20;  ///< The longest published page has 60 KiB.
inline constexpr std::size_t kMostPageRows = 10'000;                 ///< The longest published page has some 150 rows.

}  // namespace ocpv
