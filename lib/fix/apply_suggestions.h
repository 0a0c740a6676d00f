// In: a text and what check said of it. Out: the text with the certain suggestions done.
// Promises: a suggestion is done whole or not at all; no two touch the same bytes; every other byte is kept.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "findings/diagnostic.h"

namespace ocpv::fix {

struct Applied {
  std::string text;
  std::vector<const findings::Diagnostic*> done;  ///< Findings whose suggestion was done.
};

/// Does the certain suggestions of at most `most` findings, in their order. Bytes of the edits are those of `text`.
Applied apply_certain(std::string_view text, std::span<const findings::Diagnostic* const> diagnostics,
                      std::size_t most = static_cast<std::size_t>(-1));

}  // namespace ocpv::fix
