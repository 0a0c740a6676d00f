// In: the head of a request, as the engine has read it. Out: why its body is not to be read, if it is not.
// Promises: where the end of the body would not be beyond doubt (RFC 9112, 6.3 and 11.2) nothing of it is read, so that
// no byte of it can be taken for the next request.
#pragma once

#include <optional>

#include "service.h"

namespace gateway {

struct Unreadable {
  int status;
  Sentence why;
};

/// `version` as the engine has it: 11 for HTTP/1.1.
std::optional<Unreadable> refuse_head(const Asked& asked, unsigned version) noexcept;

}  // namespace gateway
