#include "page/html_tree.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "page/bounds.h"
#include "page/refusals.h"

namespace ocpv::page {

class HtmlMemory {
 public:
  HtmlMemory() = default;
  HtmlMemory(const HtmlMemory&) = delete;
  HtmlMemory& operator=(const HtmlMemory&) = delete;
  ~HtmlMemory() {
    while (last_ != nullptr) std::free(std::exchange(last_, last_->before));  // NOLINT(cppcoreguidelines-no-malloc)
  }

  /// The parser takes no null for an answer. Between here and parse() stand only its frames, which are C and own
  /// nothing that this object does not free, so that they may be left at once.
  static void* take(void* self, std::size_t size) {
    auto& memory = *static_cast<HtmlMemory*>(self);
    memory.taken_ += size + sizeof(Piece);
    Piece* piece = memory.taken_ > kMostHtmlMemory
                       ? nullptr
                       : static_cast<Piece*>(std::malloc(size + sizeof(Piece)));  // NOLINT(cppcoreguidelines-no-malloc)
    if (piece == nullptr) std::longjmp(memory.out_, 1);                           // NOLINT(cert-err52-cpp)
    piece->before = memory.last_;
    piece->after = nullptr;
    if (memory.last_ != nullptr) memory.last_->after = piece;
    memory.last_ = piece;
    piece->size = size + sizeof(Piece);
    return piece + 1;
  }

  static void give_back(void* self, void* given) {
    if (given == nullptr) return;
    auto& memory = *static_cast<HtmlMemory*>(self);
    Piece* piece = static_cast<Piece*>(given) - 1;
    if (piece->before != nullptr) piece->before->after = piece->after;
    if (piece->after != nullptr)
      piece->after->before = piece->before;
    else
      memory.last_ = piece->before;
    memory.taken_ -= piece->size;
    std::free(piece);  // NOLINT(cppcoreguidelines-no-malloc)
  }

  /// The tree of `text`, or null when it takes more than the bound.
  const GumboOutput* parse(const std::string& text) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give_back;
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(out_) != 0) return nullptr;  // NOLINT(cert-err52-cpp)
    return gumbo_parse_with_options(&options, text.data(), text.size());
  }

 private:
  struct alignas(std::max_align_t) Piece {
    Piece* before;
    Piece* after;
    std::size_t size;
  };
  Piece* last_ = nullptr;
  std::size_t taken_ = 0;
  std::jmp_buf out_ = {};
};

