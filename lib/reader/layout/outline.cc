#include "reader/layout/outline.h"

#include <algorithm>
#include <array>

#include "reader/layout/rows.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using page::Block;
using page::Piece;

constexpr std::array<std::string_view, 7> kMethods = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"};

struct RequestLine {
  std::string method, target;
};

/// `POST /api/...`; the method may be missing where only a target is printed.
std::optional<RequestLine> read_request_line(std::string_view text) {
  text = trimmed(text);
  for (const std::string_view method : kMethods) {
    if (!text.starts_with(method) || text.size() <= method.size() || is_word(text[method.size()])) continue;
    const std::string_view target = trimmed(text.substr(method.size()));
    const std::size_t end = std::min(target.find_first_of(" \t\n\""), target.size());
    if (target.empty()) return std::nullopt;
    return RequestLine{std::string(method), std::string(target.substr(0, end))};
  }
  return std::nullopt;
}

/// The operation line printed in a block: a code span, or the whole text.
std::optional<RequestLine> find_operation(const Block& block) {
  for (const Piece& piece : block.text.pieces) {
    if (piece.kind != Piece::Kind::code) continue;
    if (auto line = read_request_line(piece.text); line && line->target.starts_with('/')) return line;
  }
  const std::string_view text =
      block.kind == Block::Kind::fence ? std::string_view(block.fence.text) : block.text.plain;
  if (auto line = read_request_line(text); line && line->target.starts_with('/')) return line;
  return std::nullopt;
}

bool is_bold_line(const Block& block) {
  if (block.kind != Block::Kind::paragraph && block.kind != Block::Kind::item) return false;
  bool bold = false;
  for (const Piece& piece : block.text.pieces) {
    if (piece.kind == Piece::Kind::strong)
      bold = true;
    else if (piece.kind != Piece::Kind::html && !bare(piece.text).empty())
      return false;
  }
  return bold;
}

/// The section that a block opens: by heading, or by a line in bold.
std::optional<Section> opened_section(const Block& block) {
  if (block.kind != Block::Kind::heading && !is_bold_line(block)) return std::nullopt;
  return section_named(block.text.plain);
}

/// What stands before a table since the last table or section.
struct Before {
  std::vector<const Block*> lines;
  std::string heading;
};

/// The caption is the nearest line before the table that reads as one; what is between is kept as text.
void attach_caption(PageTable& table, const Before& before) {
  table.heading = before.heading;
  for (auto at = before.lines.rbegin(); at != before.lines.rend(); ++at) {
    const std::string& text = (*at)->text.plain;
    const std::string_view last_line = trimmed(std::string_view(text).substr(text.rfind('\n') + 1));
    CaptionReading reading = read_caption(last_line);
    if (reading.kind == Caption::none) {
      table.before = std::string(last_line) + "\n" + table.before;
      continue;
    }
    table.caption = std::move(reading);
    table.caption_text = std::string(last_line);
    return;
  }
  if (!before.heading.empty()) {
    table.caption = read_caption(before.heading);
    if (table.caption.kind == Caption::none) table.caption = {Caption::structure, before.heading};
    table.caption_text = before.heading;
  }
}

/// A request target in running text: a path alone may be one of files, so it has to share a step with the operation's.
bool is_target(std::string_view text, std::string_view documented) {
  if (contains(text, "/api/") || text.starts_with("http")) return true;
  if (auto line = read_request_line(text)) return line->target.starts_with("/") || line->target.starts_with("api/");
  if (!text.starts_with("/")) return text.starts_with("api/");
  const std::vector<std::string> steps = split(documented, '/');
  return std::any_of(steps.begin(), steps.end(), [&](const std::string& step) {
    return step.size() > 2 && !step.starts_with('{') && contains(text, "/" + step);
  });
}

/// A request target in a fence (`GET /api/...`, `api/v2/...`), or nothing.
std::string target_in(std::string_view text) {
  text = trimmed(text);
  if (auto line = read_request_line(text)) return line->method + " " + line->target;
  const std::string_view first = text.substr(0, std::min(text.find_first_of(" \n\t"), text.size()));
  if (first.starts_with("/") || first.starts_with("api/") || first.starts_with("http")) return std::string(first);
  return {};
}

struct CurlParts {
  std::string method, url, body;  ///< `method` only where a flag names it.
};

/// `curl ... 'URL' ... --data-raw '{...}'`.
CurlParts read_curl(std::string_view text) {
  CurlParts parts;
  for (const std::string_view flag : {"--data-raw", "--data-binary", "--data", "-d "}) {
    const std::size_t at = text.find(flag);
    if (at == std::string_view::npos) continue;
    const std::size_t open = text.find_first_of("'\"", at + flag.size());
    if (open == std::string_view::npos) break;
    const std::size_t close = text.rfind(text[open]);
    if (close > open) parts.body = std::string(trimmed(text.substr(open + 1, close - open - 1)));
    break;
  }
  if (const std::size_t http = text.find("http"); http != std::string_view::npos) {
    parts.url = std::string(text.substr(http, text.find_first_of("'\" \n", http) - http));
    for (const std::string_view flag : {"-X ", "--request "}) {
      const std::size_t at = text.find(flag);
      const std::string_view word = at == std::string_view::npos ? "" : trimmed(text.substr(at + flag.size(), 12));
      for (const std::string_view method : kMethods) {
        if (bare(word).starts_with(method)) parts.method = method;
      }
    }
  }
  return parts;
}

