#include "report/json_writer.h"

#include <cstring>

#include "base/joined.h"
#include "json/escape.h"

namespace ocpv::report {
void JsonWriter::separate() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  text_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  text_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  const std::size_t before = text_.size();
  text_.resize(before + (needs_comma_ ? 1 : 0) + name.size() + 3);
  char* at = text_.data() + before;
  if (needs_comma_) *at++ = ',';
  *at++ = '"';
  std::memcpy(at, name.data(), name.size());
  std::memcpy(at + name.size(), "\":", 2);
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  json::append_quoted_safely(text_, text);
  return *this;
}

JsonWriter& JsonWriter::value(std::uint64_t number) {
  separate();
  append_number(text_, number);
  return *this;
}

JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  text_ += json;
  return *this;
}

}  // namespace ocpv::report
