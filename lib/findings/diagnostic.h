// In: nothing; this is data. Out: what a check found, ready to be worded in any language.
// Promises: ids, severities and argument fields are the interface, text is made from them in report/;
// no field holds a secret value, nor text around one; every view points into the Findings' own arena or into the plan.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/position.h"
#include "base/status.h"
#include "base/terms.h"
#include "findings/ids.h"

namespace ocpv::findings {

using ocpv::Position;

/// Places of the document; `line` 0 means: no place (a value given without text).
struct Range {
  Position start, end;  ///< `end` is one past the last byte.
};

/// The kinds of values a document can hold; `integer` and `number` are told apart for messages only.
enum class ValueKind : std::uint8_t { none, null, boolean, integer, number, string, array, object };

/// What was found where something else should be. `text` is the value's source, escaped and cut at 64 bytes; it is
/// empty for objects and arrays, and when `hidden`.
struct Found {
  ValueKind kind = ValueKind::none;
  std::string_view text;
  bool hidden = false;  ///< The value is secret: show a fixed-width mask.
};

/// A second place that explains the first.
struct Related {
  enum class Role : std::uint8_t {
    first_of_two,  ///< duplicate-key: the first one is here.
    chosen_here,   ///< not-applicable, missing-field, inconsistent-fields: the value that decides stands here.
    belongs_here,  ///< misplaced-field: the object it belongs into.
  } role = Role::chosen_here;
  Range range;
  std::string_view pointer;
  std::string_view text;  ///< The deciding value or the name, escaped and cut.
};

struct Edit {
  std::uint64_t byte_start = 0, byte_end = 0;
  std::string_view insert;
};

/// What would make it right. Text is worded by report from `kind` and `value`.
struct Suggestion {
  enum class Kind : std::uint8_t {
    rename,          ///< did you mean the field `value`
    use_value,       ///< did you mean the value `value`
    write_value,     ///< write `value` (quotes or a percent sign removed, quotes added)
    strip_protocol,  ///< write `value`
    move_to,         ///< move it to the object at pointer `value`
    remove,          ///< remove it
    mend,            ///< not-json: put `value` places right at once
  } kind = Kind::rename;
  std::string_view value;
  bool certain = false;         ///< `--fix` may apply it.
  std::span<const Edit> edits;  ///< Empty when no mechanical edit is known.
};

/// Why bytes are no JSON, or which shape a string misses.
enum class Detail : std::uint8_t {
  none,
  // not-json
  empty,
  byte_order_mark,
  bad_utf8,
  control_character,
  unterminated_string,
  bad_escape,
  unpaired_surrogate,
  bad_number,
  bad_literal,
  expected_value,
  expected_key,
  expected_colon,
  expected_comma_or_end,
  trailing_text,
  unclosed,
  comment,
  comma_before_end,
  missing_comma,
  single_quotes,
  smart_quotes,
  bare_name,
  word_of_python,
  no_such_number,
  wide_mark,
  foreign_blank,
  // bad-format
  date_time,
  time,
  date,
  no_protocol,
  pattern,
  too_short,
  too_long,
  too_few_items,
  too_many_items,
  not_multiple,
  repeated_items,
  too_few_members,
  too_many_members,
  form,
  // out-of-range of a whole number against its type (int32, int64)
  int32,
  int64,
  // inconsistent-fields
  differs_from_path,
  // a rule of a user's schema with no shape of ours
  rule,
  // bad-parameter (also bad_escape, bad_utf8, and the details of bad-format)
  parameter_type,
  parameter_value,
  parameter_range,
  given_twice,
  plus_is_blank,
  // missing-field of the path, the query or the headers
  parameter,
  // bad-header
  header_missing,
  http_date,
  hidden_end,
  no_token,
  bad_length,
  length_and_encoding,
  // not-authenticated (also given_twice)
  no_authorization,
  unknown_scheme,
  bad_basic,
  bad_signature,
  // no-such-operation: how the nearest one differs (also bad_escape)
  letter_case,
  trailing_slash,
  missing_prefix,
  belongs_to_none,
  target_control,
  target_fragment,
  target_no_slash,
  target_semicolon,
  target_encoded,
  target_dots,
  by_shape,
  undecided,
  extra_prefix,
  wrong_query,
  one_of_several,
  // unknown-field: a body where none is documented; missing-body of a response
  no_body,
  response_body,
  // inconsistent-fields of a response against its HTTP status
  http_status,
  http_outcome,
  // no-such-operation: the operation is there, its documentation has no such body
  no_such_part,
};

/// One finding. Which of the argument fields are set depends on the id; empty ones have nothing to say.
struct Diagnostic {
  Id id = Id::wrong_type;
  Severity severity = Severity::error;
  Strength strength = Strength::stated;
  RequestPart part = RequestPart::body;
  Detail detail = Detail::none;

