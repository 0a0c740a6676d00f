// In: statuses of ocpv.h. Out: the same as Code; a value, or why there is none.
#ifndef OCPV_CPP_RESULT_HPP
#define OCPV_CPP_RESULT_HPP

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "ocpv/ocpv.h"

namespace ocpv {
inline namespace api_0 {

enum class Code : std::int32_t {
  ok = OCPV_OK,
  invalid = OCPV_INVALID,
  no_memory = OCPV_ERROR_NO_MEMORY,
  bad_argument = OCPV_ERROR_BAD_ARGUMENT,
  not_json = OCPV_ERROR_NOT_JSON,
  too_large = OCPV_ERROR_TOO_LARGE,
  too_deep = OCPV_ERROR_TOO_DEEP,
  unknown_operation = OCPV_ERROR_UNKNOWN_OPERATION,
  bad_schema = OCPV_ERROR_BAD_SCHEMA,
  io = OCPV_ERROR_IO,
  internal = OCPV_ERROR_INTERNAL,
};

enum class Lang : std::int32_t { en = OCPV_LANGUAGE_EN, zh = OCPV_LANGUAGE_ZH };
enum class Level : std::int32_t {
  note = OCPV_SEVERITY_NOTE,
  warning = OCPV_SEVERITY_WARNING,
  error = OCPV_SEVERITY_ERROR
};
enum class Body : std::int32_t { request = OCPV_BODY_REQUEST, response = OCPV_BODY_RESPONSE };

inline const char* name_of(Code code) noexcept { return ocpv_status_name(static_cast<ocpv_status>(code)); }

/// True for `ok` and `invalid`: the document was judged.
constexpr bool was_judged(Code code) noexcept { return code == Code::ok || code == Code::invalid; }

/// What Result::value() throws when there is no value.
class NoValue : public std::runtime_error {
 public:
  NoValue(Code code, const std::string& message) : std::runtime_error(message), code_(code) {}
  Code code() const noexcept { return code_; }

 private:
  Code code_;
};

/// A value, or why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(Code code, std::string message) : code_(code), message_(std::move(message)) {}

  explicit operator bool() const noexcept { return value_.has_value(); }
  T& operator*() & noexcept { return *value_; }
  const T& operator*() const& noexcept { return *value_; }
  T&& operator*() && noexcept { return std::move(*value_); }
  T* operator->() noexcept { return &*value_; }
  const T* operator->() const noexcept { return &*value_; }

  Code code() const noexcept { return code_; }
  /// One sentence; the status's name where there is none. Empty when there is a value.
  const std::string& message() const noexcept { return message_; }

  /// The value, or NoValue is thrown.
  T& value() & {
    require();
    return *value_;
  }
  T&& value() && {
    require();
    return std::move(*value_);
  }

 private:
  void require() const {
    if (!value_) throw NoValue(code_, message_);
  }

  std::optional<T> value_;
  Code code_ = Code::ok;
  std::string message_;
};

namespace detail {

inline std::string_view view(const ocpv_string& text) noexcept {
  return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.size);
}

struct Free {
  void operator()(ocpv_validator* p) const noexcept { ocpv_validator_free(p); }
  void operator()(ocpv_checker* p) const noexcept { ocpv_checker_free(p); }
  void operator()(ocpv_report* p) const noexcept { ocpv_report_free(p); }
};

}  // namespace detail

}  // namespace api_0
}  // namespace ocpv
#endif
