#include "reader/layout/outline.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "reader/layout/listed_fields.h"
#include "reader/layout/name_marks.h"
#include "reader/layout/printed_example.h"
#include "reader/layout/request_line.h"
#include "reader/layout/rows.h"
#include "reader/layout/table_caption.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using page::Block;
using page::Piece;

/// The words of a heading, without the anchors that some pages set in it.
std::string words_of(const Block& block) {
  const std::string& text = block.text.plain;
  return std::string(trimmed(contains(text, "<a ") ? one_line(prose(text)) : text));
}

/// `### 200 OK`: over what is returned, and no name of it.
bool names_success(std::string_view heading) {
  return heading.size() >= 3 && heading.front() == '2' && is_digit(heading[1]) && is_digit(heading[2]) &&
         (heading.size() == 3 || !is_word(heading[3]));
}

/// The section that a block opens: by heading, or by a line in bold.
std::optional<Section> opened_section(const Block& block) {
  if (block.kind != Block::Kind::heading && !is_bold_line(block)) return std::nullopt;
  const std::string words = words_of(block);
  return part_of_answer(words) == Caption::body ? Section::response : section_named(words);
}

class OutlineReader {
 public:
  /// Reads what the blocks begin with; how many blocks that is.
  std::size_t read(std::span<const Block> blocks) {
    const bool may_list = blocks.front().kind == Block::Kind::item || blocks.front().kind == Block::Kind::paragraph;
    if (may_list && takes_lists()) {
      const ListedFields listed = read_listed_fields(
          blocks, fresh_section_ && (section_ == Section::parameters || section_ == Section::response));
      if (listed.table)
        read_table(*listed.table, true);
      else
        for (const Block& block : blocks.first(listed.length)) read(block);
      return listed.length;
    }
    read(blocks.front());
    return 1;
  }

  std::vector<Outline> finish() && {
    finish_outline();
    return std::move(done_);
  }

 private:
  /// Where a list may be one of fields; elsewhere it describes, or is part of an example.
  bool takes_lists() const {
    return !in_examples() && !outline_.method.empty() && section_ != Section::description &&
           section_ != Section::constraints && section_ != Section::errors && !is_below_fields();
  }

  /// Below a table of fields a list speaks of them, unless a line or a heading between says that others follow.
  bool is_below_fields() const {
    if (fresh_section_ || !before_.heading.empty() || outline_.tables.empty() ||
        outline_.tables.back().section != section_)
      return false;
    if (before_.lines.empty()) return true;
    const Block& line = *before_.lines.back();
    return read_caption(line.text.plain).kind == Caption::none && !is_bold_line(line);
  }

