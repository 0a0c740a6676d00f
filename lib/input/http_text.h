// In: pieces of an .http file's text. Out: what each line is, and the parts of a request line.
// Promises: linear; no state; nothing is put in for variables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/span.h"

namespace ocpv::input {

/// The lines without their ends, and without a byte-order mark before the first.
std::vector<Span> http_lines(std::string_view text);

/// Without blanks at either end.
Span trimmed_span(std::string_view text, Span span);

bool is_separator(std::string_view line);   ///< `###`
bool is_comment(std::string_view line);     ///< `# ...`, `// ...`
bool opens_comment(std::string_view line);  ///< `/* ...`, which goes on to the line with `*/`.

/// `HTTP/1.1 200 OK`, as clients store a response: its status. None for every other line.
std::optional<int> find_status(std::string_view line);

/// What is said of the response ends a request: `> {% %}`, `>> file`, `<> file`, `?? status == 200`.
bool is_of_response(std::string_view line);

/// `@name = value`
struct HttpDefinition {
  Span name, value;
};
std::optional<HttpDefinition> find_definition(std::string_view text, Span line);

/// What `# @name start-backup` or `# @name = start-backup` says; empty for every other comment.
Span find_request_name(std::string_view text, Span line);

/// `METHOD TARGET HTTP/1.1`; method and version may be left out. Empty spans for what is not there.
struct RequestLine {
  Span method, target;
};
RequestLine split_request_line(std::string_view text, Span line);

/// `{{ name }}` may hold blanks, the rest of a target may not.
bool has_stray_blank(std::string_view text, Span target);

/// httpyac's `{{` alone or `{{@event`: a script up to `}}` alone.
bool opens_script(std::string_view line);

/// `https://user:password@host:port/path`, `host/path` or `/path`.
struct HttpTarget {
  std::string host, path;  ///< The host without user and password; the path with its query, without fragment.
  std::size_t skipped =
      0;  ///< Bytes before the path; it has a slash that is not among them where `has_slash` is false.
  bool has_slash = true;
  bool has_user = false;
  bool has_fragment = false;      ///< Cut off: it is not sent.
  bool has_other_scheme = false;  ///< Nothing of HTTP, or half of `http://`.
};
HttpTarget split_target(std::string_view target);

}  // namespace ocpv::input
