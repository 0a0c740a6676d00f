// In: a value as an example prints it. Out: whether it only stands for one.
// Promises: linear; `x` and `*` count as masks where they cannot be a word or a number: `xxx`, `****`, `xx1`,
// `x.x.1.1`.
#pragma once

#include <string_view>

namespace ocpv::reader {

/// `xxx`, `****`, `xx1`, `x****`, `xxx.xxx.1`, `ob-xxx`, `<id>`, `{id}`, `${id}`, `...`: put there to hide or to leave
/// out a value. It says nothing of what is right.
bool is_masked(std::string_view text);

}  // namespace ocpv::reader