namespace {

constexpr auto kBlocks = std::to_array<GumboTag>(
    {GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,  GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,
     GUMBO_TAG_CAPTION, GUMBO_TAG_CENTER,  GUMBO_TAG_DD,     GUMBO_TAG_DETAILS,    GUMBO_TAG_DIV,
     GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIELDSET,
     GUMBO_TAG_FORM,    GUMBO_TAG_H1,      GUMBO_TAG_H2,     GUMBO_TAG_H3,         GUMBO_TAG_H4,
     GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_HEADER, GUMBO_TAG_HR,         GUMBO_TAG_LI,
     GUMBO_TAG_MAIN,    GUMBO_TAG_OL,      GUMBO_TAG_P,      GUMBO_TAG_PRE,        GUMBO_TAG_SECTION,
     GUMBO_TAG_SUMMARY, GUMBO_TAG_TABLE,   GUMBO_TAG_TBODY,  GUMBO_TAG_TD,         GUMBO_TAG_TFOOT,
     GUMBO_TAG_TH,      GUMBO_TAG_THEAD,   GUMBO_TAG_TR,     GUMBO_TAG_UL,         GUMBO_TAG_HTML});

constexpr auto kLeftOut = std::to_array<GumboTag>(
    {GUMBO_TAG_HEAD,     GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
     GUMBO_TAG_NAV,      GUMBO_TAG_FOOTER, GUMBO_TAG_BUTTON, GUMBO_TAG_SVG,      GUMBO_TAG_SELECT,
     GUMBO_TAG_TEXTAREA, GUMBO_TAG_INPUT,  GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,   GUMBO_TAG_TITLE,
     GUMBO_TAG_META,     GUMBO_TAG_LINK,   GUMBO_TAG_VIDEO,  GUMBO_TAG_AUDIO,    GUMBO_TAG_CANVAS});

constexpr auto kRoles = std::to_array<std::string_view>(
    {"navigation", "banner", "contentinfo", "search", "dialog", "toolbar", "menu", "menubar", "tablist", "button"});

constexpr auto kClasses =
    std::to_array<std::string_view>({"copy",        "copy-btn",          "copy-button",      "copybtn",
                                     "btn-copy",    "clipboard",         "clipboard-button", "btn-clipboard",
                                     "copy-code",   "copy-code-button",  "headerlink",       "header-anchor",
                                     "anchor-link", "hash-link",         "breadcrumb",       "breadcrumbs",
                                     "toc",         "table-of-contents", "sidebar",          "pagination",
                                     "sr-only",     "visually-hidden"});

/// Whether marks such as `b` are opened so often without an end that they would nest too deep. The parser looks through
/// all that are open at each tag, so that it must not see them.
bool leaves_marks_open(std::string_view html) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {"b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"});
  std::size_t open = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::size_t begin = at + (html.substr(at + 1).starts_with('/') ? 2 : 1);
    std::size_t end = begin;
    while (end < html.size() && end - begin < 8 && is_letter_or_digit(html[end])) ++end;
    const std::string name = lower(html.substr(begin, end - begin));
    if (std::find(kMarks.begin(), kMarks.end(), name) == kMarks.end()) continue;
    if (begin == at + 1)
      ++open;
    else if (open > 0)
      --open;
    if (open > kMostHtmlDepth) return true;
  }
  return false;
}

bool has_tag(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE; }

template <std::size_t kCount>
bool is_one_of(const GumboNode* node, const std::array<GumboTag, kCount>& tags) {
  return has_tag(node) && std::find(tags.begin(), tags.end(), node->v.element.tag) != tags.end();
}

template <std::size_t kCount>
bool has_word(std::string_view words, const std::array<std::string_view, kCount>& wanted) {
  for (std::size_t begin = words.find_first_not_of(" \t\r\n\f"); begin < words.size();
       begin = words.find_first_not_of(" \t\r\n\f", begin)) {
    const std::size_t end = std::min(words.find_first_of(" \t\r\n\f", begin), words.size());
    if (std::find(wanted.begin(), wanted.end(), lower(words.substr(begin, end - begin))) != wanted.end()) return true;
    begin = end;
  }
  return false;
}

bool is_hidden(const GumboNode* node) {
  if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
  if (attribute(node, "aria-hidden") == "true") return true;
  std::string style = lower(attribute(node, "style"));
  std::erase_if(style, [](char c) { return c == ' ' || c == '\t' || c == '\n'; });
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

/// A page's own header has its title in `article`; the site's stands beside it.
bool is_site_part(const GumboNode* node) {
  if (!is_element(node, GUMBO_TAG_HEADER) && !is_element(node, GUMBO_TAG_ASIDE)) return false;
  for (const GumboNode* at = node->parent; at != nullptr; at = at->parent) {
    if (is_element(at, GUMBO_TAG_MAIN) || is_element(at, GUMBO_TAG_ARTICLE)) return false;
    if (has_tag(at) && attribute(at, "role") == "main") return false;
  }
  return true;
}

struct Step {
  const GumboNode* node;
  std::size_t next;
};

/// Each node that is not left out, parents first, without recursion. `enter` says whether to look below.
template <typename Enter>
void visit(const GumboNode* root, Enter enter) {
  std::vector<const GumboNode*> open = {root};
  while (!open.empty()) {
    const GumboNode* node = open.back();
    open.pop_back();
    if (!enter(node)) continue;
    const Children children{node};
    for (auto child = children.end(); child != children.begin();) open.push_back(*--child);
  }
}

std::size_t count_witnesses(const GumboNode* root) {
  std::size_t count = 0;
  visit(root, [&](const GumboNode* node) {
    if (is_left_out(node)) return false;
    if (is_element(node, GUMBO_TAG_TABLE) || is_element(node, GUMBO_TAG_PRE)) ++count;
    return true;
  });
  return count;
}

/// The only node below `root` that `is` says it is; null for none and for several.
template <typename Is>
const GumboNode* only(const GumboNode* root, Is is) {
  const GumboNode* found = nullptr;
  std::size_t count = 0;
  visit(root, [&](const GumboNode* node) {
    if (is_left_out(node)) return false;
    if (node == root || !has_tag(node) || !is(node)) return true;
    found = node;
    ++count;
    return false;
  });
  return count == 1 ? found : nullptr;
}

}  // namespace

