// In: nothing. Out: the form of operation.json, for who writes it and who reads it.
// Promises: a number that grows when a reader of before would be wrong.
#pragma once

namespace ocpv {

/// The form that is written, and the newest that is read. 2: with the list of its folder's files.
inline constexpr unsigned kOperationFormat = 2;

}  // namespace ocpv
