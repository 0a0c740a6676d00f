#include "language.h"

namespace gateway {
namespace {

constexpr int kMostWeight = 1000;

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The part before the separator; `rest` keeps what comes after it.
std::string_view cut(std::string_view& rest, char separator) noexcept {
  const std::size_t at = rest.find(separator);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return trimmed(part);
}

// "q=0.8" is 800; what is no weight is 0, and so never chosen.
int weight(std::string_view parameter) noexcept {
  if (parameter.empty()) return kMostWeight;
  if (parameter.size() < 3 || (parameter[0] != 'q' && parameter[0] != 'Q') || parameter[1] != '=') return 0;
  parameter.remove_prefix(2);
  int thousandths = 0, unit = kMostWeight;
  bool is_fraction = false;
  for (const char c : parameter) {
    if (c == '.' && !is_fraction) {
      is_fraction = true;
      continue;
    }
    if (c < '0' || c > '9') return 0;
    if (is_fraction) unit /= 10;
    thousandths += (c - '0') * unit;
    if (thousandths > kMostWeight) return kMostWeight;
  }
  return thousandths;
}

bool is_language(std::string_view range, std::string_view name) noexcept {
  if (range.size() < 2 || (range.size() > 2 && range[2] != '-')) return false;
  return (range[0] | 0x20) == name[0] && (range[1] | 0x20) == name[1];
}

}  // namespace

ocpv::Lang preferred_language(std::string_view accept_language) noexcept {
  int best = 0;
  ocpv::Lang language = ocpv::Lang::en;
  while (!accept_language.empty()) {
    std::string_view rest = cut(accept_language, ',');
    const std::string_view range = cut(rest, ';');
    const bool is_zh = is_language(range, "zh");
    if (!is_zh && !is_language(range, "en") && range != "*") continue;
    const int w = weight(trimmed(rest));
    if (w <= best) continue;
    best = w;
    language = is_zh ? ocpv::Lang::zh : ocpv::Lang::en;
  }
  return language;
}

}  // namespace gateway
