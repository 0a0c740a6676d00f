#include "reader/contradictions/url_conflicts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "base/secret_values.h"
#include "base/uri.h"
#include "reader/contradictions/kept_rules.h"
#include "reader/contradictions/shown_path.h"
#include "reader/contradictions/twins.h"
#include "reader/contradictions/wording.h"
#include "reader/examples/masked.h"
#include "reader/examples/shown_values.h"
#include "reader/layout/outline.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;

constexpr std::size_t kMostKeys = 200;  ///< Of one query; published ones have up to 8.

struct Pair {
  std::string name, value;
};

/// A URL without scheme and host, in its parts.
struct Url {
  std::string method;     ///< Empty where none is printed.
  bool has_slash = true;  ///< The path begins with one.
  std::vector<std::string> path;
  std::vector<Pair> query;
};

Url read_url(std::string_view text) {
  Url url;
  text = trimmed(text);
  if (const std::size_t blank = text.find(' '); blank != std::string_view::npos) {
    url.method = std::string(text.substr(0, blank));
    text = trimmed(text.substr(blank));
  }
  if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos && scheme < text.find('/')) {
    text.remove_prefix(std::min(text.find('/', scheme + 3), text.size()));
  }
  text = text.substr(0, std::min(text.find('#'), text.find(' ')));
  const std::size_t question = std::min(text.find('?'), text.size());
  url.has_slash = text.starts_with('/');
  url.path = steps_of_path(text.substr(0, question));
  for (const std::string& pair : split(text.substr(std::min(question + 1, text.size())), '&')) {
    if (url.query.size() >= kMostKeys) break;
    const std::size_t sign = std::min(pair.find('='), pair.size());
    const std::string_view value = std::string_view(pair).substr(std::min(sign + 1, pair.size()));
    if (sign > 0)
      url.query.push_back({percent_decoded_where_encoded(std::string_view(pair).substr(0, sign)),
                           percent_decoded_where_encoded(value)});
  }
  return url;
}

/// Stands for a value, is none.
bool is_blank(std::string_view value) {
  return value.empty() || value.starts_with('{') || value.starts_with('<') || value.starts_with(':') ||
         value.starts_with('$') || value == "x" || value == "X" || value == "*" || is_masked(value);
}

/// The value as JSON, as far as the kind asks for a type; text where it has not that type.
Json value_as(std::string_view text, Kind kind) {
  if (kind == Kind::boolean || kind == Kind::int32 || kind == Kind::int64 || kind == Kind::number) {
    Json value = Json::parse(text, nullptr, false);
    if (value.is_primitive() && !value.is_discarded() && !value.is_null() && !value.is_string()) return value;
  }
  return std::string(text);
}

class UrlComparer {
 public:
  UrlComparer(contract::Operation& operation, const contract::Example& example, std::set<std::string>& told,
              std::vector<Contradiction>& found)
      : operation_(operation), example_(example), url_(read_url(example.url)), told_(told), found_(found) {}

  void compare(std::uint32_t path_line) {
    const ShownPath path = read_shown_path(steps_of_path(operation_.path), url_.path);
    const contract::Said documented{operation_.id, path_line};
    const bool other_method = !url_.method.empty() && url_.method != operation_.method;
    if (other_method) tell(Conflict::url_method, documented, "path:", url_.method, operation_.method);
    if (!path.same) tell(Conflict::url_path, documented, "path:", example_.url, operation_.path);
    if (!url_.has_slash) tell(Conflict::url_slash, documented, "path:", example_.url);
    if (other_method || !path.same) show_route(other_method ? url_.method : operation_.method, path.path);
    for (const auto& [name, step] : path.parameters) {
      if (Field* field = named(operation_.path_parameters, name))
        compare_value(*field, percent_decoded_where_encoded(step), "path:/");
    }
    if (!path.same && !path.path.empty()) leave_out_missing(path);
    compare_query();
    compare_rules();
  }

 private:
  void tell(Conflict conflict, const contract::Said& said, const std::string& pointer, std::string_view argument0,
            std::string_view argument1 = {}, std::string_view argument2 = {}) {
    Contradiction one =
        worded(conflict, said, {operation_.id, example_.url_line}, pointer, argument0, argument1, argument2);
    if (told_.insert(one.id + " " + one.pointer).second) found_.push_back(std::move(one));
  }

  /// A parameter that has no place in the path that the example calls cannot be asked for there.
  void leave_out_missing(const ShownPath& path) {
    for (Field& field : operation_.path_parameters) {
      const bool has_place = std::any_of(path.parameters.begin(), path.parameters.end(),
                                         [&](const auto& one) { return one.first == field.name; });
      if (!has_place && field.required_strength == Strength::stated) field.required_strength = Strength::contested;
    }
  }

