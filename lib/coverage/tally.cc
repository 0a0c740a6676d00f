#include "coverage/tally.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/placeholder.h"
#include "base/profile.h"
#include "base/secret_values.h"
#include "base/uri.h"
#include "json/escape.h"

namespace ocpv::coverage {
namespace {

using findings::ValueKind;

constexpr int kFirstFailure = 400;
constexpr std::size_t kMostSegment = 48;  // The longest documented one has 27 letters.

// What may be somebody's: a number, a name with digits in it, anything long or with signs. `v2` is none.
bool is_of_one_request(std::string_view segment) {
  const bool has_digit = std::any_of(segment.begin(), segment.end(), is_digit);
  const bool is_version = segment.size() <= 3 && segment.starts_with('v') && is_digits(segment.substr(1));
  const auto is_plain = [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; };
  return (has_digit && !is_version) || segment.size() > kMostSegment ||
         !std::all_of(segment.begin(), segment.end(), is_plain);
}

// What is not came out of a variable.
bool is_written(const RequestLine& line, std::string_view text) {
  return line.written.empty() || line.written.find(text) != std::string_view::npos;
}

bool is_filled(const Body& body, std::size_t at) {
  // The first that ends behind it.
  const auto filled =
      std::partition_point(body.filled.begin(), body.filled.end(), [&](const Filled& one) { return one.end <= at; });
  return filled != body.filled.end() && filled->begin <= at;
}

// `GET /api/v2/things/*`: what differs from request to request would be as many operations as requests.
std::string shown_call(const RequestLine& line) {
  const std::string_view path = parse_target(line.target).path;
  if (path_gives_itself_away(path, line.target)) return std::string(line.method) + " " + std::string(kSecretMask);
  std::string out = std::string(line.method) + " ";
  for (const std::string_view segment : segments_of(path))
    out += is_of_one_request(segment) || !is_written(line, segment) ? "/*" : "/" + std::string(segment);
  return out;
}

ValueKind kind_of_text(std::string_view text) {
  if (text == "true" || text == "false") return ValueKind::boolean;
  return is_digits(text) && text.size() < 19 ? ValueKind::integer : ValueKind::string;
}

// Told of documents as a whole, or where something undocumented is counted by itself.
bool is_counted_elsewhere(const findings::Diagnostic& d) {
  if (d.severity == Severity::note) return true;
  const bool is_unknown = d.id == findings::Id::unknown_field || d.id == findings::Id::unknown_parameter ||
                          d.id == findings::Id::unknown_value;
  return is_unknown && d.severity != Severity::error;
}

std::string place_of(Part part, const findings::Diagnostic& d) {
  const std::string pointer = without_numbers(d.pointer);
  if (d.part == RequestPart::body) return at_of(part, pointer);
  return std::string(name_of(d.part)) + ":" + pointer;
}

}  // namespace

std::string without_numbers(std::string_view pointer) {
  std::string out;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    const std::string_view step = pointer.substr(at + 1, end - at - 1);
    out += is_digits(step) ? "/*" : "/" + std::string(step);
    at = end;
  }
  return out;
}

std::string at_of(Part part, std::string_view pointer) {
  if (part != Part::parameters) return std::string(name_of(part)) + ":" + std::string(pointer);
  const std::string_view inside = pointer.substr(std::min<std::size_t>(1, pointer.size()));
  const std::size_t end = std::min(inside.find('/'), inside.size());
  return std::string(inside.substr(0, end)) + ":" + std::string(inside.substr(end));
}

void Tally::merge(Tally&& later) {
  for (auto& [number, counts] : later.operations_) {
    OperationCounts& into = operations_[number];
    into.requests += counts.requests;
    into.responses += counts.responses;
    into.failures += counts.failures;
    for (std::size_t part = 0; part < kPartCount; ++part) {
      into.parts[part].add(counts.parts[part]);
      into.documents[part] += counts.documents[part];
    }
  }
  facts_.merge(std::move(later.facts_));
}

Answer Counter::answer_of(int http_status, std::string_view body) {
  return http_status >= kFirstFailure || walk_.says_failure(body) ? Answer::refused : Answer::accepted;
}

void Counter::request(std::uint32_t operation, const RequestLine& line, const Body& sent, Answer answer) {
  OperationCounts& counts = tally_->operations_[operation];
  ++counts.requests;
  parameters(operation, counts, line, answer);
  if (!sent.json.empty()) body(operation, Part::request, sent, answer);
}

void Counter::response(std::uint32_t operation, const Body& sent, Answer answer) {
  OperationCounts& counts = tally_->operations_[operation];
  ++(answer == Answer::refused ? counts.failures : counts.responses);
  if (answer != Answer::refused && !sent.json.empty()) body(operation, Part::response, sent, answer);
}

void Counter::unknown_operation(const RequestLine& line, Answer answer) {
  if (line.target.find(kApiRoot) == std::string_view::npos) return;
  Fact fact;
  fact.kind = Fact::Kind::operation;
  fact.what = shown_call(line);
  tally_->facts_.add(std::move(fact), answer, ValueKind::none, where_);
}

