// In: pages with their names, all in memory. Out: the files of each operation's folder, all in memory.
// Promises: the list of the generate pipe's steps, nothing else; no file is touched here.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "emit/emit.h"
#include "reader/reader.h"

namespace ocpv::generate {

/// One page, and the corrections that stand beside it.
struct Input {
  std::string path;  ///< Relative to the folder given, forward slashes.
  std::string markdown;
  std::string corrections;  ///< Text of corrections.json; empty when there is none.
};

/// One operation's generated folder.
struct Generated {
  std::string id;           ///< The folder's name, unique among all.
  reader::Reading reading;  ///< For two languages of one operation: that of the Chinese page, titles of both.
  emit::Files files;
  std::string reading_txt;
  std::string same_as = {};  ///< `page:line` of an earlier page with the same method and path; empty: there is none.
};

struct Failure {
  std::string path;
  Error error;
};

struct Skipped {
  std::string path;
  Bilingual why;
};

struct Batch {
  std::vector<Generated> operations;         ///< In the order of the input paths, sorted bytewise.
  std::map<std::string, std::string> pages;  ///< The path of each page that was read, by the page's id.
  std::vector<Skipped> skipped;              ///< Pages without an operation.
  std::vector<Failure> failures;             ///< Pages that could not be read; the others are there.
  std::vector<std::string> in_two_trees;     ///< Two pages of one operation below folders of two languages; or none.
  std::size_t rows = 0;  ///< Data rows of all tables; equals the sum of RowReadings or it is a Failure.
};

/// page -> reader -> emit for all pages of one tree. `page.zh.md` and `page.en.md` of one folder make one operation;
/// where the two give different contracts, each difference is a Contradiction and a Question.
Batch generate(const std::vector<Input>& inputs);

}  // namespace ocpv::generate
