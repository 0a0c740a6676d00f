#include "input/document.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "input/bru.h"

namespace ocpv::input {
namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 10> kEndings = {{
    {".json", Kind::json},
    {".yaml", Kind::yaml},
    {".yml", Kind::yaml},
    {".http", Kind::http},
    {".rest", Kind::http},
    {".jsonl", Kind::json_lines},
    {".ndjson", Kind::json_lines},
    {".curl", Kind::curl},
    {".har", Kind::har},
    {".bru", Kind::bru},
}};

// What clients keep beside requests.
constexpr std::array<std::string_view, 5> kSettingFiles = {"http-client.env.json", "http-client.private.env.json",
                                                           "bruno.json", "opencollection.yml", ".env"};
constexpr std::array<std::string_view, 2> kSettingEndings = {".postman_environment.json", ".postman_globals.json"};

}  // namespace

Kind kind_of(std::string_view name) noexcept {
  for (const auto& [ending, kind] : kEndings) {
    if (ends_with_but_case(name, ending)) return kind;
  }
  return Kind::json;
}

bool is_named_like_postman(std::string_view name) noexcept {
  return ends_with_but_case(name, ".postman_collection.json");
}

bool is_kept_beside_requests(std::string_view path) noexcept {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
  return is_bru_setting(path) || std::find(kSettingFiles.begin(), kSettingFiles.end(), name) != kSettingFiles.end() ||
         std::any_of(kSettingEndings.begin(), kSettingEndings.end(),
                     [&](std::string_view ending) { return ends_with_but_case(name, ending); });
}

bool has_known_ending(std::string_view name) noexcept {
  if (is_kept_beside_requests(name)) return false;
  for (const auto& [ending, kind] : kEndings) {
    if (ends_with_but_case(name, ending)) return true;
  }
  return false;
}

}  // namespace ocpv::input
