// In: what a row says of its field. Out: whether null is right there, too, and the sentences that say only that it is
// not. Promises: a word that stands for null in SQL (`NOT NULL`, `IS NULL`) says nothing.
#pragma once

#include <string>
#include <string_view>

namespace ocpv::reader {

/// `可为空`, said of the value itself; the text in small letters.
bool lets_be_nothing(std::string_view folded);

/// `Can be null`, `nullable`, `ON, OFF, or null`, `可为 null`, `可为空`.
bool lets_be_null(std::string_view prose_text);

/// The text without the clauses that say so behind a list: `ON、OFF，可为 null`.
std::string without_null_clauses(std::string_view text);

/// `Cannot be null.`, `不能为 null`: what the type says already.
bool only_denies_null(std::string_view sentence);

}  // namespace ocpv::reader
