#include "edits.h"

#include <algorithm>
#include <array>
#include <functional>

namespace ocpv::fuzz {

using Json = Body::Json;
using Pointer = Json::json_pointer;

/// A value of the body with the schema that is sure to apply to it.
struct Edits::Place {
  Pointer pointer;
  const Json* schema;
};

namespace {

constexpr std::size_t kMistakes = 5;

const Json kAnything = Json::object();

void names_in(const Json& schema, bool in_condition, std::vector<std::string>& names) {
  if (!schema.is_structured()) return;
  for (const auto& [key, below] : schema.items()) {
    const bool looks = in_condition || (schema.is_object() && (key == "if" || key == "x-ocpv-advice"));
    if (looks && schema.is_object() && key == "properties")
      for (const auto& [name, unused] : below.items()) names.push_back(name);
    names_in(below, looks, names);
  }
}

/// A row of small numbers that a manner stands for; all 0 for 0.
class Manner {
 public:
  explicit Manner(std::uint32_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ ^= state_ << 13U;  // Marsaglia's xorshift: 0 stays 0
    state_ ^= state_ >> 17U;
    state_ ^= state_ << 5U;
    return (state_ >> 8U) % bound;
  }

 private:
  std::uint32_t state_;
};

void write_string(const std::string& text, Manner& manner, std::string& out) {
  const bool escapes = manner.below(4) == 1;
  std::string plain = Json(text).dump(-1, ' ', manner.below(2) == 1);
  if (escapes && text.size() > 0 && static_cast<unsigned char>(text[0]) < 0x80 && plain[1] != '\\') {
    static constexpr char kDigits[] = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(text[0]);
    plain.replace(1, 1, std::string("\\u00") + kDigits[code >> 4U] + kDigits[code & 15U]);
  }
  out += plain;
}

class Writer {
 public:
  Writer(const Body& body, std::uint32_t manner) : body_(body), manner_(manner) {}

  std::string whole() {
    value(body_.value, Pointer());
    blank();
    return std::move(out_);
  }

 private:
  void blank() {
    static constexpr std::array<const char*, 8> kBlanks = {"", "", "", " ", "\n", "\r\n", "\t", "\n  "};
    out_ += kBlanks[manner_.below(kBlanks.size())];
  }

  void member(const std::string& name, const Json& value_of, const Pointer& pointer) {
    blank();
    write_string(name, manner_, out_);
    blank();
    out_ += ':';
    value(value_of, pointer);
  }

  void value(const Json& given, const Pointer& pointer) {
    blank();
    if (!body_.number.empty() && pointer.to_string() == body_.number) {
      out_ += body_.digits;
    } else if (given.is_object()) {
      object(given, pointer);
    } else if (given.is_array()) {
      array(given, pointer);
    } else if (given.is_string()) {
      write_string(given.get<std::string>(), manner_, out_);
    } else {
      static constexpr std::array<const char*, 4> kEndings = {"", "", ".0", "e0"};
      out_ += given.dump();
      if (given.is_number_integer()) out_ += kEndings[manner_.below(kEndings.size())];
    }
    blank();
  }

  void object(const Json& given, const Pointer& pointer) {
    char separator = '{';
    if (given.empty()) out_ += '{';
    for (const auto& [name, below] : given.items()) {
      const Pointer place = pointer / name;
      for (int times = place.to_string() == body_.twice ? 2 : 1; times > 0; --times) {
        out_ += separator;
        separator = ',';
        member(name, below, place);
      }
    }
    out_ += '}';
  }

  void array(const Json& given, const Pointer& pointer) {
    out_ += '[';
    for (std::size_t i = 0; i < given.size(); ++i) {
      if (i > 0) out_ += ',';
      value(given[i], pointer / i);
    }
    out_ += ']';
  }

