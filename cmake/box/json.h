// In: JSON of our own making. Out: its values. Promises: no more than the packer needs, without a library, because it
// runs on the machine that builds; what is no JSON ends the program.
#pragma once

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace box {

struct Member;

struct Value {
  std::string text;  ///< Of a string, decoded; of a number as it stands.
  std::vector<Member> members;
  std::vector<Value> items;

  const Value* find(std::string_view name) const;
  std::string text_of(std::string_view name) const;
};

struct Member {
  std::string name;
  Value value;
};

inline const Value* Value::find(std::string_view name) const {
  for (const Member& member : members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

inline std::string Value::text_of(std::string_view name) const {
  const Value* value = find(name);
  return value == nullptr ? std::string() : value->text;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Value value() {
    Value out;
    const char c = next();
    if (c == '"') {
      out.text = string();
    } else if (c == '{') {
      for (bool more = !ends('}'); more; more = comma('}')) {
        expect('"');
        std::string name = string();
        expect(':');
        out.members.push_back({std::move(name), value()});
      }
    } else if (c == '[') {
      for (bool more = !ends(']'); more; more = comma(']')) out.items.push_back(value());
    } else {
      out.text = c;
      while (at_ < text_.size() && std::string_view(",]} \n").find(text_[at_]) == std::string_view::npos)
        out.text += text_[at_++];
    }
    return out;
  }

 private:
  [[noreturn]] static void fail() {
    std::cerr << "pack: a file of the catalogue is no JSON\n";
    std::exit(1);
  }
  char next() {
    while (at_ < text_.size() && std::string_view(" \n\r\t").find(text_[at_]) != std::string_view::npos) ++at_;
    if (at_ == text_.size()) fail();
    return text_[at_++];
  }
  void expect(char c) {
    if (next() != c) fail();
  }
  bool ends(char c) {
    if (next() == c) return true;
    --at_;
    return false;
  }
  bool comma(char end) {
    const char c = next();
    if (c != ',' && c != end) fail();
    return c == ',';
  }
  std::string string() {
    std::string out;
    for (;;) {
      if (at_ == text_.size()) fail();
      const char c = text_[at_++];
      if (c == '"') return out;
      if (c != '\\') {
        out += c;
        continue;
      }
      if (at_ == text_.size()) fail();
      const char escaped = text_[at_++];
      if (escaped == 'u') fail();  // Names, paths and titles have none.
      out += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace box
