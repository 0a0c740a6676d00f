#include "tools/ocpv/check/http_secrets.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/secret_names.h"
#include "base/secret_values.h"
#include "base/utf8.h"
#include "input/http_text.h"

namespace ocpv::program {
namespace {

// `Idempotency-Key` is masked to be safe, but is no secret to warn of.
bool is_told(std::string_view name, std::string_view value) {
  return is_secret(secrecy_of(name, SecretPlace::header)) || gives_itself_away(value);
}

constexpr std::string_view kBeforePiece = "?&=";  // Of a query: it gave itself away with its name.

// What stands between `//` and `@`; of a user alone there is nothing to tell.
std::optional<input::Span> password_of(std::string_view text, input::Span url) {
  const std::string_view target = input::slice(text, url);
  const std::size_t scheme = target.find("://");
  const std::size_t first = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t at = target.substr(0, target.find_first_of("/?", first)).rfind('@');
  if (at == std::string_view::npos || at < first) return std::nullopt;
  const std::size_t colon = target.find(':', first);
  if (colon >= at) return std::nullopt;
  return input::Span{url.begin + colon + 1, url.begin + at};
}

// `Basic dXNlcjpw`: the scheme is no part of the credential.
input::Span without_scheme(std::string_view text, input::Span value, std::string_view name) {
  if (lower(name).find("authorization") == std::string::npos) return value;
  const std::string_view whole = input::slice(text, value);
  const std::size_t blank = whole.find_first_of(" \t");
  // `{{$dotenv NAME}}`: the blank belongs to the variable.
  const bool has_no_scheme = blank == std::string_view::npos || whole.find('{') < blank;
  return has_no_scheme ? value : input::trimmed_span(text, {value.begin + blank, value.end});
}

bool is_written_out(std::string_view credential) {
  // `user:******`: only what follows the name is secret.
  const std::string_view last = credential.substr(credential.rfind(':') + 1);
  return is_literal(credential) && is_literal(last);
}

std::optional<input::Span> literal_of(const input::Document& document, const input::Secret& secret) {
  const std::string_view text = document.source->text();
  std::optional<input::Span> span;
  if (secret.name == input::kUrlSecret) {
    span = password_of(text, secret.span);
    const bool is_whole = !document.request || secret.span.begin <= document.request->target_span.begin;
    const bool is_of_query = !is_whole && kBeforePiece.find(text[secret.span.begin - 1]) != kBeforePiece.npos;
    if (!span && (is_of_query || gives_itself_away(input::slice(text, secret.span)))) return secret.span;
  } else if (!secret.name.empty() && is_told(secret.name, input::slice(text, secret.span))) {
    span = without_scheme(text, secret.span, secret.name);
  }
  if (!span || !is_written_out(input::slice(text, *span))) return std::nullopt;
  return span;
}

findings::Diagnostic warning_of(const input::Document& document, std::string_view name, input::Span span, bool strict,
                                findings::Findings& findings) {
  findings::Diagnostic d;
  d.id = findings::Id::secret_literal;
  d.severity = strict ? Severity::error : Severity::warning;
  d.part = name == input::kUrlSecret ? RequestPart::path : RequestPart::header;
  d.field = findings.keep(shown(name, kMostShownBytes));
  d.pointer = findings.keep("/" + std::string(d.field));
  d.range = document.source->range(span);
  d.found.hidden = true;
  return d;
}

}  // namespace

void add_secret_literals(const input::Document& document, const check::Options& options, findings::Findings& findings) {
  std::vector<findings::Diagnostic> warnings;
  for (const input::Secret& secret : document.secrets) {
    const std::optional<input::Span> span = literal_of(document, secret);
    if (span) warnings.push_back(warning_of(document, secret.name, *span, options.strict, findings));
  }
  if (warnings.empty()) return;
  findings.prepend(warnings);
  findings.settle();
  findings.hold(options.limits.max_diagnostics);
}

}  // namespace ocpv::program
