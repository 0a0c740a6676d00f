#include "reader/words/sizes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

#include "reader/words/numbers.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Bounds;
using contract::Kind;

struct Sizes {
  std::optional<std::uint64_t> least, most;
};

constexpr auto kLeast =
    std::to_array<std::string_view>({"至少", "最少", "最短", "不少于", "at least", "no fewer than", "minimum of"});
constexpr auto kMost = std::to_array<std::string_view>({"最多支持",
                                                        "最多可以有",
                                                        "最多可有",
                                                        "最多允许",
                                                        "最多",
                                                        "至多",
                                                        "最长",
                                                        "不超过",
                                                        "不能超过",
                                                        "不得超过",
                                                        "不大于",
                                                        "最大长度为",
                                                        "最大长度",
                                                        "at most",
                                                        "up to",
                                                        "no more than",
                                                        "not exceed",
                                                        "cannot exceed",
                                                        "maximum of",
                                                        "maximum length of",
                                                        "maximum length is",
                                                        "maximum length"});

/// What may follow the number: for a list also the end, since nothing else of it is counted.
constexpr auto kCharacters =
    std::to_array<std::string_view>({"个字符", "字符", "个字母", "characters", "chars", "letters"});
constexpr auto kItems =
    std::to_array<std::string_view>({"个", "条", "项", "台", "items", "elements", "entries", "values", "ids", "names",
                                     "tags", "records", "。", "，", "；", ".", ","});

template <std::size_t N>
bool starts_with_one(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

std::optional<std::uint64_t> as_size(std::string_view number) {
  std::uint64_t size = 0;
  const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), size);
  if (fault != std::errc() || end != number.data() + number.size()) return std::nullopt;
  return size;
}

/// `长度为 8 ~ 32`, `长度不超过 64`: the cue says what is counted.
void read_length_in_chinese(std::string_view folded, Sizes& sizes) {
  for (const std::string_view cue : {"长度范围", "长度"}) {
    const std::size_t at = folded.find(cue);
    if (at == std::string_view::npos || sizes.most) continue;
    const std::string_view behind = folded.substr(at + cue.size());
    if (const auto pair = leading_pair(skip_separators(behind))) {
      sizes = {as_size(pair->low), as_size(pair->high)};
      return;
    }
    for (const std::string_view most :
         {"不超过", "不能超过", "不得超过", "不大于", "最大为", "最大值为", "最大值", "最长为", "最多为"}) {
      if (!skip_separators(behind).starts_with(most)) continue;
      sizes.most = as_size(leading_number(skip_separators(skip_separators(behind).substr(most.size()))));
    }
  }
}

/// `8 to 32 characters in length`.
void read_length_in_english(std::string_view folded, Sizes& sizes) {
  for (const std::string_view cue : {" characters in length", " characters long"}) {
    const std::size_t end = folded.find(cue);
    if (end == std::string_view::npos || sizes.most) continue;
    for (std::size_t at = end > 24 ? end - 24 : 0; at < end; ++at) {
      const auto pair = leading_pair(folded.substr(at, end - at));
      if (!pair || !pair->rest.empty() || (at > 0 && is_word(folded[at - 1]))) continue;
      sizes = {as_size(pair->low), as_size(pair->high)};
      break;
    }
  }
}

/// `at most 64 characters`, `最多 10 个`: the word behind the number says what is counted.
template <std::size_t N>
std::optional<std::uint64_t> counted_behind(std::string_view folded, const std::array<std::string_view, N>& cues,
                                            Kind kind) {
  for (const std::string_view cue : cues) {
    for (std::size_t at = folded.find(cue); at != std::string_view::npos; at = folded.find(cue, at + 1)) {
      const std::string_view number = leading_number(skip_separators(folded.substr(at + cue.size())));
      if (number.empty()) continue;
      const std::string_view rest =
          trimmed(folded.substr(static_cast<std::size_t>(number.data() - folded.data()) + number.size()));
      const bool counts =
          kind == Kind::string ? starts_with_one(rest, kCharacters) : rest.empty() || starts_with_one(rest, kItems);
      if (counts) return as_size(number);
    }
  }
  return std::nullopt;
}

/// What a list's items, or a string's characters, are when a case is given is no bound of all cases.
bool speaks_of_a_case(std::string_view sentence) {
  return contains(sentence, "when ") || contains(sentence, "if ") || contains(sentence, "当") ||
         contains(sentence, "时") || contains(sentence, "如果") || contains(sentence, "若");
}

}  // namespace

Bounds find_sizes(std::string_view text, Kind kind) {
  Sizes sizes;
  const std::string folded = lower(text);
  if (kind == Kind::string) {
    read_length_in_chinese(folded, sizes);
    read_length_in_english(folded, sizes);
  }
  for (const std::string& sentence : sentences_of(folded)) {
    if (speaks_of_a_case(sentence)) continue;
    if (!sizes.most) sizes.most = counted_behind(sentence, kMost, kind);
    if (!sizes.least) sizes.least = counted_behind(sentence, kLeast, kind);
  }
  if (sizes.least && sizes.most && *sizes.least > *sizes.most) sizes = {};
  Bounds bounds;
  (kind == Kind::string ? bounds.min_length : bounds.min_items) = sizes.least;
  (kind == Kind::string ? bounds.max_length : bounds.max_items) = sizes.most;
  return bounds;
}

}  // namespace ocpv::reader
