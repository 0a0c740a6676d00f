#include "tools/ocpv/check/unread_values.h"

#include <algorithm>
#include <cstddef>

namespace ocpv::program {
namespace {

constexpr std::string_view kBlanks = " \t\r\n", kBetween = "{}[],: \t\r\n";

std::size_t end_of_string(std::string_view json, std::size_t at) {
  for (std::size_t end = at + 1; end < json.size(); ++end) {
    if (json[end] == '\\') {
      ++end;
    } else if (json[end] == '"') {
      return end + 1;
    }
  }
  return json.size();
}

bool is_name(std::string_view json, std::size_t end) {
  const std::size_t next = json.find_first_not_of(kBlanks, end);
  return next != std::string_view::npos && json[next] == ':';
}

}  // namespace

void hide_values_of_unread(std::string_view json, findings::Findings& findings) {
  const bool has_place = !findings.diagnostics.empty() && findings.diagnostics.front().range.start.line != 0;
  if (!has_place) {
    findings.secrets.assign(1, {0, json.size()});
    return;
  }
  const std::size_t place = std::min<std::size_t>(findings.diagnostics.front().range.start.byte, json.size());
  for (std::size_t at = 0; at < place;) {
    const bool is_between = kBetween.find(json[at]) != std::string_view::npos;
    const std::size_t end = is_between        ? at + 1
                            : json[at] == '"' ? end_of_string(json, at)
                                              : std::min(json.find_first_of(kBetween, at), json.size());
    if (!is_between && !(json[at] == '"' && is_name(json, end))) findings.secrets.emplace_back(at, end);
    at = end;
  }
  std::sort(findings.secrets.begin(), findings.secrets.end());
}

}  // namespace ocpv::program
