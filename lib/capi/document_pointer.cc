#include "capi/document_pointer.h"

#include <algorithm>
#include <vector>

#include "json/escape.h"
#include "json/scan.h"

namespace ocpv::capi {
namespace {

/// An array or object that is still open.
struct Level {
  bool is_array;
  bool has_name;          ///< Of an object: the value of `name` is being read.
  std::size_t index;      ///< Of an array.
  std::string_view name;  ///< As the text has it.
};

/// The byte behind a string that begins at `at` with its quote; the end of the text where it does not end.
std::size_t behind_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

std::string unescaped(std::string_view inside) {
  std::string out(inside.size(), '\0');
  out.resize(json::decode_into(inside, out.data()));
  return out;
}

}  // namespace

std::string pointer_to(std::string_view text, std::size_t byte) {
  text = text.substr(0, byte);
  std::vector<Level> open;
  std::string_view last;  // string, without its quotes
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '"') {
      const std::size_t end = behind_string(text, at);
      last = text.substr(at + 1, std::max(end, at + 2) - at - 2);
      at = end;
      continue;
    }
    ++at;
    if (c == '{' || c == '[') {
      open.push_back({c == '[', false, 0, {}});
    } else if (open.empty()) {
      break;
    } else if (c == '}' || c == ']') {
      open.pop_back();
    } else if (c == ',') {
      ++open.back().index;
      open.back().has_name = false;
    } else if (c == ':') {
      open.back().name = last;
      open.back().has_name = true;
    }
  }
  std::string pointer;
  for (const Level& level : open) {
    if (level.is_array) {
      json::append_token(pointer, level.index);
    } else if (level.has_name) {
      json::append_token(pointer, unescaped(level.name));
    }
  }
  return pointer;
}

}  // namespace ocpv::capi
