#include "report/words.h"

#include "base/joined.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace ocpv::report {

std::string quoted(std::string_view name, Language language, std::size_t most_bytes) {
  const std::string text = shown(name, most_bytes);
  return language == Language::zh ? joined({"“", text, "”"}) : joined({"'", text, "'"});
}

std::string bare_value(std::string_view source) {
  if (!source.empty() && source.front() == '"') {
    source.remove_prefix(1);
    if (!source.empty() && source.back() == '"') source.remove_suffix(1);
  }
  // One `…` more than the bytes that check keeps: what it has cut already is not cut again.
  return shown(source, kMostShownBytes + 8);
}

std::string shown_value(std::string_view source, Language language) {
  const bool is_string = !source.empty() && source.front() == '"';
  std::string text = bare_value(source);
  if (!is_string) return text;
  return language == Language::zh ? joined({"“", text, "”"}) : joined({"'", text, "'"});
}

std::string counted(std::size_t count, Words one, Words many, Language language) {
  return joined({std::to_string(count), pick(count == 1 ? one : many, language)});
}

}  // namespace ocpv::report
