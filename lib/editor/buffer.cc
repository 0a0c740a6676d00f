#include "editor/buffer.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/uri.h"

namespace ocpv::editor {
namespace {

struct LanguageKind {
  std::string_view language;
  input::Kind kind;
};
// The names that editors give the languages of such files.
constexpr LanguageKind kLanguages[] = {
    {"json", input::Kind::json},         {"jsonc", input::Kind::json},
    {"yaml", input::Kind::yaml},         {"http", input::Kind::http},
    {"rest", input::Kind::http},         {"jsonl", input::Kind::json_lines},
    {"ndjson", input::Kind::json_lines}, {"jsonlines", input::Kind::json_lines},
};

std::optional<input::Kind> kind_of_language(std::string_view language) {
  const auto found = std::find_if(std::begin(kLanguages), std::end(kLanguages),
                                  [&](const LanguageKind& one) { return same_but_case(one.language, language); });
  return found == std::end(kLanguages) ? std::nullopt : std::optional(found->kind);
}

/// One change. False when it cannot be understood.
bool apply(std::string& bytes, const Json& change, Encoding encoding) {
  std::optional<std::string> text = string_of(member(change, "text"));
  if (!text) return false;
  const Json& range = member(change, "range");
  if (range.is_null()) {
    bytes = std::move(*text);
    return true;
  }
  const std::optional<Place> start = place_of(member(range, "start")), end = place_of(member(range, "end"));
  if (!start || !end) return false;
  const Places places(bytes, encoding);
  const std::size_t first = places.byte_of(*start), last = places.byte_of(*end);
  if (first > last) return false;
  bytes.replace(first, last - first, *text);
  return true;
}

void lose(Buffer& buffer) {
  buffer.bytes.clear();
  buffer.state = Buffer::State::lost;
}

bool is_whole(const Json& change) { return member(change, "range").is_null() && member(change, "text").is_string(); }

}  // namespace

void Buffer::put(std::string text) {
  const bool is_too_large = text.size() > kMostTextBytes;
  state = is_too_large ? State::too_large : State::known;
  bytes = is_too_large ? std::string() : std::move(text);
}

void change(Buffer& buffer, const Json& changes, Encoding encoding) {
  buffer.is_judged = buffer.is_published = false;
  if (!changes.is_array()) return lose(buffer);
  for (const Json& one : changes) {
    if (buffer.state != Buffer::State::known && !is_whole(one)) continue;
    if (apply(buffer.bytes, one, encoding)) {
      buffer.put(std::move(buffer.bytes));
    } else {
      lose(buffer);
    }
  }
}

std::optional<Place> place_of(const Json& position) {
  const auto line = number_of(member(position, "line")), character = number_of(member(position, "character"));
  if (!line || !character) return std::nullopt;
  return Place{*line, *character};
}

Text text_of(const Buffer& buffer) {
  constexpr std::string_view kFile = "file://";
  Text text;
  text.bytes = &buffer.bytes;
  std::string_view rest = buffer.uri;
  text.has_file = rest.size() >= kFile.size() && same_but_case(rest.substr(0, kFile.size()), kFile);
  if (text.has_file) rest.remove_prefix(std::min(rest.find('/', kFile.size()), rest.size()));  // And any host.
  rest = rest.substr(0, rest.find_first_of("?#"));
  text.name = percent_decoded_where_encoded(rest);
  if (text.name.find('\0') != std::string::npos) text.has_file = false;
  if (!text.has_file) {
    text.name.erase(0, text.name.find_last_of("/:") + 1);
    std::erase(text.name, '\0');
    if (text.name.empty()) text.name = "-";
  }
  // What clients keep beside requests has an ending that is known, and is none.
  const std::string ending = text.name.substr(std::min(text.name.rfind('.'), text.name.size()));
  if (!input::has_known_ending("a" + ending)) text.kind = kind_of_language(buffer.language);
  return text;
}

}  // namespace ocpv::editor
