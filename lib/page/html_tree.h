// In: the bytes of a saved web page. Out: its tree as a browser would build it, and which part of it is the page.
// Promises: bounded tags, depth and memory, whatever the bytes; the parser is gumbo's, known only below lib/page.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

#include "base/result.h"

namespace ocpv::page {

/// Memory of one tree, given back at once: the parser's own way back is recursive.
class HtmlMemory;

/// A parsed page. Nodes live as long as it does, and point into `text`.
class HtmlTree {
 public:
  HtmlTree();
  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;
  ~HtmlTree();

  const GumboNode* root() const { return root_; }
  bool holds_blocks(const GumboNode* node) const { return with_blocks_.contains(node); }

 private:
  friend Result<HtmlTree> parse_html_tree(std::string_view html, std::string_view name);
  std::unique_ptr<HtmlMemory> memory_;
  std::unique_ptr<std::string> text_;
  std::unordered_set<const GumboNode*> with_blocks_;  ///< Nodes with a block element somewhere below.
  const GumboNode* root_ = nullptr;
};

/// `html` is UTF-8. Fails on what is over a bound above, with the line where one can be told.
Result<HtmlTree> parse_html_tree(std::string_view html, std::string_view name);

/// The part that holds what the page says: `main` or `article` where all its tables and examples stand in it.
const GumboNode* content_of(const GumboNode* root);

/// Navigation, scripts, buttons, what is hidden: no part of what the page says.
bool is_left_out(const GumboNode* node);

/// Elements that stand in lines of their own.
bool is_block_element(const GumboNode* node);

std::string_view attribute(const GumboNode* node, const char* name);
bool is_element(const GumboNode* node, GumboTag tag);

/// The children of an element; none for text.
struct Children {
  const GumboNode* node;
  const GumboNode* const* begin() const;
  const GumboNode* const* end() const;
};

}  // namespace ocpv::page
