// The steps of check_request about which operation it is.
#include <algorithm>
#include <string>
#include <utility>

#include "base/joined.h"
#include "base/secret_values.h"
#include "base/similar.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "http/ambiguous.h"
#include "http/authorization.h"
#include "http/headers.h"
#include "http/work.h"

namespace ocpv::http {
namespace {

using findings::Detail;
using findings::Diagnostic;
using findings::Id;

constexpr std::size_t kMostShownPath = 256;
constexpr std::size_t kMostNear = 4;

void judge_wrong_method(Work& work) {
  std::vector<std::string_view> methods;
  for (const catalog::Routed& routed : work.route.routes) {
    methods.push_back(work.service.catalog().operations()[routed.number].method);
  }
  Diagnostic d;
  d.id = Id::wrong_method;
  d.part = RequestPart::path;
  d.field = work.collect.shown(work.request.method);
  d.expected = methods;
  for (const std::string_view method : methods) {
    if (same_but_case(method, work.request.method)) d.detail = Detail::letter_case;
  }
  d.range = work.locate(Where::method, 0, 0, work.request.method.size());
  work.collect.add(d);
}

// The path as it stands, and the operations that it can be: `operations` must live until it is added.
// The query may hold secrets; only the path is ever shown.
Diagnostic about_path(Work& work, const std::vector<std::string_view>& operations) {
  Diagnostic d;
  d.id = Id::no_such_operation;
  d.part = RequestPart::path;
  const bool is_secret = path_gives_itself_away(work.target.path, work.request.target);
  const std::string_view path = is_secret ? kSecretMask : work.target.path;
  d.owner = work.collect.shown(joined({work.request.method, " ", path}), kMostShownPath);
  const auto begin = static_cast<std::size_t>(work.target.path.data() - work.request.target.data());
  d.range = work.locate(Where::target, 0, begin, begin + work.target.path.size());
  d.expected = operations;
  return d;
}

std::string_view called(Work& work, std::uint32_t number) {
  const catalog::Operation& operation = work.service.catalog().operations()[number];
  return work.findings.keep(operation.called());
}

// Of operations that a query parameter tells apart: the one that was meant, if its value is nearly there; else all.
void judge_query(Work& work) {
  const std::vector<catalog::Operation>& operations = work.service.catalog().operations();
  std::vector<std::string_view> near, queries;
  for (const catalog::Routed& routed : work.route.routes) {
    near.push_back(called(work, routed.number));
    queries.push_back(operations[routed.number].query);
  }
  for (std::string_view rest = work.target.query; !rest.empty();) {
    const auto meant = find_similar(next_pair(rest), queries);
    if (!meant) continue;
    near = {near[*meant]};
    break;
  }
  Diagnostic d = about_path(work, near);
  d.detail = Detail::wrong_query;
  work.collect.add(d);
}

void judge_unknown_operation(Work& work) {
  std::vector<std::string_view> near;
  for (const catalog::Routed& routed : work.route.routes) {
    if (near.size() < kMostNear) near.push_back(called(work, routed.number));
  }
  Diagnostic d = about_path(work, near);
  if (work.route.bad_encoding) d.detail = Detail::bad_escape;
  if (work.route.trailing_slash) d.detail = Detail::trailing_slash;
  if (work.route.missing_prefix) d.detail = Detail::missing_prefix;
  if (work.route.letter_case) d.detail = Detail::letter_case;
  work.collect.add(d);
}

// No text of it: what stands there may be anything.
void judge_ambiguity(Work& work) {
  Diagnostic d;
  d.id = Id::no_such_operation;
  d.part = RequestPart::path;
  d.detail = *work.ambiguity;
  d.range = work.whole_target();
  work.collect.add(d);
}

// What the variables leave open is no fault of the request.
void judge_undecided(Work& work) {
  std::vector<std::string_view> near;
  for (const OpenRoute& route : work.open.routes) {
    if (near.size() < kMostNear) near.push_back(called(work, route.number));
  }
  Diagnostic d = about_path(work, near);
  if (work.open.is_unknown) d.owner = work.collect.shown(joined({work.request.method, " ..."}));
  d.severity = Severity::note;
  d.detail = Detail::undecided;
  work.collect.add(d);
}

// A proxy may take away what stands before the documented path.
void find_behind_prefix(Work& work) {
  constexpr std::size_t kMostPrefixSegments = 8;
  const std::string_view path = work.target.path;
  std::size_t at = 0;
  for (std::size_t i = 0; i < kMostPrefixSegments; ++i) {
    at = path.find('/', at + 1);
    if (at == std::string_view::npos) return;
    const char* const end = work.request.target.data() + work.request.target.size();
    const std::string_view target(path.data() + at, static_cast<std::size_t>(end - (path.data() + at)));
    catalog::Route route = work.service.catalog().route(work.request.method, target, work.options.placeholders);
    if (!route.found) continue;
    work.route = std::move(route);
    work.prefix = at;
    work.operation = &work.service.loaded(work.route.routes.front().number);
    return;
  }
}

void judge_prefix(Work& work) {
  const std::vector<std::string_view> documented = {called(work, work.route.routes.front().number)};
  Diagnostic d = about_path(work, documented);
  d.severity = Severity::warning;
  d.detail = Detail::extra_prefix;
  const auto begin = static_cast<std::size_t>(work.target.path.data() - work.request.target.data());
  d.range = work.locate(Where::target, 0, begin, begin + work.prefix);
  work.collect.add(d);
}

// The parameters of a path with variables in it; what one covers counts as right.
void take_open_route(Work& work) {
  constexpr std::string_view kCovered = "{{}}";
  const OpenRoute& open = work.open.routes.front();
  work.operation = &work.service.loaded(open.number);
  work.route = {};
  work.route.found = true;
  work.route.routes = {{open.number, work.operation->operation->path}};
  const std::string& path_template = work.operation->operation->path;
  const std::vector<std::string_view> pattern = segments_of(path_template);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t begin = pattern[i].find('{'), end = pattern[i].find('}');
    if (begin == std::string_view::npos || end == std::string_view::npos) continue;
    const bool is_whole = begin == 0 && end + 1 == pattern[i].size();
    const std::string_view text = is_whole && open.segments[i] ? *open.segments[i] : kCovered;
    work.route.path_parameters.emplace_back(std::string(pattern[i].substr(begin + 1, end - begin - 1)),
                                            percent_decoded(text).value_or(std::string(kCovered)));
  }
}

// But for the names of their parameters.
bool are_alike(std::string_view a, std::string_view b) noexcept {
  std::size_t i = 0, j = 0;
  for (; i < a.size() && j < b.size() && a[i] == b[j]; ++i, ++j) {
    if (a[i] == '{') i = a.find('}', i), j = b.find('}', j);
  }
  return i == a.size() && j == b.size();
}

bool have_one_path(const Work& work) {
  const std::vector<catalog::Operation>& all = work.service.catalog().operations();
  const std::vector<OpenRoute>& routes = work.open.routes;
  for (const OpenRoute& one : routes) {
    if (!are_alike(all[one.number].path, all[routes.front().number].path)) return false;
  }
  return !routes.empty();
}

}  // namespace

