// In: a piece of work. Out: what was found in each of its documents, at its place in the file.
// Promises: lines are counted from the file's start; of a file of lines only documents with something to say are kept.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "input/input.h"
#include "tools/ocpv/check/document_judge.h"
#include "tools/ocpv/check/documents.h"

namespace ocpv::program {

/// A judged document. Lines of its findings are the file's; bytes are those of `source`,
/// until they are shifted by `bytes_before`.
struct JudgedDocument {
  Finding finding;
  std::shared_ptr<const input::SourceText> source;  ///< Shared by the documents of a file.
  std::uint64_t bytes_before = 0;
  bool is_alone = false;   ///< Its secrets hold all that is not its own.
  bool is_around = false;  ///< Of a request whose body is told of in its own file.
  std::string name;        ///< Of the file that it stands in, where that is another one.
  std::string label;       ///< Which of several in the file: `request 2 (start)`; may be empty.
};

struct Judged {
  std::size_t file = 0;
  std::string name;
  bool is_lines = false;
  std::string operation;  ///< Of the last document that had one.
  std::string problem;    ///< The file could not be read.
  std::vector<JudgedDocument> documents;
  std::size_t count = 0;  ///< Documents judged, also those without a finding.
  std::size_t valid = 0;
  std::size_t no_calls = 0;  ///< Lines that hold an exchange which is no call of the API.
  bool is_last = true;
  bool is_no_request = false;  ///< See Finding; then it holds nothing else.
  FileConfig config;
  config::IgnoreUse ignore_use;
  std::vector<input::Notice> notices;
};

/// `environment` is that of --env.
Judged judge_work(Work&& work, Judge& judge, input::Options options, const std::string& environment);

}  // namespace ocpv::program
