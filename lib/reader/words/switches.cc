#include "reader/words/switches.h"

#include <algorithm>
#include <array>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr auto kSwitchEnds = std::to_array<std::string_view>({"。", "，", "：", "；", ". ", ", ", "(", "（"});
constexpr auto kSwitchLeads =
    std::to_array<std::string_view>({"是否", "specifies whether to ", "indicates whether to ", "whether to "});
constexpr auto kSwitchDenials = std::to_array<std::string_view>({"不", "未", "没有", " not", "n't"});
constexpr std::size_t kMostRead = 120;  ///< Bytes of a description.
constexpr std::size_t kLeastRead = 9;   ///< Three Chinese characters.

}  // namespace

std::string switched(std::string_view description) {
  std::string text = lower(description.substr(0, kMostRead));
  for (const std::string_view mark : kSwitchEnds) text = text.substr(0, std::min(text.find(mark), text.size()));
  for (const std::string_view lead : kSwitchLeads) {
    if (!text.starts_with(lead)) continue;
    const std::string_view what = bare(std::string_view(text).substr(lead.size()));
    return what.size() < kLeastRead ? std::string() : std::string(what);
  }
  return {};
}

bool ends_denying(std::string_view folded) { return ends_with_any(trimmed(folded), kSwitchDenials); }

}  // namespace ocpv::reader
