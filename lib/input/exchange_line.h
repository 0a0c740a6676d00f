// In: a line of a recording (docs/replay.md). Out: whether it holds an exchange, and its documents.
// Promises: linear; bodies are handed on as they stand, unread, so that whoever judges them says what is wrong with
// them; what else is wrong with the line is one document with a problem.
#pragma once

#include <string>
#include <string_view>

#include "input/exchange_entry.h"
#include "input/input.h"

namespace ocpv::input {

/// No line without it is an exchange.
inline constexpr std::string_view kExchangeMark = "\"request\"";

/// What a line looks like without being read.
struct ExchangeShape {
  bool is_exchange = false;  ///< A first-level object `request` with `method` and `url`.
  BodiesApart bodies;
};
ExchangeShape exchange_shape(std::string_view line);

/// `shape` is that of the line, which is an exchange. False when it is no call of the API (no /api/ in its path):
/// nothing was taken then.
bool read_exchange(const std::string& name, std::string line, const ExchangeShape& shape, const Options& options,
                   const Take& take, const Origin& origin = {});

}  // namespace ocpv::input
