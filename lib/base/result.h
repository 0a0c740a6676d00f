// In: what a function made, or why it could not. Out: one value that is exactly one of the two.
// Promises: no exception of its own; an Error always has a message, and a place where one is known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/bilingual.h"
#include "base/language.h"

namespace ocpv {

/// What kind of thing went wrong, for code that does not go by a sentence.
enum class ErrorKind : std::uint8_t {
  other,
  io,             ///< A file or folder could not be read or written.
  not_json,       ///< Bytes are no JSON text.
  not_supported,  ///< A schema uses a keyword that is not held.
};

/// Why something could not be done, for the person who must act on it.
struct Error {
  Bilingual message;         ///< One sentence without a trailing line break; never holds a secret.
  std::string file = {};     ///< The file or page it happened in; empty when there is none.
  std::uint32_t line = 0;    ///< 1-based; 0 when unknown.
  std::uint32_t column = 0;  ///< 1-based code points; 0 when unknown.
  ErrorKind kind = ErrorKind::other;
};

/// `file:line:column: message`, leaving out what is unknown.
std::string to_string(const Error& error, Language language);
/// The same in both languages: for an error that is told within another one, at another place.
Bilingual with_place(const Error& error);

/// A value, or the reason why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : outcome_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit on purpose
  Result(Error error) : outcome_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit on purpose

  bool ok() const noexcept { return outcome_.index() == 0; }
  explicit operator bool() const noexcept { return ok(); }

  const T& value() const& { return std::get<0>(outcome_); }
  T& value() & { return std::get<0>(outcome_); }
  T&& value() && { return std::get<0>(std::move(outcome_)); }
  const Error& error() const { return std::get<1>(outcome_); }

  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

 private:
  std::variant<T, Error> outcome_;
};

/// Success without a value, or the reason for failure.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit on purpose

  bool ok() const noexcept { return !error_.has_value(); }
  explicit operator bool() const noexcept { return ok(); }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace ocpv

/// Gives `name` the value of `expression`, or leaves the function with its error.
#define OCPV_TRY(name, expression)                       \
  auto name##_result = (expression);                     \
  if (!name##_result.ok()) return name##_result.error(); \
  auto& name = name##_result.value()
