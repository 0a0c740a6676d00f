#include "report/words.h"

#include "base/joined.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace ocpv::report {

void append_quoted(std::string& out, std::string_view name, Language language, std::size_t most_bytes) {
  out += Message{"'", "“"}.in(language);
  append_shown(out, name, most_bytes);
  out += Message{"'", "”"}.in(language);
}

void append_bare_value(std::string& out, std::string_view source) {
  if (!source.empty() && source.front() == '"') {
    source.remove_prefix(1);
    if (!source.empty() && source.back() == '"') source.remove_suffix(1);
  }
  // One `…` more than the bytes that check keeps: what it has cut already is not cut again.
  append_shown(out, source, kMostShownBytes + 8);
}

void append_shown_value(std::string& out, std::string_view source, Language language) {
  const bool is_string = !source.empty() && source.front() == '"';
  if (is_string) out += Message{"'", "“"}.in(language);
  append_bare_value(out, source);
  if (is_string) out += Message{"'", "”"}.in(language);
}

std::string counted(std::size_t count, Message one, Message many, Language language) {
  return joined({std::to_string(count), (count == 1 ? one : many).in(language)});
}

}  // namespace ocpv::report
