// In: a line of a page. Out: the operation or target that it prints.
// Promises: `{name:regex}`, `:name`, `<name>` and `${name}` come out as `{name}`; a host and a query are taken off.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

namespace ocpv::reader {

struct RequestLine {
  std::string method, target;  ///< The target as printed.
};

/// The text with `%20` for the blanks within times of a query.
std::string with_times_whole(std::string_view text);

/// The target that a text begins with, up to one of the characters `ends`; a blank within a time is a part of it.
std::string printed_target(std::string_view text, std::string_view ends);

/// `POST /api/...`; nothing when the text does not begin so.
std::optional<RequestLine> read_request_line(std::string_view text);

/// The operations that a block prints: code spans, or whole lines.
std::vector<RequestLine> find_operations(const page::Block& block);

/// Half of an operation that a labelled line prints: `Method: POST`, `URL: /api/...`; empty when it prints none.
struct LabelledLine {
  std::string method, target;
};
LabelledLine read_labelled_line(std::string_view text);

/// The path of a printed target with its parameters in braces.
std::string path_of_target(std::string_view target);

/// Name and value of each `name=value` of a printed target whose value is a word, as it is printed.
std::vector<std::pair<std::string, std::string>> fixed_parameters(std::string_view target);

/// Names of those parameters of a printed target whose regex lets only decimal digits through, in order.
std::vector<std::string> digit_names(std::string_view target);

/// `multipart/form-data`, `application/json`: the first media type of a text, in lower case.
std::string media_type_in(std::string_view text);

}  // namespace ocpv::reader
