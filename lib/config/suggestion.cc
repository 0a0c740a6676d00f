#include "config/suggestion.h"

#include "base/message.h"
#include "base/similar.h"

namespace ocpv::config {
namespace {

constexpr Message kDidYouMean{"; did you mean '{0}'?", "；是否应为 '{0}'？"};

}  // namespace

std::string with_suggestion(std::string message, std::string_view name, std::span<const std::string_view> names,
                            Language language) {
  if (const auto near = find_similar(name, names)) message += fill(kDidYouMean, language, {names[*near]});
  return message;
}

}  // namespace ocpv::config
