// In: the bytes of one input that is several texts. Out: the texts.
// Promises: as many as there are dividers, and one more; what is wanted beyond them is empty.
#pragma once

#include <string_view>
#include <vector>

namespace ocpv::fuzz {

inline constexpr std::string_view kDivider = "\n%%%%\n";

class Pieces {
 public:
  explicit Pieces(std::string_view text) {
    for (std::size_t at = text.find(kDivider); at != std::string_view::npos; at = text.find(kDivider)) {
      all_.push_back(text.substr(0, at));
      text.remove_prefix(at + kDivider.size());
    }
    all_.push_back(text);
  }

  std::string_view next() { return at_ < all_.size() ? all_[at_++] : std::string_view(); }
  const std::vector<std::string_view>& all() const { return all_; }

 private:
  std::vector<std::string_view> all_;
  std::size_t at_ = 0;
};

}  // namespace ocpv::fuzz
