// In: nothing; this is data. Out: what reading pages gives: rows with their fate, questions, contradictions,
// operations. Promises: the only header of the reader that its inner folders and its users share.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/language.h"
#include "base/result.h"
#include "contract/contract.h"
#include "page/page.h"

namespace ocpv::reader {

using contract::Kind;
using ocpv::Language;

/// A page to read. `path` is relative to the folder given, with forward slashes; links between pages resolve by it.
struct Source {
  std::string path;
  std::string id;  ///< The operation's id; see operation_id().
  page::Page page;
  std::string corrections;       ///< Text of corrections.json; empty when there is none.
  std::string corrections_name;  ///< Its file name, for messages.
};

/// What became of one row, one line of reading.txt.
struct RowReading {
  contract::Said said;
  std::string name;  ///< The row's name cell, marks stripped.
  enum class Fate : std::uint8_t { field, excused, question } fate = Fate::field;
  std::string pointer;     ///< `request:/a/b`, `response:/data/*/c`, `path:/id`, `structure:Name/x`.
  Bilingual because;       ///< What decided its place, or the reason why it is excused.
  std::string table = {};  ///< What stands over its table, or its table's first row: for corrections.
};

/// A sentence with a condition or restriction that was not compiled.
struct Sentence {
  contract::Said said;
  std::string text;
  std::string why;
  std::string pointer = {};  ///< Of the field whose row says it, in its part; empty where that is not known.
  bool half = false;         ///< It takes back something of a list or a bound, which was left open for it.
};

/// Something the page leaves open. The documented default was taken.
struct Question {
  contract::Said said;
  Bilingual text;
  std::vector<Bilingual> candidates;  ///< The first one was taken.
  std::string correction;             ///< The JSON entry that would settle it.
};

/// A contradiction inside documentation (`ocpv docs`), with both places.
struct Contradiction {
  std::string id;  ///< `example-misses-required`, `example-type`, `example-not-json`, `name-spelt-two-ways`, ...
  Bilingual text;
  contract::Said first, second;  ///< second.line 0: only one place.
  std::string pointer;           ///< As in RowReading; may be empty.
};

struct Reading {
  contract::Operation operation;
  Language language = Language::zh;
  std::vector<RowReading> rows;  ///< One for each data row of each table of the page, in order.
  std::vector<Sentence> sentences;
  std::vector<Question> questions;
  std::vector<Contradiction> contradictions;
  bool shares_tables = false;  ///< Its rows are those of the operation before it on the page.
};

/// One page's outcome: a reading, or none because the page has no operation (`skipped` says so), or an error.
struct Outcome {
  std::string path;
  std::optional<Reading> reading;
  std::vector<Reading> more = {};  ///< Of the page's further operations.
  std::size_t rows_of_lists = 0;   ///< Fields that the page tells of in lists; they count as rows.
  std::size_t rows_withdrawn = 0;  ///< Of operations that a correction says are not there.
  Bilingual skipped;
  std::optional<Error> error;
};

}  // namespace ocpv::reader
