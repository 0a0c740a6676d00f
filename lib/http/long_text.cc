#include "http/long_text.h"

#include <algorithm>
#include <optional>

#include "base/limits.h"
#include "json/decimal.h"
#include "json/document.h"
#include "json/pointer.h"

namespace ocpv::http {
namespace {

// The text of a JSON string that is a whole number of 64 bits, as `found` has it.
bool is_long(std::string_view source) {
  if (source.size() < 3 || !source.starts_with('"') || !source.ends_with('"')) return false;
  std::string_view digits = source.substr(1, source.size() - 2);
  const std::string_view number = digits;
  if (digits.starts_with('-')) digits.remove_prefix(1);
  const bool is_whole = !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos &&
                        (digits.size() == 1 || digits.front() != '0');
  return is_whole && json::Decimal(number).to_int64().has_value();
}

bool is_text_for_integer(const findings::Diagnostic& d) {
  if (d.id != findings::Id::wrong_type || d.part != RequestPart::body || d.found.kind != findings::ValueKind::string) {
    return false;
  }
  const bool wants_integer = std::find(d.expected.begin(), d.expected.end(), "integer") != d.expected.end();
  return wants_integer && is_long(d.found.text);
}

}  // namespace

void accept_long_as_text(findings::Findings& findings, std::string_view schema) {
  std::optional<json::Document> document;
  findings.drop_if([&](const findings::Diagnostic& d) {
    if (!is_text_for_integer(d)) return false;
    if (!document) {
      Limits limits;
      limits.max_bytes = kMostBytes;
      auto parsed = json::parse(schema, limits);
      if (!parsed.ok()) return false;
      document.emplace(std::move(*parsed));
    }
    const std::string_view node = d.schema_pointer.substr(0, d.schema_pointer.rfind('/'));
    return json::resolve(document->root(), node).find("format").string() == "int64";
  });
}

}  // namespace ocpv::http
