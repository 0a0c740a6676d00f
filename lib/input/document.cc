#include "input/document.h"

#include <array>
#include <utility>

namespace ocpv::input {
namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 9> kEndings = {{
    {".json", Kind::json},
    {".yaml", Kind::yaml},
    {".yml", Kind::yaml},
    {".http", Kind::http},
    {".rest", Kind::http},
    {".jsonl", Kind::json_lines},
    {".ndjson", Kind::json_lines},
    {".curl", Kind::curl},
    {".har", Kind::har},
}};

bool ends_with_ignoring_case(std::string_view name, std::string_view ending) noexcept {
  if (name.size() < ending.size()) return false;
  const std::string_view last = name.substr(name.size() - ending.size());
  for (std::size_t i = 0; i < ending.size(); ++i) {
    const char c = last[i] >= 'A' && last[i] <= 'Z' ? static_cast<char>(last[i] - 'A' + 'a') : last[i];
    if (c != ending[i]) return false;
  }
  return true;
}

}  // namespace

Kind kind_of(std::string_view name) noexcept {
  for (const auto& [ending, kind] : kEndings) {
    if (ends_with_ignoring_case(name, ending)) return kind;
  }
  return Kind::json;
}

bool has_known_ending(std::string_view name) noexcept {
  for (const auto& [ending, kind] : kEndings) {
    if (ends_with_ignoring_case(name, ending)) return true;
  }
  return false;
}

}  // namespace ocpv::input
