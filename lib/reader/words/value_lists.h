// In: a row's description. Out: the values of a list whose items are drawn: tags, asterisks, dashes, lines.
// Promises: an item that may be a value and was not read makes the list open; a note below it does not.
#pragma once

#include <string_view>

#include "reader/words/value_items.h"

namespace ocpv::reader {

/// `is_announced` says of the text before a list whether it announces values.
using IsAnnounced = bool (*)(std::string_view before);

List find_drawn_list(std::string_view text, IsAnnounced is_announced);

/// `FAST：one` line by line, from the start of `text`.
List read_lines(std::string_view text);

/// Items as cut out of an announced list.
List read_items(const std::vector<std::string_view>& items, bool announced);

}  // namespace ocpv::reader
