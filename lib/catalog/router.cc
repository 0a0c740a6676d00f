#include "catalog/router.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/profile.h"
#include "base/similar.h"
#include "base/uri.h"
#include "base/utf8.h"

namespace ocpv::catalog {
namespace {

constexpr Message kNoSlash{"path '{0}' does not begin with a slash", "路径 '{0}' 未以斜杠开头"};
constexpr Message kTooManySegments{"path '{0}' has too many segments", "路径 '{0}' 的段数过多"};
constexpr Message kTwoInOne{"path '{0}' has two parameters in one segment", "路径 '{0}' 的一段中有两个参数"};
constexpr Message kHalfBrace{"path '{0}' has a brace without its other half", "路径 '{0}' 中的花括号不成对"};
constexpr std::size_t kMostSegments = 64;  // The longest documented path has 12.

bool same(std::string_view a, std::string_view b, bool any_case) noexcept {
  return any_case ? same_but_case(a, b) : a == b;
}

Error bad_template(std::string_view path_template, const Message& why) {
  return Error{say(why, {shown(path_template, kMostPointerBytes)})};
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

// A word, which is no integer however it was meant; a placeholder stands for anything.
bool is_word(std::string_view value) noexcept {
  const bool is_placeholder = value.find('{') != std::string_view::npos || value.find('$') != std::string_view::npos;
  const char first = value.empty() ? '0' : value.front();
  return !is_placeholder && (is_letter(first) || first == '_');
}

}  // namespace

std::string_view next_name(std::string_view& path_template) noexcept {
  const std::size_t open = path_template.find('{');
  if (open == std::string_view::npos) return {};
  const std::size_t close = path_template.find('}', open);  // There is one: Router::add has seen to that.
  const std::string_view name = path_template.substr(open + 1, close - open - 1);
  path_template.remove_prefix(close + 1);
  return name;
}

// The state of one look-up: what was asked for, the way so far, and what was found at the end of ways.
struct Router::Search {
  std::string_view method;
  const std::vector<std::string>* segments = nullptr;
  bool any_case = false;
  bool any_value = false;           // A word may stand for an integer.
  std::vector<std::string> values;  // Of the parameters on the way.
  std::vector<const End*> found;    // With the right method.
  std::vector<std::string> found_values;
  // For one segment that differs: what there is, and how much may still be tried.
  bool edited = false;
  std::size_t tries = 4096;
};

bool Route::has(std::uint32_t number) const noexcept {
  return std::any_of(routes.begin(), routes.end(), [&](const Routed& one) { return one.number == number; });
}

void Route::prefer(std::uint32_t number) {
  for (Routed& one : routes) {
    if (one.number == number) std::swap(one, routes.front());
  }
  std::string_view rest = routes.front().path;
  for (auto& [name, value] : path_parameters) name = next_name(rest);
}

Router::Router() : nodes_(1) {}

std::uint32_t Router::child_for(std::uint32_t node, std::string_view segment) {
  const auto fresh = static_cast<std::uint32_t>(nodes_.size());
  const std::size_t open = segment.find('{');
  if (open == std::string_view::npos) {
    auto& literals = nodes_[node].literals;
    const auto at = std::lower_bound(literals.begin(), literals.end(), segment,
                                     [](const Literal& literal, std::string_view text) { return literal.text < text; });
    if (at != literals.end() && at->text == segment) return at->child;
    literals.insert(at, Literal{std::string(segment), fresh, key_of(segment)});
  } else {
    const std::size_t close = segment.find('}', open);
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

Result<bool> Router::add(std::string_view method, std::string_view path_template, std::uint32_t number,
                         std::string_view integers, std::uint32_t owners) {
  if (!path_template.starts_with('/')) return bad_template(path_template, kNoSlash);
  const std::vector<std::string_view> segments = segments_of(path_template);
  if (segments.size() > kMostSegments) return bad_template(path_template, kTooManySegments);
  for (const std::string_view segment : segments) {
    const auto opens = std::count(segment.begin(), segment.end(), '{');
    const auto closes = std::count(segment.begin(), segment.end(), '}');
    if (opens > 1) return bad_template(path_template, kTwoInOne);
    if (opens != closes || (opens == 1 && segment.find('{') > segment.find('}'))) {
      return bad_template(path_template, kHalfBrace);
    }
  }
  std::uint32_t node = 0;
  for (const std::string_view segment : segments) node = child_for(node, segment);
  for (const End& end : nodes_[node].ends) {
    if (end.method == method && end.number < owners) return false;
  }
  End end{std::string(method), number, std::string(path_template)};
  end.ends_with_parameter = segments.back().find('{') != std::string_view::npos;
  std::string_view rest = path_template;
  for (std::size_t i = 0; i < 64 && rest.find('{') != std::string_view::npos; ++i) {
    if (is_listed(integers, next_name(rest))) end.integers |= std::uint64_t{1} << i;
  }
  nodes_[node].ends.push_back(std::move(end));
  return true;
}

bool Router::fits(const End& end, const Search& search) {
  if (!search.method.empty() && end.method != search.method) return false;
  return search.any_value || search.values.empty() || takes(end, search.values.size(), search.values.back());
}

// `/clusters/takeOver` is not `/clusters/{id}`; a word further in is a wrong id.
bool Router::takes(const End& end, std::size_t count, std::string_view last_value) noexcept {
  return !end.ends_with_parameter || count > 64 || (end.integers >> (count - 1) & 1U) == 0 || !is_word(last_value);
}

// As deep as the longest template at most. What is fixed goes before what is a parameter.
void Router::walk(Search& search, std::uint32_t number, std::size_t depth) const {
  const Node& node = nodes_[number];
  if (depth == search.segments->size()) {
    for (const End& end : node.ends) {
      if (!fits(end, search)) continue;
      search.found.push_back(&end);
      search.found_values = search.values;
    }
    return;
  }
  const std::string& segment = (*search.segments)[depth];
  if (search.any_case) {
    for (const auto& [text, child, key] : node.literals) {
      if (same(text, segment, true)) walk(search, child, depth + 1);
      if (!search.found.empty()) return;
    }
  } else {
    const auto at = std::lower_bound(node.literals.begin(), node.literals.end(), std::string_view(segment),
                                     [](const Literal& literal, std::string_view text) { return literal.text < text; });
    if (at != node.literals.end() && at->text == segment) walk(search, at->child, depth + 1);
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
    for (const End* end : search.found) route.routes.push_back({end->number, end->path});
    std::string_view rest = route.routes.front().path;
    for (const std::string& value : search.found_values) route.path_parameters.emplace_back(next_name(rest), value);
    return route;
  }

  if (route_near(route, method, *exact) || route_by_value(route, method, *exact)) return route;
  (void)route_by_segment(route, method, *exact);
  return route;
}

// What nearly fits, the fewest changes first: bits of letter case, slash, prefix, method.
bool Router::route_near(Route& route, std::string_view method, const std::vector<std::string>& exact) const {
  for (const unsigned change : {8U, 1U, 2U, 4U, 9U, 10U, 12U, 3U, 5U, 6U, 7U, 11U, 13U, 14U, 15U}) {
    const bool any_case = (change & 1U) != 0, slash = (change & 2U) != 0, prefix = (change & 4U) != 0;
    const bool any_method = (change & 8U) != 0;
    std::vector<std::string> segments = exact;
    if (slash) {
      if (segments.size() < 2 || !segments.back().empty()) continue;
      segments.pop_back();
    }
    if (prefix) {
      const std::vector<std::string_view> before = segments_of(kPathPrefix);
      segments.insert(segments.begin(), before.begin(), before.end());
    }
    const Search search = searched(any_method ? std::string_view() : method, segments, any_case);
    if (search.found.empty()) continue;
    route.letter_case = any_case;
    route.trailing_slash = slash;
    route.missing_prefix = prefix;
    route.wrong_method = any_method;
    for (const End* end : search.found) route.routes.push_back({end->number, end->path});
    return true;
  }
  return false;
}

bool Router::route_by_value(Route& route, std::string_view method, const std::vector<std::string>& exact) const {
  Search search;
  search.method = method;
  search.segments = &exact;
  search.any_value = true;
  walk(search, 0, 0);
  route.wrong_value = !search.found.empty();
  for (const End* end : search.found) route.routes.push_back({end->number, end->path});
  return route.wrong_value;
}

bool Router::route_by_segment(Route& route, std::string_view method, const std::vector<std::string>& exact) const {
  Search search;
  search.method = method;
  search.segments = &exact;
  walk_edited(search, 0, 0);
  for (const End* end : search.found) {
    if (!route.has(end->number)) route.routes.push_back({end->number, end->path});
  }
  route.other_segment = !route.routes.empty();
  return route.other_segment;
}

// As walk(), with one segment spelt otherwise, left out, or too many. As deep as the longest template at most; every
// step is counted.
void Router::walk_edited(Search& search, std::uint32_t number, std::size_t depth) const {
  if (search.tries == 0) return;
  --search.tries;
  const Node& node = nodes_[number];
  const bool at_end = depth == search.segments->size();
  if (at_end && search.edited) {
    for (const End& end : node.ends) {
      if (fits(end, search)) search.found.push_back(&end);
    }
    return;
  }
  const auto edit = [&](std::uint32_t child, std::size_t next) {
    if (search.edited) return;
    search.edited = true;
    walk_edited(search, child, next);
    search.edited = false;
  };
  const std::string_view segment = at_end ? std::string_view() : std::string_view((*search.segments)[depth]);
  for (const auto& [text, child, key] : node.literals) {
    if (!at_end && text == segment) {
      walk_edited(search, child, depth + 1);
      continue;
    }
    const std::string_view one[] = {text};
    if (!at_end && find_similar(segment, one)) edit(child, depth + 1);
    edit(child, depth);  // Left out.
  }
  for (const Pattern& pattern : node.patterns) {
    if (!at_end && pattern.before.empty() && pattern.after.empty() && !segment.empty()) {
      search.values.emplace_back(segment);
      walk_edited(search, pattern.child, depth + 1);
      search.values.pop_back();
    }
  }
  if (!at_end) edit(number, depth + 1);  // Too many.
}

}  // namespace ocpv::catalog
