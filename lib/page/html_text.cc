#include "page/html_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "page/inline.h"

namespace ocpv::page {
namespace {

bool is_any(const GumboNode* node, std::initializer_list<GumboTag> tags) {
  return std::any_of(tags.begin(), tags.end(), [&](GumboTag tag) { return is_element(node, tag); });
}

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

bool is_code(const GumboNode* node) {
  return is_any(node, {GUMBO_TAG_CODE, GUMBO_TAG_TT, GUMBO_TAG_KBD, GUMBO_TAG_SAMP, GUMBO_TAG_PRE});
}

bool is_list_part(const GumboNode* node) { return is_any(node, {GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_LI}); }

/// Numbers and nothing else: the class of a gutter is also that of examples that a script will number.
bool holds_only_numbers(const GumboNode* node) {
  if (is_text(node))
    return std::string_view(node->v.text.text).find_first_not_of("0123456789 \t\r\n") == std::string_view::npos;
  return std::all_of(Children{node}.begin(), Children{node}.end(), holds_only_numbers);
}

/// The text as Markdown would write it: what reads a cell as written looks for these marks.
std::string escaped(std::string_view text) {
  std::string raw;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    const bool begins_tag = c == '<' && (is_letter(next) || next == '/' || next == '!');
    if (begins_tag || c == '`' || (c == '\\' && next > ' ') || (c == '*' && next == '*')) raw += '\\';
    raw += c;
  }
  return raw;
}

constexpr std::string_view kComment = "<!-- -->";

/// Puts running text together as a browser shows it: white space is one blank, and none stands at a line's ends.
class Running {
 public:
  void read(const GumboNode* node) {
    if (is_text(node)) return add_text(node->v.text.text);
    if (node->type == GUMBO_NODE_COMMENT) return add_comment();
    if (is_left_out(node) || is_gutter(node) || is_element(node, GUMBO_TAG_TABLE)) return;
    if (is_element(node, GUMBO_TAG_BR)) return add_break();
    if (is_element(node, GUMBO_TAG_IMG)) return add_image(node);
    if (is_code(node)) return add_code(node);
    if (is_list_part(node)) return add_list(node);
    if (is_any(node, {GUMBO_TAG_STRONG, GUMBO_TAG_B})) return read_inside(node, strong_);
    if (is_any(node, {GUMBO_TAG_EM, GUMBO_TAG_I})) return read_inside(node, emphasis_);
    if (is_element(node, GUMBO_TAG_A) && !attribute(node, "href").empty()) return read_link(node);
    if (is_any(node, {GUMBO_TAG_S, GUMBO_TAG_DEL, GUMBO_TAG_STRIKE})) return read_struck(node);
    if (is_element(node, GUMBO_TAG_UNKNOWN)) add_tag(unknown_tag(node));
    if (is_block_element(node)) break_line();
    for (const GumboNode* child : Children{node}) read(child);
    if (is_block_element(node)) ends_line_ = true;
  }

  Inline take() {
    drop_last_blank();
    while (!text_.pieces.empty() && text_.pieces.back().kind == Piece::Kind::line_break) text_.pieces.pop_back();
    text_.plain = plain_text(text_.pieces);
    while (text_.raw.ends_with("<br>")) text_.raw.resize(text_.raw.size() - 4);
    return std::move(text_);
  }

 private:
  Piece::Kind kind() const {
    if (!target_.empty()) return Piece::Kind::link;
    if (strong_ > 0) return Piece::Kind::strong;
    return emphasis_ > 0 ? Piece::Kind::emphasis : Piece::Kind::text;
  }

  void read_inside(const GumboNode* node, int& depth) {
    const std::string_view mark = &depth == &strong_ ? "**" : "*";
    if (++depth == 1) text_.raw += mark;
    for (const GumboNode* child : Children{node}) read(child);
    if (--depth == 0) text_.raw += mark;
  }

  void read_struck(const GumboNode* node) {
    add_tag("<s>");
    for (const GumboNode* child : Children{node}) read(child);
    add_tag("</s>");
  }

  void read_link(const GumboNode* node) {
    const std::string before = std::exchange(target_, std::string(attribute(node, "href")));
    const std::size_t begin = text_.raw.size();
    for (const GumboNode* child : Children{node}) read(child);
    text_.raw.insert(std::min(begin, text_.raw.size()), "[");
    text_.raw += "](" + target_ + ")";
    target_ = before;
  }

  void add(Piece::Kind kind, std::string_view text) {
    if (std::exchange(ends_line_, false)) add_break();
    std::vector<Piece>& pieces = text_.pieces;
    const bool joins = !pieces.empty() && pieces.back().kind == kind && pieces.back().target == target_ &&
                       kind != Piece::Kind::html && kind != Piece::Kind::code;
    if (joins)
      pieces.back().text += text;
    else
      pieces.push_back({.kind = kind, .text = std::string(text), .target = kind == Piece::Kind::html ? "" : target_});
  }

  bool at_line_begin() const {
    return ends_line_ || text_.pieces.empty() || text_.pieces.back().kind == Piece::Kind::line_break ||
           (text_.pieces.back().kind == Piece::Kind::html && text_.pieces.back().text != kComment);
  }

  void add_text(std::string_view text) {
    std::string shown;
    for (const char c : text) {
      const bool white = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
      const bool after_blank =
          shown.empty() ? at_line_begin() || text_.pieces.back().text.ends_with(' ') : shown.back() == ' ';
      if (!white)
        shown += c;
      else if (!after_blank)
        shown += ' ';
    }
    if (shown.empty()) return;
    add(kind(), shown);
    text_.raw += escaped(shown);
  }