  void read(const Block& block) {
    if (block.kind == Block::Kind::heading && outline_.title.empty() && !section_named(block.text.plain) &&
        find_operations(block).empty()) {
      outline_.title = one_line(prose(block.text.plain));
      return;
    }
    if (const auto section = opened_section(block)) {
      open_section(*section, block);
      return;
    }
    if (block.kind == Block::Kind::heading) {
      read_heading(block);
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

  void open_section(Section section, const Block& block) {
    after_heading_ = false;
    // `Request parameters (query)`: what stands in brackets is the caption of the table below.
    const std::string bracketed(bracketed_in_heading(block.text.plain));
    const Caption caption = read_caption(bracketed).kind;
    before_ = {{}, caption == Caption::none || caption == Caption::structure ? std::string() : bracketed};
    section_ = section;
    fresh_section_ = true;
    if (!url_.empty()) flush_url();
    if (section != Section::path) labelled_ = {};  // The method may have a section of its own.
    fresh_path_ = section == Section::path;
    const std::string name = lower(block.text.plain);  // "Request method" may explain methods by an example.
    only_alone_ = contains(name, "method") || contains(name, "方式") || contains(name, "方法");
    take_operations(block);
  }

  void read_heading(const Block& block) {
    const std::string text = words_of(block);
    before_ = {{}, text};
    if (!find_operations(block).empty()) {  // `## POST /api/v2/things` is title and path section in one.
      section_ = Section::path;
      fresh_path_ = true;
      before_ = {};
      take_operations(block);
      return;
    }
    if (part_of_answer(text) == Caption::header)
      section_ = Section::response;
    else if (is_part_of_request(text))
      section_ = Section::parameters;
    if (section_ == Section::response && names_success(text)) before_ = {};
    pending_title_ = text;
    after_heading_ = true;
  }

  /// `## Query parameters`: what stands below is sent, unless it belongs to the answer.
  bool is_part_of_request(std::string_view heading) const {
    const Caption part = read_caption(heading).kind;
    return section_ != Section::response && part != Caption::none && part != Caption::structure &&
           part != Caption::envelope;
  }

  bool in_examples() const {
    return section_ == Section::examples || section_ == Section::request_example ||
           section_ == Section::response_example;
  }

  void take_operations(const Block& block) {
    if (section_ != Section::path) return;
    const bool alone = std::all_of(block.text.pieces.begin(), block.text.pieces.end(), [](const Piece& piece) {
      return piece.kind == Piece::Kind::code || bare(piece.text).empty();
    });
    if (only_alone_ && !alone && block.kind != Block::Kind::fence) {
      take_labelled(block.text.plain, block.line);
      return take_alone(block);
    }
    std::size_t count = 0;
    for (const RequestLine& line : find_operations(block)) {
      if (count++ == 0 || alone || block.kind == Block::Kind::fence) take_operation(line, block.line);
    }
    if (outline_.method.empty()) take_labelled(block.text.plain, block.line);
    take_alone(block);
  }

  /// `GET` below `Request method`, and `/api/v2/things` below `URL`.
  void take_alone(const Block& block) {
    const std::string_view text = trimmed(block.text.plain);
    const bool is_target = text.starts_with("/") || text.starts_with("http");
    if (block.kind == Block::Kind::paragraph && text.find_first_of(" \n") == std::string_view::npos)
      take_labelled((is_target ? "url: " : "method: ") + std::string(text), block.line);
  }

  /// `URL：/api/...` and `Method：POST`, in either order.
  void take_labelled(const std::string& text, std::uint32_t at) {
    if (!outline_.method.empty()) return;
    for (const std::string& line : split(text, '\n')) {
      LabelledLine found = read_labelled_line(line);
      if (!found.method.empty()) labelled_.method = std::move(found.method);
      if (!found.target.empty()) labelled_.target = std::move(found.target);
    }
    if (!labelled_.method.empty() && !labelled_.target.empty())
      take_operation({labelled_.method, labelled_.target}, at);
  }

  void take_operation(const RequestLine& line, std::uint32_t at) {
    if (outline_.method.empty()) {
      set_operation(outline_, line, at);
      fresh_path_ = false;
      return;
    }
    Outline other;
    set_operation(other, line, at);
    const auto same = [&](const Outline& known) {
      return known.method == other.method && known.path == other.path && known.selectors == other.selectors;
    };
    if (same(outline_) || std::any_of(beside_.begin(), beside_.end(), same)) return;
    if (fresh_path_ && (headed_ || !outline_.tables.empty())) {
      start_next(line, at);
    } else {
      beside_.push_back(std::move(other));
    }
  }

  /// A second path section, after tables: a second operation begins.
  void start_next(const RequestLine& line, std::uint32_t at) {
    const std::string title = pending_title_.empty() ? outline_.title : one_line(prose(pending_title_));
    finish_outline();
    outline_ = {};
    outline_.title = title;
    set_operation(outline_, line, at);
    fresh_path_ = false;
  }

  void finish_outline() {
    if (!url_.empty()) flush_url();
    std::size_t wide = 0;
    for (const char c : outline_.title) wide += static_cast<unsigned char>(c) >= 0x80 ? 1 : 0;
    outline_.language = wide > 0 ? Language::zh : Language::en;
    if (!done_.empty()) outline_.language = done_.front().language;
    done_.push_back(outline_);
    for (const Outline& other : beside_) {
      Outline copy = outline_;
      copy.method = other.method;
      copy.path = other.path;
      copy.selectors = other.selectors;
      copy.digit_names = other.digit_names;
      copy.operation_line = other.operation_line;
      copy.shares_tables = true;
      done_.push_back(std::move(copy));
    }
    beside_.clear();
  }

  /// `## List boats` and the operation right below it, on a page that has no path sections.
  void open_headed_path(const Block& block) {
    // A page without any section may begin with its operation alone in a fence.
    const bool is_first = block.kind == Block::Kind::fence && section_ == Section::none && outline_.method.empty() &&
                          outline_.tables.empty() && trimmed(block.fence.text).find('\n') == std::string_view::npos;
    // `## Request` over the operation, and then what is sent.
    const bool of_request = section_ == Section::parameters && fresh_section_ && outline_.method.empty();
    const bool headed = std::exchange(after_heading_, false) && (headed_ || outline_.method.empty());
    if (!(headed || is_first || of_request) || in_examples() || find_operations(block).size() != 1) return;
    const bool alone = block.kind == Block::Kind::fence ||
                       std::all_of(block.text.pieces.begin(), block.text.pieces.end(), [](const Piece& piece) {
                         return piece.kind == Piece::Kind::code || bare(piece.text).empty();
                       });
    if (!alone) return;
    section_ = Section::path;
    fresh_path_ = true;
    headed_ = headed_ || !of_request;
    goes_on_with_parameters_ = of_request;
    only_alone_ = false;
    before_ = {};
  }

  void read_line(const Block& block) {
    open_headed_path(block);
    take_operations(block);
    if (std::exchange(goes_on_with_parameters_, false)) section_ = Section::parameters;
    if (section_ == Section::content_type && outline_.content_type.empty())
      outline_.content_type = media_type_in(block.text.plain);
    before_.lines.push_back(&block);
    if (!in_examples() || section_ == Section::response_example) return;
    for (const Piece& piece : block.text.pieces) {
      if (piece.kind == Piece::Kind::code && is_target(trimmed(piece.text), outline_.path)) {
        if (!url_.empty()) flush_url();
        url_ = with_times_whole(trimmed(piece.text));
        url_line_ = block.line;
        return;
      }
    }
  }

  void flush_url() {
    outline_.examples.push_back({.response = false, .url = url_, .url_line = url_line_, .text = {}, .line = url_line_});
    url_.clear();
  }

  /// `Example request:` in a line of its own, right over the fence.
  Section example_before() const {
    if (before_.lines.empty() || before_.lines.back()->kind != Block::Kind::paragraph) return Section::none;
    const auto section = section_named(before_.lines.back()->text.plain);
    const bool is_example = section == Section::request_example || section == Section::response_example;
    return is_example ? *section : Section::none;
  }

  void read_fence(const Block& block) {
    open_headed_path(block);
    take_operations(block);
    if (std::exchange(goes_on_with_parameters_, false)) section_ = Section::parameters;
    if (section_ == Section::path && outline_.method.empty()) take_labelled(block.fence.text, block.line);
    if (section_ == Section::content_type && outline_.content_type.empty())
      outline_.content_type = media_type_in(block.fence.text);
    const Section printed = example_before();
    if (!in_examples() && printed == Section::none) return;
    const bool response = printed == Section::response_example || section_ == Section::response_example ||
                          (section_ == Section::examples && looks_like_response(block.fence.text));
    outline_.examples.push_back(read_example(block, response, response ? "" : url_, url_line_));
    if (!response) url_.clear();
  }

  void read_table(const Block& block, bool is_list = false) {
    after_heading_ = false;
    if (const auto section = section_before(before_); section && *section != section_) {
      section_ = *section;
      fresh_section_ = true;
      before_ = {};
    }
    PageTable table = read_rows(block.table, section_);
    table.section = section_;
    table.is_list = is_list;
    table.first_in_section = fresh_section_ && before_.heading.empty();
    fresh_section_ = false;
    attach_caption(table, before_, outline_.tables);
    table.holds_parameters = holds_parameters(table);
    if (!table.holds_parameters) read_name_paths(table);
    if (section_ == Section::path && !table.is_field_table) {  // `| Method | POST |`
      for (const page::Row* row : with_header(block.table)) {
        if (row->cells.size() >= 2) take_labelled(row->cells[0].plain + ": " + row->cells[1].plain, row->line);
      }
    }
    outline_.tables.push_back(std::move(table));
    before_ = {};
    pending_title_.clear();
  }

  /// In the path, the query or a header a name is sent as it is printed, dots and all.
  bool holds_parameters(const PageTable& table) const {
    const Caption caption = table.caption.kind;
    const bool in_body = outline_.method == "POST" || outline_.method == "PUT" || outline_.method == "PATCH";
    return caption == Caption::path || caption == Caption::query || caption == Caption::header ||
           (caption == Caption::none && section_ == Section::parameters && !in_body);
  }

  static std::vector<const page::Row*> with_header(const page::Table& table) {
    std::vector<const page::Row*> rows = {&table.header};
    for (const page::Row& row : table.rows) rows.push_back(&row);
    return rows;
  }

  Outline outline_;
  std::vector<Outline> done_, beside_;  ///< Finished; operations that stand beside the one that is read.
  LabelledLine labelled_;
  bool fresh_section_ = false;
  bool only_alone_ = false;
  bool after_heading_ = false;            ///< The block before is a heading of no section.
  bool goes_on_with_parameters_ = false;  ///< The operation stands in the section of what is sent.
  bool headed_ = false;                   ///< Operations stand right below headings of their own.
  bool fresh_path_ = false;               ///< A path section was opened, and no operation was taken from it.
  std::string pending_title_;
  Section section_ = Section::none;
  Before before_;
  std::string url_;
  std::uint32_t url_line_ = 0;
};

}  // namespace

void set_operation(Outline& outline, const RequestLine& line, std::uint32_t at) {
  outline.method = line.method;
  outline.path = path_of_target(line.target);
  outline.selectors.clear();
  for (auto& [name, value] : fixed_parameters(line.target)) outline.selectors.push_back({name, value});
  outline.digit_names = digit_names(line.target);
  outline.operation_line = at;
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

std::vector<Outline> read_outlines(const page::Page& page) {
  OutlineReader reader;
  const std::span<const Block> blocks = page.blocks;
  for (std::size_t at = 0; at < blocks.size();) at += reader.read(blocks.subspan(at));
  return std::move(reader).finish();
}

}  // namespace ocpv::reader
