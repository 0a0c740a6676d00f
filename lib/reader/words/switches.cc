#include "reader/words/switches.h"

#include <algorithm>
#include <array>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr auto kEnds = std::to_array<std::string_view>({"。", "，", "：", "；", ". ", ", ", "(", "（"});
constexpr auto kLeads =
    std::to_array<std::string_view>({"是否", "specifies whether to ", "indicates whether to ", "whether to "});
constexpr auto kDenials = std::to_array<std::string_view>({"不", "未", "没有", " not", "n't"});
constexpr std::size_t kMostRead = 120;  ///< Bytes of a description.
constexpr std::size_t kLeast = 9;       ///< Three Chinese characters.

}  // namespace

std::string switched(std::string_view description) {
  std::string text = lower(description.substr(0, kMostRead));
  for (const std::string_view mark : kEnds) text = text.substr(0, std::min(text.find(mark), text.size()));
  for (const std::string_view lead : kLeads) {
    if (!text.starts_with(lead)) continue;
    const std::string_view what = bare(std::string_view(text).substr(lead.size()));
    return what.size() < kLeast ? std::string() : std::string(what);
  }
  return {};
}

bool ends_denying(std::string_view folded) { return ends_with_any(trimmed(folded), kDenials); }

}  // namespace ocpv::reader
