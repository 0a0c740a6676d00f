#include "tools/ocpv/check/whole_request.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/secret_values.h"
#include "base/utf8.h"
#include "http/authorization.h"
#include "http/headers.h"
#include "http/open_path.h"
#include "input/http_text.h"
#include "input/remap.h"

namespace ocpv::program {
namespace {

using http::Where;

/// A piece of the request as it is judged, and the piece of the file that it was made from.
struct Piece {
  std::string_view text;
  input::Span span;
};

Piece piece_of(const input::Request& request, Where where, std::size_t header) {
  switch (where) {
    case Where::method:
      return {request.method, request.method_span.size() == 0 ? request.line : request.method_span};
    case Where::target:
      return {request.target, request.target_span};
    case Where::header_name:
      return {request.headers[header].name, request.headers[header].name_span};
    case Where::header_value:
      return {request.headers[header].value, request.headers[header].value_span};
    case Where::body:
      break;
  }
  return {};
}

// Where the piece's text stands in the file; none when variables were put in.
std::optional<std::size_t> start_of(const input::Document& document, const Piece& piece) {
  const std::size_t at = input::slice(document.source->text(), piece.span).rfind(piece.text);
  return at == std::string_view::npos ? std::nullopt : std::optional(piece.span.begin + at);
}

/// Where parts of a request stand in its file. A piece is held against the file once, however many parts of it are
/// asked for.
class Places {
 public:
  explicit Places(const input::Document& document) : document_(document) {}

  input::Span span_of(Where where, std::size_t header, std::size_t begin, std::size_t end) {
    const auto& [start, whole] = place_of(where, header);
    if (start) return {*start + begin, *start + end};
    const std::vector<input::Span> spans = written_spans(where, begin, end);
    return spans.size() == 1 && spans.front().size() == end - begin ? spans.front() : whole;
  }

  /// All that is written of a piece that variables were put into.
  std::vector<input::Span> spans_of(Where where, std::size_t header, std::size_t begin, std::size_t end) {
    const auto& [start, whole] = place_of(where, header);
    if (start) return {{*start + begin, *start + end}};
    const bool is_known = where == Where::target && !document_.request->written.empty();
    return is_known ? written_spans(where, begin, end) : std::vector<input::Span>{whole};
  }

 private:
  using Place = std::pair<std::optional<std::size_t>, input::Span>;

  const Place& place_of(Where where, std::size_t header) {
    const auto [known, is_new] = known_.try_emplace({where, header});
    if (is_new) {
      const Piece piece = piece_of(*document_.request, where, header);
      known->second = {start_of(document_, piece), piece.span};
    }
    return known->second;
  }

  std::vector<input::Span> written_spans(Where where, std::size_t begin, std::size_t end) const {
    std::vector<input::Span> spans;
    if (where != Where::target) return spans;
    for (const input::WrittenPart& part : document_.request->written) {
      const std::size_t first = std::max(begin, part.begin), last = std::min(end, part.begin + part.source.size());
      if (first >= last) continue;
      const std::size_t from = part.source.begin + (first - part.begin);
      spans.push_back({from, from + (last - first)});
    }
    return spans;
  }

