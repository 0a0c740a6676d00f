// In: the text of a list item, as written. Out: the field that it tells of: name, type, whether it is required.
// Promises: linear; an item that does not begin with a name is none, and what is no word of a type stays description.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocpv::reader {

/// What an item such as `**size** (integer, required): How many.` says, each as a cell of a table would have it.
struct FieldItem {
  std::string name;
  std::string type, required, place, example, fallback;  ///< Empty where it does not say.
  std::string description;
  bool is_set_off = false;  ///< The name is in bold, in code, or parted from what follows.

  bool is_parted = false;  ///< A colon stands within these marks: `**size:** How many.`

  bool is_told() const { return !type.empty() || !required.empty(); }
};

/// `text` in one line, without the bullet.
std::optional<FieldItem> read_field_item(std::string_view text);

/// A line below a field that says one thing of it (`Type: string`, `必填：是`): takes it, or leaves the field alone.
bool read_field_line(std::string_view text, FieldItem& item);

/// Adds a sentence to the description.
void add_to_description(FieldItem& item, std::string_view text);

}  // namespace ocpv::reader
