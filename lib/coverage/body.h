// In: a body and what is documented of its part. Out: how often each place, value and condition was met, and what no
// place documents. Promises: linear, no tree; any bytes are safe, those that are no JSON text count nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "coverage/documented.h"
#include "findings/diagnostic.h"
#include "json/index.h"

namespace ocpv::coverage {

/// How often something was met. Vectors are as long as what they count, or empty.
struct Counts {
  std::vector<std::uint64_t> places;
  std::vector<std::uint64_t> values;   ///< By Place::first_value.
  std::vector<std::uint64_t> outside;  ///< By place: values that its list does not have.
  std::vector<std::uint64_t> held;     ///< By condition: documents in which it held.

  void prepare(const Documented& documented);
  void add(const Counts& other);
};

/// What a body has that no place documents.
struct Undocumented {
  std::uint32_t place = 0;  ///< The object, or the place with a list of values.
  std::string_view name;    ///< Of a member, decoded; or the value's text where `is_value`.
  bool is_value = false;
  findings::ValueKind kind = findings::ValueKind::none;
  std::size_t at = 0;  ///< Where the name or the value begins in the body.
};

/// Scratch memory for walking bodies; one per thread.
class BodyWalk {
 public:
  /// `undocumented` is cleared first; what it points to is of `json` or of this. `is_json`: somebody has read it.
  void walk(const Documented& documented, std::string_view json, bool is_json, Counts& counts,
            std::vector<Undocumented>& undocumented);

  /// Whether an object says of itself that it is a failure: `"successful": false`.
  bool says_failure(std::string_view json);

 private:
  struct Frame {
    std::uint32_t place = kNone;
    bool is_object = false;
  };
  std::string_view text_between(std::size_t entry) const;
  std::string_view decoded(std::string_view inside);
  bool open(std::uint32_t place);
  bool read_name();
  bool close();
  void meet(std::uint32_t place, std::size_t entry);
  void meet_value(const Place& place, std::uint32_t number, std::string_view text, findings::ValueKind kind,
                  std::size_t at);
  std::uint32_t child_of(std::uint32_t place, std::string_view name, std::size_t value);
  char byte(std::size_t entry) const { return entry < entries_.size() ? text_[entries_[entry]] : '\0'; }

  json::Index index_;
  std::string_view text_;
  std::span<const std::uint32_t> entries_;
  std::size_t at_ = 0;  ///< The entry at hand.
  std::vector<Frame> frames_;
  std::vector<std::unique_ptr<char[]>> decoded_;
  std::vector<std::uint32_t> next_field_;  ///< By place: the field that is looked at first.
  std::vector<bool> held_;
  const Documented* documented_ = nullptr;
  Counts* counts_ = nullptr;
  std::vector<Undocumented>* undocumented_ = nullptr;
  std::uint32_t next_place_ = kNone;  ///< Of the value at hand.
};

}  // namespace ocpv::coverage
