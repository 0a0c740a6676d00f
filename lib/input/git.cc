#include "input/git.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "input/git_command.h"
#include "input/process.h"

namespace ocpv::input {
namespace {

constexpr Message kGitFailed{"git failed with exit status {0}", "git 失败，退出状态 {0}"};
constexpr Message kNoRepository{"this folder is in no git repository", "此目录不在任何 git 仓库中"};
constexpr Message kNotUnderstood{"git said something that is not understood", "无法理解 git 的输出"};

constexpr Message kNoRevision{"'{0}' is no revision of this git repository", "'{0}' 不是此 git 仓库中的版本"};
constexpr Message kNoFolder{"there is no file below '{0}' in revision '{1}'", "版本 '{1}' 的 '{0}' 之下没有文件"};

Result<std::string> run_git(std::vector<std::string> words, Language language) {
  OCPV_TRY(process, Process::start(git_command(std::move(words)), git_environment(), "", language));
  std::string out = process.read_all();
  const int status = process.wait();
  if (status != 0) return Error{fill(kGitFailed, language, {std::to_string(status)})};
  return out;
}

// Told before git does, which says it in its own way. Where git is told of a repository, or finds one that it will not
// use, its own words say more.
bool is_in_repository() {
  namespace fs = std::filesystem;
  for (const std::string& variable : git_environment()) {
    if (variable.starts_with("GIT_DIR=")) return true;
  }
  std::error_code ignored;
  for (fs::path folder = fs::current_path(ignored); !folder.empty(); folder = folder.parent_path()) {
    if (fs::exists(fs::symlink_status(folder / ".git", ignored))) return true;
    if (folder == folder.root_path()) break;
  }
  return false;
}

/// The working folder's path below the repository's; empty for the repository's own.
Result<std::string> folder_in_repository(Language language) {
  if (!is_in_repository()) return Error{fill(kNoRepository, language)};
  OCPV_TRY(line, run_git({"rev-parse", "--show-prefix"}, language));
  return line.substr(0, line.find('\n'));
}

/// Reads the answers of `git cat-file --batch`.
class Answers {
 public:
  explicit Answers(Process& process) : process_(process) {}

  /// A line without its end; none at the end of all.
  bool line(std::string& out) {
    out.clear();
    while (true) {
      const std::size_t end = buffer_.find('\n');
      if (end != std::string::npos) {
        out.append(buffer_, 0, end);
        buffer_.erase(0, end + 1);
        return true;
      }
      if (process_.read(buffer_, kStep) == 0) return false;
    }
  }

  /// The next `size` bytes, of which the first `most` are kept.
  bool bytes(std::size_t size, std::size_t most, std::string& out) {
    out.clear();
    while (size > 0) {
      if (buffer_.empty() && process_.read(buffer_, kStep) == 0) return false;
      const std::size_t here = std::min(size, buffer_.size());
      out.append(buffer_, 0, std::min(here, most - out.size()));
      buffer_.erase(0, here);
      size -= here;
    }
    return true;
  }

