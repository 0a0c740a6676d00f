// In: `[[docs.ignore]]` or `[[diff.ignore]]`, and what those commands find. Out: what is ignored, and which entries are
// stale.
// Promises: an entry that has passed its day ignores nothing, and is told; so is one that nothing was found for.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/message.h"
#include "base/result.h"
#include "config/glob.h"
#include "config/rules.h"

namespace ocpv::config {

struct NoticeIgnore {
  std::string id;
  std::string page_pattern;          ///< Empty: every page.
  std::optional<Glob> page;          ///< Of its path below the configuration's folder, or as the catalogue names it.
  std::string operation;             ///< Empty: every operation.
  std::optional<std::string> field;  ///< `/data/*`, or `response:/data/*`; segments `*` stand for any one.
  std::string because;
  std::optional<Date> until;  ///< The last day it holds.
  Place place, id_place;
};

/// One place of something that was found.
struct NoticePlace {
  std::string_view id, operation, part, pointer;
  std::span<const std::string> pages;  ///< As `page` has them.
};

/// `response:/data` as `response` and `/data`; a pointer without a part has an empty one.
std::pair<std::string_view, std::string_view> split_part(std::string_view pointer) noexcept;

class NoticeIgnores {
 public:
  /// `path`: of the configuration, for what is told.
  NoticeIgnores(std::span<const NoticeIgnore> entries, std::string path, Date today)
      : entries_(entries),
        path_(std::move(path)),
        today_(today),
        matched_(entries.size()),
        considered_(entries.size()) {}

  /// Every id must be one of `names`.
  Result<void> check_ids(std::span<const std::string_view> names, Language language) const;
  /// A page that was looked at: entries about others cannot be of no use.
  void consider(const std::string& page);
  void consider_all() { considered_.assign(entries_.size(), true); }
  bool takes(const NoticePlace& found);
  std::vector<Error> stale(Language language) const;

 private:
  std::span<const NoticeIgnore> entries_;
  std::string path_;
  Date today_;
  std::vector<std::size_t> matched_;
  std::vector<bool> considered_;
};

}  // namespace ocpv::config
