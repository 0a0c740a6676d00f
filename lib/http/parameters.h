// In: the query and the path segments of a target, or headers. Out: parameters with decoded values, and the JSON text
// that a parameters plan judges.
// Promises: linear; every byte of the JSON text can be told from which parameter it came; nothing is guessed: text that
// is no number stays a string, so that the plan says what is wrong with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "findings/diagnostic.h"
#include "http/parameter_types.h"

namespace ocpv::http {

struct Span {
  std::size_t begin = 0, end = 0;
};

/// Why a parameter's text says nothing that a plan could judge.
enum class Unreadable : std::uint8_t { no, bad_escape, bad_utf8, given_twice, placeholder };

/// One parameter as a request has it.
struct Given {
  RequestPart part = RequestPart::query;
  std::string name;                 ///< Decoded.
  std::vector<std::string> values;  ///< Decoded; more than one only for a list, or when given twice.
  Span name_span, value_span;       ///< In the target, or in the header's value.
  std::size_t header = 0;           ///< Which header, for RequestPart::header.
  std::vector<Span> more_spans;     ///< Of its values when it is given again.
  bool secret = false;              ///< Not to be shown.
  Unreadable unreadable = Unreadable::no;
  Span json = {};  ///< The value in the JSON text; set by to_json.
};

/// The parameters of a query. `begin` is where the query begins in the target. A name that is given again joins the
/// first one.
std::vector<Given> query_parameters(std::string_view query, std::size_t begin, const ParameterGroup& types,
                                    bool placeholders);

bool is_json_number(std::string_view text) noexcept;

/// `{"path":{...},"query":{...},"header":{...}}` with the groups that are documented. Unreadable ones are left out.
std::string to_json(std::vector<Given>& given, const ParameterTypes& types);

}  // namespace ocpv::http
