#include "http/open_path.h"

#include <algorithm>

namespace ocpv::http {
namespace {

constexpr std::size_t kMostSegments = 32;  // The longest documented path has under 15.

/// A segment of the path: what is known of it, in order, with unknown text between the pieces.
struct Segment {
  std::string_view text;
  std::vector<std::string_view> pieces;
  bool has_variable() const noexcept { return pieces.size() > 1; }
  bool is_variable() const noexcept {
    return has_variable() && std::all_of(pieces.begin(), pieces.end(), [](auto piece) { return piece.empty(); });
  }
};

// Where the variable that begins at `at` ends; 0 when none begins there.
std::size_t variable_end(std::string_view text, std::size_t at) noexcept {
  const bool dollar = text.substr(at).starts_with("${"), braces = text.substr(at).starts_with("{{");
  if (!dollar && !braces) return 0;
  const std::string_view close = dollar ? "}" : "}}";
  const std::size_t end = text.find(close, at + 2);
  return end == std::string_view::npos ? 0 : end + close.size();
}

Segment segment_of(std::string_view text) {
  Segment segment{text, {}};
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = variable_end(text, at);
    if (end == 0) {
      ++at;
      continue;
    }
    segment.pieces.push_back(text.substr(from, at - from));
    from = at = end;
  }
  segment.pieces.push_back(text.substr(from));
  return segment;
}

// Whether the segment can be this text.
bool can_be(const Segment& segment, std::string_view literal) noexcept {
  if (!segment.has_variable()) return segment.text == literal;
  const std::string_view first = segment.pieces.front(), last = segment.pieces.back();
  if (literal.size() < first.size() + last.size() || !literal.starts_with(first) || !literal.ends_with(last)) {
    return false;
  }
  literal = literal.substr(first.size(), literal.size() - first.size() - last.size());
  for (std::size_t i = 1; i + 1 < segment.pieces.size(); ++i) {
    const std::size_t at = literal.find(segment.pieces[i]);
    if (at == std::string_view::npos) return false;
    literal.remove_prefix(at + segment.pieces[i].size());
  }
  return true;
}

bool is_parameter(std::string_view pattern) noexcept { return pattern.find('{') != std::string_view::npos; }

bool fits(const Segment& segment, std::string_view pattern) noexcept {
  return is_parameter(pattern) ? !segment.text.empty() : can_be(segment, pattern);
}

using Segments = std::vector<std::optional<std::string_view>>;

// Each variable stands within its segment.
std::optional<Segments> aligned(const std::vector<Segment>& path, const std::vector<std::string_view>& pattern) {
  if (path.size() != pattern.size()) return std::nullopt;
  Segments out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (!fits(path[i], pattern[i])) return std::nullopt;
    out.emplace_back(path[i].text);
  }
  return out;
}

// A segment that is nothing but a variable can stand for any number of segments. At least one segment must be known,
// and be the documented one.
std::optional<Segments> stretched(const std::vector<Segment>& path, const std::vector<std::string_view>& pattern) {
  const std::size_t rows = path.size() + 1, columns = pattern.size() + 1;
  // can[i][j]: the path from i on can be the pattern from j on; `known` counts the segments that say so.
  struct Cell {
    bool can = false, stays = false;
    std::uint8_t known = 0;
  };
  std::vector<Cell> cells(rows * columns);
  const auto cell = [&](std::size_t i, std::size_t j) -> Cell& { return cells[i * columns + j]; };
  cell(path.size(), pattern.size()).can = true;
  for (std::size_t i = path.size(); i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      Cell& here = cell(i, j);
      const bool is_open = path[i].is_variable();
      if (is_open && cell(i + 1, j).can) here = {true, false, cell(i + 1, j).known};
      if (j == pattern.size()) continue;
      if (is_open && cell(i, j + 1).can && cell(i, j + 1).known >= here.known)
        here = {true, true, cell(i, j + 1).known};
      if (is_open || !fits(path[i], pattern[j]) || !cell(i + 1, j + 1).can) continue;
      const bool is_known = !is_parameter(pattern[j]) && !path[i].has_variable();
      here = {true, false, static_cast<std::uint8_t>(cell(i + 1, j + 1).known + (is_known ? 1 : 0))};
    }
  }
  if (!cell(0, 0).can || cell(0, 0).known == 0) return std::nullopt;
  Segments out;
  std::size_t i = 0;
  while (out.size() < pattern.size() && i < path.size()) {
    if (path[i].is_variable()) {
      if (cell(i, out.size()).stays) {
        out.emplace_back(std::nullopt);
      } else {
        ++i;
      }
    } else {
      out.emplace_back(path[i++].text);
    }
  }
  return out;
}

}  // namespace

OpenPath open_path(const catalog::Catalog& catalog, std::string_view method, const Target& target, bool open_start) {
  OpenPath out;
  std::vector<Segment> segments;
  if (open_start) segments.push_back(segment_of("{{}}"));
  for (const std::string_view text : segments_of(target.path)) {
    if (!text.empty()) segments.push_back(segment_of(text));
    if (segments.size() > kMostSegments) return out;
  }
  const auto is_known = [](const Segment& segment) { return !segment.is_variable(); };
  out.is_unknown = std::none_of(segments.begin(), segments.end(), is_known);
  if (out.is_unknown) return out;
  std::vector<OpenRoute> wide;
  const std::vector<catalog::Operation>& operations = catalog.operations();
  for (std::uint32_t number = 0; number < operations.size(); ++number) {
    if (operations[number].method != method) continue;
    if (catalog::count_fixed(operations[number].query, target.query, true) < 0) continue;
    const std::vector<std::string_view> pattern = segments_of(operations[number].path);
    if (pattern.size() > kMostSegments) continue;
    if (auto exact = aligned(segments, pattern)) {
      out.routes.push_back({number, std::move(*exact)});
    } else if (auto loose = stretched(segments, pattern)) {
      wide.push_back({number, std::move(*loose)});
    }
  }
  if (out.routes.empty()) out.routes = std::move(wide);
  return out;
}

}  // namespace ocpv::http
