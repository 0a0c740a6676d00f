// In: what two places of a page say against each other. Out: the contradiction, worded in English and Chinese.
// Promises: one wording for each kind, kept in one table; values of secrets are never shown.
#pragma once

#include <string>
#include <string_view>

#include "reader/types.h"

namespace ocpv::reader {

/// The kinds of contradiction inside one page. `{0}`, `{1}` and `{2}` in the wording are filled from the arguments.
enum class Conflict : std::uint8_t {
  misses_required,
  type,
  value,
  range,
  format,
  protocol,
  condition,
  unknown_key,
  spelt_two_ways,
  something_else,
  not_json,
  name_twice,
  too_large,
  url_method,
  url_path,
  url_slash,
  url_unknown_key,
  url_repeats_path,
  url_misses_required,
  url_type,
  url_value,
  url_range,
  url_format,
  url_condition,
  path_unknown,
  path_missing,
  dangling,
  no_fields,
  wrong_structure,
  row_twice,
  default_outside,
  default_range,
  cell_type,
  cell_value,
  cell_range,
  cell_format,
  list_against_type,
};

Contradiction worded(Conflict conflict, const contract::Said& first, const contract::Said& second, std::string pointer,
                     std::string_view argument0 = {}, std::string_view argument1 = {}, std::string_view argument2 = {});

}  // namespace ocpv::reader
