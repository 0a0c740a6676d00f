#include "editor/rpc.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace ocpv::editor {
namespace {

constexpr int kMostMessageDepth = 64;
constexpr std::size_t kMostValues = 200'000;  // A client's capabilities are some thousand.

/// Leaves nlohmann's reader, which has no other bound.
struct TooMuch {};

std::string written(const Json& message) { return message.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::optional<Json> parse_message(std::string_view body) {
  std::size_t values = 0;
  const auto count = [&](int depth, Json::parse_event_t, Json&) {
    if (depth > kMostMessageDepth || ++values > kMostValues) throw TooMuch();
    return true;
  };
  try {
    Json message = Json::parse(body.begin(), body.end(), count, false);
    if (message.is_discarded()) return std::nullopt;
    return message;
  } catch (const TooMuch&) {
    return std::nullopt;
  }
}

const Json& member(const Json& value, std::string_view name) {
  static const Json kNone;
  if (!value.is_object()) return kNone;
  const auto found = value.find(name);
  return found == value.end() ? kNone : *found;
}

std::optional<std::string> string_of(const Json& value) {
  if (!value.is_string()) return std::nullopt;
  return value.get<std::string>();
}

std::optional<std::uint32_t> number_of(const Json& value) {
  if (!value.is_number_integer() && !value.is_number_float()) return std::nullopt;
  constexpr double kMost = std::numeric_limits<std::int32_t>::max();
  const auto number = value.get<double>();
  if (!(number >= 0)) return std::nullopt;
  return static_cast<std::uint32_t>(std::min(number, kMost));
}

bool is_true(const Json& value) { return value.is_boolean() && value.get<bool>(); }

bool contains(const Json& array, std::string_view text) {
  if (!array.is_array()) return false;
  return std::any_of(array.begin(), array.end(), [&](const Json& one) { return one.is_string() && one == text; });
}

bool is_id(const Json& value) { return value.is_string() || value.is_number_integer(); }

std::string answer(const Json& id, Json result) {
  return written({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
}

std::string failure(const Json& id, Code code, std::string_view message) {
  const Json error = {{"code", static_cast<std::int32_t>(code)}, {"message", message}};
  return written({{"jsonrpc", "2.0"}, {"id", id}, {"error", error}});
}

std::string notification(std::string_view method, Json params) {
  return written({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
}

std::string request(std::string_view id, std::string_view method, Json params) {
  return written({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
}

}  // namespace ocpv::editor
