// In: nothing. Out: the pages of schemas/ that people keep, as they were when the program was built.
#pragma once

#include <span>
#include <string_view>

namespace ocpv::program {

struct EmbeddedPage {
  std::string_view id, page, markdown, corrections;
};

std::span<const EmbeddedPage> embedded_pages() noexcept;

}  // namespace ocpv::program
