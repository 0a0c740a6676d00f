#include "tools/ocpv/check/documents.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "files/descriptor.h"
#include "files/files.h"
#include "input/document.h"
#include "input/file.h"

namespace ocpv::program {
namespace {

// Some hundred bodies: enough to make handing them to a thread cheap, little enough to keep many in flight.
constexpr std::size_t kLinesPieceBytes = std::size_t{128} << 10;
// What is found in a line takes some kilobytes until it is written, however short the line is.
constexpr std::size_t kMostLinesOfPiece = 128;

}  // namespace

std::vector<Line> lines_of(const Work& work) {
  std::vector<Line> lines;
  std::uint32_t number = work.lines_before;
  for (std::size_t at = 0; at < work.bytes.size(); ++number) {
    const std::size_t end = std::min(work.bytes.find('\n', at), work.bytes.size());
    const std::string_view text = std::string_view(work.bytes).substr(at, end - at);
    if (!is_blank(text)) lines.push_back({text, number, work.bytes_before + at});
    at = end + 1;
  }
  return lines;
}

/// Reads a file of lines piece by piece.
class WorkList::LineReader {
 public:
  LineReader(const std::string& path, std::size_t most_line_bytes, Language language)
      : most_line_bytes_(most_line_bytes), language_(language) {
    auto file = input::OpenFile::open(path, language);
    if (file.ok()) {
      file_ = std::move(*file);
    } else {
      problem_ = file.error().message.in(language_);
    }
  }
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  const std::string& problem() const noexcept { return problem_; }  ///< Empty: there is none.
  bool ended() const noexcept { return !problem_.empty() || (ended_ && rest_.empty()); }

  /// Whole lines of about kLinesPieceBytes. A line over the limit is cut just past it, so that whoever judges it
  /// finds it too large; `work.bytes_before` of later pieces counts what was cut.
  void fill(Work& work) {
    work.lines_before = lines_;
    work.bytes_before = bytes_;
    std::string piece = std::move(rest_);
    rest_.clear();
    std::size_t skipped = 0, searched = 0;
    while (!cut_after_lines(piece) && !ended_ && problem_.empty()) {
      const std::size_t had = piece.size();
      read_more(piece);
      if (piece.size() == had) continue;
      const std::size_t last = std::string_view(piece).substr(searched).rfind('\n');
      const std::size_t line_start = last == std::string_view::npos ? 0 : searched + last + 1;
      searched = piece.size();
      if (line_start > 0) {
        rest_ = piece.substr(line_start);
        piece.resize(line_start);
        cut_after_lines(piece);
        break;
      }
      if (piece.size() > most_line_bytes_) {
        skipped = skip_line(piece);
        break;
      }
    }
    lines_ += static_cast<std::uint32_t>(std::count(piece.begin(), piece.end(), '\n'));
    bytes_ += piece.size() + skipped;
    work.bytes = std::move(piece);
  }

 private:
  /// True when the piece has as many lines as one may have; those behind them wait.
  bool cut_after_lines(std::string& piece) {
    std::size_t end = 0;
    for (std::size_t lines = 0; lines < kMostLinesOfPiece; ++lines) {
      const std::size_t found = piece.find('\n', end);
      if (found == std::string::npos) return false;
      end = found + 1;
    }
    rest_.insert(0, piece, end);
    piece.resize(end);
    return true;
  }

  void read_more(std::string& piece) {
    const std::size_t had = piece.size();
    // Whoever feeds a pipe line by line waits for what is said of each.
    const files::BytesRead read = files::read_some(file_->descriptor(), kLinesPieceBytes);
    piece += read.bytes;
    if (read.error != 0) {
      problem_ = files::reason_of(read.error, language_);
    } else if (piece.size() == had) {
      ended_ = true;
      if (auto same = file_->still_the_same(); !same.ok()) problem_ = same.error().message.in(language_);
    }
  }

  // Drops what is over the limit up to the line's end; gives the number of bytes dropped.
  std::size_t skip_line(std::string& piece) {
    std::size_t dropped = piece.size() - (most_line_bytes_ + 1);
    piece.resize(most_line_bytes_ + 1);
    std::string more;
    while (!ended_ && problem_.empty()) {
      more.clear();
      read_more(more);
      const std::size_t end = more.find('\n');
      if (end == std::string::npos) {
        dropped += more.size();
        continue;
      }
      dropped += end;
      piece += '\n';
      rest_ = more.substr(end + 1);
      break;
    }
    return dropped;
  }

  std::size_t most_line_bytes_;
  Language language_;
  std::unique_ptr<const input::OpenFile> file_;
  std::string problem_;
  bool ended_ = false;
  std::string rest_;
  std::uint32_t lines_ = 0;
  std::uint64_t bytes_ = 0;
};

WorkList::WorkList(std::vector<NamedFile> files, std::size_t most_document_bytes, Language language)
    : files_(std::move(files)), most_document_bytes_(most_document_bytes), language_(language) {}

WorkList::~WorkList() = default;

std::optional<Work> WorkList::next() {
  if (lines_ != nullptr) return next_lines();
  if (at_ == files_.size()) return std::nullopt;
  NamedFile& file = files_[at_];
  const bool is_lines = file.is_lines || input::kind_of(file.name) == input::Kind::json_lines;
  if (is_lines && !file.bytes && !file.path.empty() && !files::is_folder(file.path)) {
    const config::Config* config = file.config.config;
    const std::size_t limit =
        config == nullptr ? most_document_bytes_ : config->max_bytes.value.value_or(most_document_bytes_);
    lines_ = std::make_unique<LineReader>(file.path, limit, language_);
    return next_lines();
  }
  Work work;
  work.file = at_++;
  work.name = std::move(file.name);
  work.path = std::move(file.path);
  work.is_lines = is_lines && file.bytes.has_value();
  work.has_bytes = file.bytes.has_value();
  if (file.bytes) work.bytes = std::move(*file.bytes);
  work.problem = std::move(file.problem);
  work.bodies = std::move(file.bodies);
  work.config = file.config;
  return work;
}

std::optional<Work> WorkList::next_lines() {
  Work work;
  work.file = at_;
  work.name = files_[at_].name;
  work.config = files_[at_].config;
  work.is_lines = true;
  if (lines_->problem().empty()) lines_->fill(work);
  if (!lines_->problem().empty()) work.problem = fill(files::kCannotRead.in(language_), {lines_->problem()});
  work.is_last = lines_->ended();
  if (work.is_last) {
    lines_.reset();
    ++at_;
  }
  return work;
}

}  // namespace ocpv::program
