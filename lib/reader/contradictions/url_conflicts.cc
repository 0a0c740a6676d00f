#include "reader/contradictions/url_conflicts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "reader/contradictions/twins.h"
#include "reader/contradictions/wording.h"
#include "reader/examples/shown_values.h"
#include "reader/layout/outline.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Kind;

constexpr std::size_t kMostKeys = 200;  ///< Of one query; published ones have up to 8.

struct Pair {
  std::string name, value;
};

/// A URL without scheme and host, in its parts.
struct Url {
  std::vector<std::string> path;
  std::vector<Pair> query;
};

int hex(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string decoded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex(text[at + 1]) : -1;
    const int low = high >= 0 ? hex(text[at + 2]) : -1;
    result += low >= 0 ? static_cast<char>(high * 16 + low) : text[at];
    if (low >= 0) at += 2;
  }
  return result;
}

std::vector<std::string> steps_of_path(std::string_view path) {
  std::vector<std::string> steps;
  for (std::string& step : split(path, '/')) {
    if (!step.empty()) steps.push_back(std::move(step));
  }
  return steps;
}

Url read_url(std::string_view text) {
  if (const std::size_t blank = text.find(' '); blank != std::string_view::npos) text = trimmed(text.substr(blank));
  if (const std::size_t scheme = text.find("://"); scheme != std::string_view::npos && scheme < text.find('/')) {
    text.remove_prefix(std::min(text.find('/', scheme + 3), text.size()));
  }
  text = text.substr(0, text.find('#'));
  const std::size_t question = std::min(text.find('?'), text.size());
  Url url;
  url.path = steps_of_path(text.substr(0, question));
  for (const std::string& pair : split(text.substr(std::min(question + 1, text.size())), '&')) {
    if (url.query.size() >= kMostKeys) break;
    const std::size_t sign = std::min(pair.find('='), pair.size());
    const std::string_view value = std::string_view(pair).substr(std::min(sign + 1, pair.size()));
    if (sign > 0) url.query.push_back({decoded(std::string_view(pair).substr(0, sign)), decoded(value)});
  }
  return url;
}

/// `{id}`, `<id>`, `:id`, `xxx`, `***`, `...`, nothing: stands for a value, is none.
bool is_blank(std::string_view value) {
  if (value.starts_with('{') || value.starts_with('<') || value.starts_with(':') || value.starts_with('$')) return true;
  return std::all_of(value.begin(), value.end(), [](char c) { return c == 'x' || c == 'X' || c == '*' || c == '.'; });
}

/// The value as JSON, as far as the kind asks for a type; text where it has not that type.
Json value_as(std::string_view text, Kind kind) {
  if (kind == Kind::boolean || kind == Kind::int32 || kind == Kind::int64 || kind == Kind::number) {
    Json value = Json::parse(text, nullptr, false);
    if (value.is_primitive() && !value.is_discarded() && !value.is_null() && !value.is_string()) return value;
  }
  return std::string(text);
}

class Comparer {
 public:
  Comparer(contract::Operation& operation, const contract::Example& example, std::set<std::string>& told,
           std::vector<Contradiction>& found)
      : operation_(operation), example_(example), url_(read_url(example.url)), told_(told), found_(found) {}

  void compare(std::uint32_t path_line) {
    if (!has_documented_path()) {
      tell(Conflict::url_path, {operation_.id, path_line}, "path:", example_.url, operation_.path);
      return;
    }
    compare_path();
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

  bool has_documented_path() const {
    const std::vector<std::string> steps = steps_of_path(operation_.path);
    return std::equal(steps.begin(), steps.end(), url_.path.begin(), url_.path.end(),
                      [](const std::string& documented, const std::string& shown) {
                        return contains(documented, "{") || documented == shown;
                      });
  }

  void compare_path() {
    const std::vector<std::string> steps = steps_of_path(operation_.path);
    for (std::size_t at = 0; at < steps.size(); ++at) {
      const std::vector<std::string> names = path_names(steps[at]);
      if (names.size() != 1 || steps[at] != "{" + names.front() + "}") continue;
      if (Field* field = named(operation_.path_parameters, names.front()))
        compare_value(*field, decoded(url_.path[at]), "path:/");
    }
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
    for (contract::Rule& rule : operation_.rules) {
      if (rule.part != Part::parameters || rule.strength == Strength::corrected || rule.strength == Strength::contested)
        continue;
      const std::optional<std::string> value = shown_at(rule.pointer);
      const std::optional<std::string> when = shown_at(rule.when.pointer);
      const bool holds = when && std::find(rule.when.in.begin(), rule.when.in.end(), *when) != rule.when.in.end();
      const bool kept = rule.kind == contract::Rule::Kind::required_when ? !holds || value : !value || !when || holds;
      if (kept) continue;
      tell(Conflict::url_condition, rule.said, "query:" + rule.pointer.substr(rule.pointer.rfind('/')),
           rule.pointer.substr(rule.pointer.rfind('/') + 1));
      rule.strength = Strength::contested;
    }
  }

  /// What the URL has for `/query/name`.
  std::optional<std::string> shown_at(std::string_view pointer) const {
    for (const Pair& pair : url_.query) {
      if (pointer == "/query/" + pair.name) return pair.value;
    }
    return std::nullopt;
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
    const std::string shown = field.secret ? "******" : text;
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
      Comparer(operation, example, told, found).compare(operation.path_line);
  }
  return found;
}

}  // namespace ocpv::reader
