#include "reader/examples/line_of_pointer.h"

#include <algorithm>
#include <cstddef>

#include "json/scan.h"

namespace ocpv::reader {
namespace {

/// Walks tokens and knows the steps of the value it stands at.
class LineWalker {
 public:
  LineWalker(std::string_view text, const std::vector<std::string>& steps) : text_(text), steps_(steps) {}

  std::uint32_t find() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') ++line_;
      if (c == '{' || c == '[') {
        if (value_here()) return line_;
        frames_.push_back({c == '[', "", 0});
      } else if (c == '}' || c == ']') {
        if (!frames_.empty()) frames_.pop_back();
      } else if (c == ',') {
        if (!frames_.empty()) frames_.back().after_comma();
      } else if (c == '"') {
        const std::size_t end = string_end();
        if (!frames_.empty() && frames_.back().takes_name()) {
          frames_.back().name = std::string(text_.substr(at_ + 1, end - at_ - 1));
          frames_.back().named = true;
        } else if (value_here()) {
          return line_;
        }
        at_ = end;
      } else if (c != ' ' && c != '\t' && c != '\r' && c != '\n' && c != ':') {
        if (value_here()) return line_;
        at_ = std::min(text_.find_first_of(",]} \t\r\n", at_ + 1), text_.size()) - 1;
      }
      ++at_;
    }
    return 1;
  }

 private:
  struct Frame {
    bool array = false;
    std::string name;
    std::size_t index = 0;
    bool named = false;

    bool takes_name() const { return !array && !named; }
    void after_comma() {
      ++index;
      named = false;
    }
    std::string step() const { return array ? std::to_string(index) : name; }
  };

  bool value_here() const {
    if (frames_.size() != steps_.size()) return false;
    for (std::size_t at = 0; at < frames_.size(); ++at) {
      if (frames_[at].step() != steps_[at]) return false;
    }
    return true;
  }

  std::size_t string_end() const { return json::skip_string(text_, at_) - 1; }

  std::string_view text_;
  const std::vector<std::string>& steps_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::vector<Frame> frames_;
};

}  // namespace

std::uint32_t line_of_value(std::string_view text, const std::vector<std::string>& steps) {
  return LineWalker(text, steps).find();
}

}  // namespace ocpv::reader
