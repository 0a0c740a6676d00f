// In: nothing. Out: what the documentation says of all operations alike, for who judges by it and who publishes it.
#pragma once

#include <string_view>

namespace ocpv {

/// The name of the AK/SK scheme in `Authorization`, in upper case as the documentation asks.
inline constexpr std::string_view kSignatureScheme = "OCP-ACCESS-KEY-HMACSHA1";

/// What OCP answers when a request fails, also for too many requests (429).
inline constexpr std::string_view kFailureSchema = R"({
  "type": "object",
  "properties": {
    "duration": {"type": "integer"},
    "error": {
      "type": "object",
      "properties": {
        "code": {"type": "integer"},
        "message": {"type": "string"},
        "target": {},
        "subErrors": {"type": ["array", "null"]}
      },
      "required": ["code", "message"]
    },
    "server": {"type": "string"},
    "status": {"type": "integer", "minimum": 100, "maximum": 599},
    "successful": {"type": "boolean"},
    "timestamp": {"type": "string", "format": "date-time"},
    "traceId": {"type": "string"}
  },
  "required": ["error", "status", "successful"],
  "x-ocpv-envelope": true
})";

}  // namespace ocpv
