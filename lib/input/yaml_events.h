// In: YAML text. Out: its events by libyaml, with byte ranges in the text.
// Promises: ranges are those of the values themselves, without anchor and tag; a syntax error has a place; libyaml's
// own types stay in the .cc file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/message.h"
#include "base/result.h"
#include "input/source_text.h"
#include "input/span.h"

namespace ocpv::input {

struct YamlEvent {
  enum class Type : std::uint8_t {
    document_start,
    document_end,
    scalar,
    alias,
    object_start,
    object_end,
    array_start,
    array_end,
    stream_end,
  } type = Type::stream_end;
  Span span;                 ///< Starts: of flow collections the bracket, of block collections an empty place.
  std::string value;         ///< Of scalars; of aliases the anchor's name.
  std::string anchor, tag;   ///< Empty when there is none.
  bool plain = false;        ///< Scalars without quotes.
  bool block = false;        ///< Collections by indentation; scalars after `|` and `>`.
  bool old_version = false;  ///< document_start: the document asks for YAML 1.1.
};

class YamlEvents {
 public:
  /// The source must be valid UTF-8 and stay alive.
  YamlEvents(const SourceText& source, Language language);
  ~YamlEvents();
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  /// The next event into `event`, or the syntax error.
  Result<void> next(YamlEvent& event);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace ocpv::input