std::size_t count_candidates(const Work& work) {
  if (work.operation == nullptr) return 0;
  return work.open.routes.empty() ? work.route.routes.size() : work.open.routes.size();
}

void choose(Work& work, std::size_t nth) {
  if (work.open.routes.empty()) {
    work.route.prefer(work.route.routes[nth].number);
    work.operation = &work.service.loaded(work.route.routes.front().number);
  } else {
    std::swap(work.open.routes.front(), work.open.routes[nth]);
    take_open_route(work);
  }
}

void tell_choice(Work& work, const Service::Loaded& chosen) {
  std::vector<std::string_view> others;
  for (std::size_t nth = 0; nth < count_candidates(work); ++nth) {
    choose(work, nth);
    if (work.operation != &chosen) others.push_back(work.operation->operation->id);
    choose(work, nth);
  }
  Diagnostic d = about_path(work, others);
  d.owner = chosen.operation->id;
  d.severity = Severity::note;
  d.detail = Detail::one_of_several;
  work.collect.add(d);
}

void find_operation(Work& work) {
  // `{{ name }}` may hold blanks, and what it stands for anything.
  const bool is_open = work.options.placeholders && has_placeholder(work.request.target);
  if (!is_open) work.ambiguity = ambiguity_of(work.request.target, work.target.path);
  // An empty method would stand for any.
  const std::string_view method = work.request.method.empty() ? "?" : work.request.method;
  work.route = work.service.catalog().route(method, work.request.target, work.options.placeholders);
  if (work.route.wrong_query && !work.route.found) return;
  if (work.route.found) {
    work.operation = &work.service.loaded(work.route.routes.front().number);
  } else if (work.options.find_open != nullptr && (work.options.open_start || has_placeholder(work.target.path))) {
    work.open = work.options.find_open(work.service.catalog(), method, work.target, work.options.open_start);
    if (have_one_path(work)) take_open_route(work);
  }
  if (work.operation == nullptr && work.options.after_host) find_behind_prefix(work);
}

