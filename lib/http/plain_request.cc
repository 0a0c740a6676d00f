#include "http/plain_request.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "http/ambiguous.h"
#include "http/authorization.h"
#include "http/headers.h"
#include "http/parameters.h"

namespace ocpv::http {
namespace {

using findings::ValueKind;

constexpr std::size_t kLongestValue = 4096;  // Longer ones are decoded elsewhere.

/// What a printable byte may be part of: a path that servers read in one way, a query, or the name of a header.
enum : std::uint8_t { kOfPath = 1, kOfQuery = 2, kOfName = 4 };
constexpr std::array<std::uint8_t, 0x7F - 0x20> kKinds = [] {
  std::array<std::uint8_t, 0x7F - 0x20> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const char c = static_cast<char>(' ' + i);
    if (c != '#' && c != ' ') kinds[i] = kOfQuery;
    if (c != '#' && c != ' ' && c != '?' && c != '%' && c != ';' && c != '\\') kinds[i] |= kOfPath;
    if (c > ' ' && std::string_view("\"(),/:;<=>?@[\\]{}").find(c) == std::string_view::npos) kinds[i] |= kOfName;
  }
  return kinds;
}();

bool is_of(char c, unsigned kind) noexcept {
  const auto place = static_cast<unsigned char>(c - ' ');
  return place < kKinds.size() && (kKinds.data()[place] & kind) != 0;
}

bool is_printable(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c - ' ') < kKinds.size(); });
}

/// As is_token() has it.
bool is_name(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_of(c, kOfName); });
}

/// The path and the query of a target of which there is nothing to tell (see ambiguity_of). None where there may be.
std::optional<Target> plain_target(std::string_view target) noexcept {
  if (!target.starts_with('/')) return std::nullopt;
  const char* const first = target.data();
  const char* const end = first + target.size();
  const char* at = first;
  for (; at != end && is_of(*at, kOfPath); ++at) {
    if (*at == '/' && end - at > 1 && (at[1] == '/' || at[1] == '.')) return std::nullopt;
  }
  const std::string_view path(first, static_cast<std::size_t>(at - first));
  if (at == end) return Target{path, {}};
  if (*at++ != '?') return std::nullopt;
  const std::string_view query(at, static_cast<std::size_t>(end - at));
  while (at != end && is_of(*at, kOfQuery)) ++at;
  return at == end ? std::optional(Target{path, query}) : std::nullopt;
}

/// Headers that count, each at most once.
struct Headers {
  std::optional<std::string_view> authorization, content_type, date;
  bool once = true;

  /// One length, or another way to tell where the body ends, and not both.
  bool is_length_plain() const noexcept { return !length_ || (!encoding_ && is_length(*length_)); }

  /// Whether the header is one of those that count.
  bool take(const Header& header) noexcept {
    switch (header.name.size()) {
      case 4:
        if (is(header, "date")) return put(date, header.value);
        return is(header, "host") && put(host_, header.value);
      case 12:
        return is(header, "content-type") && put(content_type, header.value);
      case 13:
        return is(header, "authorization") && put(authorization, header.value);
      case 14:
        return is(header, "content-length") && put(length_, header.value);
      case 17:
        return is(header, "transfer-encoding") && put(encoding_, header.value);
      default:
        return false;
    }
  }

 private:
  /// `name` in lower case, and of the same size: a bit makes letters small, and nothing a letter.
  static bool is(const Header& header, std::string_view name) noexcept {
    return std::equal(name.begin(), name.end(), header.name.begin(),
                      [](char small, char c) { return small == (c | ((small & 0x40) >> 1)); });
  }
  bool put(std::optional<std::string_view>& place, std::string_view value) noexcept {
    once = once && !place;
    place = value;
    return true;
  }
  std::optional<std::string_view> host_, length_, encoding_;
};

bool are_headers_plain(const Request& request, const Options& options, bool has_body) noexcept {
  Headers headers;
  for (const Header& header : request.headers) {
    // The names that count are right by themselves.
    if (!headers.take(header) && !is_name(header.name)) return false;
    if (!is_printable(header.value) && has_hidden_end(header.value)) return false;
  }
  const auto is_json = [](std::string_view value) { return value == kJsonType || is_json_type(value); };
  if (!headers.once || !headers.is_length_plain() ||
      (has_body && !(headers.content_type && is_json(*headers.content_type))))
    return false;
  if (!options.authorization) return true;
  if (!headers.authorization) return false;
  const Shape shape = shape_of(*headers.authorization, false);
  return shape == Shape::basic || (shape == Shape::signature && headers.date && read_http_date(*headers.date));
}

