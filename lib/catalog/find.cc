// How people name an operation, and what to tell them when there is none.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/joined.h"
#include "base/limits.h"
#include "base/placeholder.h"
#include "base/profile.h"
#include "base/secret_values.h"
#include "base/similar.h"
#include "base/suggestion.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "catalog/catalog.h"

namespace ocpv::catalog {
namespace {

constexpr Message kNone{"no operation '{0}'", "没有操作 '{0}'"};
constexpr Message kSeveral{"'{0}' stands for {1} operations; name one: {2}",
                           "'{0}' 对应 {1} 个操作，请指定其中一个：{2}"};
constexpr Message kBadEncoding{": a percent sign there encodes nothing", "：其中的百分号编码无效"};
constexpr std::size_t kMostShownPath = 256;

struct Named {
  std::string_view method;  // Empty: any.
  std::string_view target;
};

// `POST /a/b` or `/a/b`; none when it can only be an id.
std::optional<Named> as_target(std::string_view name) {
  const std::size_t blank = name.find(' ');
  if (blank == std::string_view::npos) {
    const bool is_target = name.starts_with('/') || name.find("://") != std::string_view::npos;
    return is_target ? std::optional(Named{{}, name}) : std::nullopt;
  }
  std::string_view target = name.substr(blank + 1);
  while (target.starts_with(' ')) target.remove_prefix(1);
  target = target.substr(0, target.find(' '));  // A whole request line ends with HTTP/1.1.
  return Named{name.substr(0, blank), target};
}

bool is_template_name(std::string_view value) noexcept { return value.starts_with('{') && value.ends_with('}'); }

Bilingual listed(const std::vector<std::string>& names) {
  Bilingual out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i != 0) out.en += i + 1 == names.size() ? " or " : ", ";
    if (i != 0) out.zh += " 或 ";
    const std::string quoted = joined({"'", names[i], "'"});
    out.en += quoted;
    out.zh += quoted;
  }
  return out;
}

Bilingual differences(const Unknown& unknown) {
  const std::pair<bool, Message> all[] = {
      {unknown.wrong_method, {"the method differs", "方法不同"}},
      {unknown.letter_case, {"letter case differs", "大小写不同"}},
      {unknown.trailing_slash, {"there is a slash at the end", "结尾多了斜杠"}},
      {unknown.missing_prefix, {OCPV_PATH_PREFIX " is missing", "缺少 " OCPV_PATH_PREFIX}},
      {unknown.other_segment, {"a segment differs", "有一段路径不同"}},
      {unknown.wrong_value, {"a word stands where a number belongs", "应为数字处是单词"}},
      {unknown.wrong_query, {"the query parameter that tells operations apart differs", "用于区分操作的查询参数不同"}}};
  Bilingual out;
  for (const auto& [holds, words] : all) {
    if (holds) append(out, {out.empty() ? Message{" (", "（"} : Message{", ", "，"}, words});
  }
  if (!out.empty()) append(out, {Message{")", "）"}});
  return out;
}

// As as_target() where the words are surely a request: what goes before the path that every operation has, such as
// `{{host}}` or the path of a gateway, is left out.
struct AskedRequest {
  std::string_view method;  // Empty: any.
  std::string target;
};
std::optional<AskedRequest> as_request(std::string_view words) {
  std::vector<std::string> parts = split(words, ' ');
  std::erase(parts, "");
  const auto is_first = [&](std::string_view method) { return !parts.empty() && same_but_case(parts.front(), method); };
  const auto* const method = std::find_if(kHttpMethods.begin(), kHttpMethods.end(), is_first);
  const std::size_t at = method == kHttpMethods.end() ? 0 : 1;
  const bool has_version = parts.size() == at + 2 && parts.back().starts_with("HTTP/");
  if (parts.size() != at + 1 && !has_version) return std::nullopt;
  const bool lacks_slash = parts[at].starts_with(kPathPrefix.substr(1));
  std::string target = joined({lacks_slash ? "/" : "", parts[at]});
  const std::size_t prefix = target.substr(0, target.find('?')).find(joined({kPathPrefix, "/"}));
  if (prefix != std::string::npos) target.erase(0, prefix);
  if (!target.starts_with('/') && http_scheme(target) == 0) return std::nullopt;
  return AskedRequest{at == 0 ? std::string_view() : *method, std::move(target)};
}

// Whether a pair of a query can be one that is fixed.
bool fits(std::string_view pair, std::string_view fixed, bool placeholders) {
  if (placeholders && may_have_placeholder(pair)) {
    const std::string_view name = pair.substr(0, pair.find('='));
    return may_have_placeholder(name) || name == fixed.substr(0, fixed.find('='));
  }
  return query_decoded(pair) == query_decoded(fixed);
}

}  // namespace

