// A glob and a path. What must hold: the glob is refused with a reason or answers; a pattern whose special characters
// are all escaped matches itself and nothing shorter.
#include <string>

#include "base/utf8.h"
#include "config/glob.h"
#include "property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ocpv;
  fuzz::Choices choices(data, size);
  const std::size_t pattern_size = choices.below(256);
  std::string pattern;
  for (std::size_t at = 0; at < pattern_size && choices.any_left(); ++at) pattern += static_cast<char>(choices.byte());
  const std::string path(choices.rest());
  const auto glob = config::Glob::compile(pattern);
  if (glob.ok()) {
    glob->matches(path);
  } else {
    fuzz::hold(!glob.error().message.en.empty(), "what is refused has a reason");
  }
  std::string escaped = "/";
  for (const char c : path) {
    const bool is_special = std::string_view("*?[]{},\\").find(c) != std::string_view::npos;
    if (is_special) escaped += '\\';
    escaped += c;
  }
  if (path.empty() || path.size() > 1000 || find_invalid_utf8(path) != path.size()) return 0;
  const auto literal = config::Glob::compile(escaped);
  fuzz::hold(literal.ok(), "an escaped path is a pattern");
  fuzz::hold(literal->matches(path), "an escaped path matches itself");
  fuzz::hold(!literal->matches(path.substr(0, path.size() - 1)), "an escaped path matches nothing shorter");
  return 0;
}
