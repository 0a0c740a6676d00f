// In: what is said of documentation, which has lines and no bytes of a document: contradictions, changes. Out: SARIF,
// HTML, workflow commands.
// Promises: the parts of the reports about documents, so that the program, its rules and what is escaped are the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/terms.h"

namespace ocpv::report {

/// A line of a page; line 0 for the whole page.
struct PagePlace {
  std::string page;
  std::uint32_t line = 0;
};

struct NoticePlace {
  std::string operation, subject;  ///< `request:/a/b`; empty for the whole operation.
  PagePlace first, second;         ///< `first` has a page; `second` without one: there is none.
};

struct Notice {
  std::string_view id;
  Severity severity = Severity::error;
  std::string label, message;  ///< `label` stands in a badge: `breaking`.
  std::vector<NoticePlace> places;
};

struct NoticeKind {
  std::string_view id;
  Severity severity = Severity::error;  ///< What it usually is.
  Message meaning;
  std::string_view wrong, right;
};

struct NoticeReport {
  std::string title, summary;
  Message wrong{"wrong", "错误"}, right{"right", "正确"};  ///< What the two examples of a kind are called.
  std::vector<NoticeKind> kinds;                           ///< Of all ids that the program may tell.
  std::vector<Notice> notices;
  bool whole = true;  ///< False: some pages could not be read, and nothing is said of them.
};

/// `working_folder` is absolute; paths below it are written relative to it.
std::string sarif(const NoticeReport& report, std::string_view working_folder, Language language);
std::string github(const NoticeReport& report, std::string_view working_folder);
std::string html(const NoticeReport& report, Language language);

}  // namespace ocpv::report
