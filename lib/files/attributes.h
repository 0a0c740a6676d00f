// In: a file and the new one that is to take its place. Out: the new one with the old one's extended attributes, access
// control lists among them.
// Promises: all of them and no others, or the reason why not.
#pragma once

#include <string>

namespace ocpv::files {

/// 0, or the errno. `to` is open for writing; its mode may change with the lists.
int copy_attributes(const std::string& from, int to);

}  // namespace ocpv::files
