// In: text of a row. Out: the text without sentences that say what is not right, or what is only usual.
// Promises: linear; the text keeps its length, so that places in it stay what they are.
#pragma once

#include <string>
#include <string_view>

namespace ocpv::reader {

/// Blanks for `不支持 A、B`, `Cannot be A or B`, `Invalid values: A, B`: what they list is not right.
std::string without_denied_values(std::string_view text);

/// Blanks for `Typical values: A, B`, `取值示例：A、B` too: there are others.
std::string without_sample_values(std::string_view text);

/// `不` or `not ` right before a word that announces a list, as in `不支持`, `invalid values`.
bool denies_what_follows(std::string_view folded_before);

/// The page lets a listed value be written otherwise: in other letters, or several of them in one text.
bool lets_spell_otherwise(std::string_view text);

}  // namespace ocpv::reader
