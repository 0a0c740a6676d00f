// In: text that stands in a file in another form: quoted for a shell, or as a JSON string. Out: the text, with the way
// back to the file; and a document's body made of it. Promises: linear; every byte of the text has its place in the
// file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "input/document.h"
#include "input/placeholder.h"

namespace ocpv::input {

class DecodedText {
 public:
  const std::string& text() const noexcept { return text_; }
  Span source() const noexcept { return source_; }  ///< All that it was made of.

  /// A byte of the source as it stands.
  void copy(char c, std::size_t at) { add(std::string_view(&c, 1), {at, at + 1}); }
  /// What a piece of the source stands for.
  void add(std::string_view text, Span source);

  /// Makes it the document's JSON text, with the values of variables put in.
  void put_body(Document& document, const SourceText& source, const Values& values, Language language) const;

 private:
  std::string text_;
  Span source_;
  std::vector<SplicedMap::Splice> splices_;  ///< Where the text is not the source's bytes, or not the next ones.
};

/// The JSON string whose quotes stand at the ends of `source`; what is no escape stays as it is.
DecodedText decoded_json_string(std::string_view file, Span source);

/// Two splices one after the other: `inner` leads from its text to what `outer` leads from.
SplicedMap joined_maps(const SplicedMap& outer, const std::vector<SplicedMap::Splice>& inner);

}  // namespace ocpv::input
