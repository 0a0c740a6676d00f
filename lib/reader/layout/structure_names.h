// In: a table's caption, a row's text. Out: the names the table goes by, and whether the text means one of them.
// Promises: linear in the text for each name; an identifier counts as a word, a plain word only where a structure is
// spoken of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reader/layout/outline.h"

namespace ocpv::reader {

/// A name that a table can be referred to by, in the form it is compared by. A plain one is a word of the language as
/// well (`page`, `record`), so that its being in a text says little.
struct Key {
  std::string text;
  bool plain = false;
};

std::vector<Key> keys_of(const PageTable& table);

/// `data.list[]` is the structure of `list`.
std::string_view last_part(std::string_view key);

/// Equal but for a plural.
bool same_name(std::string_view a, std::string_view b);

/// A description in the forms that names are looked for in.
struct SearchedText {
  std::string folded, packed;  ///< In lower case; the same without blanks.

  explicit SearchedText(std::string folded_text) : folded(std::move(folded_text)) {
    for (const char c : folded) {
      if (c != ' ') packed += c;
    }
  }
};

/// Where a description names a structure: an identifier as a word, anything else as text before "data structure".
bool names_structure(const SearchedText& text, const Key& key);

/// A row of a plain type that says all the same where its members are: the type word is what is wrong.
bool says_structure(const SearchedText& text, const Key& key);

}  // namespace ocpv::reader
