#include "emit/scalar.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <nlohmann/json.hpp>

namespace ocpv::emit {

namespace {

using contract::Kind;
using Json = nlohmann::ordered_json;

Json integer(const char* format, std::int64_t least, std::int64_t most) {
  return {{"type", "integer"}, {"format", format}, {"minimum", least}, {"maximum", most}};
}

Json text_with_format(const char* format) { return {{"type", "string"}, {"format", format}}; }

bool is_integer(Kind kind) { return kind == Kind::int32 || kind == Kind::int64; }

/// A JSON number of the kind, whole where the kind is; none for anything else.
std::optional<Json> number_of(Kind kind, const std::string& text) {
  Json value = Json::parse(text, nullptr, false);
  if (value.is_discarded() || !value.is_number()) return std::nullopt;
  // nlohmann reads what is over int64 as unsigned, and compares it with a negative number as if it were negative too.
  const bool over_int64 =
      value.is_number_unsigned() && value.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max();
  if (!is_integer(kind)) return over_int64 ? Json(value.get<double>()) : value;
  if (!value.is_number_integer() || over_int64) return std::nullopt;
  const Json type = type_keywords(kind);
  if (value < type["minimum"] || value > type["maximum"]) return std::nullopt;
  return value;
}

template <class Size>
Json size_keywords(const char* least_name, const char* most_name, const std::optional<Size>& least,
                   const std::optional<Size>& most) {
  Json keywords = Json::object();
  if (least && most && *least > *most) return keywords;
  if (least) keywords[least_name] = *least;
  if (most) keywords[most_name] = *most;
  return keywords;
}

Json range_keywords(Kind kind, const contract::Bounds& bounds) {
  Json keywords = Json::object();
  if (bounds.minimum) {
    if (auto least = number_of(kind, *bounds.minimum)) keywords["minimum"] = std::move(*least);
  }
  if (bounds.maximum) {
    if (auto most = number_of(kind, *bounds.maximum)) keywords["maximum"] = std::move(*most);
  }
  if (keywords.size() == 2 && keywords["minimum"] > keywords["maximum"]) return Json::object();
  return keywords;
}

}  // namespace

Json type_keywords(Kind kind) {
  switch (kind) {
    case Kind::string:
      return {{"type", "string"}};
    case Kind::int32:
      return integer("int32", std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
    case Kind::int64:
      return integer("int64", std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max());
    case Kind::number:
      return {{"type", "number"}};
    case Kind::boolean:
      return {{"type", "boolean"}};
    case Kind::date_time:
      return text_with_format("date-time");
    case Kind::time:
      return text_with_format("time");
    case Kind::date:
      return text_with_format("date");
    case Kind::binary:
      return {{"type", "string"}, {"contentEncoding", "base64"}};
    case Kind::object:
    case Kind::map:
      return {{"type", "object"}};
    case Kind::array:
      return {{"type", "array"}};
    case Kind::unknown:
      break;
  }
  return Json::object();
}

Json bounds_keywords(Kind kind, const contract::Bounds& bounds) {
  switch (kind) {
    case Kind::int32:
    case Kind::int64:
    case Kind::number:
      return range_keywords(kind, bounds);
    case Kind::string:
      return size_keywords("minLength", "maxLength", bounds.min_length, bounds.max_length);
    case Kind::array:
      return size_keywords("minItems", "maxItems", bounds.min_items, bounds.max_items);
    default:
      return Json::object();
  }
}

std::optional<Json> value_of(Kind kind, const std::string& text) {
  switch (kind) {
    case Kind::int32:
    case Kind::int64:
    case Kind::number:
      return number_of(kind, text);
    case Kind::boolean:
      if (text == "true") return Json(true);
      if (text == "false") return Json(false);
      return std::nullopt;
    case Kind::object:
    case Kind::array:
    case Kind::map:
      return std::nullopt;
    default:
      return Json(text);
  }
}

Json values_of(Kind kind, const std::vector<std::string>& texts) {
  Json values = Json::array();
  for (const std::string& text : texts) {
    auto value = value_of(kind, text);
    if (value && std::find(values.begin(), values.end(), *value) == values.end()) values.push_back(std::move(*value));
  }
  return values;
}

bool is_scalar(Kind kind) { return kind != Kind::object && kind != Kind::array && kind != Kind::map; }

}  // namespace ocpv::emit