  const Body& body_;
  Manner manner_;
  std::string out_;
};

const char* type_of(const Json& schema) {
  return schema.contains("type") && schema["type"].is_string() ? schema["type"].get_ref<const std::string&>().c_str()
                                                               : "";
}

/// A value that no schema of this type takes; nothing at all takes it for something misspelt.
Json of_another_type(const std::string& type, Choices& choices) {
  const std::array<Json, 5> all = {Json(nullptr), Json(true), Json(7.5), Json::array(), Json("~")};
  static constexpr std::array<const char*, 5> kTypes = {"null", "boolean", "number", "array", "string"};
  for (std::size_t i = choices.below(all.size());; i = (i + 1) % all.size())
    if (kTypes[i] != type) return all[i];
}

}  // namespace

std::string write(const Body& body, std::uint32_t manner) { return Writer(body, manner).whole(); }

Edits::Edits(std::string_view schema) : schema_(Json::parse(schema)) { names_in(schema_, false, deciders_); }

const Json& Edits::resolve(const Json& schema) const {
  if (!schema.contains("$ref")) return schema;
  const Pointer target(schema["$ref"].get_ref<const std::string&>().substr(1));
  return schema_.contains(target) ? resolve(schema_.at(target)) : kAnything;
}

void Edits::collect(const Json& value, const Json& given, const Pointer& pointer, std::vector<Place>& places) const {
  const Json& schema = resolve(given);
  places.push_back({pointer, &schema});
  if (value.is_object()) {
    for (const auto& [name, below] : value.items())
      if (schema.contains("properties") && schema["properties"].contains(name))
        collect(below, schema["properties"][name], pointer / name, places);
  } else if (value.is_array() && schema.contains("items") && schema["items"].is_object()) {
    for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], schema["items"], pointer / i, places);
  }
}

std::vector<Edits::Place> Edits::places(const Body& body) const {
  std::vector<Place> all;
  collect(body.value, schema_, Pointer(), all);
  return all;
}

void Edits::edit_legally(Body& body, Choices& choices) const {
  const std::vector<Place> all = places(body);
  const Place& place = all[choices.below(all.size())];
  Json& value = body.value[place.pointer];
  if (value.is_object() && choices.flag()) {
    // Far from every documented name, and no name of a secret.
    value["_9x" + std::to_string(choices.below(1000)) + "Z_"] =
        choices.flag() ? Json::array({1, nullptr}) : Json("\xE9\x9B\x86");
  } else if (value.is_object() && value.size() > 1) {
    Json turned = Json::object();
    const std::size_t first = choices.below(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
      const auto member = std::next(value.begin(), static_cast<std::ptrdiff_t>((i + first) % value.size()));
      turned[member.key()] = member.value();
    }
    value = std::move(turned);
  } else if (value.is_string() && !place.pointer.empty() && is_free(*place.schema, place.pointer.back())) {
    value = "free text " + std::to_string(choices.below(100));
  }
}

bool Edits::is_free(const Json& schema, const std::string& name) const {
  static const std::array<std::string, 6> kHarmless = {"type",        "description",   "title",
                                                       "x-ocpv-said", "x-ocpv-secret", "default"};
  for (const auto& [keyword, unused] : schema.items())
    if (std::find(kHarmless.begin(), kHarmless.end(), keyword) == kHarmless.end()) return false;
  return schema.contains("type") && std::find(deciders_.begin(), deciders_.end(), name) == deciders_.end();
}

std::string Edits::edit_illegally(Body& body, Choices& choices) const {
  const std::vector<Place> all = places(body);
  const std::size_t first = choices.below(all.size()), mistake = choices.below(kMistakes);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string place = make_mistake(mistake, body, all[(first + i) % all.size()], choices);
    if (!place.empty()) return place;
  }
  return {};
}

std::string Edits::make_mistake(std::size_t mistake, Body& body, const Place& place, Choices& choices) const {
  const Json& schema = *place.schema;
  Json& value = body.value[place.pointer];
  const std::string type = type_of(schema);
  switch (mistake) {
    case 0:
      if (type.empty() || place.pointer.empty()) return {};
      value = of_another_type(type, choices);
      return place.pointer.to_string();
    case 1: {
      if (!schema.contains("required") || schema["required"].empty()) return {};
      const Json& names = schema["required"];
      const std::string name = names[choices.below(names.size())];
      if (value.erase(name) == 0) return {};
      return (place.pointer / name).to_string();
    }
    case 2:
      if (!schema.contains("enum") || place.pointer.empty()) return {};
      value = "NO_SUCH_" + std::to_string(choices.below(100));
      return place.pointer.to_string();
    case 3: {
      const bool above = choices.flag();
      const char* bound = above ? "maximum" : "minimum";
      if (type != "integer" || !schema.contains(bound)) return {};
      body.number = place.pointer.to_string();
      // One beyond the bound; beyond 64 bits the digits are written by hand.
      const std::string digits = schema[bound].dump();
      const bool is_at_end = digits.size() >= 19;
      body.digits = is_at_end ? digits + "0" : std::to_string(schema[bound].get<std::int64_t>() + (above ? 1 : -1));
      return body.number;
    }
    default:
      if (!value.is_object() || value.empty()) return {};
      const auto member = std::next(value.begin(), static_cast<std::ptrdiff_t>(choices.below(value.size())));
      body.twice = (place.pointer / member.key()).to_string();
      return body.twice;
  }
}

}  // namespace ocpv::fuzz
