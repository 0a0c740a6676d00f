#include "report/snippet.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "base/display_width.h"
#include "base/heap_sort.h"
#include "base/utf8.h"
#include "report/place.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

constexpr std::size_t kBytesAfter = 160;
constexpr std::size_t kTabStop = 4;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kJoiner = "\u200D";
constexpr std::string_view kCut = "\u2026";

// The part of a line that is shown: [first, last) of the document.
struct Window {
  std::size_t first = 0, last = 0;
  bool cut_before = false, cut_after = false;
};

Window window_around(std::string_view source, std::size_t at, std::size_t end) {
  Window window{at, at, false, false};
  while (window.first > 0 && !is_line_end(source[window.first - 1]) && at - window.first < kBytesBefore) --window.first;
  while (window.first > 0 && window.first < at && is_continuation(source[window.first])) ++window.first;
  window.cut_before = window.first > 0 && !is_line_end(source[window.first - 1]);
  const std::size_t most = std::max(std::min(end, at + kBytesAfter), at) + kBytesAfter;
  while (window.last < source.size() && !is_line_end(source[window.last]) && window.last < most) ++window.last;
  while (window.last > at && window.last < source.size() && is_continuation(source[window.last])) --window.last;
  window.cut_after = window.last < source.size() && !is_line_end(source[window.last]);
  return window;
}

// A window as it is shown, and the display column at which each of its bytes begins.
struct Shown {
  std::string text;
  std::vector<std::size_t> columns;  // One for each byte of the window, and one for its end.
};

const ByteRange* secret_at(std::span<const ByteRange> secrets, std::size_t at) {
  const auto after = std::upper_bound(secrets.begin(), secrets.end(), at,
                                      [](std::size_t place, const ByteRange& range) { return place < range.first; });
  if (after == secrets.begin()) return nullptr;
  const ByteRange& range = *(after - 1);
  return at < range.second ? &range : nullptr;
}

std::size_t added_by(std::string_view text, DisplayWidth& line) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    width += static_cast<std::size_t>(line.add(point.value));
    at += point.size;
  }
  return width;
}

// Puts a window together, piece after piece.
class Show {
 public:
  Show(std::string_view source, const Window& window, std::span<const ByteRange> secrets)
      : source_(source), window_(window), secrets_(secrets) {
    shown_.text.reserve(window.last - window.first + kCut.size());
    shown_.columns.reserve(window.last - window.first + 1);
  }

  Shown show(bool shows_mark) && {
    if (window_.cut_before) put(kCut, 0);
    std::size_t at = window_.first;
    if (at == 0 && !shows_mark && source_.starts_with(kByteOrderMark)) {
      put("", kByteOrderMark.size());
      at = kByteOrderMark.size();
    }
    while (at < window_.last) at += put_next(at);
    shown_.columns.push_back(column_);
    if (window_.cut_after) shown_.text += kCut;
    return std::move(shown_);
  }

 private:
  /// Bytes of the window that it has put.
  std::size_t put_next(std::size_t at) {
    if (const ByteRange* secret = secret_at(secrets_, at)) {
      const std::size_t end = std::min<std::size_t>(static_cast<std::size_t>(secret->second), window_.last);
      put(kMask, end - at);
      return end - at;
    }
    if (const std::size_t run = printable_run(source_.substr(at, before_secret(at) - at)); run != 0) {
      put_run(source_.substr(at, run));
      return run;
    }
    if (source_[at] == '\t') {
      put(std::string_view("    ").substr(column_ % kTabStop), 1);
      return 1;
    }
    const std::size_t size = std::min<std::size_t>(decode_utf8(source_, at).size, window_.last - at);
    const std::string_view piece = source_.substr(at, size);
    // U+200D is written as an escape, but for where it makes one picture of two.
    put(piece == kJoiner && width_.can_join() ? std::string(piece) : shown(piece, size), size);
    return size;
  }

  /// Where the window ends, or a secret begins before that.
  std::size_t before_secret(std::size_t at) const {
    const auto next = std::upper_bound(secrets_.begin(), secrets_.end(), at,
                                       [](std::size_t place, const ByteRange& range) { return place < range.first; });
    return next == secrets_.end() ? window_.last : std::min(window_.last, static_cast<std::size_t>(next->first));
  }