void Counter::body(std::uint32_t operation, Part part, const Body& body, Answer answer) {
  const Documented& documented = contracts_.of(operation, part);
  OperationCounts& counts = tally_->operations_[operation];
  ++counts.documents[static_cast<std::size_t>(part)];
  walk_.walk(documented, body.json, body.is_right, counts.parts[static_cast<std::size_t>(part)], undocumented_);
  for (const Undocumented& one : undocumented_) keep(operation, part, one, is_filled(body, one.at), answer);
}

void Counter::touch(std::uint32_t operation, Part part, std::string_view pointer) {
  const Documented& documented = contracts_.of(operation, part);
  Counts& counts = tally_->operations_[operation].parts[static_cast<std::size_t>(part)];
  counts.prepare(documented);
  if (const std::uint32_t place = documented.find(without_numbers(pointer)); place != kNone) ++counts.places[place];
}

void Counter::keep(std::uint32_t operation, Part part, const Undocumented& one, bool is_filled, Answer answer) {
  const bool is_hidden = is_filled || gives_itself_away(one.name);
  if (one.is_value && is_hidden) return;
  const Place& place = contracts_.of(operation, part).places()[one.place];
  Fact fact;
  fact.kind = one.is_value ? Fact::Kind::value : Fact::Kind::field;
  fact.operation = operation;
  fact.part = part;
  const std::string_view name = is_hidden ? kSecretMask : one.name;
  fact.at = at_of(part, one.is_value ? place.pointer : place.pointer + "/" + json::token_of(name));
  if (one.is_value) fact.what = one.name;
  tally_->facts_.add(std::move(fact), answer, one.kind, where_);
}

void Counter::parameters(std::uint32_t operation, OperationCounts& counts, const RequestLine& line, Answer answer) {
  const Documented& documented = contracts_.of(operation, Part::parameters);
  Counts& met = counts.parts[static_cast<std::size_t>(Part::parameters)];
  met.prepare(documented);
  ++counts.documents[static_cast<std::size_t>(Part::parameters)];
  for (std::size_t i = 0; i < documented.places().size(); ++i) {
    const Place& place = documented.places()[i];
    if (!place.is_row) continue;
    const auto names_it = [&](std::string_view name) {
      return same_but_case("/header/" + json::token_of(name), place.pointer);
    };
    const bool is_header = place.pointer.starts_with("/header/");
    if (place.pointer.starts_with("/path/") ||
        (is_header && std::any_of(line.headers.begin(), line.headers.end(), names_it)))
      ++met.places[i];
  }
  std::string_view query = parse_target(line.target).query;
  while (!query.empty()) {
    const std::string_view pair = next_pair(query);
    if (!pair.empty()) query_parameter(operation, met, line, pair, answer);
  }
}

void Counter::query_parameter(std::uint32_t operation, Counts& met, const RequestLine& line, std::string_view pair,
                              Answer answer) {
  const std::size_t equal = std::min(pair.find('='), pair.size());
  const auto name = query_decoded(pair.substr(0, equal));
  const auto value = query_decoded(pair.substr(std::min(equal + 1, pair.size())));
  if (!name || !value || may_have_placeholder(*name)) return;
  const Documented& documented = contracts_.of(operation, Part::parameters);
  const std::uint32_t number = documented.find("/query/" + json::token_of(*name));
  Fact fact;
  fact.operation = operation;
  fact.part = Part::parameters;
  if (number == kNone) {
    fact.kind = Fact::Kind::field;
    const bool is_hidden = gives_itself_away(*name) || !is_written(line, pair.substr(0, equal));
    fact.at = "query:/" + json::token_of(is_hidden ? kSecretMask : std::string_view(*name));
    tally_->facts_.add(std::move(fact), answer, kind_of_text(*value), where_);
    return;
  }
  ++met.places[number];
  const Place& place = documented.places()[number];
  if (place.values.empty()) return;
  const auto found = std::find(place.values.begin(), place.values.end(), *value);
  if (found != place.values.end()) {
    ++met.values[place.first_value + static_cast<std::size_t>(found - place.values.begin())];
    return;
  }
  ++met.outside[number];
  if (!place.is_closed || place.is_secret || gives_itself_away(*value)) return;
  if (!is_written(line, pair.substr(std::min(equal + 1, pair.size())))) return;
  fact.kind = Fact::Kind::value;
  fact.at = at_of(Part::parameters, place.pointer);
  fact.what = *value;
  tally_->facts_.add(std::move(fact), answer, kind_of_text(*value), where_);
}

void Counter::findings(std::uint32_t operation, Part part, const findings::Findings& findings, Answer answer) {
  for (const findings::Diagnostic& d : findings.diagnostics) {
    if (is_counted_elsewhere(d)) continue;
    Fact fact;
    fact.kind = Fact::Kind::finding;
    fact.operation = operation;
    fact.part = part;
    fact.at = d.id == findings::Id::no_such_operation ? std::string() : place_of(part, d);
    fact.id = d.id;
    fact.severity = d.severity;
    fact.depends = !d.when_field.empty();
    tally_->facts_.add(std::move(fact), answer, d.found.kind, where_);
  }
}

}  // namespace ocpv::coverage