std::uint32_t lines_before(std::string_view text, std::string_view part) {
  const std::size_t at = text.find(part);
  if (at == std::string_view::npos) return 0;
  return static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// Reads a fence of an example section. `url` is what was printed before it.
PageExample read_example(const Block& block, bool response, std::string url, std::uint32_t url_line) {
  PageExample example{
      .response = response, .url = std::move(url), .url_line = url_line, .text = {}, .line = block.fence.first_line};
  const std::string_view text = block.fence.text;
  const std::string_view start = trimmed(text);
  if (start.starts_with("curl")) {
    CurlParts parts = read_curl(text);
    example.url = parts.method.empty() || parts.url.empty() ? parts.url : parts.method + " " + parts.url;
    example.url_line = block.fence.first_line + lines_before(text, parts.url);
    example.text = parts.body;
    if (!parts.body.empty()) example.line += lines_before(text, parts.body);
  } else if (std::string target = response ? "" : target_in(text); !target.empty()) {
    example.url = target;
    example.url_line = block.fence.first_line;
    const std::size_t body = text.find_first_of("{[", std::min(text.find('\n'), text.size()));
    if (body != std::string_view::npos && text.find('\n') < body) {
      example.text = std::string(text.substr(body));
      example.line += lines_before(text, text.substr(body));
    }
  } else {
    example.text = std::string(text);
  }
  return example;
}

bool looks_like_response(std::string_view text) {
  return contains(text, "\"traceId\"") || contains(text, "\"successful\"");
}

class OutlineReader {
 public:
  void read(const Block& block) {
    if (block.kind == Block::Kind::heading && outline_.title.empty() && !section_named(block.text.plain)) {
      outline_.title = one_line(prose(block.text.plain));
      return;
    }
    if (const auto section = opened_section(block)) {
      section_ = *section;
      before_ = {};
      if (!url_.empty()) flush_url();
      return;
    }
    if (block.kind == Block::Kind::heading) {
      before_ = {{}, std::string(trimmed(block.text.plain))};
    } else if (block.kind == Block::Kind::table) {
      read_table(block);
    } else if (block.kind == Block::Kind::fence) {
      read_fence(block);
    } else if (block.kind == Block::Kind::html) {
      if (contains(lower(block.text.raw), "<table")) outline_.html_tables.push_back(block.line);
    } else {
      read_line(block);
    }
  }

  Outline finish() && {
    std::size_t wide = 0;
    for (const char c : outline_.title) wide += static_cast<unsigned char>(c) >= 0x80 ? 1 : 0;
    outline_.language = wide > 0 ? Language::zh : Language::en;
    if (!url_.empty()) flush_url();
    return std::move(outline_);
  }

 private:
  bool in_examples() const {
    return section_ == Section::examples || section_ == Section::request_example ||
           section_ == Section::response_example;
  }

  void take_operation(const Block& block) {
    if (section_ != Section::path || !outline_.method.empty()) return;
    if (auto line = find_operation(block)) {
      outline_.method = line->method;
      outline_.path = without_regex(line->target);
      outline_.digit_names = digit_names(line->target);
      outline_.operation_line = block.line;
    }
  }

  void read_line(const Block& block) {
    take_operation(block);
    before_.lines.push_back(&block);
    if (!in_examples() || section_ == Section::response_example) return;
    for (const Piece& piece : block.text.pieces) {
      if (piece.kind == Piece::Kind::code && is_target(trimmed(piece.text), outline_.path)) {
        if (!url_.empty()) flush_url();
        url_ = std::string(trimmed(piece.text));
        url_line_ = block.line;
        return;
      }
    }
  }

  void flush_url() {
    outline_.examples.push_back({.response = false, .url = url_, .url_line = url_line_, .text = {}, .line = url_line_});
    url_.clear();
  }

  void read_fence(const Block& block) {
    take_operation(block);
    if (!in_examples()) return;
    const bool response = section_ == Section::response_example ||
                          (section_ == Section::examples && looks_like_response(block.fence.text));
    outline_.examples.push_back(read_example(block, response, response ? "" : url_, url_line_));
    if (!response) url_.clear();
  }

  void read_table(const Block& block) {
    PageTable table = read_rows(block.table);
    table.section = section_;
    attach_caption(table, before_);
    outline_.tables.push_back(std::move(table));
    before_ = {};
  }

  Outline outline_;
  Section section_ = Section::none;
  Before before_;
  std::string url_;
  std::uint32_t url_line_ = 0;
};

}  // namespace

std::string without_regex(std::string_view path) {
  std::string result;
  int depth = 0;
  bool skipping = false;
  for (const char c : path) {
    if (c == '{') ++depth;
    if (c == '}' && depth > 0) --depth;
    if (depth == 0) skipping = false;
    if (depth >= 1 && c == ':') skipping = true;
    if (!skipping) result += c;
  }
  return result;
}

std::vector<std::string> digit_names(std::string_view path) {
  std::vector<std::string> names;
  for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
    const std::size_t colon = path.find_first_of(":/}", open);
    if (colon == std::string_view::npos || path[colon] != ':') continue;
    std::string regex(path.substr(colon + 1, path.find_first_of("/}", colon) - colon - 1));
    std::erase(regex, '\\');  // Pages escape the backslash once, twice, or not at all.
    if (regex == "[d]+" || regex == "d+" || regex == "[0-9]+")
      names.emplace_back(path.substr(open + 1, colon - open - 1));
  }
  return names;
}

std::vector<std::string> path_names(std::string_view path) {
  std::vector<std::string> names;
  for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
    const std::size_t close = path.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(path.substr(open + 1, close - open - 1));
  }
  return names;
}

Outline read_outline(const page::Page& page) {
  OutlineReader reader;
  for (const Block& block : page.blocks) reader.read(block);
  return std::move(reader).finish();
}

}  // namespace ocpv::reader
