#include "catalog/router.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/uri.h"
#include "base/utf8.h"

namespace ocpv::catalog {
namespace {

constexpr std::size_t kMostSegments = 64;  // The longest documented path has 12.
constexpr std::string_view kPrefix = "/api/v2";

bool same(std::string_view a, std::string_view b, bool any_case) noexcept {
  return any_case ? same_but_case(a, b) : a == b;
}

Error bad_template(std::string_view path_template, std::string_view why) {
  return Error{"path '" + shown(path_template, kMostPointerBytes) + "' " + std::string(why)};
}

std::optional<std::vector<std::string>> decoded_segments(std::string_view path) {
  std::vector<std::string> out;
  for (const std::string_view segment : segments_of(path)) {
    std::optional<std::string> text = percent_decoded(segment);
    if (!text) return std::nullopt;
    out.push_back(*std::move(text));
  }
  return out;
}

}  // namespace

// The state of one look-up: what was asked for, the way so far, and what was found at the end of ways.
struct Router::Search {
  std::string_view method;
  const std::vector<std::string>* segments = nullptr;
  bool any_case = false;
  std::vector<std::string> values;  // Of the parameters on the way.
  std::vector<const End*> found;    // With the right method.
  std::vector<std::string> found_values;
};

Router::Router() : nodes_(1) {}

std::uint32_t Router::child_for(std::uint32_t node, std::string_view segment, std::vector<std::string>& names) {
  const auto fresh = static_cast<std::uint32_t>(nodes_.size());
  const std::size_t open = segment.find('{');
  if (open == std::string_view::npos) {
    auto& literals = nodes_[node].literals;
    const auto at = std::lower_bound(literals.begin(), literals.end(), segment,
                                     [](const auto& literal, std::string_view text) { return literal.first < text; });
    if (at != literals.end() && at->first == segment) return at->second;
    literals.emplace(at, std::string(segment), fresh);
  } else {
    const std::size_t close = segment.find('}', open);
    names.emplace_back(segment.substr(open + 1, close - open - 1));
    const std::string_view before = segment.substr(0, open), after = segment.substr(close + 1);
    auto& patterns = nodes_[node].patterns;
    for (const Pattern& pattern : patterns) {
      if (pattern.before == before && pattern.after == after) return pattern.child;
    }
    const auto at = std::find_if(patterns.begin(), patterns.end(), [&](const Pattern& pattern) {
      return pattern.before.size() + pattern.after.size() < before.size() + after.size();
    });
    patterns.insert(at, Pattern{std::string(before), std::string(after), fresh});
  }
  nodes_.emplace_back();
  return fresh;
}

Result<std::optional<std::uint32_t>> Router::add(std::string_view method, std::string_view path_template,
                                                 std::uint32_t number) {
  if (!path_template.starts_with('/')) return bad_template(path_template, "does not begin with a slash");
  const std::vector<std::string_view> segments = segments_of(path_template);
  if (segments.size() > kMostSegments) return bad_template(path_template, "has too many segments");
  for (const std::string_view segment : segments) {
    const auto opens = std::count(segment.begin(), segment.end(), '{');
    const auto closes = std::count(segment.begin(), segment.end(), '}');
    if (opens > 1) return bad_template(path_template, "has two parameters in one segment");
    if (opens != closes || (opens == 1 && segment.find('{') > segment.find('}'))) {
      return bad_template(path_template, "has a brace without its other half");
    }
  }
  std::uint32_t node = 0;
  std::vector<std::string> names;
  for (const std::string_view segment : segments) node = child_for(node, segment, names);
  for (const End& end : nodes_[node].ends) {
    if (end.method == method) return std::optional(end.number);
  }
  nodes_[node].ends.push_back({std::string(method), number, std::string(path_template), std::move(names)});
  return std::optional<std::uint32_t>();
}

// As deep as the longest template at most. What is fixed goes before what is a parameter.
void Router::walk(Search& search, std::uint32_t number, std::size_t depth) const {
  const Node& node = nodes_[number];
  if (depth == search.segments->size()) {
    for (const End& end : node.ends) {
      const bool fits = search.method.empty() || end.method == search.method;
      if (!fits) continue;
      search.found.push_back(&end);
      search.found_values = search.values;
    }
    return;
  }
  const std::string& segment = (*search.segments)[depth];
  if (search.any_case) {
    for (const auto& [text, child] : node.literals) {
      if (same(text, segment, true)) walk(search, child, depth + 1);
      if (!search.found.empty()) return;
    }
  } else {
    const auto at = std::lower_bound(node.literals.begin(), node.literals.end(), std::string_view(segment),
                                     [](const auto& literal, std::string_view text) { return literal.first < text; });
    if (at != node.literals.end() && at->first == segment) walk(search, at->second, depth + 1);
  }
  for (const Pattern& pattern : node.patterns) {
    if (!search.found.empty()) return;
    const std::string_view text = segment;
    const std::size_t fixed = pattern.before.size() + pattern.after.size();
    if (text.size() <= fixed) continue;  // A parameter is never empty.
    if (!same(text.substr(0, pattern.before.size()), pattern.before, search.any_case)) continue;
    if (!same(text.substr(text.size() - pattern.after.size()), pattern.after, search.any_case)) continue;
    search.values.emplace_back(text.substr(pattern.before.size(), text.size() - fixed));
    walk(search, pattern.child, depth + 1);
    search.values.pop_back();
  }
}

Router::Search Router::searched(std::string_view method, const std::vector<std::string>& segments,
                                bool any_case) const {
  Search search;
  search.method = method;
  search.segments = &segments;
  search.any_case = any_case;
  walk(search, 0, 0);
  return search;
}

Route Router::route(std::string_view method, std::string_view path) const {
  Route route;
  const std::optional<std::vector<std::string>> exact = decoded_segments(path);
  if (!exact) {
    route.bad_encoding = true;
    return route;
  }
  if (exact->size() > kMostSegments) return route;

  if (const Search search = searched(method, *exact, false); !search.found.empty()) {
    route.found = true;
    for (const End* end : search.found) route.routes.push_back(end->number);
    route.path_template = search.found.front()->path;
    const std::vector<std::string>& names = search.found.front()->names;
    for (std::size_t i = 0; i < names.size(); ++i) route.path_parameters.emplace_back(names[i], search.found_values[i]);
    return route;
  }

  // What nearly fits, the fewest changes first: bits of letter case, slash, prefix, method.
  for (const unsigned change : {8U, 1U, 2U, 4U, 9U, 10U, 12U, 3U, 5U, 6U, 7U, 11U, 13U, 14U, 15U}) {
    const bool any_case = (change & 1U) != 0, slash = (change & 2U) != 0, prefix = (change & 4U) != 0;
    const bool any_method = (change & 8U) != 0;
    std::vector<std::string> segments = *exact;
    if (slash) {
      if (segments.size() < 2 || !segments.back().empty()) continue;
      segments.pop_back();
    }
    if (prefix) {
      const std::vector<std::string_view> before = segments_of(kPrefix);
      segments.insert(segments.begin(), before.begin(), before.end());
    }
    const Search search = searched(any_method ? std::string_view() : method, segments, any_case);
    if (search.found.empty()) continue;
    route.letter_case = any_case;
    route.trailing_slash = slash;
    route.missing_prefix = prefix;
    route.wrong_method = any_method;
    for (const End* end : search.found) route.routes.push_back(end->number);
    return route;
  }
  return route;
}

}  // namespace ocpv::catalog
