#include "input/input.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "input/bru.h"
#include "input/curl.h"
#include "input/file.h"
#include "input/har.h"
#include "input/http.h"
#include "input/opencollection.h"
#include "input/placeholder.h"
#include "input/postman.h"
#include "input/yaml.h"

namespace ocpv::input {
namespace {

constexpr Message kTooLarge{"longer than {0} bytes, the limit", "超过上限 {0} 字节"};
constexpr Message kLineLabel{"line {0}", "第 {0} 行"};

// One JSON text as it stands, with its variables put in.
Document json_document(const std::string& name, std::string bytes, const Options& options, const Origin& origin) {
  Document document;
  document.path = name;
  document.body = {0, bytes.size()};
  const Values values{options.variables, nullptr, options.limits.max_bytes};
  std::optional<FilledJson> filled = fill_json(bytes, document.body, values);
  auto source = std::make_shared<const SourceText>(std::move(bytes), origin.first_line, origin.first_byte);
  if (filled) {
    document.body = {0, filled->text.size()};
    document.written = std::make_shared<const std::string>(std::move(filled->text));
    document.map = PositionMap(SplicedMap{0, std::move(filled->splices)});
    document.unjudged = std::move(filled->unjudged);
    document.substituted = std::move(filled->substituted);
    for (const FilledJson::Unknown& unknown : filled->unknown) {
      document.notices.push_back(
          {source->position(unknown.source.begin), told_undefined(unknown.name, values, options.language)});
    }
  }
  document.source = std::move(source);
  return document;
}

// Recorded traffic and collections hold many bodies, each of which is held to the limit by itself.
std::size_t most_bytes(Kind kind, const std::string& name, const Options& options) {
  const bool has_many = kind == Kind::har || (kind == Kind::json && is_named_like_postman(name));
  return has_many ? std::max(options.limits.max_bytes, kMostBytes) : options.limits.max_bytes;
}

// One document a line; blank lines hold none.
void read_lines(const std::string& name, std::string_view bytes, const Options& options, Origin origin,
                const Take& take) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = bytes.substr(at, end - at);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
      Document document = json_document(name, std::string(line), options, {origin.first_line, origin.first_byte + at});
      document.label = fill(kLineLabel, options.language, {std::to_string(origin.first_line)});
      if (!take(std::move(document))) return;
    }
    at = end + 1;
    ++origin.first_line;
  }
}

}  // namespace

void read_bytes(const std::string& name, std::string bytes, const Options& options, const Take& take,
                const Origin& origin) {
  const Kind kind = options.kind.value_or(kind_of(name));
  if (kind == Kind::json_lines) return read_lines(name, bytes, options, origin, take);
  if (kind == Kind::json) {
    // What is over the limit was not read whole, and is told as a body of that size.
    if (bytes.size() <= most_bytes(kind, name, options) && looks_like_postman(bytes)) {
      if (read_postman(name, std::make_shared<const SourceText>(bytes), options, take)) return;
    }
    take(json_document(name, std::move(bytes), options, origin));
    return;
  }
  const std::size_t most = most_bytes(kind, name, options);
  if (kind == Kind::yaml && bytes.size() > most) {
    take(json_document(name, std::move(bytes), options, origin));  // The same finding as of a JSON body of that size.
    return;
  }
  auto source = std::make_shared<const SourceText>(std::move(bytes));
  if (source->text().size() > most) {
    Document document;
    document.path = name;
    document.source = std::make_shared<const SourceText>("");
    document.problem = Error{fill(kTooLarge, options.language, {std::to_string(most)}), name};
    take(std::move(document));
    return;
  }
  if (kind == Kind::curl) {
    read_curl(name, std::move(source), options, take);
  } else if (kind == Kind::har) {
    read_har(name, std::move(source), options, take);
  } else if (kind == Kind::bru) {
    read_bru(name, std::move(source), options, take);
  } else if (kind == Kind::yaml) {
    const bool is_request = looks_like_opencollection(source->text());
    if (is_request && read_opencollection(name, source, options, take)) return;
    read_yaml(name, std::move(source), options, take);
  } else {
    read_http(name, std::move(source), options, take);
  }
}

Result<void> read_input(const std::string& path, const Options& options, const Take& take,
                        const std::string& stdin_name) {
  const std::string& name = path == "-" ? stdin_name : path;
  // One byte more than is allowed: whoever judges it then finds it too large, and says so.
  const Kind kind = options.kind.value_or(kind_of(name));
  auto bytes = read_file(path, most_bytes(kind, name, options) + 1, options.language);
  if (!bytes.ok()) return Error{bytes.error().message, name};
  read_bytes(name, std::move(*bytes), options, take);
  return {};
}

}  // namespace ocpv::input
