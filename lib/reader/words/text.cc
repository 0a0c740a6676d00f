#include "reader/words/text.h"

#include <algorithm>
#include <array>

namespace ocpv::reader {
namespace {

constexpr std::array<std::string_view, 16> kEdges = {" ",  "\t", "\n", "\r", "。", "：", "；", "，",
                                                     "、", "（", "）", ".",  ":",  ";",  ",",  "*"};

bool is_ascii_punctuation(char c) { return c > ' ' && c < 0x7f && !is_letter_or_digit(c); }

/// The list mark or line feed that stands for a tag; nothing for other tags.
std::string_view mark_for_tag(std::string_view tag) {
  std::string name;
  for (const char c : tag) {
    if (c == '<' || c == ' ' || c == '>') continue;
    name += lower(c);
  }
  if (name == "li") return "\x01";
  if (name == "/li") return "\x02";
  if (name == "ul" || name == "ol") return "\x03";
  if (name == "/ul" || name == "/ol") return "\x04";
  if (name == "br" || name == "/br" || name == "br/") return "\n";
  return {};
}

/// Length of the tag that starts at `at`, 0 when none does.
std::size_t tag_length(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || (!is_letter(text[at + 1]) && text[at + 1] != '/')) return 0;
  const std::size_t end = text.substr(at, 64).find('>');
  return end == std::string_view::npos ? 0 : end + 1;
}

}  // namespace

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool has_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return contains(text, word); });
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return begins_with(text, word); });
}

bool ends_with_any(std::string_view text, std::span<const std::string_view> words) {
  return !text.empty() && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return word.back() == text.back() && text.ends_with(word);
  });
}

std::size_t first_of(std::string_view text, std::span<const std::string_view> words) {
  std::size_t first = text.size();
  for (const std::string_view word : words) first = std::min(first, text.find(word));
  return first;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found = std::min(text.find(from, at), text.size());
    result += text.substr(at, found - at);
    if (found < text.size()) result += to;
    at = found + (found < text.size() ? from.size() : 0);
  }
  return result;
}

namespace {

constexpr std::size_t kMostWordBytes = 48;  ///< Bytes; no word of the tables has more.

}  // namespace

std::string_view near_before(std::string_view text, std::size_t at) {
  const std::size_t begin = at > kMostWordBytes ? at - kMostWordBytes : 0;
  return trimmed(text.substr(begin, at - begin));
}

std::string_view near_behind(std::string_view text, std::size_t at) { return trimmed(text.substr(at, kMostWordBytes)); }

std::string_view bare(std::string_view text) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view edge : kEdges) {
      if (text.starts_with(edge)) {
        text.remove_prefix(edge.size());
        changed = true;
      }
      if (text.ends_with(edge)) {
        text.remove_suffix(edge.size());
        changed = true;
      }
    }
  }
  return text;
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  if (word.empty()) return std::string_view::npos;
  for (std::size_t at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool joined_before = at > 0 && is_word(text[at - 1]) && is_word(word.front());
    const bool joined_after = end < text.size() && is_word(text[end]) && is_word(word.back());
    if (!joined_before && !joined_after) return at;
  }
  return std::string_view::npos;
}

namespace {

std::string prose_of(std::string_view raw, bool mark_code) {
  std::string text;
  bool code = false;
  for (std::size_t at = 0; at < raw.size();) {
    const char c = raw[at];
    const std::string_view rest = raw.substr(at);
    if (c == '`' || (c == '<' && (rest.starts_with("<code>") || rest.starts_with("</code>")))) {
      const bool begins = c == '`' ? !code : raw[at + 1] == 'c';
      if (mark_code && begins != code) text += begins ? kCodeBegin : kCodeEnd;
      code = begins;
      at += c == '`' ? 1 : raw.find('>', at) - at + 1;
    } else if (code && c == '*') {
      text += "∗";
      ++at;
    } else if (c == '<' && rest.starts_with("<!--")) {
      const std::size_t end = raw.find("-->", at + 4);
      at = end == std::string_view::npos ? raw.size() : end + 3;
      text += ' ';
    } else if (c == '\\' && at + 1 < raw.size() && is_ascii_punctuation(raw[at + 1])) {
      text += raw[at + 1] == '*' ? std::string_view("∗") : raw.substr(at + 1, 1);
      at += 2;
    } else if (c == '*' && at + 1 < raw.size() && raw[at + 1] == '*') {
      // `2**31` is a power, and no bold text.
      const bool power = at > 0 && is_digit(raw[at - 1]) && at + 2 < raw.size() && is_digit(raw[at + 2]);
      if (power) text += "∗∗";
      at += 2;
    } else if (const std::size_t length = c == '<' ? tag_length(raw, at) : 0; length > 0) {
      text += mark_for_tag(raw.substr(at, length));
      at += length;
    } else {
      text += c >= 0 && c < ' ' && c != '\n' ? ' ' : c;
      ++at;
    }
  }
  if (mark_code && code) text += kCodeEnd;
  return text;
}

}  // namespace

std::string prose(std::string_view raw) { return prose_of(raw, false); }

std::string prose_with_code(std::string_view raw) { return prose_of(raw, true); }

std::string one_line(std::string_view prose_text) {
  std::string text;
  for (const char c : prose_text) {
    if (c == kCodeBegin || c == kCodeEnd) continue;
    const bool blank = c == ' ' || c == '\n' || (c >= kItemBegin && c <= kListEnd);
    if (!blank)
      text += c;
    else if (!text.empty() && text.back() != ' ')
      text += ' ';
  }
  return std::string(trimmed(text));
}

std::vector<std::string> sentences_of(std::string_view prose_text) {
  std::vector<std::string> result;
  std::string current;
  const auto finish = [&] {
    const std::string text = one_line(current);
    if (!bare(text).empty()) result.push_back(text);
    current.clear();
  };
  for (std::size_t at = 0; at < prose_text.size(); ++at) {
    const char c = prose_text[at];
    const bool begins_item = c == '*' && (at == 0 || prose_text[at - 1] == ' ');
    if (prose_text.substr(at).starts_with("。") || prose_text.substr(at).starts_with("；")) {
      current += prose_text.substr(at, 3);
      at += 2;
      finish();
    } else if (c == '\n' || (c >= kItemBegin && c <= kListEnd) || begins_item) {
      finish();
    } else if (c == '.' && (at + 1 == prose_text.size() || prose_text[at + 1] == ' ')) {
      current += c;
      finish();
    } else {
      current += c;
    }
  }
  finish();
  return result;
}

}  // namespace ocpv::reader
