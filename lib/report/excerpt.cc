#include "report/excerpt.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "report/markup.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

constexpr std::size_t kLinesAround = 2;
constexpr std::size_t kMostMarkedLines = 6;  // A marked object of a hundred lines is shown by its first ones.
constexpr std::size_t kMostLineBytes = 400;
constexpr std::size_t kFarthest = 4096;  // From a mark; a line that is longer is not looked through for its ends.

// One line to be shown: the bytes [first, last) of the document, without its line end.
struct Line {
  std::uint32_t number = 0;
  std::size_t first = 0, last = 0;
  bool operator<(const Line& other) const noexcept { return number < other.number; }
};

Line line_at(std::string_view source, std::uint32_t number, std::size_t byte) {
  Line line{number, byte, byte};
  const auto goes_on = [&](std::size_t at) { return !is_line_end(source[at]); };
  while (line.first > 0 && byte - line.first < kFarthest && goes_on(line.first - 1)) --line.first;
  while (line.last < source.size() && line.last - byte < kFarthest && goes_on(line.last)) ++line.last;
  return line;
}

bool step_back(std::string_view source, Line& line) {
  if (line.first == 0 || !is_line_end(source[line.first - 1])) return false;
  std::size_t end = line.first - 1;
  if (end > 0 && source[end] == '\n' && source[end - 1] == '\r') --end;
  line = line_at(source, line.number - 1, end);
  return line.first == 0 || is_line_end(source[line.first - 1]);
}

bool step_on(std::string_view source, Line& line) {
  if (line.last >= source.size() || !is_line_end(source[line.last])) return false;
  const bool crlf = source[line.last] == '\r' && line.last + 1 < source.size() && source[line.last + 1] == '\n';
  line = line_at(source, line.number + 1, line.last + (crlf ? 2 : 1));
  return line.first < source.size();  // What follows the last line end is no line.
}

// The lines of all marks and of their surroundings, each once, in order.
std::vector<Line> lines_of(std::string_view source, std::span<const Mark> marks) {
  std::vector<Line> lines;
  for (const Mark& mark : marks) {
    const Line first = line_at(source, mark.range.start.line, static_cast<std::size_t>(mark.range.start.byte));
    Line line = first;
    lines.push_back(line);
    for (std::size_t i = 0; i < kLinesAround && step_back(source, line); ++i) lines.push_back(line);
    line = first;
    const std::size_t marked = std::min<std::size_t>(mark.range.end.line - mark.range.start.line, kMostMarkedLines);
    for (std::size_t i = 0; i < marked + kLinesAround && step_on(source, line); ++i) lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  const auto same = [](const Line& a, const Line& b) { return a.number == b.number; };
  lines.erase(std::unique(lines.begin(), lines.end(), same), lines.end());
  return lines;
}

// Cuts a long line to the surroundings of its first mark, at the edges of code points.
Line cut(std::string_view source, const Line& line, std::span<const Mark> marks) {
  if (line.last - line.first <= kMostLineBytes) return line;
  Line part = line;
  for (const Mark& mark : marks) {
    const auto start = static_cast<std::size_t>(mark.range.start.byte);
    if (start < line.first || start > line.last) continue;
    if (mark.primary || part.first == line.first)
      part.first = std::max(line.first, start - std::min(start, kBytesBefore));
  }
  while (part.first < line.last && is_continuation(source[part.first])) ++part.first;
  part.last = std::min(line.last, part.first + kMostLineBytes);
  while (part.last > part.first && part.last < line.last && is_continuation(source[part.last])) --part.last;
  return part;
}

// Text of one line, cut into runs that are marked alike. A secret is one run whatever marks cover it.
class Runs {
 public:
  Runs(std::span<const Mark> marks, std::span<const ByteRange> secrets) : marks_(marks), secrets_(secrets) {}

  std::string of(std::string_view source, const Line& line) {
    std::string out, run;
    const Mark* open = nullptr;
    const auto flush = [&] {
      if (open != nullptr && !run.empty()) {
        out += std::string("<mark class=\"") + (open->primary ? "at" : "also") + "\">" + run + "</mark>";
      } else {
        out += run;
      }
      run.clear();
    };
    for (std::size_t at = line.first; at < line.last;) {
      if (has_empty_mark(at)) {
        flush();
        out += kEmptyMark;
      }
      if (const Mark* mark = mark_at(at); mark != open) {
        flush();
        open = mark;
      }
      if (const ByteRange* secret = secret_at(at)) {
        run += kMask;
        at = std::min(line.last, static_cast<std::size_t>(secret->second));
        continue;
      }
      const std::size_t size = std::min<std::size_t>(decode_utf8(source, at).size, line.last - at);
      run += source[at] == '\t' ? "    " : markup(shown(source.substr(at, size), size));
      at += size;
    }
    flush();
    return has_empty_mark(line.last) ? out + std::string(kEmptyMark) : out;
  }

 private:
  static constexpr std::string_view kEmptyMark = "<mark class=\"at\"></mark>";

  /// Where something is missing nothing can be marked.
  bool has_empty_mark(std::size_t at) const {
    return std::any_of(marks_.begin(), marks_.end(), [&](const Mark& mark) {
      return mark.primary && mark.range.start.byte == at && mark.range.end.byte == at;
    });
  }

  const Mark* mark_at(std::size_t at) const {
    const Mark* found = nullptr;
    for (const Mark& mark : marks_) {
      const bool covers = at >= mark.range.start.byte && at < mark.range.end.byte;
      if (covers && (found == nullptr || mark.primary)) found = &mark;
    }
    return found;
  }
  const ByteRange* secret_at(std::size_t at) const {
    // The one that begins last before `at`; they are in order and apart.
    const auto after = std::upper_bound(secrets_.begin(), secrets_.end(), at,
                                        [](std::size_t place, const ByteRange& range) { return place < range.first; });
    if (after == secrets_.begin()) return nullptr;
    return at < (after - 1)->second ? &*(after - 1) : nullptr;
  }

  std::span<const Mark> marks_;
  std::span<const ByteRange> secrets_;
};

// What the marks that begin in this line have to say.
std::string labels(const Line& line, std::span<const Mark> marks) {
  std::string out;
  for (const Mark& mark : marks) {
    if (mark.range.start.line != line.number || mark.label.empty()) continue;
    out += std::string(" <em class=\"") + (mark.primary ? "at" : "also") + "\">" + markup(mark.label) + "</em>";
  }
  return out;
}

}  // namespace

std::string html_excerpt(std::string_view source, std::span<const Mark> marks, std::span<const ByteRange> secrets) {
  std::vector<Mark> placed;
  for (const Mark& mark : marks) {
    const bool inside = mark.range.end.byte <= source.size() && mark.range.start.byte <= mark.range.end.byte;
    if (mark.range.start.line != 0 && inside) placed.push_back(mark);
  }
  std::string out;
  Runs runs(placed, secrets);
  std::uint32_t last_number = 0;
  for (const Line& line : lines_of(source, placed)) {
    if (last_number != 0 && line.number != last_number + 1) out += "<span class=\"gap\">&#8943;\n</span>";
    last_number = line.number;
    const Line part = cut(source, line, placed);
    out += "<span class=\"line\"><b>" + std::to_string(line.number) + "</b><span>" +
           (part.first != line.first ? "…" : "") + runs.of(source, part) + (part.last != line.last ? "…" : "") +
           labels(line, placed) + "\n</span></span>";
  }
  return out;
}

}  // namespace ocpv::report
