#include "page/inline.h"

#include <cmark-gfm.h>

#include <utility>

namespace ocpv::page {
namespace {

bool is_break_tag(std::string_view tag) {
  return tag == "<br>" || tag == "<br/>" || tag == "<br />" || tag == "</br>" || tag == "<BR>";
}

const char* literal_of(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? "" : text;
}

/// What surrounds the text now being read.
struct Around {
  int strong = 0;
  int emphasis = 0;
  int links = 0;
  int images = 0;
  std::string target;

  Piece::Kind kind() const {
    if (images > 0) return Piece::Kind::image;
    if (links > 0) return Piece::Kind::link;
    if (strong > 0) return Piece::Kind::strong;
    return emphasis > 0 ? Piece::Kind::emphasis : Piece::Kind::text;
  }
};

void append(std::vector<Piece>& pieces, Piece::Kind kind, std::string text, const std::string& target) {
  if (!pieces.empty() && pieces.back().kind == kind && pieces.back().target == target && kind != Piece::Kind::html &&
      kind != Piece::Kind::code) {
    pieces.back().text += text;
    return;
  }
  pieces.push_back({.kind = kind, .text = std::move(text), .target = target});
}

}  // namespace

std::string plain_text(const std::vector<Piece>& pieces) {
  std::string plain;
  for (const Piece& piece : pieces) {
    if (piece.kind == Piece::Kind::line_break)
      plain += '\n';
    else if (piece.kind != Piece::Kind::html || !piece.text.starts_with("<!--"))
      plain += piece.text;
  }
  return plain;
}

Inline read_inline(cmark_node* node) {
  Inline result;
  Around around;
  cmark_iter* iterator = cmark_iter_new(node);
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator)) {
    cmark_node* at = cmark_iter_get_node(iterator);
    const cmark_node_type type = cmark_node_get_type(at);
    const int step = event == CMARK_EVENT_ENTER ? 1 : -1;
    const std::string target = around.links + around.images > 0 ? around.target : std::string();
    if (type == CMARK_NODE_STRONG)
      around.strong += step;
    else if (type == CMARK_NODE_EMPH)
      around.emphasis += step;
    else if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
      (type == CMARK_NODE_LINK ? around.links : around.images) += step;
      const char* url = cmark_node_get_url(at);
      around.target = url == nullptr ? "" : url;
    } else if (event != CMARK_EVENT_ENTER) {
      continue;
    } else if (type == CMARK_NODE_TEXT) {
      append(result.pieces, around.kind(), literal_of(at), target);
    } else if (type == CMARK_NODE_CODE) {
      append(result.pieces, Piece::Kind::code, literal_of(at), target);
    } else if (type == CMARK_NODE_HTML_INLINE) {
      const std::string tag = literal_of(at);
      append(result.pieces, is_break_tag(tag) ? Piece::Kind::line_break : Piece::Kind::html, tag, "");
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
      append(result.pieces, Piece::Kind::line_break, "\n", "");
    }
  }
  cmark_iter_free(iterator);
  result.plain = plain_text(result.pieces);
  return result;
}

}  // namespace ocpv::page