void judge_operation(Work& work) {
  if (work.ambiguity) judge_ambiguity(work);
  if (work.prefix != 0) judge_prefix(work);
  if (work.operation != nullptr) return;
  if (gives_itself_away(work.request.target)) work.hide(Where::target, 0, 0, work.request.target.size());
  if (!work.target.query.empty()) {  // Nobody knows which of its values are secret.
    const auto begin = static_cast<std::size_t>(work.target.query.data() - work.request.target.data());
    work.hide(Where::target, 0, begin, begin + work.target.query.size());
  }
  if (work.ambiguity) return;
  if (work.open.is_unknown || !work.open.routes.empty()) return judge_undecided(work);
  const catalog::Route& route = work.route;
  const bool only_method = route.wrong_method && !route.letter_case && !route.trailing_slash && !route.missing_prefix;
  if (route.wrong_query) return judge_query(work);
  if (only_method) {
    judge_wrong_method(work);
  } else {
    judge_unknown_operation(work);
  }
}

std::vector<Given> path_parameters(const Work& work) {
  std::vector<Given> out;
  // The path that led here may be one that only an example of the page shows.
  const std::string_view path_template = work.route.routes.front().path;
  const std::vector<std::string_view> segments = segments_of(work.target.path.substr(work.prefix));
  const std::vector<std::string_view> pattern = segments_of(path_template);
  const bool is_open = !work.open.routes.empty();
  for (std::size_t i = 0; i < pattern.size() && out.size() < work.route.path_parameters.size(); ++i) {
    if (pattern[i].find('{') == std::string_view::npos) continue;
    std::optional<std::string_view> segment;
    if (is_open) segment = work.open.routes.front().segments[i];
    if (!is_open && i < segments.size()) segment = segments[i];
    const auto& [name, value] = work.route.path_parameters[out.size()];
    Given& given = out.emplace_back();
    given.part = RequestPart::path;
    given.name = name;
    given.values.push_back(value);
    if (segment && !segment->empty()) {
      const auto begin = static_cast<std::size_t>(segment->data() - work.request.target.data());
      given.value_span = given.name_span = {begin, begin + segment->size()};
    }
    if (find_invalid_utf8(value) != value.size()) given.unreadable = Unreadable::bad_utf8;
    if (work.options.placeholders && has_placeholder(value)) given.unreadable = Unreadable::placeholder;
  }
  return out;
}

}  // namespace ocpv::http
