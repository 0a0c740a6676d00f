// The names that Details have in a baseline. They are the interface: a name never changes.
#include <algorithm>
#include <array>
#include <utility>

#include "config/baseline.h"

namespace ocpv::config {
namespace {

using findings::Detail;

constexpr std::array kKinds{
    std::pair{Detail::empty, std::string_view("empty")},
    std::pair{Detail::byte_order_mark, std::string_view("byte-order-mark")},
    std::pair{Detail::bad_utf8, std::string_view("bad-utf8")},
    std::pair{Detail::control_character, std::string_view("control-character")},
    std::pair{Detail::unterminated_string, std::string_view("unterminated-string")},
    std::pair{Detail::bad_escape, std::string_view("bad-escape")},
    std::pair{Detail::unpaired_surrogate, std::string_view("unpaired-surrogate")},
    std::pair{Detail::bad_number, std::string_view("bad-number")},
    std::pair{Detail::bad_literal, std::string_view("bad-literal")},
    std::pair{Detail::expected_value, std::string_view("expected-value")},
    std::pair{Detail::expected_key, std::string_view("expected-key")},
    std::pair{Detail::expected_colon, std::string_view("expected-colon")},
    std::pair{Detail::expected_comma_or_end, std::string_view("expected-comma-or-end")},
    std::pair{Detail::trailing_text, std::string_view("trailing-text")},
    std::pair{Detail::unclosed, std::string_view("unclosed")},
    std::pair{Detail::comment, std::string_view("comment")},
    std::pair{Detail::comma_before_end, std::string_view("comma-before-end")},
    std::pair{Detail::missing_comma, std::string_view("missing-comma")},
    std::pair{Detail::single_quotes, std::string_view("single-quotes")},
    std::pair{Detail::smart_quotes, std::string_view("smart-quotes")},
    std::pair{Detail::bare_name, std::string_view("bare-name")},
    std::pair{Detail::word_of_python, std::string_view("word-of-python")},
    std::pair{Detail::no_such_number, std::string_view("no-such-number")},
    std::pair{Detail::wide_mark, std::string_view("wide-mark")},
    std::pair{Detail::foreign_blank, std::string_view("foreign-blank")},
    std::pair{Detail::date_time, std::string_view("date-time")},
    std::pair{Detail::time, std::string_view("time")},
    std::pair{Detail::date, std::string_view("date")},
    std::pair{Detail::no_protocol, std::string_view("no-protocol")},
    std::pair{Detail::pattern, std::string_view("pattern")},
    std::pair{Detail::too_short, std::string_view("too-short")},
    std::pair{Detail::too_long, std::string_view("too-long")},
    std::pair{Detail::too_few_items, std::string_view("too-few-items")},
    std::pair{Detail::too_many_items, std::string_view("too-many-items")},
    std::pair{Detail::not_multiple, std::string_view("not-multiple")},
    std::pair{Detail::repeated_items, std::string_view("repeated-items")},
    std::pair{Detail::too_few_members, std::string_view("too-few-members")},
    std::pair{Detail::too_many_members, std::string_view("too-many-members")},
    std::pair{Detail::form, std::string_view("form")},
    std::pair{Detail::int32, std::string_view("int32")},
    std::pair{Detail::int64, std::string_view("int64")},
    std::pair{Detail::differs_from_path, std::string_view("differs-from-path")},
    std::pair{Detail::rule, std::string_view("rule")},
    std::pair{Detail::parameter_type, std::string_view("parameter-type")},
    std::pair{Detail::parameter_value, std::string_view("parameter-value")},
    std::pair{Detail::parameter_range, std::string_view("parameter-range")},
    std::pair{Detail::given_twice, std::string_view("given-twice")},
    std::pair{Detail::parameter, std::string_view("parameter")},
    std::pair{Detail::header_missing, std::string_view("header-missing")},
    std::pair{Detail::http_date, std::string_view("http-date")},
    std::pair{Detail::hidden_end, std::string_view("hidden-end")},
    std::pair{Detail::no_token, std::string_view("no-token")},
    std::pair{Detail::bad_length, std::string_view("bad-length")},
    std::pair{Detail::length_and_encoding, std::string_view("length-and-encoding")},
    std::pair{Detail::plus_is_blank, std::string_view("plus-is-blank")},
    std::pair{Detail::no_authorization, std::string_view("no-authorization")},
    std::pair{Detail::unknown_scheme, std::string_view("unknown-scheme")},
    std::pair{Detail::bad_basic, std::string_view("bad-basic")},
    std::pair{Detail::bad_signature, std::string_view("bad-signature")},
    std::pair{Detail::letter_case, std::string_view("letter-case")},
    std::pair{Detail::trailing_slash, std::string_view("trailing-slash")},
    std::pair{Detail::missing_prefix, std::string_view("missing-prefix")},
    std::pair{Detail::belongs_to_none, std::string_view("belongs-to-none")},
    std::pair{Detail::target_control, std::string_view("target-control")},
    std::pair{Detail::target_fragment, std::string_view("target-fragment")},
    std::pair{Detail::target_no_slash, std::string_view("target-no-slash")},
    std::pair{Detail::target_semicolon, std::string_view("target-semicolon")},
    std::pair{Detail::target_encoded, std::string_view("target-encoded")},
    std::pair{Detail::target_dots, std::string_view("target-dots")},
    std::pair{Detail::by_shape, std::string_view("by-shape")},
    std::pair{Detail::undecided, std::string_view("undecided")},
    std::pair{Detail::extra_prefix, std::string_view("extra-prefix")},
    std::pair{Detail::no_body, std::string_view("no-body")},
    std::pair{Detail::response_body, std::string_view("response-body")},
    std::pair{Detail::http_status, std::string_view("http-status")},
    std::pair{Detail::http_outcome, std::string_view("http-outcome")},
    std::pair{Detail::no_such_part, std::string_view("no-such-part")},
    std::pair{Detail::wrong_query, std::string_view("wrong-query")},
    std::pair{Detail::one_of_several, std::string_view("one-of-several")},
};

}  // namespace

std::string_view kind_of(findings::Detail detail) noexcept {
  const auto* found = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& one) { return one.first == detail; });
  return found == kKinds.end() ? std::string_view() : found->second;
}

}  // namespace ocpv::config