  void show_route(const std::string& method, const std::string& path) {
    auto& routes = operation_.shown_as;
    const bool known = std::any_of(routes.begin(), routes.end(), [&](const contract::ShownRoute& one) {
      return one.method == method && one.path == path;
    });
    if (!path.empty() && !known) routes.push_back({method, path});
  }

  void compare_query() {
    std::string repeated;
    std::set<std::string> seen;
    std::vector<std::string> unknown;
    for (const Pair& pair : url_.query) {
      seen.insert(pair.name);
      if (Field* field = named(operation_.query_parameters, pair.name)) {
        compare_value(*field, pair.value, "query:/");
      } else if (named(operation_.path_parameters, pair.name) != nullptr) {
        repeated += (repeated.empty() ? "" : ", ") + pair.name;
      } else {
        unknown.push_back(pair.name);
      }
    }
    if (!repeated.empty()) tell(Conflict::url_repeats_path, {operation_.id, line_of_parameters()}, "query:", repeated);
    for (Field& field : operation_.query_parameters) {
      if (!field.required || field.required_strength != Strength::stated || seen.contains(field.name)) continue;
      const std::string twin = take_twin(field.name, unknown);
      if (twin.empty())
        tell(Conflict::url_misses_required, field.said, "query:/" + field.name, field.name);
      else
        tell(Conflict::spelt_two_ways, field.said, "query:/" + field.name, field.name, twin);
      field.required_strength = Strength::contested;
    }
    for (const std::string& name : unknown) {
      tell(Conflict::url_unknown_key, {operation_.id, line_of_parameters()}, "query:/" + name, name);
    }
  }

  void compare_rules() {
    const Json shown = shown_parameters();
    for (contract::Rule& rule : operation_.rules) {
      if (rule.part != Part::parameters || rule.strength == Strength::corrected || rule.strength == Strength::contested)
        continue;
      if (keeps(shown, rule)) continue;
      tell(Conflict::url_condition, rule.said, "query:" + rule.pointer.substr(rule.pointer.rfind('/')),
           rule.pointer.substr(rule.pointer.rfind('/') + 1));
      rule.strength = Strength::contested;
    }
  }

  /// What the URL has, as parameters.schema.json has it; lists are written with commas.
  Json shown_parameters() const {
    Json query = Json::object();
    for (const Pair& pair : url_.query) {
      const Field* field = named(operation_.query_parameters, pair.name);
      query[pair.name] = pair.value;
      if (field != nullptr && field->kind == Kind::array) query[pair.name] = split(pair.value, ',');
    }
    return {{"query", query}};
  }

  std::uint32_t line_of_parameters() const {
    for (const auto* list : {&operation_.query_parameters, &operation_.path_parameters}) {
      if (!list->empty()) return list->front().said.line;
    }
    return 0;
  }

  static Field* named(std::vector<Field>& fields, std::string_view name) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
  }

  /// A list is written with commas; its items are compared one by one.
  void compare_value(Field& field, const std::string& text, const std::string& prefix) {
    if (field.kind != Kind::array) return compare_plain(field, field, text, prefix);
    if (field.items.empty()) return;
    for (const std::string& item : split(text, ','))
      compare_plain(field, field.items.front(), std::string(trimmed(item)), prefix);
  }

  /// `plain` is the field, or the items of it, whose list of values stands with the field.
  void compare_plain(Field& field, Field& plain, const std::string& text, const std::string& prefix) {
    if (is_blank(text)) return;
    const Json value = value_as(text, plain.kind);
    const std::string shown(field.secret || gives_itself_away(text) ? kSecretMask : std::string_view(text));
    const auto conflict = [&](Conflict kind, Strength& strength) {
      if (strength == Strength::corrected) return;
      if (strength != Strength::contested)
        tell(kind, field.said, prefix + field.name, field.name, word_of(plain.kind), shown);
      strength = Strength::contested;
    };
    if (!has_type(value, plain.kind)) return conflict(Conflict::url_type, plain.kind_strength);
    if (!has_format(value, plain.kind)) return conflict(Conflict::url_format, plain.kind_strength);
    if (field.values && field.values->closed && !is_listed(value, *field.values))
      conflict(Conflict::url_value, field.values->strength);
    if (plain.bounds && !is_within(value, *plain.bounds)) conflict(Conflict::url_range, plain.bounds->strength);
  }

  contract::Operation& operation_;
  const contract::Example& example_;
  Url url_;
  std::set<std::string>& told_;
  std::vector<Contradiction>& found_;
};

}  // namespace

std::vector<Contradiction> contest_urls(contract::Operation& operation) {
  std::vector<Contradiction> found;
  std::set<std::string> told;
  for (const contract::Example& example : operation.examples) {
    if (example.part == Part::request && !example.url.empty())
      UrlComparer(operation, example, told, found).compare(operation.path_line);
  }
  return found;
}

}  // namespace ocpv::reader