/// A value of a plain target's query, decoded, perhaps into `decoded`. None where that is not plain.
std::optional<std::string_view> plain_value(std::string_view text, std::array<char, kLongestValue>& decoded) noexcept {
  if (text.find_first_of("%+") == std::string_view::npos) return text;
  if (text.size() > decoded.size()) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char c = text[at] == '+' ? ' ' : text[at];
    if (c == '%') {
      const int byte = encoded_byte(text, at);
      if (byte < 0) return std::nullopt;
      c = static_cast<char>(static_cast<unsigned char>(byte));
      at += 2;
    }
    decoded[size++] = c;
  }
  const std::string_view out(decoded.data(), size);
  return find_invalid_utf8(out) == size ? std::optional(out) : std::nullopt;
}

/// A text as the value that it stands for (see to_json).
bool is_right(const plan::Plan& plan, std::uint32_t node, TextKind stands_for, std::string_view text) {
  ValueKind kind = ValueKind::string;
  switch (stands_for) {
    case TextKind::list:
      return false;
    case TextKind::boolean:
      if (text == "true" || text == "false") kind = ValueKind::boolean;
      break;
    case TextKind::number:
      if (is_json_number(text)) kind = ValueKind::number;
      break;
    case TextKind::integer:
      // Needless zeros are left out elsewhere.
      if (!is_json_number(text) || text.find_first_not_of("-0123456789") != std::string_view::npos) return false;
      kind = ValueKind::integer;
      break;
    case TextKind::string:
      break;
  }
  return check::is_plainly_right(plan, node, kind, text);
}

/// The items of a list of which nothing else is asked, as often as it is given.
bool are_right(const plan::Plan& plan, const ParameterType& type, std::string_view list) {
  if (!type.lone.items) return false;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    if (!is_right(plan, *type.lone.items, type.items, list.substr(0, end))) return false;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return true;
}

/// Judges the parameters of one kind as they come.
class Taker {
 public:
  Taker(const ParameterTypes& types, const ParameterGroup& group) : types_(types), group_(group) {}

  bool take(std::string_view name, std::string_view value) {
    const ParameterType* type = group_.find(name);
    if (type == nullptr) return false;
    const std::uint64_t bit = std::uint64_t{1} << (type - group_.types.data());
    const bool is_list = type->kind == TextKind::list;
    if ((given_ & bit) != 0 && !is_list) return false;
    given_ |= bit;
    return is_list ? are_right(*types_.plan, *type, value) : is_right(*types_.plan, type->lone.node, type->kind, value);
  }
  bool has_all() const noexcept { return (group_.required & ~given_) == 0; }

 private:
  const ParameterTypes& types_;
  const ParameterGroup& group_;
  std::uint64_t given_ = 0;
};

bool is_path_plain(const ParameterTypes& types, const catalog::Fit& fit) {
  Taker group(types, types.path);
  for (std::size_t i = 0; i < fit.count; ++i) {
    const auto& [name, value] = fit.parameters[i];
    if (!group.take(name, value)) return false;
  }
  return group.has_all();
}

bool is_query_plain(const ParameterTypes& types, std::string_view query) {
  Taker group(types, types.query);
  std::array<char, kLongestValue> decoded;
  while (!query.empty()) {
    const std::string_view pair = next_pair(query);
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const auto value = plain_value(pair.substr(std::min(equals + 1, pair.size())), decoded);
    // Names of parameters need no escape; one that has some is none of these.
    if (!value || !group.take(pair.substr(0, equals), *value)) return false;
  }
  return group.has_all();
}

}  // namespace

bool is_plain(const Service& service, const Request& request, const Options& options, PlainRequest& plain) {
  if (options.hide || options.placeholders || request.method.empty()) return false;
  const std::optional<Target> target = plain_target(request.target);
  if (!target || !service.catalog().fit(request.method, target->path, plain.fit)) return false;
  const Service::Loaded& operation = service.loaded(plain.fit.number);
  plain.operation = &operation;
  const bool has_body = !is_blank(request.body);
  // What tells it apart from another in its query is told by a step.
  if (!operation.parameters.are_plain || !operation.form.empty() || !operation.operation->query.empty()) return false;
  if (operation.operation->has(Part::request) != has_body) return false;
  return are_headers_plain(request, options, has_body) && is_path_plain(operation.parameters, plain.fit) &&
         is_query_plain(operation.parameters, target->query);
}

}  // namespace ocpv::http
