// In: a member's name; the values a walk called secret. Out: whether the name speaks of a secret; the bytes to hide.
// Promises: names are compared without regard to case, `_` and `-`, and with small misspellings.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "walk/tree.h"

namespace ocpv::walk {

/// True for names such as accessKeySecret, passwd, sys_password, authToken, and for ones near to `known`.
bool is_secret_name(std::string_view name, std::span<const std::string_view> known);

/// True for a text that gives a secret away; false for an empty one, for placeholders such as ${NAME} and {{name}}, and
/// for masks such as ******.
bool is_literal(std::string_view text);

/// The same for a value: some string or number within it is literal.
bool holds_literal(const Tree& tree, std::uint32_t value);

/// A secret value: its entry and its bytes.
struct Secret {
  std::uint32_t entry = 0;
  Bytes bytes;
};

/// The values at `entries`, without those inside others. `entries` are sorted here.
std::pmr::vector<Secret> outermost_secrets(const Tree& tree, std::span<std::uint32_t> entries,
                                           std::pmr::memory_resource& memory);

/// The secret that the first of the bytes is part of, or nullptr.
const Secret* secret_around(std::span<const Secret> secrets, Bytes bytes);

}  // namespace ocpv::walk