  /// Beside a blank it parts words, as it does in Markdown; between two letters it is a mark of the page's scripts.
  void add_comment() {
    if (text_.pieces.empty() || !text_.pieces.back().text.ends_with(' ')) return;
    add(Piece::Kind::html, kComment);
    text_.raw += kComment;
  }

  void add_break() {
    drop_last_blank();
    ends_line_ = false;
    text_.pieces.push_back({.kind = Piece::Kind::line_break, .text = "<br>", .target = ""});
    text_.raw += "<br>";
  }

  /// A block begins in a line of its own.
  void break_line() {
    if (!at_line_begin()) ends_line_ = true;
  }

  void drop_last_blank() {
    if (!text_.pieces.empty() && text_.pieces.back().kind != Piece::Kind::code &&
        text_.pieces.back().text.ends_with(' ')) {
      text_.pieces.back().text.pop_back();
      if (text_.pieces.back().text.empty()) text_.pieces.pop_back();
      if (text_.raw.ends_with(' ')) text_.raw.pop_back();
    }
  }

  void add_tag(std::string_view tag) {
    ends_line_ = false;
    if (is_block_tag(tag)) drop_last_blank();
    add(Piece::Kind::html, tag);
    text_.raw += tag;
  }

  static bool is_block_tag(std::string_view tag) { return tag.ends_with("li>") || tag.ends_with("l>"); }

  void add_list(const GumboNode* node) {
    const std::string name = gumbo_normalized_tagname(node->v.element.tag);
    add_tag("<" + name + ">");
    for (const GumboNode* child : Children{node}) read(child);
    drop_last_blank();
    add_tag("</" + name + ">");
  }

  void add_code(const GumboNode* node) {
    const Fence fence = read_html_fence(node);
    std::string_view code = trimmed(fence.text);
    if (code.empty()) return;
    add(Piece::Kind::code, code);
    text_.raw += code.find('`') == std::string_view::npos ? "`" + std::string(code) + "`"
                                                          : "<code>" + std::string(code) + "</code>";
  }

  void add_image(const GumboNode* node) {
    if (attribute(node, "alt").empty()) return;
    const std::string before = std::exchange(target_, std::string(attribute(node, "src")));
    add(Piece::Kind::image, attribute(node, "alt"));
    text_.raw += "![" + std::string(attribute(node, "alt")) + "](" + target_ + ")";
    target_ = before;
  }

  /// `List<String>` that was not escaped: a browser hides the tag, the page says it.
  static std::string unknown_tag(const GumboNode* node) {
    const GumboStringPiece& tag = node->v.element.original_tag;
    return tag.data == nullptr ? std::string() : std::string(tag.data, tag.length);
  }

  Inline text_;
  int strong_ = 0;
  int emphasis_ = 0;
  std::string target_;
  bool ends_line_ = false;
};

/// Text as it stands, a line for each element that stands in a line of its own.
void add_verbatim(const GumboNode* node, std::string& text) {
  if (is_text(node)) {
    text += node->v.text.text;
    return;
  }
  if (is_left_out(node) || is_gutter(node)) return;
  if (is_element(node, GUMBO_TAG_BR)) text += '\n';
  for (const GumboNode* child : Children{node}) add_verbatim(child, text);
  if (is_any(node, {GUMBO_TAG_DIV, GUMBO_TAG_LI, GUMBO_TAG_TR, GUMBO_TAG_P}) && !text.ends_with('\n')) text += '\n';
}

std::string language_of(const GumboNode* node) {
  std::string classes(attribute(node, "class"));
  for (const std::string_view mark : {"language-", "lang-", "highlight-source-"}) {
    if (const std::size_t at = classes.find(mark); at != std::string::npos) {
      const std::size_t begin = at + mark.size();
      return classes.substr(begin, classes.find_first_of(" \t\n", begin) - begin);
    }
  }
  return {};
}

}  // namespace

bool is_gutter(const GumboNode* node) {
  if (node->type != GUMBO_NODE_ELEMENT) return false;
  const std::string classes = lower(attribute(node, "class"));
  for (const std::string_view mark : {"lineno", "line-number", "linenumber", "gutter", "hljs-ln-n", "ln-num"}) {
    if (classes.find(mark) != std::string::npos && holds_only_numbers(node)) return true;
  }
  return false;
}

std::uint32_t html_line(const GumboNode* node) {
  if (node->type == GUMBO_NODE_ELEMENT) return node->v.element.start_pos.line;
  return node->type == GUMBO_NODE_DOCUMENT ? 0 : node->v.text.start_pos.line;
}

Inline read_html_inline(std::span<const GumboNode* const> nodes) {
  Running running;
  for (const GumboNode* node : nodes) running.read(node);
  Inline text = running.take();
  if (!nodes.empty()) text.line = html_line(nodes.front());
  return text;
}

Fence read_html_fence(const GumboNode* pre) {
  Fence fence;
  fence.info = language_of(pre);
  fence.first_line = html_line(pre);
  for (const GumboNode* child : Children{pre}) {
    if (fence.info.empty()) fence.info = language_of(child);
    add_verbatim(child, fence.text);
  }
  // What a page draws as a blank is one.
  for (std::size_t at = fence.text.find("\xc2\xa0"); at != std::string::npos; at = fence.text.find("\xc2\xa0", at))
    fence.text.replace(at, 2, " ");
  const auto children = Children{pre};
  if (children.begin() != children.end()) {
    const GumboNode* first = *children.begin();
    while (first->type == GUMBO_NODE_ELEMENT && first->v.element.children.length > 0)
      first = static_cast<const GumboNode*>(first->v.element.children.data[0]);
    fence.first_line = std::max(fence.first_line, html_line(first));
  }
  if (!fence.text.empty() && !fence.text.ends_with('\n')) fence.text += '\n';
  return fence;
}

}  // namespace ocpv::page
