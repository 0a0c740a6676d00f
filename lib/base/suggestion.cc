#include "base/suggestion.h"

#include "base/joined.h"
#include "base/similar.h"

namespace ocpv {

std::string with_suggestion(std::string message, std::string_view meant, Language language) {
  return meant.empty() ? message : message + fill(kDidYouMean, language, {joined({"'", meant, "'"})});
}

std::string with_suggestion(std::string message, std::string_view name, std::span<const std::string_view> names,
                            Language language) {
  const auto near = find_similar(name, names);
  return with_suggestion(std::move(message), near ? names[*near] : std::string_view(), language);
}

}  // namespace ocpv
