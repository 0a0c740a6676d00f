#include "config/notice_ignores.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "base/suggestion.h"
#include "base/utf8.h"
#include "config/apply_config.h"

namespace ocpv::config {
namespace {

constexpr Message kUnknownNotice{"nothing is called '{0}'", "没有名为 '{0}' 的项"};

bool matches(const NoticeIgnore& entry, const NoticePlace& found) {
  if (entry.id != found.id || (!entry.operation.empty() && entry.operation != found.operation)) return false;
  if (entry.page && std::none_of(found.pages.begin(), found.pages.end(),
                                 [&](const std::string& page) { return entry.page->matches(page); })) {
    return false;
  }
  if (!entry.field) return true;
  const auto [part, pointer] = split_part(*entry.field);
  return (part.empty() || part == found.part) && pointer_matches(pointer, found.pointer);
}

}  // namespace

std::pair<std::string_view, std::string_view> split_part(std::string_view pointer) noexcept {
  const std::size_t colon = pointer.find(':');
  if (colon == std::string_view::npos || colon > pointer.find('/')) return {{}, pointer};
  return {pointer.substr(0, colon), pointer.substr(colon + 1)};
}

Result<void> NoticeIgnores::check_ids(std::span<const std::string_view> names, Language language) const {
  for (const NoticeIgnore& entry : entries_) {
    if (std::find(names.begin(), names.end(), entry.id) != names.end()) continue;
    const std::string message = fill(kUnknownNotice, language, {shown(entry.id, kMostShownBytes)});
    return Error{with_suggestion(message, entry.id, names, language), path_, entry.id_place.line,
                 entry.id_place.column};
  }
  return {};
}

void NoticeIgnores::consider(const std::string& page) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    considered_[i] = considered_[i] || !entries_[i].page || entries_[i].page->matches(page);
  }
}

bool NoticeIgnores::takes(const NoticePlace& found) {
  bool ignored = false;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!matches(entries_[i], found)) continue;
    ++matched_[i];
    ignored = ignored || !has_expired(entries_[i].until, today_);
  }
  return ignored;
}

std::vector<Error> NoticeIgnores::stale(Language language) const {
  std::vector<Error> stale;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const NoticeIgnore& entry = entries_[i];
    const bool is_unused = considered_[i] && matched_[i] == 0;
    const std::string why = why_stale(entry.id, entry.because, entry.until, today_, is_unused, language);
    if (!why.empty()) stale.push_back({why, path_, entry.place.line, entry.place.column});
  }
  return stale;
}

}  // namespace ocpv::config
