// In: a file, bytes with a name, or standard input. Out: the documents in it, one after the other.
// Promises: a file that cannot be read gives one Error that says why; a broken part of a file gives a document with a
// problem and does not hide the others; nothing is written, nothing is run.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/message.h"
#include "base/result.h"
#include "input/document.h"
#include "input/env_file.h"

namespace ocpv::input {

/// Texts of files by their names, as they are shown.
using Bodies = std::map<std::string, std::string, std::less<>>;

struct Options {
  Limits limits = {};
  const Variables* variables = nullptr;  ///< From --env-file; null when there is none.
  /// Bodies that stand in files of their own are read, where they lie with the file that names them.
  bool outside_bodies = false;
  const Bodies* bodies = nullptr;    ///< They are these and no others. Null: they lie in files.
  bool responses = false;            ///< Only responses are wanted, where a file has some.
  std::optional<Kind> kind;          ///< What every file is read as; none: by its name.
  Language language = Language::en;  ///< Of errors, labels and notices.
};

/// Takes each document; gives false to stop.
using Take = std::function<bool(Document&&)>;

/// Where bytes stand in their file, when they are some lines of a long one.
struct Origin {
  std::uint32_t first_line = 1;
  std::uint64_t first_byte = 0;
};

/// Reads one file by its path; `-` is standard input, read as what `stdin_name` ends with. Error::message is the
/// reason. A file of lines (.jsonl) is read up to the limit like any other; read it piece by piece and use read_bytes.
Result<void> read_input(const std::string& path, const Options& options, const Take& take,
                        const std::string& stdin_name = "-");

/// The same for bytes that are there already: the index of git, an editor's buffer, whole lines of a .jsonl file.
void read_bytes(const std::string& name, std::string bytes, const Options& options, const Take& take,
                const Origin& origin = {});

}  // namespace ocpv::input
