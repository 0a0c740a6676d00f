// In: a text that may be a template of others. Out: whether something in it stands for what is put in later.
// Promises: linear, no allocation; the two forms that editors of requests write, and no others.
#pragma once

#include <string_view>

namespace ocpv {

/// `${NAME}` or `{{name}}` somewhere in the text.
constexpr bool has_placeholder(std::string_view text) noexcept {
  for (const std::string_view open : {"${", "{{"}) {
    const std::size_t at = text.find(open);
    if (at != std::string_view::npos &&
        text.find(open == "${" ? "}" : "}}", at + open.size()) != std::string_view::npos)
      return true;
  }
  return false;
}

/// The same, or the beginning of one: a piece of a text may have been cut inside.
constexpr bool may_have_placeholder(std::string_view text) noexcept {
  return text.find("${") != std::string_view::npos || text.find("{{") != std::string_view::npos;
}

}  // namespace ocpv
