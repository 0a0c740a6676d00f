// In: the path of a file. Out: its bytes, or one sentence that says why not.
// Promises: never waits for a named pipe that nobody writes to; a file that changes while it is read is an Error, not a
// mixture; never more than the bytes asked for.
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <memory>
#include <string>

#include "base/message.h"
#include "base/result.h"
#include "files/descriptor.h"

namespace ocpv::input {

/// A file that is open for reading. Pipes are opened where the shell made them (`/dev/fd/63`, `/dev/stdin`); other
/// special files are refused.
class OpenFile {
 public:
  /// `-` is standard input. Error::message is the reason alone, without the path.
  static Result<std::unique_ptr<const OpenFile>> open(const std::string& path, Language language);

  int descriptor() const noexcept { return file_.number(); }
  std::size_t expected_bytes() const noexcept;  ///< What the file says of its size; 0 for a pipe.

  /// Nothing, or why what was read since may be a mixture.
  Result<void> still_the_same() const;

 private:
  OpenFile(int descriptor, Language language) : file_(descriptor), language_(language) {}

  files::Descriptor file_;
  Language language_;
  struct stat before_ {};
};

/// The first `most_bytes` bytes of what OpenFile opens.
Result<std::string> read_file(const std::string& path, std::size_t most_bytes, Language language);

}  // namespace ocpv::input
