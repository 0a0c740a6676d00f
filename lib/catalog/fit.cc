// Finding a documented path that a request's fits as it stands: what nearly every request does, and so built for speed.
#include <algorithm>
#include <bit>
#include <cstring>

#include "catalog/router.h"

namespace ocpv::catalog {
namespace {

/// Eight bytes as a number, the first of them the highest of it.
std::uint64_t first_in_highest(const char* bytes) noexcept {
  std::uint64_t value;
  std::memcpy(&value, bytes, sizeof value);
  if constexpr (std::endian::native == std::endian::little) value = __builtin_bswap64(value);
  return value;
}

}  // namespace

// As walk(), on the path itself. `at` is where the next segment begins, one past the end where none is left.
bool Router::fit_below(std::uint32_t number, std::string_view method, std::string_view path, std::size_t at,
                       Fit& fit) const noexcept {
  const Node& node = nodes_[number];
  if (at > path.size()) {
    for (const End& end : node.ends) {
      if (end.method != method) continue;
      if (fit.count != 0 && !takes(end, fit.count, fit.parameters[fit.count - 1].second)) continue;
      if (fit.operations++ != 0) break;
      fit.number = end.number;
      std::string_view rest = end.path;
      for (std::size_t i = 0; i < fit.count; ++i) fit.parameters[i].first = next_name(rest);
    }
    return fit.operations != 0;
  }
  const std::string_view segment = path.substr(at, path.find('/', at) - at);
  const std::size_t next = at + segment.size() + 1;
  const bool has_room = path.size() - at >= sizeof(std::uint64_t);
  std::uint64_t key = has_room ? first_in_highest(path.data() + at) : key_of(segment);
  if (has_room && segment.size() < sizeof key) key &= ~(~std::uint64_t{0} >> 8 * segment.size());
  const auto is_before = [](const Literal& literal, std::uint64_t wanted) { return literal.key < wanted; };
  auto literal = std::lower_bound(node.literals.begin(), node.literals.end(), key, is_before);
  for (; literal != node.literals.end() && literal->key == key; ++literal) {
    if (literal->text == segment && fit_below(literal->child, method, path, next, fit)) return true;
  }
  for (const Pattern& pattern : node.patterns) {
    const std::size_t fixed = pattern.before.size() + pattern.after.size();
    if (segment.size() <= fixed || fit.count == Fit::kMost) continue;
    if (!segment.starts_with(pattern.before) || !segment.ends_with(pattern.after)) continue;
    fit.parameters[fit.count++].second = segment.substr(pattern.before.size(), segment.size() - fixed);
    if (fit_below(pattern.child, method, path, next, fit)) return true;
    --fit.count;
  }
  return false;
}

bool Router::fit(std::string_view method, std::string_view path, Fit& fit) const noexcept {
  fit.count = fit.operations = 0;
  if (method.empty() || path.find('%') != std::string_view::npos) return false;
  return fit_below(0, method, path, path.starts_with('/') ? 1 : 0, fit) && fit.operations == 1;
}

}  // namespace ocpv::catalog