 private:
  static constexpr std::size_t kStep = std::size_t{1} << 16;
  Process& process_;
  std::string buffer_;
};

}  // namespace

Result<std::vector<StagedFile>> list_staged(const std::vector<std::string>& paths, Language language) {
  OCPV_TRY(prefix, folder_in_repository(language));
  // Raw output names the bytes too, so that no path need be quoted when they are asked for.
  std::vector<std::string> words = {"diff",
                                    "--cached",
                                    "--raw",
                                    "-z",
                                    "--no-abbrev",
                                    "--no-renames",
                                    "--no-ext-diff",
                                    "--no-textconv",
                                    "--ignore-submodules=all",
                                    "-O/dev/null",
                                    "--diff-filter=ACMR",
                                    "--"};
  words.insert(words.end(), paths.begin(), paths.end());
  OCPV_TRY(listed, run_git(std::move(words), language));
  std::vector<StagedFile> files;
  std::string_view rest = listed;
  while (!rest.empty()) {
    // :100644 100644 <old> <new> M\0path\0
    std::string_view facts = take_until(rest, '\0');
    const std::string_view path = take_until(rest, '\0');
    take_until(facts, ' ');
    const std::string_view mode = take_until(facts, ' ');
    take_until(facts, ' ');
    const std::string_view object = take_until(facts, ' ');
    if (mode.empty() || object.empty() || path.empty()) return Error{fill(kNotUnderstood, language)};
    if (!mode.starts_with("100")) continue;  // 120000 is a link, 160000 a submodule.
    const std::filesystem::path whole(path);
    const std::string shown = prefix.empty() ? std::string(path) : whole.lexically_relative(prefix).generic_string();
    files.push_back({shown, std::string(object)});
  }
  std::sort(files.begin(), files.end(), [](const StagedFile& a, const StagedFile& b) { return a.path < b.path; });
  return files;
}

Result<std::vector<StagedFile>> list_kept(const std::vector<std::string>& paths, Language language) {
  constexpr std::size_t kMostAtOnce = 512;  // A command line is bounded.
  std::vector<StagedFile> files;
  if (paths.empty()) return files;
  OCPV_TRY(prefix, folder_in_repository(language));
  const auto leads_out_of_it = [&](const std::string& path) {  // Git ends by that.
    return (std::filesystem::path(prefix) / path).lexically_normal().generic_string().starts_with("..");
  };
  for (std::size_t at = 0; at < paths.size(); at += kMostAtOnce) {
    std::vector<std::string> words = {"ls-files", "--stage", "-z", "--"};
    const std::size_t fixed = words.size();
    for (std::size_t i = at; i < std::min(paths.size(), at + kMostAtOnce); ++i)
      if (!leads_out_of_it(paths[i])) words.push_back(":(literal)" + paths[i]);
    if (words.size() == fixed) continue;  // Without a name git lists all.
    OCPV_TRY(listed, run_git(std::move(words), language));
    std::string_view rest = listed;
    while (!rest.empty()) {
      // 100644 <object> 0\tpath\0
      std::string_view facts = take_until(rest, '\0');
      const std::string_view mode = take_until(facts, ' ');
      const std::string_view object = take_until(facts, ' ');
      take_until(facts, '\t');
      if (object.empty() || facts.empty()) return Error{fill(kNotUnderstood, language)};
      if (mode.starts_with("100")) files.push_back({std::string(facts), std::string(object)});
    }
  }
  return files;
}

Result<std::vector<StagedFile>> list_committed(const std::string& revision, const std::string& path,
                                               Language language) {
  // What begins with a dash is an option, and a colon begins a path.
  if (revision.empty() || revision.starts_with('-') || revision.find(':') != std::string::npos)
    return Error{fill(kNoRevision, language, {shown(revision, kMostShownBytes)})};
  // First, for it says that there is no repository, where no revision is one.
  OCPV_TRY(prefix, folder_in_repository(language));
  const auto resolved = run_git({"rev-parse", "--verify", "--quiet", revision + "^{commit}"}, language);
  if (!resolved.ok()) return Error{fill(kNoRevision, language, {shown(revision, kMostShownBytes)})};
  const std::string commit = resolved->substr(0, resolved->find('\n'));
  std::vector<std::string> words = {"ls-tree", "-r", "-z", "--full-tree", commit};
  const std::filesystem::path whole = (std::filesystem::path(prefix) / path).lexically_normal();
  std::string folder = whole == "." ? std::string() : whole.generic_string();
  if (!folder.empty() && !folder.ends_with('/')) folder += '/';
  OCPV_TRY(listed, run_git(std::move(words), language));
  std::vector<StagedFile> files;
  std::string_view rest = listed;
  while (!rest.empty()) {
    // 100644 blob <object>\tpath\0
    std::string_view facts = take_until(rest, '\0');
    const std::string_view mode = take_until(facts, ' ');
    take_until(facts, ' ');
    const std::string_view object = take_until(facts, '\t');
    if (object.empty() || facts.empty()) return Error{fill(kNotUnderstood, language)};
    if (mode.starts_with("100") && facts.starts_with(folder))
      files.push_back({std::string(facts.substr(folder.size())), std::string(object)});
  }
  if (files.empty())
    return Error{fill(kNoFolder, language, {shown(path, kMostShownBytes), shown(revision, kMostShownBytes)})};
  return files;
}

Result<void> read_staged(const std::vector<StagedFile>& files, std::size_t max_bytes, Language language,
                         const std::function<bool(const StagedFile&, std::string&&)>& take) {
  if (files.empty()) return {};
  std::string objects;
  for (const StagedFile& file : files) (objects += file.object) += '\n';
  OCPV_TRY(process, Process::start(git_command({"cat-file", "--batch"}), git_environment(), objects, language));
  Answers answers(process);
  for (const StagedFile& file : files) {
    // <object> blob <size>\n<bytes>\n
    std::string line, bytes, end;
    if (!answers.line(line)) return Error{fill(kNotUnderstood, language)};
    const std::size_t number = line.rfind(' ') + 1;
    std::size_t size = 0;
    const auto [last, failure] = std::from_chars(line.data() + number, line.data() + line.size(), size);
    const bool is_blob = line.find(" blob ") != std::string::npos;
    if (!is_blob || failure != std::errc{} || last != line.data() + line.size()) {
      return Error{fill(kNotUnderstood, language), file.path};
    }
    if (!answers.bytes(size, max_bytes + 1, bytes) || !answers.line(end)) return Error{fill(kNotUnderstood, language)};
    if (!take(file, std::move(bytes))) break;
  }
  return {};
}

}  // namespace ocpv::input