  void put(std::string_view text, std::size_t bytes) {
    shown_.columns.insert(shown_.columns.end(), bytes, column_);
    shown_.text += text;
    column_ += added_by(text, width_);
  }

  /// Printable ASCII: a column for each byte, whatever stood before.
  void put_run(std::string_view run) {
    shown_.text += run;
    for (const std::size_t end = column_ + run.size(); column_ != end; ++column_) shown_.columns.push_back(column_);
    width_.add(static_cast<unsigned char>(run.back()));
  }

  std::string_view source_;
  const Window& window_;
  std::span<const ByteRange> secrets_;
  Shown shown_;
  std::size_t column_ = 0;
  DisplayWidth width_;
};

std::string mark_line(const Shown& line, const Window& window, const Mark& mark) {
  const auto column_of = [&](std::uint64_t byte) {
    const std::size_t inside = std::clamp<std::size_t>(static_cast<std::size_t>(byte), window.first, window.last);
    return line.columns[inside - window.first];
  };
  const std::size_t first = column_of(mark.range.start.byte);
  std::size_t last = column_of(mark.range.end.byte);
  if (last <= first && mark.range.end.byte > mark.range.start.byte) {
    // Within a secret, whose bytes all stand at the start of its mask: all of the mask.
    const auto after = std::upper_bound(line.columns.begin(), line.columns.end(), first);
    if (after != line.columns.end()) last = *after;
  }
  last = std::max(last, first + 1);
  std::string text(first, ' ');
  text.append(last - first, mark.primary ? '^' : '-');
  if (!mark.label.empty()) text += " " + mark.label;
  return text;
}

bool has_place(const Mark& mark, std::string_view source) {
  return mark.range.start.line != 0 && mark.range.start.byte <= source.size() &&
         mark.range.start.byte <= mark.range.end.byte;
}

}  // namespace

std::vector<Mark> marks_of(const findings::Diagnostic& d, Language language) {
  std::vector<Mark> marks;
  std::string label =
      d.found.hidden ? std::string(Message{"(value hidden)", "（值已隐藏）"}.in(language)) : std::string();
  marks.push_back({place_of(d), true, std::move(label)});
  for (const findings::Related& related : d.related) {
    const bool same = related.range.start.byte == marks.front().range.start.byte;
    if (!same) marks.push_back({related.range, false, related_text(related, language)});
  }
  return marks;
}

std::vector<ByteRange> merged(std::vector<ByteRange> ranges) {
  heap_sort(ranges);
  std::vector<ByteRange> out;
  for (const ByteRange& range : ranges) {
    if (!out.empty() && range.first <= out.back().second) {
      out.back().second = std::max(out.back().second, range.second);
    } else {
      out.push_back(range);
    }
  }
  return out;
}

std::vector<SnippetLine> snippet(std::string_view source, std::span<const Mark> marks,
                                 std::span<const ByteRange> secrets) {
  std::vector<const Mark*> places;
  for (const Mark& mark : marks) {
    if (has_place(mark, source)) places.push_back(&mark);
  }
  // Marks of one line stay as they were given: all are elements of one array.
  heap_sort(places, [](const Mark* a, const Mark* b) {
    return a->range.start.line != b->range.start.line ? a->range.start.line < b->range.start.line : a < b;
  });

  std::vector<SnippetLine> lines;
  std::uint32_t last_number = 0;
  Window window;
  Shown shown_line;
  for (const Mark* mark : places) {
    const std::uint32_t number = mark->range.start.line;
    const auto start = static_cast<std::size_t>(mark->range.start.byte);
    const bool inside = number == last_number && start >= window.first && start < window.last;
    if (!inside) {
      if (last_number != 0 && number > last_number + 1) lines.push_back({0, true, false, {}});
      window = window_around(source, start, static_cast<std::size_t>(mark->range.end.byte));
      shown_line = Show(source, window, secrets).show(start == 0);  // A byte-order mark is seen where it is told.
      lines.push_back({number, false, false, shown_line.text});
      last_number = number;
    }
    lines.push_back({0, false, mark->primary, mark_line(shown_line, window, *mark)});
  }
  return lines;
}

}  // namespace ocpv::report