  const input::Document& document_;
  std::map<std::pair<Where, std::size_t>, Place> known_;
};

constexpr std::string_view kHidden[] = {kSecretMask};

void hide(findings::Diagnostic& d) {
  if (!d.found.text.empty()) d.found = {d.found.kind, {}, true};
  d.suggestions = {};
}

bool is_as_written(const input::Document& document, std::string_view header) {
  const auto& headers = document.request->headers;
  for (std::size_t i = 0; i < headers.size(); ++i) {
    if (!same_but_case(headers[i].name, header)) continue;
    if (!start_of(document, piece_of(*document.request, Where::header_value, i))) return false;
  }
  return true;
}

// What was made of the piece of the file; or that piece, where variables were put in for some of it.
std::string_view safe_path(const input::Document& document) {
  const std::string_view written = input::slice(document.source->text(), document.request->target_span);
  const bool is_as_written = start_of(document, piece_of(*document.request, Where::target, 0)).has_value();
  const bool has_variable = !is_as_written && has_placeholder(written);
  if (has_variable && written.starts_with('{') && !written.starts_with("{{")) return kSecretMask;  // A JSON object.
  const std::string_view target = has_variable ? written : std::string_view(document.request->target);
  const std::string_view path = target.substr(0, target.find('?'));
  return path_gives_itself_away(path, written) ? kSecretMask : path;
}

/// The text stands in the target as the file has it, so that a variable did not bring it.
bool is_in_written_target(const input::Document& document, std::string_view text) {
  const auto& parts = document.request->written;
  return std::any_of(parts.begin(), parts.end(), [&](const input::WrittenPart& part) {
    return input::slice(document.source->text(), part.source).find(text) != std::string_view::npos;
  });
}

// What is not there has no place of its own; and variables hold secrets.
void finish(findings::Findings& findings, const input::Document& document) {
  const bool target_is_as_written = start_of(document, piece_of(*document.request, Where::target, 0)).has_value();
  const findings::Range whole = document.source->range(document.request->target_span);
  for (findings::Diagnostic& d : findings.diagnostics) {
    if (d.range.start.line == 0) d.range = document.source->range(document.request->line);
    const bool of_target = d.part == RequestPart::path || d.part == RequestPart::query;
    if (d.part == RequestPart::header && !is_as_written(document, d.field)) hide(d);
    const bool has_no_place = d.range.start.byte == whole.start.byte && d.range.end.byte == whole.end.byte;
    std::string_view found = d.found.text;  // As JSON writes it.
    if (found.size() > 1 && found.front() == '"' && found.back() == '"') found = found.substr(1, found.size() - 2);
    const bool may_be_shown = target_is_as_written || (!has_no_place && is_in_written_target(document, found));
    if (of_target && !may_be_shown) hide(d);
    if (d.id == findings::Id::no_such_operation && (!target_is_as_written || safe_path(document) == kSecretMask)) {
      d.owner = findings.keep(shown_request_line(document));
    }
    if (target_is_as_written) continue;
    // What came out of a variable is in neither.
    const std::string_view target = input::slice(document.source->text(), document.request->target_span);
    const auto is_written = [&](std::string_view text) {
      return target.find(text) != std::string_view::npos || is_in_written_target(document, text);
    };
    if (d.detail == findings::Detail::differs_from_path) d.expected = kHidden, d.when_value = {};
    if (d.id == findings::Id::unknown_parameter && !is_written(d.field)) d.field = d.pointer = kSecretMask;
  }
}

// What is wrong in a body as a whole has no place in it.
void place_at_start(findings::Findings& findings, const input::Document& document) {
  for (findings::Diagnostic& d : findings.diagnostics)
    if (d.range.start.line == 0) d.range = document.source->range({0, 0});
}

}  // namespace

std::string shown_request_line(const input::Document& document) {
  return shown(document.request->method + " " + std::string(safe_path(document)), kMostShownBytes);
}

void judge_whole_request(const http::Service& service, check::Checker& checker, const input::Document& document,
                         const check::Options& options, findings::Findings& findings,
                         const catalog::Operation** operation) {
  std::vector<http::Header> headers;
  for (const input::Header& header : document.request->headers) headers.push_back({header.name, header.value});
  std::vector<input::Span> hidden;
  http::Options whole;
  whole.limits = options.limits;
  whole.strict = options.strict;
  whole.all_secrets = options.all_secrets;
  whole.secret_literals = options.secret_literals;
  whole.compat = options.compat;
  whole.placeholders = true;
  whole.find_open = http::open_path;
  whole.open_start = has_placeholder(document.request->host);
  const auto is_authorization = [](const input::Header& header) { return same_but_case(header.name, "Authorization"); };
  const std::vector<input::Header>& given = document.request->headers;
  whole.authorization =
      !document.request->may_lack_authorization || std::any_of(given.begin(), given.end(), is_authorization);
  whole.after_host = !document.request->host.empty();
  Places places(document);
  const bool is_outside = document.side == input::Side::outside;
  whole.locate = [&](Where where, std::size_t header, std::size_t begin, std::size_t end) {
    if (is_outside) return findings::Range{};  // It is told of the other document.
    return document.source->range(places.span_of(where, header, begin, end));
  };
  bool is_body_hidden = false;
  whole.hide = [&](Where where, std::size_t header, std::size_t begin, std::size_t end) {
    if (where == Where::body) return void(is_body_hidden = true);
    if (is_outside) return;
    for (const input::Span span : places.spans_of(where, header, begin, end)) hidden.push_back(span);
  };
  const std::string_view body = document.has_body ? document.json() : std::string_view();
  http::check_request(service, checker, {document.request->method, document.request->target, headers, body}, whole,
                      findings, operation);
  if (is_body_hidden) findings.secrets = {{0, body.size()}};
  input::remap(findings, document);
  if (is_outside) return place_at_start(findings, document);
  for (const input::Span& span : hidden) {
    const std::uint64_t first = document.source->first_byte();
    findings.secrets.emplace_back(first + span.begin, first + span.end);
  }
  std::sort(findings.secrets.begin(), findings.secrets.end());
  finish(findings, document);
}

}  // namespace ocpv::program
