#include "input/definitions.h"

namespace ocpv::input {
namespace {

constexpr std::size_t kMostRounds = 8;  // Definitions that stand in the wrong order, one behind the other.

}  // namespace

void Definitions::define(const std::string& name, std::string_view value) {
  const std::string text(value);
  if (take(name, text)) {
    waiting_.erase(name);
  } else {
    waiting_.insert_or_assign(name, text);
  }
}

// What breaks the limit is left out, so that what uses it has no value.
bool Definitions::take(const std::string& name, const std::string& value) {
  const Substituted filled = substitute(value, values_of_, Style::braces);
  bytes_ += filled.text.size();
  values_.erase(name);
  open_.erase(name);
  if (!filled.unknown.empty()) {
    open_.emplace(name, filled.unknown.front().name);
    return false;
  }
  if (bytes_ <= most_bytes_) values_.emplace(name, filled.text);
  return true;
}

void Definitions::settle() {
  for (std::size_t round = 0; round < kMostRounds && bytes_ <= most_bytes_; ++round) {
    const std::size_t before = waiting_.size();
    std::erase_if(waiting_, [&](const auto& one) { return take(one.first, one.second); });
    if (waiting_.size() == before) return;
  }
}

}  // namespace ocpv::input
