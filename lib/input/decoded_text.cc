#include "input/decoded_text.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"
#include "input/filled_body.h"

namespace ocpv::input {
namespace {

// The four digits of `\uXXXX` that begin at `at`; -1 when there are none.
int unit_at(std::string_view text, std::size_t at, std::size_t end) noexcept {
  if (end - at < 4) return -1;
  int unit = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const int digit = hex_value(text[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

// What the escape at `at` stands for, and how long it is; nothing for a backslash that begins none.
std::pair<std::string, std::size_t> escape_at(std::string_view file, std::size_t at, std::size_t end) {
  constexpr std::string_view kNames = "\"\\/bfnrt", kMeanings = "\"\\/\b\f\n\r\t";
  if (at + 1 >= end) return {};
  const std::size_t simple = kNames.find(file[at + 1]);
  if (simple != std::string_view::npos) return {std::string(1, kMeanings[simple]), 2};
  const int first = file[at + 1] == 'u' ? unit_at(file, at + 2, end) : -1;
  if (first < 0) return {};
  auto point = static_cast<char32_t>(first);
  std::size_t size = 6;
  const bool is_high = point >= 0xD800 && point < 0xDC00;
  if (is_high && at + 8 <= end && file[at + 6] == '\\' && file[at + 7] == 'u') {
    const int second = unit_at(file, at + 8, end);
    if (second >= 0xDC00 && second < 0xE000) {
      point = 0x10000 + ((point - 0xD800) << 10U) + (static_cast<char32_t>(second) - 0xDC00);
      size = 12;
    }
  }
  if (point >= 0xD800 && point < 0xE000) point = 0xFFFD;
  std::string out;
  append_utf8(out, point);
  return {std::move(out), size};
}

}  // namespace

void DecodedText::add(std::string_view text, Span source) {
  const bool goes_on = !text_.empty() && source.begin == source_.end;
  if (text_.empty()) source_.begin = source.begin;
  const bool is_first = text_.empty();
  const Span here{text_.size(), text_.size() + text.size()};
  const bool is_same_size = text.size() == source.size() && text.size() == 1;
  text_ += text;
  source_.end = source.end;
  // A byte that follows the one before it in both texts needs no splice.
  if (is_same_size && (goes_on || is_first)) return;
  splices_.push_back({here, source});
}

void DecodedText::put_body(Document& document, const SourceText& source, const Values& values,
                           Language language) const {
  SplicedMap outer{source_.begin, splices_, true};
  std::optional<FilledJson> filled = fill_json(text_, {0, text_.size()}, values);
  if (!filled) {
    document.body = {0, text_.size()};
    document.written = std::make_shared<const std::string>(text_);
    document.map = PositionMap(std::move(outer));
    return;
  }
  const PositionMap whole(outer);
  for (const FilledJson::Unknown& unknown : filled->unknown) {
    document.notices.push_back(
        {source.position(whole.source_of(unknown.source).begin), told_undefined(unknown.name, values, language)});
  }
  document.map = PositionMap(joined_maps(outer, filled->splices));
  document.body = {0, filled->text.size()};
  document.written = std::make_shared<const std::string>(std::move(filled->text));
  document.unjudged = std::move(filled->unjudged);
  document.substituted = std::move(filled->substituted);
}

DecodedText decoded_json_string(std::string_view file, Span source) {
  DecodedText out;
  const std::size_t end = source.end > source.begin ? source.end - 1 : source.begin;
  for (std::size_t at = source.begin + 1; at < end;) {
    const auto [text, size] = file[at] == '\\' ? escape_at(file, at, end) : std::pair<std::string, std::size_t>();
    if (size == 0) {
      out.copy(file[at], at);
      ++at;
    } else {
      out.add(text, {at, at + size});
      at += size;
    }
  }
  return out;
}

SplicedMap joined_maps(const SplicedMap& outer, const std::vector<SplicedMap::Splice>& inner) {
  SplicedMap out{outer.offset, {}, outer.fixed};
  auto next = outer.splices.begin();
  std::size_t from = 0,
              to = 0;  // What is between the inner splices begins here, in the middle text and in the inner one.
  const auto take_until = [&](std::size_t end) {
    for (; next != outer.splices.end() && next->json.begin < end; ++next) {
      if (next->json.begin < from) continue;
      out.splices.push_back({{next->json.begin - from + to, next->json.end - from + to}, next->source});
    }
  };
  const PositionMap whole(outer);
  for (const SplicedMap::Splice& splice : inner) {
    take_until(splice.source.begin);
    const Span source = whole.source_of(splice.source);
    out.splices.push_back({splice.json, source});
    from = splice.source.end;
    to = splice.json.end;
  }
  take_until(static_cast<std::size_t>(-1));
  return out;
}

}  // namespace ocpv::input
