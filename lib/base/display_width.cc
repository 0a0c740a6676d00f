#include "base/display_width.h"

#include <algorithm>
#include <cstdint>

#include "base/display_width_table.h"

namespace ocpv {
namespace {

bool contains(const auto& intervals, std::uint32_t value) noexcept {
  const auto found =
      std::upper_bound(intervals.begin(), intervals.end(), value,
                       [](std::uint32_t at, const WidthInterval& interval) { return at < interval.first; });
  return found != intervals.begin() && value <= (found - 1)->last;
}

constexpr char32_t kJoiner = 0x200D, kAsEmoji = 0xFE0F;

int width_alone(char32_t point) noexcept {
  if (point < 0x300) return 1;
  const std::uint32_t plane = point >> 16, within = point & 0xFFFF;
  if (plane == 0) return contains(kZero, within) ? 0 : contains(kWide, within) ? 2 : 1;
  if (plane == 1) return contains(kZeroOne, within) ? 0 : contains(kWideOne, within) ? 2 : 1;
  if (plane == 2 || plane == 3) return 2;
  return plane == 0xE ? 0 : 1;  // Tags and variation selectors.
}

bool is_picture(char32_t point) noexcept {
  return (point >= 0x2190 && point <= 0x2BFF) || (point >= 0x1F000 && point <= 0x1FAFF);
}

}  // namespace

int DisplayWidth::add(char32_t point) noexcept {
  const bool was_joined = joins_;
  joins_ = point == kJoiner && is_picture_;
  if (point == kJoiner || (was_joined && is_picture(point))) return 0;
  const bool is_skin_tone = point >= 0x1F3FB && point <= 0x1F3FF;
  if (is_skin_tone && is_picture_) return 0;
  if (point == kAsEmoji) {
    const int more = last_width_ == 1 ? 1 : 0;
    last_width_ += more;
    is_picture_ = true;
    return more;
  }
  const int width = width_alone(point);
  if (width == 0) return 0;
  last_width_ = width;
  is_picture_ = is_picture(point);
  return width;
}

}  // namespace ocpv
