#include "reader/examples/masked.h"

#include <algorithm>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

bool is_mask(char c) { return c == 'x' || c == 'X' || c == '*'; }

/// A name in brackets that a reader is to replace.
bool is_named_gap(std::string_view text) {
  if (text.starts_with('$')) text.remove_prefix(1);
  return (text.starts_with('{') && text.ends_with('}')) || (text.starts_with('<') && text.ends_with('>'));
}

/// Letters and digits between other characters; masks count as letters.
std::string_view next_piece(std::string_view text, std::size_t& at) {
  const auto is_part = [](char c) { return is_letter(c) || is_digit(c) || c == '*'; };
  while (at < text.size() && !is_part(text[at])) ++at;
  const std::size_t begin = at;
  while (at < text.size() && is_part(text[at])) ++at;
  return text.substr(begin, at - begin);
}

std::size_t longest_run(std::string_view text, bool (*counts)(char)) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = counts(c) ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

bool is_masked(std::string_view text) {
  if (text.empty()) return false;
  if (is_named_gap(text)) return true;
  const std::string folded = lower(text.substr(0, 8));
  if (starts_with_any(folded, {"your-", "your_", "your ", "yourid", "<your"})) return true;
  if (std::all_of(text.begin(), text.end(), [](char c) { return c == '.'; })) return true;
  if (longest_run(text, [](char c) { return c == '*'; }) >= 2) return true;
  bool only_masks_and_digits = true;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view piece = next_piece(text, at);
    if (piece.empty()) break;
    const bool all_masks = std::all_of(piece.begin(), piece.end(), is_mask) && piece != "*";
    if (all_masks && piece.size() >= 3) return true;
    any = any || (all_masks && text.size() > 1) || longest_run(piece, is_mask) >= 2;
    only_masks_and_digits = only_masks_and_digits &&
                            std::all_of(piece.begin(), piece.end(), [](char c) { return is_mask(c) || is_digit(c); });
  }
  return any && only_masks_and_digits;
}

}  // namespace ocpv::reader
