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

/// What puts the text right, as one suggestion; none where a fault may be meant in more than one way.
void suggest_mends(std::string_view text, json::Reason first, findings::Findings& findings, findings::Diagnostic& d) {
  using Kind = findings::Suggestion::Kind;
  const json::Mends mends = json::find_mends(text);
  if (mends.edits.empty()) return;
  std::pmr::polymorphic_allocator<> memory(&findings.arena());
  auto* const edits = memory.allocate_object<findings::Edit>(mends.edits.size());
  for (std::size_t i = 0; i < mends.edits.size(); ++i) {
    const json::Mend& mend = mends.edits[i];
    new (edits + i) findings::Edit{mend.byte, mend.byte + mend.size, mend.insert};
  }
  auto* const suggestion = new (memory.allocate_object<findings::Suggestion>(1)) findings::Suggestion();
  const bool is_removal = mends.edits.front().insert.empty();
  const bool is_in_quotes =
      first == json::Reason::single_quotes || first == json::Reason::smart_quotes || first == json::Reason::bare_name;
  // A blank cannot be seen where it is shown.
  const bool is_told_by_number = mends.mistakes > 1 || (first == json::Reason::foreign_blank && !is_removal);
  suggestion->certain = true;
  suggestion->edits = {edits, mends.edits.size()};
  suggestion->kind = is_told_by_number ? Kind::mend : is_removal ? Kind::remove : Kind::write_value;
  suggestion->value = is_told_by_number ? findings.keep(std::to_string(mends.mistakes))
                      : is_in_quotes    ? std::string_view("\"...\"")
                                        : mends.edits.front().insert;
  d.suggestions = {suggestion, 1};
}

findings::Diagnostic not_json(std::string_view text, findings::Findings& findings) {
  findings::Diagnostic d;
  d.id = findings::Id::not_json;
  const auto fault = json::find_fault(text);
  if (!fault) return d;
  constexpr auto kFirst =
      static_cast<std::uint8_t>(findings::Detail::empty);  // findings::Detail lists json::Reason in its order
  d.detail = static_cast<findings::Detail>(kFirst + static_cast<std::uint8_t>(fault->reason));
  d.range = range_in(text, fault->byte, fault->size);
  suggest_mends(text, fault->reason, findings, d);
  return d;
}

static_assert(static_cast<int>(findings::Detail::foreign_blank) - static_cast<int>(findings::Detail::empty) ==
              static_cast<int>(json::Reason::foreign_blank) - static_cast<int>(json::Reason::empty));

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
      d = not_json(text, findings);
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
  findings.add(d);
}

}  // namespace ocpv::explain
