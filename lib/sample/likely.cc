#include "sample/likely.h"

#include "base/ascii.h"

namespace ocpv::sample {
namespace {

struct Row {
  std::string_view ending;
  std::string_view before, after;  ///< Around the number.
};

// The first that fits counts. Endings are compared without regard to case.
constexpr Row kRows[] = {
    {"url", "https://host-", ".example.com/path"},
    {"uri", "https://host-", ".example.com/path"},
    {"endpoint", "host-", ".example.com"},
    {"hostname", "host-", ".example.com"},
    {"host", "host-", ".example.com"},
    {"email", "user-", "@example.com"},
    {"ip", "192.0.2.", ""},
    {"address", "192.0.2.", ""},
    {"path", "/data/", ""},
    {"dir", "/data/", ""},
    {"directory", "/data/", ""},
    {"time", "2024-01-02T03:04:05+08:00", ""},
    {"date", "2024-01-02", ""},
    {"version", "4.2.2.", ""},
    {"description", "sample ", ""},
    {"zone", "zone", ""},
    {"username", "user_", ""},
    {"id", "", ""},
};

/// `tenant` of `tenantName`.
std::string stem_of(std::string_view name) {
  constexpr std::string_view kName = "name";
  std::string stem = "name";
  if (name.size() > kName.size() && same_but_case(name.substr(name.size() - kName.size()), kName))
    stem = name.substr(0, name.size() - kName.size());
  for (char& c : stem) c = lower(c);
  return stem;
}

}  // namespace

std::string likely_text(std::string_view name, std::uint64_t number) {
  const std::string count = std::to_string(number % 250);
  for (const Row& row : kRows) {
    if (!ends_with_but_case(name, row.ending)) continue;
    const bool is_fixed = row.ending == "time" || row.ending == "date";
    return std::string(row.before) + (is_fixed ? std::string() : count) + std::string(row.after);
  }
  if (ends_with_but_case(name, "name")) return stem_of(name) + "_" + count;
  return number == 1 ? "text" : "text " + count;
}

}  // namespace ocpv::sample
