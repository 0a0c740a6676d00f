#include "check/suggest.h"

#include <algorithm>
#include <memory>
#include <string>

#include "base/limits.h"
#include "base/similar.h"
#include "base/utf8.h"
#include "check/matchers.h"
#include "json/decimal.h"
#include "json/scan.h"

namespace ocpv::check {
namespace {

constexpr std::string_view kMaskInQuotes = "\"********\"";

bool is_number(std::string_view text) {
  if (text.empty() || !(text.front() == '-' || json::is_digit(text.front()))) return false;
  const json::Scan scan = json::scan_number(text, 0);
  return scan.ok && scan.end == text.size();
}

std::string without_separators(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '_' || c == '-') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

}  // namespace

bool differs_in_case_only(std::string_view a, std::string_view b) {
  return a != b && without_separators(a) == without_separators(b);
}

std::string quoted_json(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  return out += '"';
}

std::span<const Suggestion> Suggester::one(Suggestion::Kind kind, std::string_view value, bool certain,
                                           std::initializer_list<Edit> edits) {
  auto& memory = findings_.arena();
  Edit* kept = nullptr;
  if (edits.size() != 0) {
    kept = static_cast<Edit*>(memory.allocate(edits.size() * sizeof(Edit), alignof(Edit)));
    std::uninitialized_copy(edits.begin(), edits.end(), kept);
    for (std::size_t i = 0; i < edits.size(); ++i) kept[i].insert = findings_.keep(kept[i].insert);
  }
  void* place = memory.allocate(sizeof(Suggestion), alignof(Suggestion));
  const auto* suggestion =
      new (place) Suggestion{kind, findings_.keep(shown(value, kMostPointerBytes)), certain, {kept, edits.size()}};
  return {suggestion, 1};
}

Edit Suggester::replacing(std::uint32_t entry, std::string_view with) {
  const Bytes bytes = tree_.bytes(entry);
  return {bytes.first, bytes.last, with};
}

std::span<const Suggestion> Suggester::for_type(std::uint32_t value, plan::Types types, bool hidden) {
  const char c = tree_.byte(value);
  const Bytes bytes = tree_.bytes(value);
  const bool wants_string = (types & plan::kString) != 0;
  if (c == '{' || c == '[' || c == 'n') return {};
  if (c != '"') {
    if (!wants_string) return {};
    const Edit before{bytes.first, bytes.first, "\""}, after{bytes.last, bytes.last, "\""};
    if (hidden) return one(Suggestion::Kind::write_value, kMaskInQuotes, false, {before, after});
    const std::string_view source = tree_.source(value);
    if (source.size() > kMostShownBytes) return {};
    return one(Suggestion::Kind::write_value, quoted_json(source), false, {before, after});
  }
  if (hidden || bytes.last - bytes.first > kMostShownBytes) return {};
  std::string text = tree_.string(value);
  const bool percent = !text.empty() && text.back() == '%';
  if (percent) text.pop_back();
  const bool wants_number = (types & (plan::kInteger | plan::kFraction)) != 0;
  if (wants_number && is_number(text)) {
    if ((types & plan::kFraction) == 0 && !json::Decimal(text).is_integer()) return {};
    return one(Suggestion::Kind::write_value, text, !percent, {replacing(value, text)});
  }
  if ((types & plan::kBoolean) != 0 && (text == "true" || text == "false")) {
    return one(Suggestion::Kind::write_value, text, true, {replacing(value, text)});
  }
  return {};
}

std::span<const Suggestion> Suggester::for_value(std::uint32_t value, std::span<const std::string_view> allowed) {
  if (tree_.byte(value) != '"' || tree_.source(value).size() > kMostShownBytes + 2) return {};
  const std::string text = tree_.string(value);
  std::optional<std::size_t> near = find_similar(text, allowed);
  if (!near && text.size() >= 3) {
    // FULL for FULL_BACKUP, OSS for BACKUP_STORAGE_OSS: the only one that holds what was written.
    for (std::size_t i = 0; i < allowed.size(); ++i) {
      if (without_separators(allowed[i]).find(without_separators(text)) == std::string::npos) continue;
      if (near) return {};
      near = i;
    }
  }
  if (!near) return {};
  const std::string_view right = allowed[*near];
  return one(Suggestion::Kind::use_value, right, differs_in_case_only(text, right),
             {replacing(value, quoted_json(right))});
}

std::span<const Suggestion> Suggester::for_field(std::uint32_t key, std::string_view field) {
  return one(Suggestion::Kind::rename, field, false, {replacing(key, quoted_json(field))});
}

std::span<const Suggestion> Suggester::for_protocol(std::uint32_t value) {
  const std::string text = tree_.string(value);
  if (text.size() > kMostPointerBytes) return {};
  std::string_view rest(text);
  while (const std::size_t size = protocol_size(rest)) rest.remove_prefix(size);
  return one(Suggestion::Kind::strip_protocol, rest, false, {replacing(value, quoted_json(rest))});
}

std::span<const Suggestion> Suggester::for_name(std::uint32_t key, std::string_view right) {
  const bool certain = differs_in_case_only(tree_.string(key), right);
  return one(Suggestion::Kind::rename, right, certain, {replacing(key, quoted_json(right))});
}

std::span<const Suggestion> Suggester::for_place(std::string_view pointer) {
  return one(Suggestion::Kind::move_to, pointer, false, {});
}

}  // namespace ocpv::check
