#include "signature/message.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/joined.h"
#include "base/profile.h"
#include "base/uri.h"
#include "http/headers.h"

namespace ocpv::signature {
namespace {

using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

std::string_view value_of(const http::Request& request, std::string_view name) noexcept {
  const auto number = http::find_header(request.headers, name);
  return number ? trimmed(request.headers[*number].value, kBlanks) : std::string_view();
}

std::string commas_between(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) append(out, {out.empty() ? "" : ",", value});
  return out;
}

constexpr std::string_view kPlain = "-._~";  // RFC 3986: letters and digits, too

std::string ocp_headers(const http::Request& request, bool as_sent, bool sorted) {
  Values values;
  for (const http::Header& header : request.headers) {
    if (!same_but_case(header.name.substr(0, kSignedHeaderPrefix.size()), kSignedHeaderPrefix)) continue;
    values[as_sent ? std::string(header.name) : lower(header.name)].emplace_back(trimmed(header.value, kBlanks));
  }
  std::string out;
  for (auto& [name, all] : values) {
    if (sorted) std::sort(all.begin(), all.end());
    append(out, {out.empty() ? "" : "\n", name, ":", commas_between(all)});
  }
  return out;
}

std::optional<Values> query_values(std::string_view query) {
  Values values;
  while (!query.empty()) {
    const std::string_view pair = next_pair(query);
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const auto name = query_decoded(pair.substr(0, equals)),
               value = query_decoded(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !value) return std::nullopt;
    std::vector<std::string>& all = values[*name];
    if (!value->empty()) all.push_back(*value);
  }
  for (auto& [name, all] : values) std::sort(all.begin(), all.end());
  return values;
}

std::string query_text(const Values& values, bool plain_commas) {
  std::string out;
  for (const auto& [name, all] : values) {
    out += out.empty() ? '?' : '&';
    append_percent_encoded(out, name, kPlain);
    out += '=';
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i != 0) out += plain_commas ? "," : "%2C";
      append_percent_encoded(out, all[i], kPlain);
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> messages_of(const http::Request& request, std::string_view body_md5) {
  const Target target = parse_target(request.target);
  const std::optional<Values> query = query_values(target.query);
  std::vector<std::string> out;
  if (!query) return out;
  for (unsigned way = 0; way < 8; ++way) {
    std::string message = joined({request.method, "\n", body_md5, "\n", value_of(request, "Content-Type"), "\n",
                                  value_of(request, "Date"), "\n", value_of(request, "Host"), "\n",
                                  ocp_headers(request, (way & 1U) != 0, (way & 2U) != 0), "\n", target.path,
                                  query_text(*query, (way & 4U) != 0)});
    if (std::find(out.begin(), out.end(), message) == out.end()) out.push_back(std::move(message));
  }
  return out;
}

}  // namespace ocpv::signature
