// The three outcomes of judging: fine, wrong, could not judge. The numbers are those of ocpv.h and never change.
#pragma once

#include <cstdint>

namespace ocpv {

enum class Status : std::int32_t {
  ok = 0,                  ///< Judged: nothing wrong (warnings and notes are possible).
  invalid = 1,             ///< Judged: at least one error.
  no_memory = -1,          ///< An allocation failed; the object is usable afterwards.
  bad_argument = -2,       ///< A pointer, size, or option that the call does not allow.
  not_json = -3,           ///< The bytes are no JSON text (RFC 8259); the report says where.
  too_large = -4,          ///< Longer than Limits::max_bytes.
  too_deep = -5,           ///< Nested deeper than Limits::max_depth.
  unknown_operation = -6,  ///< No such operation is loaded.
  bad_schema = -7,         ///< A schema is broken, or uses a keyword outside the plan's subset.
  io = -8,                 ///< A file or folder could not be read.
  internal = -99,          ///< A fault of this library.
};

/// True for `ok` and `invalid`: the document was judged.
constexpr bool was_judged(Status status) noexcept { return status == Status::ok || status == Status::invalid; }

}  // namespace ocpv
