// In: a body that is accepted, its schema, and choices. Out: the body after one edit whose outcome is known beforehand.
// Promises: a legal edit leaves an accepted body accepted; an illegal one makes exactly one mistake, at a place it
// names.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "property.h"

namespace ocpv::fuzz {

/// A body as it will be written. Numbers may be spelt in ways that nlohmann/json does not keep, and names may come
/// twice, so that a body is values and a spelling.
struct Body {
  using Json = nlohmann::ordered_json;
  Json value;
  std::string twice;   ///< Pointer of the member that is written twice; empty for none.
  std::string number;  ///< Pointer of the value that is written as `digits`; empty for none.
  std::string digits;
};

/// Writes a body; white space, escapes and the spelling of whole numbers follow from `manner`, 0 being the plainest.
std::string write(const Body& body, std::uint32_t manner);

class Edits {
 public:
  explicit Edits(std::string_view schema);

  /// Changes nothing that the schema speaks of: a new member, other members first, another free text.
  void edit_legally(Body& body, Choices& choices) const;

  /// Makes one mistake; gives the JSON Pointer where it is, or nothing when the body has no place for the mistake
  /// chosen.
  std::string edit_illegally(Body& body, Choices& choices) const;

 private:
  struct Place;
  std::vector<Place> places(const Body& body) const;
  const Body::Json& resolve(const Body::Json& schema) const;
  bool is_free(const Body::Json& schema, const std::string& name) const;
  std::string make_mistake(std::size_t mistake, Body& body, const Place& place, Choices& choices) const;
  void collect(const Body::Json& value, const Body::Json& schema, const Body::Json::json_pointer& pointer,
               std::vector<Place>& places) const;

  Body::Json schema_;
  std::vector<std::string> deciders_;  ///< Names that a condition of the schema looks at.
};

}  // namespace ocpv::fuzz
