// In: the body of a message. Out: JSON-RPC's messages as JSON, and the ones that go back.
// Promises: what is no JSON, is nested without end or has too many values is refused before it takes memory; a member
// of another type than expected is absent; every answer is valid UTF-8.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace ocpv::editor {

using Json = nlohmann::json;

enum class Code : std::int32_t {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  not_initialized = -32002,
  cancelled = -32800,
};

std::optional<Json> parse_message(std::string_view body);

/// A member; null where there is none, or the value is no object.
const Json& member(const Json& value, std::string_view name);
/// The same on the way down.
template <class... Names>
const Json& member(const Json& value, std::string_view name, Names... names) {
  return member(member(value, name), names...);
}

std::optional<std::string> string_of(const Json& value);
/// A number of the protocol: 0 to 2^31-1. More is taken for the largest.
std::optional<std::uint32_t> number_of(const Json& value);
bool is_true(const Json& value);
bool contains(const Json& array, std::string_view text);

/// An id may be a string or a whole number.
bool is_id(const Json& value);

std::string answer(const Json& id, Json result);
std::string failure(const Json& id, Code code, std::string_view message);
std::string notification(std::string_view method, Json params);
std::string request(std::string_view id, std::string_view method, Json params);

}  // namespace ocpv::editor
