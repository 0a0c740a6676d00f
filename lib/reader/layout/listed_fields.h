// In: the blocks of a page, and where a list begins. Out: the list as a table, when its items are fields.
// Promises: linear; a list of which not most items say a type, or what is required, is left alone.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "page/page.h"

namespace ocpv::reader {

struct ListedFields {
  std::optional<page::Block> table;  ///< Nothing when they are no fields.
  std::size_t length = 0;            ///< How many blocks it takes; never none.
};

/// The fields that a list tells of, which begins with the first of `blocks`: `- **size** (integer, required): How
/// many.`
/// Where `names_suffice`, a list of names in code or in bold is one of fields whose types the page does not say.
ListedFields read_listed_fields(std::span<const page::Block> blocks, bool names_suffice);

}  // namespace ocpv::reader
