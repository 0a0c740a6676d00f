// In: names and values. Out: JSON text (RFC 8259), one line.
// Promises: always valid UTF-8 and valid JSON whatever the bytes of a string; what could change a terminal is escaped;
// numbers without locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace ocpv::report {

/// Builds one JSON value. Commas are set by themselves; the caller opens and closes in pairs.
class JsonWriter {
 public:
  JsonWriter() : text_(own_) {}
  /// Appends to the text of another, which outlives it.
  explicit JsonWriter(std::string& out) : text_(out) {}
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  JsonWriter& open_object() { return open('{'); }
  JsonWriter& close_object() { return close('}'); }
  JsonWriter& open_array() { return open('['); }
  JsonWriter& close_array() { return close(']'); }
  /// `name` needs no escape.
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  /// The text that `append(out)` appends.
  template <class Append>
  JsonWriter& value_by(Append append) {
    piece_.clear();
    append(piece_);
    return value(piece_);
  }
  JsonWriter& value(std::uint64_t number);
  JsonWriter& null();
  /// Text that is a JSON value already.
  JsonWriter& raw(std::string_view json);

  const std::string& text() const noexcept { return text_; }
  std::string take() && { return std::move(text_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string own_, piece_;
  std::string& text_;
  bool needs_comma_ = false;
};

}  // namespace ocpv::report
