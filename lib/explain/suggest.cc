#include "explain/suggest.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/similar.h"
#include "base/utf8.h"
#include "explain/moves.h"
#include "explain/placement.h"
#include "json/decimal.h"
#include "json/escape.h"
#include "json/scan.h"
#include "walk/matchers.h"

namespace ocpv::explain {
namespace {

constexpr std::string_view kMaskInQuotes = "\"********\"";

bool is_number(std::string_view text) {
  if (text.empty() || !(text.front() == '-' || is_digit(text.front()))) return false;
  const json::Scan scan = json::scan_number(text, 0);
  return scan.ok && scan.end == text.size();
}

std::string without_separators(std::string_view name) {
  std::string out = lower(name);
  std::erase_if(out, [](char c) { return c == '_' || c == '-'; });
  return out;
}

/// accessKeySecret as the name of a variable: ACCESS_KEY_SECRET.
std::string in_capitals(std::string_view name) {
  std::string out;
  bool was_small = false;
  for (const char c : name) {
    if (is_upper(c) && was_small) out += '_';
    out += is_letter_or_digit(c) ? upper(c) : '_';
    was_small = is_lower(c) || is_digit(c);
  }
  if (!out.empty() && is_digit(out.front())) out.insert(0, 1, '_');
  return out;
}

std::optional<std::size_t> index_of(std::string_view text, std::span<const std::string_view> allowed) {
  const auto found = std::find(allowed.begin(), allowed.end(), text);
  if (found == allowed.end()) return std::nullopt;
  return static_cast<std::size_t>(found - allowed.begin());
}

}  // namespace

bool differs_in_case_only(std::string_view a, std::string_view b) {
  if (a == b) return false;
  const auto is_separator = [](char c) { return c == '_' || c == '-'; };
  for (std::size_t i = 0, j = 0;; ++i, ++j) {
    while (i < a.size() && is_separator(a[i])) ++i;
    while (j < b.size() && is_separator(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (lower(a[i]) != lower(b[j])) return false;
  }
}

std::string_view keep_shown(findings::Findings& findings, std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes && printable_run(text) == text.size()) return findings.keep(text);
  return findings.keep(shown(text, most_bytes));
}

std::span<findings::Suggestion> Suggester::one(findings::Suggestion::Kind kind, std::string_view value, bool certain,
                                               std::initializer_list<findings::Edit> edits) {
  auto& memory = findings_.arena();
  findings::Edit* kept = nullptr;
  if (edits.size() != 0) {
    kept =
        static_cast<findings::Edit*>(memory.allocate(edits.size() * sizeof(findings::Edit), alignof(findings::Edit)));
    std::uninitialized_copy(edits.begin(), edits.end(), kept);
    for (std::size_t i = 0; i < edits.size(); ++i) kept[i].insert = findings_.keep(kept[i].insert);
  }
  void* place = memory.allocate(sizeof(findings::Suggestion), alignof(findings::Suggestion));
  auto* const suggestion = new (place)
      findings::Suggestion{kind, keep_shown(findings_, value, kMostPointerBytes), certain, {kept, edits.size()}};
  return {suggestion, 1};
}

findings::Edit Suggester::replacing(std::uint32_t entry, std::string_view with) {
  const walk::Bytes bytes = tree_.bytes(entry);
  return {bytes.first, bytes.last, with};
}

std::span<findings::Suggestion> Suggester::quotes(std::uint32_t value, const plan::Node& node, bool hidden) {
  const walk::Bytes bytes = tree_.bytes(value);
  const findings::Edit before{bytes.first, bytes.first, "\""}, after{bytes.last, bytes.last, "\""};
  const std::string_view source = tree_.source(value);
  if (!takes_scalar(program_, node, plan::kString, source)) return {};
  if (hidden) return one(findings::Suggestion::Kind::write_value, kMaskInQuotes, true, {before, after});
  if (source.size() > kMostShownBytes) return {};
  return one(findings::Suggestion::Kind::write_value, json::quoted(source), true,
             {replacing(value, json::quoted(source))});
}

std::span<findings::Suggestion> Suggester::for_type(std::uint32_t value, const plan::Node& node, plan::Types types,
                                                    bool hidden) {
  const char c = tree_.byte(value);
  if (c == '{' || c == '[' || c == 'n') return {};
  if (c != '"') return (types & plan::kString) != 0 ? quotes(value, node, hidden) : std::span<findings::Suggestion>();
  const walk::Bytes bytes = tree_.bytes(value);
  if (hidden || bytes.last - bytes.first > kMostShownBytes) return {};
  std::string text = tree_.string(value);
  const bool percent = !text.empty() && text.back() == '%';
  if (percent) text.pop_back();
  if (percent && !text.empty() && text.back() == ' ') text.pop_back();
  const bool wants_fraction = (types & plan::kFraction) != 0;
  if ((wants_fraction || (types & plan::kInteger) != 0) && is_number(text)) {
    const bool is_whole = json::Decimal(text).is_integer();
    if (!wants_fraction && !is_whole) return {};
    if (!takes_scalar(program_, node, is_whole ? plan::kInteger : plan::kFraction, text)) return {};
    // Where a fraction may stand, 80% may mean 0.8.
    const bool certain = !(percent && wants_fraction);
    return one(findings::Suggestion::Kind::write_value, text, certain, {replacing(value, text)});
  }
  const std::string word = lower(text);
  if (!percent && (types & plan::kBoolean) != 0 && (word == "true" || word == "false")) {
    if (!takes_scalar(program_, node, plan::kBoolean, word)) return {};
    return one(findings::Suggestion::Kind::write_value, word, true, {replacing(value, word)});
  }
  return {};
}

// FULL for FULL_BACKUP, OSS for BACKUP_STORAGE_OSS: the only one that holds what was written.
std::optional<std::size_t> Suggester::part_of_one(std::string_view text, plan::Slice allowed) {
  if (text.size() < 3) return std::nullopt;
  const std::string part = without_separators(text);
  const FoldedShape shape(part);
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < allowed.count; ++i) {
    const plan::EnumValue& value = program_.values[allowed.first + i];
    const bool may_hold = value.shape.size > kLongestCompared ||
                          (value.shape.size >= part.size() && (shape.letters & ~value.shape.letters) == 0);
    if (!may_hold) continue;
    if (!spend(comparisons_left_, 1)) return std::nullopt;
    if (without_separators(value.text).find(part) == std::string::npos) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

std::span<findings::Suggestion> Suggester::for_value(std::uint32_t value, plan::Slice slice) {
  if (tree_.byte(value) != '"' || tree_.source(value).size() > kMostShownBytes + 2) return {};
  const std::string_view text = trimmed(tree_.string(value, findings_.arena()), " ");
  const std::span<const std::string_view> allowed(program_.value_texts.data() + slice.first, slice.count);
  std::optional<std::size_t> near = index_of(text, allowed);
  if (!near) {
    near = nearest(
        text, slice.count, [&](std::size_t i) { return allowed[i]; },
        [&](std::size_t i) { return program_.values[slice.first + i].shape; });
  }
  if (!near) near = part_of_one(text, slice);
  if (!near) return {};
  const std::string_view right = allowed[*near];
  const bool certain = text == right || differs_in_case_only(text, right);
  return one(findings::Suggestion::Kind::use_value, right, certain, {replacing(value, json::quoted(right))});
}

std::span<findings::Suggestion> Suggester::for_field(std::uint32_t key, std::string_view field, bool is_there) {
  if (is_there) return one(findings::Suggestion::Kind::rename, field, false, {});
  return one(findings::Suggestion::Kind::rename, field, false, {replacing(key, json::quoted(field))});
}

std::span<findings::Suggestion> Suggester::for_protocol(std::uint32_t value) {
  const std::string text = tree_.string(value);
  if (text.size() > kMostPointerBytes) return {};
  const std::string_view rest = std::string_view(text).substr(walk::protocol_size(text));
  // Nothing left, or another protocol: nobody knows what was meant.
  if (rest.empty() || walk::protocol_size(rest) != 0) return {};
  return one(findings::Suggestion::Kind::strip_protocol, rest, true, {replacing(value, json::quoted(rest))});
}

std::span<findings::Suggestion> Suggester::for_name(std::uint32_t key, std::string_view right) {
  const bool certain = differs_in_case_only(tree_.string(key), right);
  return one(findings::Suggestion::Kind::rename, right, certain, {replacing(key, json::quoted(right))});
}

std::span<findings::Suggestion> Suggester::for_secret(std::uint32_t value) {
  const std::string name = in_capitals(tree_.string(value - 2));
  const std::string placeholder = json::quoted("${" + name + "}");
  if (name.find_first_not_of('_') == std::string::npos || placeholder.size() > kMostShownBytes) return {};
  return one(findings::Suggestion::Kind::write_value, placeholder, false, {replacing(value, placeholder)});
}

std::span<findings::Suggestion> Suggester::for_place(std::string_view pointer, std::uint32_t home, std::uint32_t holder,
                                                     std::uint32_t key, bool hidden) {
  // What is moved is repeated by the edit, so it must be something that may be shown.
  const bool movable = home != walk::kNowhere && !hidden && tree_.source(key).size() <= kMostShownBytes &&
                       tree_.source(key + 2).size() <= kMostShownBytes;
  if (!movable) return one(findings::Suggestion::Kind::move_to, pointer, false, {});
  const Move move = move_of(tree_, holder, key, home);
  const findings::Edit remove{move.removed.first, move.removed.last, {}}, insert{move.at, move.at, move.inserted};
  if (move.at < move.removed.first) return one(findings::Suggestion::Kind::move_to, pointer, true, {insert, remove});
  return one(findings::Suggestion::Kind::move_to, pointer, true, {remove, insert});
}

std::span<findings::Suggestion> Suggester::for_twin(std::uint32_t home, std::uint32_t holder, std::uint32_t key) {
  // Which of the two is meant nobody knows.
  const Move move = move_of(tree_, holder, key, home);
  return one(findings::Suggestion::Kind::remove, {}, false, {{move.removed.first, move.removed.last, {}}});
}

}  // namespace ocpv::explain
