// In: the files named on the command line. Out: pieces of work, in order: a file to read, or some lines of one.
// Promises: a file of lines is never held whole; no line longer than the limit is held.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "words.h"

namespace ocpv::program {

/// One document among the bytes of a piece of work.
struct Document {
  std::string_view bytes;
  std::uint32_t lines_before = 0;  ///< In its file.
  std::uint64_t bytes_before = 0;
};

/// Something one thread can judge by itself.
struct Work {
  std::size_t file = 0;   ///< Index of the file on the command line.
  std::string name;       ///< As shown.
  std::string path;       ///< To be read by whoever takes the work; empty when `bytes` are here.
  std::string bytes;      ///< Whole lines.
  bool is_lines = false;  ///< One document on each line.
  std::uint32_t lines_before = 0;
  std::uint64_t bytes_before = 0;
  std::string problem;  ///< Why the file could not be read.
  bool is_last = true;  ///< Nothing of this file follows.
};

/// The lines of a piece of work that hold a document; blank ones do not.
std::vector<Document> documents_of(const Work& work);

/// True for `.jsonl` and `.ndjson`.
bool holds_lines(std::string_view name);

/// Hands out the work of all files in order. One thread at a time.
class WorkList {
 public:
  WorkList(std::vector<std::string> files, std::string stdin_name, std::size_t most_document_bytes, Language language);
  ~WorkList();
  std::optional<Work> next();

 private:
  class LineReader;
  std::optional<Work> next_lines();

  std::vector<std::string> files_;
  std::string stdin_name_;
  std::size_t most_document_bytes_;
  Language language_;
  std::size_t at_ = 0;
  std::unique_ptr<LineReader> lines_;
};

}  // namespace ocpv::program
