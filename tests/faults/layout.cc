#include "layout.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace ocpv::faults_test {
namespace {

constexpr std::array<const char*, 4> kLineEnds = {"\n", "\r\n", "\r", "\n"};

class Writer {
 public:
  Writer(const std::vector<std::string>& twice, bench::Random& random)
      : twice_(twice),
        random_(random),
        line_end_(kLineEnds[random.below(kLineEnds.size())]),
        is_wide_(random.one_in(2)) {}

  Written write(const Json& value) {
    gap(0);
    Places& root = out_.at[""];
    root.value.start.byte = out_.text.size();
    put(value, "", 0);
    out_.at[""].value.end.byte = out_.text.size();
    gap(0);
    for (auto* all : {&out_.at, &out_.again_at})
      for (auto& [pointer, places] : *all)
        for (Spot* spot : {&places.key.start, &places.key.end, &places.value.start, &places.value.end})
          wanted_.push_back(spot);
    count();
    return std::move(out_);
  }

 private:
  /// Walks the text once and gives each wanted byte its line and column.
  void count() {
    std::sort(wanted_.begin(), wanted_.end(), [](const Spot* a, const Spot* b) { return a->byte < b->byte; });
    std::size_t line = 1, column = 1, next = 0;
    const std::string& text = out_.text;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      for (; next < wanted_.size() && wanted_[next]->byte == at; ++next) {
        wanted_[next]->line = line;
        wanted_[next]->column = column;
      }
      if (at == text.size()) break;
      const auto byte = static_cast<unsigned char>(text[at]);
      const bool ends_line = byte == '\n' || (byte == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
      if (ends_line) {
        ++line;
        column = 1;
      } else if (byte != '\r' &&
                 !(at + 1 < text.size() && (static_cast<unsigned char>(text[at + 1]) & 0xC0U) == 0x80U)) {
        ++column;  // At the last byte of a code point.
      }
    }
  }

  void gap(std::size_t depth) {
    if (!is_wide_) {
      if (random_.one_in(8)) out_.text += ' ';
      return;
    }
    if (random_.one_in(4)) {
      out_.text += random_.one_in(2) ? " " : "\t";
      return;
    }
    out_.text += line_end_;
    out_.text.append(2 * depth, ' ');
  }

  void string(const std::string& text) {
    out_.text += '"';
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      const auto byte = static_cast<unsigned char>(c);
      // Capitals stay, so that a planted secret can be found wherever it is shown.
      const bool may_be_escaped = byte < 0x7F && !(c >= 'A' && c <= 'Z');
      if (byte < 0x20 || c == '"' || c == '\\' || (may_be_escaped && random_.one_in(40))) {
        constexpr const char* kHex = "0123456789abcdef";
        ((out_.text += "\\u00") += kHex[byte >> 4U]) += kHex[byte & 15U];
      } else {
        out_.text += c;
      }
    }
    out_.text += '"';
  }

  void member(const std::string& name, const Json& value, const std::string& pointer, std::size_t depth,
              std::map<std::string, Places>& into) {
    Places& places = into[pointer];
    places.key.start.byte = out_.text.size();
    string(name);
    places.key.end.byte = out_.text.size();
    out_.text += ':';
    if (random_.one_in(2)) out_.text += ' ';
    places.value.start.byte = out_.text.size();
    put(value, pointer, depth);
    into[pointer].value.end.byte = out_.text.size();
  }

  void put(const Json& value, const std::string& pointer, std::size_t depth) {
    if (value.is_string()) return string(value.get_ref<const std::string&>());
    if (!value.is_structured()) {
      out_.text += value.dump();
      return;
    }
    out_.text += value.is_object() ? '{' : '[';
    bool is_first = true;
    std::vector<std::string> again;
    std::size_t index = 0;
    for (const auto& item : value.items()) {
      if (!std::exchange(is_first, false)) out_.text += ',';
      gap(depth + 1);
      if (value.is_object()) {
        const std::string below = pointer + "/" + token(item.key());
        member(item.key(), item.value(), below, depth + 1, out_.at);
        if (std::find(twice_.begin(), twice_.end(), below) != twice_.end()) again.push_back(item.key());
      } else {
        const std::string below = pointer + "/" + std::to_string(index++);
        out_.at[below].value.start.byte = out_.text.size();
        put(item.value(), below, depth + 1);
        out_.at[below].value.end.byte = out_.text.size();
      }
    }
    for (const std::string& name : again) {
      out_.text += ',';
      gap(depth + 1);
      member(name, 1, pointer + "/" + token(name), depth + 1, out_.again_at);
    }
    gap(depth);
    out_.text += value.is_object() ? '}' : ']';
  }

  const std::vector<std::string>& twice_;
  bench::Random& random_;
  std::string line_end_;
  bool is_wide_;
  Written out_;
  std::vector<Spot*> wanted_;
};

}  // namespace

std::string token(const std::string& name) {
  std::string out;
  for (const char c : name) {
    if (c == '~' || c == '/') {
      (out += '~') += c == '~' ? '0' : '1';
    } else {
      out += c;
    }
  }
  return out;
}

Written write(const Json& value, const std::vector<std::string>& twice, bench::Random& random) {
  return Writer(twice, random).write(value);
}

}  // namespace ocpv::faults_test
