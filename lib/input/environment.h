// In: the path of a request file. Out: the variables that API clients keep beside it, and which file each came from.
// Promises: reads what is beside the file (of a Bruno collection: up to its first folder) and nothing else; a file that
// cannot be used, a pipe too, is a notice with its place and without its text; every file is held to 1 MiB.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "input/document.h"
#include "input/env_file.h"

namespace ocpv::input {

struct SurroundingVariables {
  Variables values;
  std::map<std::string, std::string, std::less<>> origins;  ///< By name: the path of the file.
  std::vector<Notice> notices;
  std::vector<std::string> unusable;  ///< Why a file that is there cannot be used; each is a notice as well.
  bool has_chosen = false;            ///< There is an environment of the name that was asked for.
  std::vector<std::string> unchosen;  ///< Nobody asked for one, and there are these.
};

/// Beside `.http` files: `.env`, `http-client.env.json`, `http-client.private.env.json`. Around `.bru` files: `.env`,
/// the variables of `collection.bru` and `folder.bru`, `environments/*.bru`. Other kinds have none. `wanted` is the
/// name of an environment; empty: the only one there is, else none but what holds for all.
SurroundingVariables variables_around(const std::string& path, std::string_view wanted, Language language);

}  // namespace ocpv::input
