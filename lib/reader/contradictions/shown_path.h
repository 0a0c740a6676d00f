// In: the steps of a documented path, and those of the path that an example's URL has. Out: which step of the URL is
// which parameter, and the path that the URL shows, with the documented parameters in it.
// Promises: work bounded by the product of both lengths, which are bounded; a path of another operation is not bent
// into the documented one.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ocpv::reader {

inline constexpr std::size_t kMostSteps = 64;  ///< Of a path; published paths have up to 12.

struct ShownPath {
  bool same = false;                                            ///< The URL has the documented path.
  std::vector<std::pair<std::string, std::string>> parameters;  ///< Name, and the step as the URL has it.
  std::string path;  ///< `/api/v2/hosts/{hostId}`; empty where the URL has a step that can be no part of a path.
};

std::vector<std::string> steps_of_path(std::string_view path);

ShownPath read_shown_path(const std::vector<std::string>& documented, const std::vector<std::string>& shown);

}  // namespace ocpv::reader
