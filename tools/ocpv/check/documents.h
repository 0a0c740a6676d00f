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

#include "base/message.h"
#include "config/config.h"
#include "input/input.h"

namespace ocpv::program {

/// What the configuration says of a file.
struct FileConfig {
  const config::Config* config = nullptr;    ///< Null: there is none.
  const config::FileEntry* entry = nullptr;  ///< Null: none matches.
  std::string relative;                      ///< The file's path below the configuration's folder.
};

/// A file to check: by its path, or bytes that are here already (from the index of git, or of a pipe read before).
struct NamedFile {
  std::string name;  ///< As shown; its ending says what it is read as.
  std::string path;  ///< `-` is standard input; empty when `bytes` are of git.
  std::optional<std::string> bytes;
  std::string problem;  ///< Why there is nothing to judge: a sentence.
  FileConfig config = {};
  bool is_lines = false;                             ///< One document on each line, whatever its name says.
  std::shared_ptr<const input::Bodies> bodies = {};  ///< Of git, for the requests in it.
};

/// Something one thread can judge by itself.
struct Work {
  std::size_t file = 0;  ///< Index of the file.
  std::string name;
  std::string path;  ///< To be read by whoever takes the work, unless `has_bytes`.
  bool has_bytes = false;
  std::string bytes;
  bool is_lines = false;           ///< `bytes` are whole lines, one document on each.
  std::uint32_t lines_before = 0;  ///< In the file.
  std::uint64_t bytes_before = 0;
  std::string problem;                          ///< Why there is nothing to judge: a sentence.
  bool is_last = true;                          ///< Nothing of this file follows.
  std::shared_ptr<const input::Bodies> bodies;  ///< As of NamedFile.
  FileConfig config;
};

/// Of a line that may hold an exchange: two bodies and what stands around them. Each body is held to the limit of
/// bodies.
inline constexpr std::size_t kMostLineBytes = std::size_t{8} << 20;

/// One line that holds a document; blank ones hold none.
struct Line {
  std::string_view bytes;
  std::uint32_t lines_before = 0;
  std::uint64_t bytes_before = 0;
};
std::vector<Line> lines_of(const Work& work);

/// Hands out the work of all files in order. One thread at a time.
class WorkList {
 public:
  WorkList(std::vector<NamedFile> files, std::size_t most_document_bytes, Language language);
  ~WorkList();
  std::optional<Work> next();

 private:
  class LineReader;
  std::optional<Work> next_lines();

  std::vector<NamedFile> files_;
  std::size_t most_document_bytes_;
  Language language_;
  std::size_t at_ = 0;
  std::unique_ptr<LineReader> lines_;
};

}  // namespace ocpv::program
