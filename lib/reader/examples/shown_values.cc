#include "reader/examples/shown_values.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/calendar.h"
#include "reader/types.h"
#include "reader/words/text.h"

namespace ocpv::reader {

namespace {

bool is_whole_value(const Json& value) {
  if (value.is_number_integer()) return true;
  if (!value.is_number_float()) return false;
  const auto number = value.get<double>();
  return number >= -9e15 && number <= 9e15 && static_cast<double>(static_cast<std::int64_t>(number)) == number;
}

bool is_int32(const Json& value) {
  if (!is_whole_value(value)) return false;
  const auto number = value.get<double>();
  return number >= std::numeric_limits<std::int32_t>::min() && number <= std::numeric_limits<std::int32_t>::max();
}

bool is_int64(const Json& value) {
  return is_whole_value(value) &&
         !(value.is_number_unsigned() && value.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max());
}

std::optional<double> number_said(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  double number = 0;
  std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

}  // namespace

bool has_type(const Json& value, Kind kind) {
  switch (kind) {
    case Kind::unknown:
      return true;
    case Kind::string:
    case Kind::date_time:
    case Kind::time:
    case Kind::date:
    case Kind::binary:
      return value.is_string();
    case Kind::int32:
      return is_int32(value);
    case Kind::int64:
      return is_int64(value);
    case Kind::number:
      return value.is_number();
    case Kind::boolean:
      return value.is_boolean();
    case Kind::object:
    case Kind::map:
      return value.is_object();
    case Kind::array:
      return value.is_array();
  }
  return true;
}

bool has_format(const Json& value, Kind kind) {
  if (!value.is_string()) return true;
  const std::string& text = value.get_ref<const std::string&>();
  if (kind == Kind::date_time) return is_date_time(text);
  if (kind == Kind::time) return is_time(text);
  return kind != Kind::date || is_date(text);
}

std::string text_of(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.is_primitive() ? value.dump() : value.type_name();
}

std::string word_of_value(const Json& value) {
  if (value.is_null()) return "null";
  if (value.is_array()) return "Array";
  if (value.is_object()) return "Object";
  if (value.is_boolean()) return "Boolean";
  if (value.is_string()) return "String";
  return is_int32(value) ? "Integer" : is_int64(value) ? "Long" : "Number";
}

bool is_listed(const Json& value, const contract::Values& values) {
  if (!value.is_primitive() || value.is_null()) return true;
  const std::string text = text_of(value);
  return std::any_of(values.items.begin(), values.items.end(),
                     [&](const contract::Value& item) { return item.text == text; });
}

bool is_within(const Json& value, const contract::Bounds& bounds) {
  if (value.is_number()) {
    const auto number = value.get<double>();
    const auto least = number_said(bounds.minimum);
    const auto most = number_said(bounds.maximum);
    return (!least || number >= *least) && (!most || number <= *most);
  }
  if (value.is_string()) {
    const std::string& text = value.get_ref<const std::string&>();
    const auto length =
        static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    return length >= bounds.min_length.value_or(0) &&
           length <= bounds.max_length.value_or(std::numeric_limits<std::uint64_t>::max());
  }
  if (value.is_array()) {
    return value.size() >= bounds.min_items.value_or(0) &&
           value.size() <= bounds.max_items.value_or(std::numeric_limits<std::uint64_t>::max());
  }
  return true;
}

bool has_protocol(const std::string& text) {
  const std::size_t end = text.find("://");
  if (end == std::string::npos || end == 0 || !is_letter(text.front())) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '.' || c == '-'; });
}

std::string word_of(Kind kind) {
  switch (kind) {
    case Kind::unknown:
      return "-";
    case Kind::string:
      return "String";
    case Kind::int32:
      return "Integer";
    case Kind::int64:
      return "Long";
    case Kind::number:
      return "Number";
    case Kind::boolean:
      return "Boolean";
    case Kind::date_time:
      return "OffsetDateTime";
    case Kind::time:
      return "OffsetTime";
    case Kind::date:
      return "Date";
    case Kind::binary:
      return "Binary";
    case Kind::object:
      return "Object";
    case Kind::array:
      return "Array";
    case Kind::map:
      return "Map";
  }
  return "-";
}

}  // namespace ocpv::reader
