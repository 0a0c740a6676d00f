#include "reader/corrections/reach.h"

#include <algorithm>

#include "json/escape.h"
#include "reader/tree/rules.h"

namespace ocpv::reader {

using contract::Field;

bool is_member(std::string_view pointer) { return !pointer.empty() && !pointer.ends_with("/*"); }

std::string last_step(std::string_view pointer) { return json::name_of_token(pointer.substr(pointer.rfind('/') + 1)); }

std::string_view Reach::prefix() const {
  switch (part_) {
    case Target::Part::path:
      return "path:";
    case Target::Part::query:
      return "query:";
    case Target::Part::header:
      return "header:";
    case Target::Part::response:
      return "response:";
    default:
      return "request:";
  }
}

Part Reach::part() const {
  if (part_ == Target::Part::request) return Part::request;
  return part_ == Target::Part::response ? Part::response : Part::parameters;
}

std::vector<Field>* Reach::parameters() const {
  switch (part_) {
    case Target::Part::path:
      return &operation_.path_parameters;
    case Target::Part::query:
      return &operation_.query_parameters;
    case Target::Part::header:
      return &operation_.header_parameters;
    default:
      return nullptr;
  }
}

std::optional<Field>* Reach::body() const {
  if (part_ == Target::Part::request) return &operation_.request;
  if (part_ == Target::Part::response) return &operation_.response;
  return nullptr;
}

Field* Reach::find(std::string_view pointer) const {
  if (std::optional<Field>* root = body()) return *root ? field_at(**root, pointer) : nullptr;
  std::vector<Field>* fields = parameters();
  if (fields == nullptr || pointer.empty()) return nullptr;
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  for (Field& field : *fields) {
    if (field.name == last_step(pointer.substr(0, end))) return field_at(field, pointer.substr(end));
  }
  return nullptr;
}

std::vector<Field>* Reach::siblings(std::string_view pointer) const {
  const std::string_view owner = parent_of(pointer);
  if (owner.empty() && body() == nullptr) return parameters();
  Field* field = find(owner);
  return field == nullptr ? nullptr : &field->fields;
}

Bilingual Reach::room_for(const std::string& pointer, std::vector<Field>*& list) const {
  list = pointer.starts_with('/') ? siblings(pointer) : nullptr;
  if (list == nullptr) return say(kNoOwner, {pointer});
  if (find(pointer) != nullptr) return say({"there is a field at \"{0}\" already", "\"{0}\" 处已有字段"}, {pointer});
  return {};
}

std::string Reach::in_rules(const std::string& pointer) const {
  const std::string_view kind = prefix().substr(0, prefix().size() - 1);
  return part() == Part::parameters ? "/" + std::string(kind) + pointer : pointer;
}

}  // namespace ocpv::reader
