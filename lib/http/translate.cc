#include "http/translate.h"

#include <algorithm>

#include "json/escape.h"

namespace ocpv::http {
namespace {

using findings::Detail;
using findings::Id;

// Takes `/token` off the front.
std::string_view take_token(std::string_view& pointer) noexcept {
  if (pointer.empty()) return {};
  const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
  const std::string_view token = pointer.substr(1, end - 1);
  pointer.remove_prefix(end);
  return token;
}

RequestPart part_named(std::string_view name) noexcept {
  if (name == "path") return RequestPart::path;
  return name == "header" ? RequestPart::header : RequestPart::query;
}

void rename(findings::Diagnostic& d) {
  const bool header = d.part == RequestPart::header;
  switch (d.id) {
    case Id::wrong_type:
      d.detail = Detail::parameter_type;
      break;
    case Id::not_in_enum:
      d.detail = Detail::parameter_value;
      break;
    case Id::out_of_range:
      d.detail = Detail::parameter_range;
      break;
    case Id::bad_format:
      break;
    case Id::missing_field:
      // What another one asks for is told of both by their names.
      if (d.when_field.empty() && d.expected.size() < 2) d.detail = Detail::parameter;
      return;
    case Id::unknown_field:
      d.id = Id::unknown_parameter;
      return;
    default:
      return;
  }
  if (header && d.id != Id::not_in_enum) d.expected = {};
  if (header) d.detail = Detail::none;
  d.id = header ? Id::bad_header : Id::bad_parameter;
}

}  // namespace

std::string pointer_of(std::string_view name) {
  std::string pointer;
  json::append_token(pointer, name);
  return pointer;
}

Translated translate(const findings::Diagnostic& diagnostic, const std::vector<Given>& given) {
  Translated out;
  out.diagnostic = diagnostic;
  findings::Diagnostic& d = out.diagnostic;
  std::string_view rest = d.pointer;
  d.part = part_named(take_token(rest));
  d.pointer = rest;
  d.owner = {};
  const std::string name = json::name_of_token(take_token(rest));
  for (const Given& one : given) {
    if (one.part == d.part && one.name == name) out.given = &one;
  }
  out.is_explained = out.given != nullptr && out.given->unreadable != Unreadable::no;
  rename(d);
  return out;
}

}  // namespace ocpv::http
