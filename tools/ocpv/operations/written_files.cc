#include "tools/ocpv/operations/written_files.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "files/files.h"

namespace ocpv::program {
namespace {

namespace fs = std::filesystem;

constexpr Message kNotWritten{"{0}: not overwritten: what stands there is no {1}", "{0}：未覆盖：已有的文件不是{1}"};
constexpr Message kRead{"{0}: not overwritten: it is one of the files that are read",
                        "{0}：未覆盖：它是要读取的文件之一"};
constexpr Message kNoFile{"'-' names no file to write", "'-' 不是可写入的文件名"};

constexpr Message kOneFile{"{0} and {1} are one file; what is written needs one each",
                           "{0} 与 {1} 是同一个文件；每项输出需要各自的文件"};

constexpr std::size_t kBeginning = 4096;

/// Absolute, without links and dots as far as it is there. A device takes any number of things.
std::optional<std::string> plain_path(const std::string& path) {
  std::error_code failure;
  const fs::path plain = fs::weakly_canonical(fs::absolute(path, failure), failure);
  if (failure || fs::is_character_file(plain, failure)) return std::nullopt;
  return plain.generic_string();
}

}  // namespace

Result<void> may_replace(const std::string& path, std::string_view mark, const Message& what, Language language) {
  if (path == "-") return Error{std::string(kNoFile.in(language))};
  std::error_code failure;
  if (!fs::is_regular_file(path, failure)) return {};  // Whoever writes it tells what is wrong with it.
  const Result<std::string> beginning = files::read_file(path, kBeginning, language);
  const bool is_ours = beginning.ok() && (beginning->empty() || beginning->find(mark) != std::string::npos);
  return is_ours ? Result<void>() : Error{fill(kNotWritten.in(language), {path, what.in(language)})};
}

Result<void> is_not_read(const std::string& path, const std::vector<std::string>& read, Language language) {
  std::error_code failure;
  if (!fs::is_regular_file(path, failure)) return {};
  const bool is_read = std::any_of(read.begin(), read.end(), [&](const std::string& one) {
    std::error_code unlike;
    return fs::equivalent(path, one, unlike);
  });
  return is_read ? Error{fill(kRead.in(language), {path})} : Result<void>();
}

Result<void> are_apart(const std::vector<std::string>& written, Language language) {
  std::vector<std::optional<std::string>> plain;
  for (const std::string& path : written) plain.push_back(plain_path(path));
  for (std::size_t i = 0; i < written.size(); ++i) {
    const auto first = std::find(plain.begin(), plain.end(), plain[i]);
    const auto at = static_cast<std::size_t>(first - plain.begin());
    if (plain[i] && at != i) return Error{fill(kOneFile.in(language), {written[at], written[i]})};
  }
  return {};
}

}  // namespace ocpv::program
