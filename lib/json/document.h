// In: bytes. Out: a small tree of values with the places of names and values, for schemas and operation.json.
// Promises: immutable; strict RFC 8259; the same key twice in one object is refused; size and depth held.
// The check pipe does not use it for the documents it judges: it walks those without a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace ocpv::json {

inline constexpr Message kTooDeep{"nested deeper than {0} levels", "嵌套超过 {0} 层"};

enum class Kind : std::uint8_t { absent, null, boolean, number, string, array, object };

class Document;
class ValueIterator;

/// One value of a Document, or the absent value, which has no members and equals nothing. Cheap to copy; valid as long
/// as its Document lives (also when that is moved).
class Value {
 public:
  struct Store;  // document.cc only

  Value() = default;

  Kind kind() const noexcept;
  bool present() const noexcept { return kind() != Kind::absent; }
  bool is_boolean() const noexcept { return kind() == Kind::boolean; }
  bool is_number() const noexcept { return kind() == Kind::number; }
  bool is_string() const noexcept { return kind() == Kind::string; }
  bool is_array() const noexcept { return kind() == Kind::array; }
  bool is_object() const noexcept { return kind() == Kind::object; }
  bool is_true() const noexcept;

  std::string_view string() const noexcept;  ///< The decoded text of a string; empty for other kinds.
  std::string_view source() const noexcept;  ///< The value's bytes as they stand in the text.
  std::string_view key() const noexcept;     ///< The decoded name it has in its object; empty elsewhere.
  std::size_t byte() const noexcept;         ///< Where the value begins.
  std::size_t key_byte() const noexcept;     ///< Where its name's opening quote stands.

  std::size_t size() const noexcept;                 ///< Members or items.
  Value find(std::string_view name) const noexcept;  ///< A member by name, or the absent value.
  ValueIterator begin() const noexcept;              ///< Members or items in document order.
  ValueIterator end() const noexcept;

  friend bool operator==(const Value&, const Value&) = default;  ///< The same place of the same document.

 private:
  friend class Document;
  friend class ValueIterator;
  Value(const Store* store, std::uint32_t index) : store_(store), index_(index) {}

  const Store* store_ = nullptr;
  std::uint32_t index_ = 0;
};

class ValueIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Value;
  using difference_type = std::ptrdiff_t;
  using pointer = const Value*;
  using reference = Value;

  explicit ValueIterator(Value at) : at_(at) {}
  Value operator*() const noexcept { return at_; }
  ValueIterator& operator++() noexcept;
  friend bool operator==(const ValueIterator&, const ValueIterator&) = default;

 private:
  Value at_;
};

/// A parsed text. Owns a copy of it. Move-only.
class Document {
 public:
  Document(Document&&) noexcept;
  ~Document();

  Value root() const noexcept;
  std::string_view text() const noexcept;

 private:
  friend Result<Document> parse(std::string_view text, const Limits& limits);
  explicit Document(std::unique_ptr<Value::Store> store);
  std::unique_ptr<Value::Store> store_;
};

/// Reads one JSON text. Errors have line and column. Max_bytes and max_depth of `limits` are held.
Result<Document> parse(std::string_view text, const Limits& limits = {});

/// An error at a place of a document, with line and column.
Error error_at(const Document& document, std::size_t byte, Bilingual message);

}  // namespace ocpv::json
