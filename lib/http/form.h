// In: the body of a multipart/form-data request, or the schema of one. Out: the names of its parts.
// Promises: linear; what a part holds is not looked at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ocpv::http {

inline constexpr std::string_view kFormType = "multipart/form-data";

/// A documented part of a form.
struct FormField {
  std::string name;
  bool required = false;
};

/// The parts that a request schema asks for; none when it does not document a file (`contentEncoding`), for then the
/// request is JSON.
Result<std::vector<FormField>> read_form_fields(std::string_view schema);

/// Whether a Content-Type names this media type, whatever its parameters.
bool is_media_type(std::string_view content_type, std::string_view media_type) noexcept;
/// The parameter `boundary` of a Content-Type; empty when there is none.
std::string_view boundary_of(std::string_view content_type) noexcept;

/// The names of the parts, in order; a part without one has an empty name. None when the body does not begin and end
/// with the boundary.
std::optional<std::vector<std::string_view>> form_part_names(std::string_view body, std::string_view boundary);

}  // namespace ocpv::http
