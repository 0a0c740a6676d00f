#include "reference/exceptions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <nlohmann/json.hpp>

namespace ocpv::reference {
namespace {

using Json = nlohmann::json;

bool any_value(const Json& value, const std::function<bool(const Json&)>& is_such) {
  if (is_such(value)) return true;
  return value.is_structured() &&
         std::any_of(value.begin(), value.end(), [&](const Json& item) { return any_value(item, is_such); });
}

bool any_string(const Json& value, const std::function<bool(const std::string&)>& is_such) {
  return any_value(value, [&](const Json& item) {
    if (item.is_string()) return is_such(item.get_ref<const std::string&>());
    if (!item.is_object()) return false;
    const auto& members = item.get_ref<const Json::object_t&>();
    return std::any_of(members.begin(), members.end(), [&](const auto& member) { return is_such(member.first); });
  });
}

bool has_keyword(const Json& schema, std::initializer_list<const char*> keywords) {
  return any_value(schema, [&](const Json& item) {
    return item.is_object() &&
           std::any_of(keywords.begin(), keywords.end(), [&](const char* keyword) { return item.contains(keyword); });
  });
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// 2^63 and above, or below -2^63: no int64_t holds it.
bool is_over_int64(const Json& value) {
  if (value.is_number_unsigned()) return value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
  return value.is_number_float() && std::abs(value.get<double>()) >= 0x1p63;
}

/// No double holds each whole number beyond 2^53.
bool is_over_double(const Json& value) { return value.is_number() && std::abs(value.get<double>()) >= 0x1p53; }

bool is_whole_float(const Json& value) {
  return value.is_number_float() && std::trunc(value.get<double>()) == value.get<double>();
}

bool is_fraction(const Json& value) { return value.is_number_float(); }

bool patterns_on_bytes(const Json& schema, const Json& document) {
  const auto is_foreign = [](const std::string& text) { return !is_ascii(text); };
  return has_keyword(schema, {"pattern", "patternProperties"}) &&
         (any_string(document, is_foreign) || any_string(schema, is_foreign));
}

bool integers_wrap(const Json& schema, const Json& document) {
  return any_value(document, is_over_int64) || any_value(schema, is_over_int64);
}

bool bounds_as_double(const Json& schema, const Json& document) {
  return has_keyword(schema, {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}) &&
         any_value(document, is_over_double);
}

bool multiple_of_cuts(const Json& schema, const Json& document) {
  return has_keyword(schema, {"multipleOf"}) && (any_value(document, is_fraction) || any_value(schema, is_fraction));
}

bool whole_floats(const Json& schema, const Json& document) {
  return any_value(document, is_whole_float) || any_value(schema, is_whole_float);
}

bool loose_formats(const Json& schema, const Json& document) {
  return has_keyword(schema, {"format"}) && any_value(document, [](const Json& item) { return item.is_string(); });
}

// The narrowest first: the first that applies is the reason that is told.
constexpr std::array kExceptions = {
    Exception{"bounds_as_double", "minimum and maximum compare as double", bounds_as_double,
              R"({"maximum":9007199254740992})", "9007199254740993", Verdict::no},
    Exception{"integers_wrap", "integers of 2^63 and above wrap around", integers_wrap, R"({"const":-1})",
              "18446744073709551615", Verdict::no},
    Exception{"patterns_on_bytes", "patterns match bytes, not code points", patterns_on_bytes, R"({"pattern":"^.$"})",
              R"("集")", Verdict::yes},
    Exception{"multiple_of_cuts", "multipleOf cuts fractions off, or divides them as double", multiple_of_cuts,
              R"({"multipleOf":3})", "3.5", Verdict::no},
    Exception{"whole_floats", "26.0 is no integer, and does not equal 26", whole_floats, R"({"type":"integer"})",
              "26.0", Verdict::yes},
    // RFC 3339 has four digits for the year, no `|` for a sign, and a 60th second only at the end of a UTC day.
    Exception{"loose_formats", "dates and times are read more loosely than RFC 3339", loose_formats,
              R"({"format":"time"})", R"("10:00:00|08:00")", Verdict::no},
};

}  // namespace

std::span<const Exception> exceptions() { return kExceptions; }

const Exception* find_exception(std::string_view schema, std::string_view document) {
  const Json schema_tree = Json::parse(schema.begin(), schema.end(), nullptr, false);
  const Json document_tree = Json::parse(document.begin(), document.end(), nullptr, false);
  if (schema_tree.is_discarded() || document_tree.is_discarded()) return nullptr;
  const auto found = std::find_if(kExceptions.begin(), kExceptions.end(), [&](const Exception& exception) {
    return exception.applies(schema_tree, document_tree);
  });
  return found == kExceptions.end() ? nullptr : &*found;
}

}  // namespace ocpv::reference