  std::string_view pointer;  ///< JSON Pointer of the value at fault; for missing-field, where it should be.
  Range range;      ///< The value at fault; for missing-field, the opening brace or the deciding member's value.
  Range key_range;  ///< The member's name with quotes; line 0 when there is none.
  std::string_view schema_pointer;  ///< Into the schema, of the keyword that says so.
  std::string_view doc_page;        ///< The documentation page's id; empty when unknown.
  std::uint32_t doc_line = 0;       ///< 1-based; 0 when unknown.

  std::string_view field;  ///< The member's name (escaped, cut), or the array item's owner's name.
  std::string_view owner;  ///< Name of the object that holds (or should hold) it; empty for the root.
  Found found;
  std::span<const std::string_view>
      expected;                 ///< Allowed or known values, type names (`string`, `integer`), or the missing field.
  std::string_view low, high;   ///< out-of-range and lengths: the bounds, decimal; either may be empty.
  std::string_view when_field;  ///< Conditional rules: name of the deciding field.
  std::string_view when_value;  ///< Its value in the document, escaped and cut.
  std::span<const std::string_view> when_in;  ///< The values it would have to have.
  std::string_view missing;  ///< unknown-field, not-applicable: the missing field that this one explains.

  std::span<Related> related;  ///< These and the suggestions are the Findings' own, which may move their places.
  std::span<Suggestion> suggestions;
};

/// Leaves at most `most`, in their order: notes go before warnings, warnings before errors, the last ones first.
template <class T>
void keep_worst(std::vector<T>& all, std::size_t most) {
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
    if (all.size() <= most) return;
    std::size_t over = all.size() - most;
    const auto kept = std::remove_if(all.rbegin(), all.rend(), [&](const T& one) {
      if (over == 0 || one.severity != severity) return false;
      --over;
      return true;
    });
    all.erase(all.begin(), kept.base());
  }
}

/// Everything one check found, in document order. Move-only. Owns the arena behind the views of its diagnostics;
/// those that point into a plan need that plan alive. One thread at a time.
class Findings {
 public:
  Findings();
  Findings(Findings&&) noexcept;
  Findings& operator=(Findings&&) noexcept;
  ~Findings();

  Status status = Status::ok;                         ///< ok, invalid, or why it could not be judged.
  std::vector<Diagnostic> diagnostics;                ///< At most Limits::max_diagnostics.
  std::uint32_t errors = 0, warnings = 0, notes = 0;  ///< All found, also those over the limit.
  std::uint32_t left_out = 0;                         ///< Found, but over the limit; errors are kept first.

  /// Byte ranges of the document [first, one past the last) that hold secret values, in document order, also those that
  /// no diagnostic is about. check() fills them when it reports anything; text shown from the document is masked here.
  /// Where the bytes are no JSON text they hold all that might be one; of a text that is too large nothing is known,
  /// and none of it may be shown.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> secrets;

  /// Puts a finding last, or several first, and counts them. The status stays as it is.
  void add(const Diagnostic& diagnostic);
  void prepend(std::span<const Diagnostic> several);

  /// Leaves out those that `is_gone` names, which may change the severity of what stays; the status follows.
  template <class IsGone>
  void drop_if(IsGone is_gone) {
    std::erase_if(diagnostics, [&](Diagnostic& diagnostic) {
      std::uint32_t& before = count_of(diagnostic.severity);
      if (before > 0) --before;
      if (is_gone(diagnostic)) return true;
      ++count_of(diagnostic.severity);
      return false;
    });
    settle();
  }

  /// Of what was judged: invalid with an error, ok without.
  void settle() noexcept;

  /// Counts what the other one found, too, here or over its limit; its diagnostics stay there.
  void count_also(const Findings& other) noexcept;

  /// Takes these for the counts of all that was found; what has no diagnostic here was over the limit.
  void count_all(std::span<const std::uint32_t, 3> by_severity) noexcept;

  /// Counts the diagnostics that are here and no others.
  void count_shown() noexcept;

  /// Makes every warning an error, as --strict asks; those over the limit, too.
  void raise_warnings() noexcept;

  /// Leaves out what is over the limit, the worst last.
  void hold(std::size_t most);

  /// Moves every place, for a document that stands behind so many lines and bytes of a file.
  void shift(std::uint32_t lines, std::uint64_t bytes);

  /// For a document that had no text: nothing points into one, and no edit is left.
  void forget_places() noexcept;

  /// Memory for strings and spans of the diagnostics.
  std::pmr::memory_resource& arena() noexcept;
  /// Copies text into the arena.
  std::string_view keep(std::string_view text);
  /// Forgets everything and keeps the memory for the next check.
  void clear() noexcept;

 private:
  std::uint32_t& count_of(Severity severity) noexcept {
    return severity == Severity::error ? errors : severity == Severity::warning ? warnings : notes;
  }

  struct Arena;
  std::unique_ptr<Arena> arena_;
};

}  // namespace ocpv::findings
