// In: the path of a link. Out: whether it leads out of what it belongs to.
// Promises: a checkout cannot have files read or written that are not in it: what is found in one, by search, is
// followed no further than its top (the folder that holds `.git`), or the folder that was searched where there is none.
#pragma once

#include <string>

#include "base/message.h"

namespace ocpv::files {

constexpr Message kLeadsOut{"is a link that leads out of the folder", "是指向该目录之外的链接"};

/// False for what is no link, and for a link to nothing: reading tells of that. `searched` is the folder in which it
/// was found; empty: its own.
bool leads_out(const std::string& path, const std::string& searched = {});

/// Whether what stands there, all links followed, is not below the top of `folder`. False where nothing is there.
bool lies_outside(const std::string& path, const std::string& folder);

/// Whether somebody else, who is not root, put it where everybody may write, as in /tmp.
bool is_of_a_stranger(const std::string& path);

}  // namespace ocpv::files
