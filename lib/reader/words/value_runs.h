// In: a row's description. Out: the values that its sentences list, each list with whether it is whole.
// Promises: half of a list is never given as the whole.
#pragma once

#include <string_view>

#include "reader/words/value_items.h"

namespace ocpv::reader {

/// The list that begins right behind a word that announces it. A weak word (`支持`) needs two values and an end.
List list_behind(std::string_view text, bool strong);

/// `CLUSTER for a cluster and TENANT for a tenant`, `OPEN：开放、CLOSED：关闭`: values, each with what it means.
List explained_run(std::string_view text);

/// `only ONCE_A_DAY is supported`.
List only_one(std::string_view text);

/// `在线(ONLINE) 或者 离线(OFFLINE)`: the gloss before, the value in parentheses.
List values_in_parentheses(std::string_view text);

/// Lines that nothing announces, each of a value in capitals and what it means.
List explained_lines(std::string_view text);

/// A run of capital values, or of values each with its gloss, that no word announces.
List run_without_cue(std::string_view text);

/// `A（one）、B）two）、C`: behind B a parenthesis closes that was never opened, and values follow.
bool goes_on_behind_parenthesis(std::string_view rest);

}  // namespace ocpv::reader
