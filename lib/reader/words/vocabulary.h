// In: a word or line of a page. Out: what it means in the dialect (docs/page-format.md), in both languages.
// Promises: data, not rules: a new spelling is a new line in a table of vocabulary.cc, headings.cc, captions.cc or
// plain_types.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "contract/contract.h"

namespace ocpv::reader {

/// The sections of a page that the reader tells apart.
enum class Section : std::uint8_t {
  none,
  description,
  call,
  constraints,
  path,
  content_type,
  parameters,
  response,
  examples,
  request_example,
  response_example,
  errors,  ///< Codes and what they mean.
};

/// A heading or a cell in the form that words are compared by: lower case, inner blanks single, edges bare.
std::string heading_form(std::string_view text);

/// The section that a heading, or a bold line, opens; none when it is no section's name. A number before it, a word
/// such as "list" behind it, and what stands in brackets do not count.
std::optional<Section> section_named(std::string_view text);

/// What stands in brackets behind a section's name (`Request parameters (query)`); empty when nothing does.
std::string_view bracketed_in_heading(std::string_view text);

enum class Column : std::uint8_t { name, type, required, example, description, fallback, values, constraint };

/// What a header cell says its column holds; `fallback` holds the default, `values` what the value may be, `constraint`
/// that or a sentence about it.
std::optional<Column> column_named(std::string_view header);

/// True for a header that only a table of fields has (`Parameter`, but not `Name`).
bool names_fields(std::string_view header);

/// What a caption, or the line before a table, says of the table.
enum class Caption : std::uint8_t { none, path, query, header, body, envelope, structure };

struct CaptionReading {
  Caption kind = Caption::none;
  std::string name;  ///< The structure's name as written; empty for the other kinds.
};
CaptionReading read_caption(std::string_view text);

/// `Response Body Parameters`, `响应Header参数`: which part of the answer; none for anything else.
Caption part_of_answer(std::string_view text);

/// The name of a structure in the form that names are compared by: lower case, without blanks, quotes, and words that
/// only say "data structure".
std::string structure_key(std::string_view name);

/// What a type cell says.
struct TypeWord {
  contract::Kind kind = contract::Kind::unknown;
  std::optional<contract::Kind> items;  ///< For arrays and maps, where the word says so.
  std::string class_name;               ///< For object: the word, when it is the name of a structure.
  bool known = true;                    ///< False: the word is in no list; a question.
  std::optional<std::uint64_t> most_characters = std::nullopt;  ///< `String(64)`.
  bool nullable = false;                                        ///< `Integer or null`.
  std::string rest = {};  ///< What the cell says behind the type (`string (required)`).
};
TypeWord read_type(std::string_view cell);

/// What a cell under "required" says: yes, no, or neither, and what it says besides.
struct RequiredWord {
  std::optional<bool> required;
  std::string rest;  ///< `the default is 1` of `No. The default is 1.`; without yes or no the whole cell.
};
RequiredWord read_required_cell(std::string_view cell);

/// Yes, no, or not said.
std::optional<bool> read_required(std::string_view cell);

/// An example cell that gives no example (`NA`, `--`, empty).
bool is_no_example(std::string_view cell);

/// True when the line says that there is nothing (`无`, `None.`).
bool says_none(std::string_view text);

/// Member names of the response envelope.
bool is_envelope_name(std::string_view name);

/// `required`, `可选` and their like, where they stand alone behind a name: `yes` and `true` need a column.
bool is_required_word(std::string_view text);

/// `query` of `query` and `in query`; empty for what is no place of a parameter.
std::string place_word(std::string_view text);

}  // namespace ocpv::reader