HtmlTree::HtmlTree() : memory_(std::make_unique<HtmlMemory>()) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

const GumboNode* const* Children::begin() const {
  if (!has_tag(node)) return nullptr;
  return reinterpret_cast<const GumboNode* const*>(node->v.element.children.data);
}

const GumboNode* const* Children::end() const {
  return has_tag(node) ? begin() + node->v.element.children.length : nullptr;
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!has_tag(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool is_element(const GumboNode* node, GumboTag tag) { return has_tag(node) && node->v.element.tag == tag; }

bool is_block_element(const GumboNode* node) { return is_one_of(node, kBlocks); }

bool is_left_out(const GumboNode* node) {
  if (node->type == GUMBO_NODE_COMMENT || node->type == GUMBO_NODE_TEMPLATE) return true;
  if (!has_tag(node)) return false;
  return is_one_of(node, kLeftOut) || is_hidden(node) || has_word(attribute(node, "role"), kRoles) ||
         has_word(attribute(node, "class"), kClasses) || is_site_part(node);
}

const GumboNode* content_of(const GumboNode* root) {
  const GumboNode* content = root;
  const auto narrow = [&](auto is) {
    const GumboNode* part = only(content, is);
    if (part != nullptr && count_witnesses(part) == count_witnesses(content)) content = part;
  };
  narrow([](const GumboNode* node) { return is_element(node, GUMBO_TAG_MAIN) || attribute(node, "role") == "main"; });
  narrow([](const GumboNode* node) { return is_element(node, GUMBO_TAG_ARTICLE); });
  return content;
}

Result<HtmlTree> parse_html_tree(std::string_view html, std::string_view name) {
  const auto refuse = [&](Bilingual message, std::uint32_t line) {
    return Error{.message = std::move(message), .file = std::string(name), .line = line};
  };
  if (static_cast<std::size_t>(std::count(html.begin(), html.end(), '<')) > kMostHtmlTags)
    return refuse(say(kTooManyTags, {std::to_string(kMostHtmlTags)}), 0);
  if (leaves_marks_open(html)) return refuse(say(kElementsTooDeep, {std::to_string(kMostHtmlDepth)}), 0);
  HtmlTree tree;
  tree.text_ = std::make_unique<std::string>(html);
  for (char& c : *tree.text_) {  // The parser would make each a sign that stands for "unreadable".
    const bool is_control = static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    if (is_control || c == '\x7f') c = ' ';
  }
  const GumboOutput* output = tree.memory_->parse(*tree.text_);
  if (output == nullptr) return refuse(kTooMuchMemory, 0);
  tree.root_ = output->root;
  std::vector<Step> open = {{tree.root_, 0}};
  while (!open.empty()) {
    Step& step = open.back();
    const Children children{step.node};
    if (step.next == static_cast<std::size_t>(children.end() - children.begin())) {
      const GumboNode* node = step.node;
      open.pop_back();
      if (!open.empty() && (is_block_element(node) || tree.with_blocks_.contains(node)))
        tree.with_blocks_.insert(open.back().node);
      continue;
    }
    const GumboNode* child = children.begin()[step.next++];
    if (open.size() >= kMostHtmlDepth) {
      return refuse(say(kElementsTooDeep, {std::to_string(kMostHtmlDepth)}),
                    has_tag(child) ? child->v.element.start_pos.line : 0);
    }
    open.push_back({child, 0});
  }
  return tree;
}

}  // namespace ocpv::page
