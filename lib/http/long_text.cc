#include "http/long_text.h"

#include <algorithm>
#include <memory>
#include <utility>

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

// What cannot be read has no plan either, and so no finding: an empty schema will do.
std::unique_ptr<const json::Document> read_response_schema(const Service::Loaded& operation) {
  Limits limits;
  limits.max_bytes = kMostBytes;
  auto parsed = json::parse(operation.operation->schema(Part::response), limits);
  return std::make_unique<const json::Document>(parsed.ok() ? *std::move(parsed) : *json::parse("{}"));
}

}  // namespace

void accept_long_as_text(findings::Findings& findings, const Service::Loaded& operation) {
  findings.drop_if([&](const findings::Diagnostic& d) {
    if (!is_text_for_integer(d)) return false;
    const json::Document& schema = operation.response_schema.get([&] { return read_response_schema(operation); });
    const std::string_view node = d.schema_pointer.substr(0, d.schema_pointer.rfind('/'));
    return json::resolve(schema.root(), node).find("format").string() == "int64";
  });
}

}  // namespace ocpv::http