int count_fixed(std::string_view fixed, std::string_view query, bool placeholders) {
  int count = 0;
  while (!fixed.empty()) {
    const std::string_view wanted = next_pair(fixed);
    bool is_there = false;
    for (std::string_view rest = query; !rest.empty() && !is_there;)
      is_there = fits(next_pair(rest), wanted, placeholders);
    if (!is_there) return -1;
    ++count;
  }
  return count;
}

// Those that most of the query speaks for.
void Catalog::narrow(Route& route, std::string_view query, bool placeholders) const {
  const auto count_of = [&](const Routed& one) {
    return count_fixed(operations_[one.number].query, query, placeholders);
  };
  int most = -1;
  for (const Routed& one : route.routes) most = std::max(most, count_of(one));
  route.wrong_query = most < 0;
  if (route.routes.size() == 1) return;
  route.found = most >= 0;
  if (!route.found) return;
  std::erase_if(route.routes, [&](const Routed& one) { return count_of(one) != most; });
  route.prefer(route.routes.front().number);
}

Route Catalog::route(std::string_view method, std::string_view target, bool placeholders) const {
  const auto [path, query] = parse_target(target);
  Route route = router_.route(method, path);
  if (!route.found) {
    if (Route shown = shown_.route(method, path); shown.found) route = std::move(shown);
  }
  if (route.found) narrow(route, query, placeholders);
  return route;
}

std::optional<Called> Catalog::called_by(std::string_view words) const {
  const std::optional<AskedRequest> wanted = as_request(words);
  if (!wanted) return std::nullopt;
  const Route found = route(wanted->method, wanted->target, true);
  if (found.routes.empty()) return std::nullopt;
  Called called;
  called.exactly = found.found;
  for (const Routed& one : found.routes) called.numbers.push_back(one.number);
  called.said = unknown(joined({wanted->method, wanted->method.empty() ? "" : " ", wanted->target})).said;
  return called;
}

Unknown Catalog::unknown(std::string_view name) const {
  Unknown unknown;
  const std::optional<Named> wanted = as_target(name);
  if (!wanted) {
    std::vector<std::string_view> ids;
    for (const Operation& operation : operations_) ids.push_back(operation.id);
    unknown.said = gives_itself_away(name) ? std::string(kSecretMask) : shown(name, kMostShownPath);
    if (const auto similar = find_similar(name, ids)) unknown.near.emplace_back(ids[*similar]);
    return unknown;
  }
  // The query may hold secrets; only the path is ever shown.
  const std::string_view path = parse_target(wanted->target).path;
  const Route near = route(wanted->method, wanted->target);
  unknown.said = (wanted->method.empty() ? "" : shown(wanted->method, kMostShownBytes) + " ") +
                 (gives_itself_away(wanted->target) ? std::string(kSecretMask) : shown(path, kMostShownPath));
  unknown.bad_encoding = near.bad_encoding;
  unknown.wrong_method = near.wrong_method;
  unknown.letter_case = near.letter_case;
  unknown.trailing_slash = near.trailing_slash;
  unknown.missing_prefix = near.missing_prefix;
  unknown.other_segment = near.other_segment;
  unknown.wrong_value = near.wrong_value;
  unknown.wrong_query = near.wrong_query;
  for (const Routed& routed : near.routes) {
    const Operation& one = operations_[routed.number];
    const auto is_called_so = [&](const Routed& other) {
      const Operation& another = operations_[other.number];
      return another.method == one.method && another.query == one.query;
    };
    const bool is_alone = !near.found || std::count_if(near.routes.begin(), near.routes.end(), is_called_so) == 1;
    unknown.near.push_back(is_alone ? one.called() : one.id);
  }
  return unknown;
}

Result<Match> Catalog::find_loaded(std::string_view name) const {
  if (const Operation* operation = find_id(name)) return Match{operation, {}};

  if (const std::optional<Named> wanted = as_target(name)) {
    Route found = route(wanted->method, wanted->target);
    const bool is_another = found.wrong_query && wanted->target.find('?') != std::string_view::npos;
    if (found.found && found.routes.size() == 1 && !is_another) {
      Match match{&operations_[found.routes.front().number], {}};
      for (auto& parameter : found.path_parameters) {
        if (!is_template_name(parameter.second)) match.path_parameters.push_back(std::move(parameter));
      }
      return match;
    }
    if (found.found && found.routes.size() > 1) {
      const Unknown several = unknown(name);
      return Error{say(kSeveral, {several.said, std::to_string(found.routes.size()), listed(several.near)})};
    }
  }

  const Unknown none = unknown(name);
  Bilingual message = say(kNone, {none.said});
  if (none.bad_encoding) append(message, {kBadEncoding});
  if (!none.near.empty()) append(message, {say(kDidYouMean, {listed(none.near)})});
  append(message, {differences(none)});
  return Error{std::move(message)};
}

}  // namespace ocpv::catalog
