// In: nothing; this is data. Out: one document to check: its JSON text, where it came from, and what is known of it.
// Promises: owns all of its text, so that it may outlive the reader; movable, and cheap to move.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "input/position_map.h"
#include "input/source_text.h"
#include "input/span.h"

namespace ocpv::input {

/// By the name that Postman gives to what it exports.
bool is_named_like_postman(std::string_view name) noexcept;

/// What a file is read as; told by the end of its name.
enum class Kind : std::uint8_t { json, yaml, http, json_lines, curl, har, bru };
Kind kind_of(std::string_view name) noexcept;                  ///< json when the name says nothing.
bool has_known_ending(std::string_view name) noexcept;         ///< True for what a folder's files are taken by.
bool is_kept_beside_requests(std::string_view name) noexcept;  ///< Environments and settings of clients.

struct Header {
  std::string name, value;
  Span name_span, value_span;  ///< In the source.
};

/// What an .http file says besides the body. Variables are put in; spans are those of the source.
/// Bytes of a request's target that stand in the file as they are.
struct WrittenPart {
  std::size_t begin = 0;  ///< In the target.
  Span source;
};

struct Request {
  std::string name;             ///< From `### name` or `# @name`; may be empty.
  std::string method;           ///< Upper case; GET when the line has none, as the editors that run such files do.
  std::string target;           ///< Path and query, without scheme and host: `/api/v2/...?x=y`.
  std::string host;             ///< `host:port` of the request line or of the Host header; may be empty.
  std::optional<int> answered;  ///< The HTTP status of the answer, where a recording has it.
  bool may_lack_authorization = false;  ///< Whoever wrote it down leaves credentials out: HAR files, collections.
  Span line, method_span, target_span;  ///< `method_span` is empty when there is no method.
  /// Where variables were put into the target, or it takes several lines: what of it is written, in order. Else
  /// nothing: it stands in `target_span` as it is, or nobody knows what of it does.
  std::vector<WrittenPart> written;
  std::vector<Header> headers;
};

/// A response as clients store it: `HTTP/1.1 200 OK`, headers, body.
struct Response {
  int status = 0;
  Span line;
  std::vector<Header> headers;
};

/// Something the user should hear of that is no finding: a variable without a value.
struct Notice {
  Position at;
  std::string message;    ///< One sentence, without the file's name.
  bool no_value = false;  ///< It is that a variable has none.
};

inline constexpr std::string_view kUrlSecret = "URL";

/// What an .http file says outside of bodies that nobody may see.
struct Secret {
  Span span;
  std::string name;  ///< Of the header or the variable; kUrlSecret for a target; empty for what nobody is told of.
};

/// A request whose body is a file of its own is two documents, each of which holds all of it.
enum class Side : std::uint8_t {
  whole,
  around,   ///< Of this one everything is told but what is wrong in the body.
  outside,  ///< Of this one the body alone; `path` and `source` are the body's.
};

/// One document to check.
struct Document {
  std::string path;   ///< As the user gave it.
  std::string label;  ///< Which of several in the file: `line 7`, `request 2 (start backup)`, `document 3`; else empty.

  Side side = Side::whole;

  std::optional<Error> problem;  ///< Why there is nothing to check (with its place); then the rest may be empty.

  std::shared_ptr<const SourceText> source;    ///< What the user sees; shared by the documents of a file.
  std::shared_ptr<const std::string> written;  ///< The JSON text, where it is not a piece of the source.
  Span body;                                   ///< The JSON text, in `written` or else in the source.
  bool has_body = true;                        ///< False for an .http request without one.
  PositionMap map;

  std::optional<Request> request;  ///< Of .http files and their like.
  std::optional<Response>
      response;                   ///< The body is that of a response; `request` is what it answers, if that is known.
  std::vector<Span> unjudged;     ///< In the JSON text: values that hold a placeholder nobody has put a value in for.
  std::vector<Span> substituted;  ///< In the JSON text: values a variable was put in for; never shown.
  std::vector<Secret> secrets;    ///< In the source, outside the body: credentials in headers and variables.
  std::vector<Notice> notices;
  std::optional<Span>
      own;  ///< Only this piece of the source may be shown: what else stands on its lines is not its own.
  std::vector<std::pair<Span, Span>> copies;  ///< In the JSON text: what a YAML alias repeats, and where.

  std::string_view json() const noexcept {
    return written ? std::string_view(*written).substr(body.begin, body.size()) : slice(source->text(), body);
  }
};

}  // namespace ocpv::input
