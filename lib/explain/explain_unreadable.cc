#include "explain/explain_unreadable.h"

#include <string>

#include "explain/mask_unreadable.h"
#include "json/fault.h"
#include "json/place.h"

namespace ocpv::explain {
namespace {

findings::Range range_in(std::string_view text, std::size_t byte, std::size_t size) {
  return {json::position_of(text, byte), json::position_of(text, byte + size)};
}

findings::Diagnostic not_json(std::string_view text) {
  findings::Diagnostic d;
  d.id = findings::Id::not_json;
  const auto fault = json::find_fault(text);
  if (!fault) return d;
  constexpr auto kFirst =
      static_cast<std::uint8_t>(findings::Detail::empty);  // findings::Detail lists json::Reason in its order
  d.detail = static_cast<findings::Detail>(kFirst + static_cast<std::uint8_t>(fault->reason));
  d.range = range_in(text, fault->byte, fault->size);
  return d;
}

static_assert(static_cast<int>(findings::Detail::comment) - static_cast<int>(findings::Detail::empty) ==
              static_cast<int>(json::Reason::comment) - static_cast<int>(json::Reason::empty));

/// The first bracket that is one too deep, in a text whose strings are closed.
std::size_t first_too_deep(const json::Index& index, std::string_view text, std::uint32_t max_depth) {
  std::uint32_t depth = 0;
  std::size_t at = 0;
  for (const std::uint32_t byte : index.entries()) {
    at = byte;
    const char c = text[byte];
    if ((c == '{' || c == '[') && ++depth > max_depth) break;
    if (c == '}' || c == ']') --depth;
  }
  return at;
}

}  // namespace

void explain_unjudged(const plan::Program& program, Status status, std::string_view text, const walk::Options& options,
                      const json::Index& index, findings::Findings& findings) {
  findings::Diagnostic d;
  switch (status) {
    case Status::not_json:
      d = not_json(text);
      break;
    case Status::too_deep:
      d.id = findings::Id::too_deep;
      d.high = findings.keep(std::to_string(options.limits.max_depth));
      d.range = range_in(text, first_too_deep(index, text, options.limits.max_depth), 1);
      break;
    case Status::too_large:
      d.id = findings::Id::too_large;
      d.high = findings.keep(std::to_string(options.limits.max_bytes));
      break;
    default:
      return;
  }
  if (status != Status::too_large) {
    findings.secrets = hidden_of_unread(text, static_cast<std::size_t>(d.range.start.byte), program.secret_forms);
  }
  findings.errors = 1;
  findings.diagnostics.push_back(d);
}

}  // namespace ocpv::explain
