// In: the fields of a part. Out: the field at a pointer.
// Promises: a step takes the same time however many fields an object has. The fields must outlive it, where they are.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "contract/contract.h"
#include "json/escape.h"

namespace ocpv::reader {

/// `AnyField` is a `contract::Field`, constant or not; `*` steps into items; null when there is none. `member` gives a
/// field's member by its name.
template <class AnyField, class Member>
AnyField* walk_to(AnyField& root, std::string_view pointer, const Member& member) {
  AnyField* field = &root;
  while (!pointer.empty() && field != nullptr) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string step = json::name_of_token(pointer.substr(1, end - 1));
    pointer.remove_prefix(end);
    field = step == "*" && !field->items.empty() ? &field->items.front() : member(*field, step);
  }
  return field;
}

/// Looks through all members.
template <class AnyField>
AnyField* member_of(AnyField& field, const std::string& name) {
  for (AnyField& one : field.fields) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

/// For many look-ups; a single one is field_at()'s.
template <class AnyField>
class FieldFinder {
 public:
  explicit FieldFinder(AnyField& root) : root_(root) { add(root); }

  AnyField* at(std::string_view pointer) const {
    return walk_to(root_, pointer, [this](AnyField& field, const std::string& name) { return member(field, name); });
  }

 private:
  static constexpr std::size_t kWide = 16;  ///< Fewer members are looked through.

  void add(AnyField& field) {
    if (field.fields.size() > kWide) {
      auto& places = wide_[&field];
      for (std::size_t at = 0; at < field.fields.size(); ++at) places.emplace(field.fields[at].name, at);
    }
    for (AnyField& member : field.fields) add(member);
    for (AnyField& item : field.items) add(item);
  }

  AnyField* member(AnyField& field, const std::string& name) const {
    if (field.fields.size() <= kWide) return member_of(field, name);
    const auto& places = wide_.at(&field);
    const auto found = places.find(name);
    return found == places.end() ? nullptr : &field.fields[found->second];
  }

  AnyField& root_;
  std::unordered_map<const contract::Field*, std::unordered_map<std::string_view, std::size_t>> wide_;
};

using ConstFieldFinder = FieldFinder<const contract::Field>;

}  // namespace ocpv::reader
