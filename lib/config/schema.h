// In: the table of keys. Out: a JSON Schema (draft-07) of .ocpv.toml, for editors.
// Promises: made of nothing but the table and the names of rules; what it refuses the reader refuses. The reader alone
// sees patterns that are none and operations that are not there.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/language.h"

namespace ocpv::config {

/// Ids that only the commands know whose they are.
struct NoticeNames {
  std::span<const std::string_view> docs, diff;
};

/// Ends with a line feed.
std::string schema_of_configuration(const NoticeNames& names, Language language);

}  // namespace ocpv::config
