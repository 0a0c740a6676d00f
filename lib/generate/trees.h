// In: pages of one or several trees. Out: each tree's batch.
// Promises: a folder named by a language (`zh-CN`, `en-US`) is a tree of its own, so that no page of one language is
// evidence for a page of the other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generate/generate.h"

namespace ocpv::generate {

std::vector<Batch> generate_trees(const std::vector<Input>& inputs);

/// The path up to its first folder that names a language; empty without one.
std::string tree_of(std::string_view path);

/// The page's path without the folders that name a language: what pages of two language trees have in common.
std::string path_in_any_language(std::string_view path);

}  // namespace ocpv::generate
