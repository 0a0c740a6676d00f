// In: a documented path, such as `/api/v2/things/{id}`. Out: what two of them have alike.
// Promises: linear.
#pragma once

#include <string>
#include <string_view>

namespace ocpv {

/// `/api/v2/things/{}`: paths that differ in the names of their parameters only are one path.
inline std::string without_parameter_names(std::string_view path) {
  std::string plain;
  bool inside = false;
  for (const char c : path) {
    if (c == '}') inside = false;
    if (!inside) plain += c;
    if (c == '{') inside = true;
  }
  return plain;
}

}  // namespace ocpv
