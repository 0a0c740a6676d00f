#include "catalog/box.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace ocpv::catalog {
namespace {

/// Reads a squeezed text; stops for good at what cannot be.
class Input {
 public:
  explicit Input(Squeezed squeezed) : at_(squeezed.bytes), end_(squeezed.bytes + squeezed.size) {}
  bool at_end() const noexcept { return at_ == end_; }
  unsigned byte() noexcept { return at_ == end_ ? 0U : *at_++; }
  std::size_t count() noexcept {
    std::size_t value = 0;
    for (unsigned shift = 0; shift < 28; shift += 7) {
      const unsigned next = byte();
      value |= static_cast<std::size_t>(next & 127U) << shift;
      if (next < 128) break;
    }
    return value;
  }
  /// Fewer when there are no more.
  std::string_view bytes(std::size_t size) noexcept {
    const std::size_t left = static_cast<std::size_t>(end_ - at_), taken = size < left ? size : left;
    const std::string_view out(reinterpret_cast<const char*>(at_), taken);
    at_ += taken;
    return out;
  }

 private:
  const unsigned char* at_;
  const unsigned char* end_;
};

/// Whether a text that grows has the line that is wanted.
class Until {
 public:
  explicit Until(std::optional<LineAt> wanted) : wanted_(wanted), seen_(wanted ? wanted->place : 0) {}

  bool is_reached(std::string_view text) noexcept {
    if (!wanted_ || text.size() <= seen_) return false;
    breaks_ +=
        static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(seen_), text.end(), '\n'));
    seen_ = text.size();
    return breaks_ > wanted_->breaks;
  }

 private:
  std::optional<LineAt> wanted_;
  std::size_t seen_, breaks_ = 0;
};

constexpr std::size_t kLeastMatch = 3, kManyLiterals = 7, kManyMore = 15;

/// The text up to `mark`, which is taken off `rest` with it.
std::string_view taken(std::string_view& rest, char mark) noexcept {
  const std::size_t end = rest.find(mark);
  const std::string_view out = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return out;
}

std::uint32_t number(std::string_view text) noexcept {
  std::uint32_t value = BoxedTexts::kNoText;
  (void)std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

BoxedSpan span_of(std::string_view line, const BoxedTexts& place) {
  BoxedSpan span;
  span.texts = place;
  for (std::string_view* field : {&span.versions, &span.method, &span.path, &span.page, &span.version, &span.integers})
    *field = taken(line, '\t');
  for (std::uint32_t& text : span.texts.numbers) text = number(taken(line, '\t'));
  return span;
}

}  // namespace

std::string expanded(Squeezed squeezed, std::optional<LineAt> wanted) {
  std::string out(squeezed.expanded_size, '\0');
  Until until(wanted);
  Input in(squeezed);
  std::size_t at = 0, distance = 0;
  while (!in.at_end()) {
    const unsigned head = in.byte();
    std::size_t literals = head >> 5U, more = (head >> 1U) & 15U;
    if (literals == kManyLiterals) literals += in.count();
    const std::string_view plain = in.bytes(literals);
    if (plain.size() > out.size() - at) return {};
    plain.copy(out.data() + at, plain.size());
    at += plain.size();
    if (at == out.size()) break;
    if (more == kManyMore) more += in.count();
    if ((head & 1U) == 0) distance = in.count();
    const std::size_t length = more + kLeastMatch;
    if (distance == 0 || distance > at || length > out.size() - at) return {};
    const char* const from = out.data() + at - distance;
    if (distance >= length) {
      std::memcpy(out.data() + at, from, length);
    } else {
      for (std::size_t n = 0; n < length; ++n) out[at + n] = from[n];  // It reaches into what it writes.
    }
    at += length;
    if (!until.is_reached(std::string_view(out).substr(0, at))) continue;
    out.resize(at);
    break;
  }
  return out;
}

std::string with_full_places(std::string_view text) {
  constexpr std::string_view kPage = "\"x-ocpv-said\":{\"page\":\"", kLine = "\",\"line\":";
  constexpr char kNear = 0x0B, kFar = 0x1F;
  std::string out;
  std::string_view page;
  std::uint32_t line = 0;
  while (!text.empty()) {
    const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c >= kNear && c <= kFar; });
    const auto size = static_cast<std::size_t>(end - text.begin());
    const std::string_view plain = text.substr(0, size);
    out += plain;
    if (size == text.size()) break;
    if (const std::size_t at = plain.rfind(kPage); at != std::string_view::npos) {
      std::string_view said = plain.substr(at + kPage.size());
      page = taken(said, '"');
      said.remove_prefix(kLine.size() - 1);
      line = number(said);
    }
    const char mark = *end;
    text.remove_prefix(size + 1);
    line = mark == kFar ? number(taken(text, ';')) : line + static_cast<std::uint32_t>(mark - kNear);
    out.append(kPage).append(page).append(kLine).append(std::to_string(line)).append("}");
  }
  return out;
}

std::string BoxedTexts::text(std::size_t part) const {
  if (numbers[part] == kNoText) return {};
  const std::string all = expanded(box_group(group), LineAt{place, numbers[part]});
  if (place > all.size()) return {};
  std::string_view rest = std::string_view(all).substr(place);
  for (std::uint32_t n = 0; n < numbers[part]; ++n) (void)taken(rest, '\n');
  return with_full_places(taken(rest, '\n'));
}

std::vector<BoxedOperation> read_box_index(std::string_view text) {
  std::vector<BoxedOperation> operations;
  BoxedTexts place;
  while (!text.empty()) {
    std::string_view line = taken(text, '\n');
    if (line.empty()) continue;
    const char kind = line.front();
    line.remove_prefix(1);
    if (kind == 'O') operations.emplace_back().id = line;
    if (operations.empty()) continue;
    BoxedOperation& one = operations.back();
    if (kind == 'A') one.aliases.push_back(line);
    if (kind == 'M') one.module = line;
    if (kind == 'T') one.title_zh = line;
    if (kind == 'E') one.title_en = line;
    if (kind == 'G') {
      place = {};
      place.group = number(taken(line, '\t'));
      place.place = number(line);
    }
    if (kind == 'S') one.spans.push_back(span_of(line, place));
  }
  return operations;
}

}  // namespace ocpv::catalog
