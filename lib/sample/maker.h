// In: a schema, and which of many samples is wanted. Out: values for its parts.
// Promises: made from the schema alone; the same on every machine. Whether a whole document is accepted, Draft tells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace ocpv::sample {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

/// `list` holds the value.
bool has_value(const Json& list, const Json& value);

/// How many steps lead to the place.
std::size_t depth(const Pointer& place);

/// Numbers that are the same on every machine and library (splitmix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  std::uint64_t below(std::uint64_t bound) { return next() % bound; }

 private:
  std::uint64_t state_;
};

class Maker {
 public:
  Maker(const Json& root, std::uint64_t seed, std::size_t least_items = 0);

  /// With what is required of it. `name` is the member's, or that of the list it stands in.
  Json value(const Json& written, std::string_view name) const;

  /// More was wanted than anybody reads, or deeper than a document may be: what was made is not whole.
  bool is_exhausted() const noexcept { return is_exhausted_; }

  /// Of several types the first that is not null; what a contested rule states where nothing else does.
  static std::string type_of(const Json& node);

  /// Behind references; an empty schema for true and false.
  const Json& resolved(const Json& node) const;

  /// The schema of the value at a JSON Pointer; null when nothing describes it.
  const Json* at(const Pointer& pointer) const;

  /// The same value with its members in the schema's order.
  Json ordered(const Json& value, const Json& written) const;

  /// The keyword in the node itself, or in what is contested of it; null when there is none.
  static const Json* keyword(const Json& node, const char* name);

 private:
  Json value_of(const Json& node, std::string_view name) const;
  bool repeats_http_status(const Json& node) const;
  Json first_fitting(const Json& values, const Json& node) const;
  Json text(const Json& node, std::string_view name) const;
  Json number(const Json& node, bool whole) const;
  Json list(const Json& node, std::string_view name) const;
  Json object(const Json& node) const;
  void add_required(const Json& asking, const Json& node, Json& made) const;

  const Json& root_;
  std::uint64_t number_;  ///< 1 for the plainest values.
  bool varies_;
  std::size_t least_items_;                                 ///< Of each list.
  mutable std::size_t values_left_ = 50'000;                ///< The largest documented body has some hundred.
  mutable std::size_t bytes_left_ = std::size_t{16} << 20;  ///< Of texts that the schema asks to be long.
  mutable std::size_t nested_ = 0;
  mutable bool is_exhausted_ = false;
};

}  // namespace ocpv::sample
