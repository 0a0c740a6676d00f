#include "tools/ocpv/operations/notices_of.h"

#include <filesystem>

#include "compare/change_kinds.h"
#include "compare/change_report.h"
#include "files/files.h"
#include "generate/finding_kinds.h"
#include "report/words.h"

namespace ocpv::program {
namespace {

constexpr Message kDocsTitle{"ocpv docs: contradictions inside documentation", "ocpv docs：文档自身的矛盾"};
constexpr Message kDiffTitle{"ocpv diff: {0} and {1}", "ocpv diff：{0} 与 {1}"};
constexpr Message kFindings{"findings: {0}", "发现 {0} 项"};

report::PagePlace place_of(const generate::PageLine& line) { return {line.page, line.line}; }

/// The page below the side it is of, or below its parent, as `page.zh.md` is; else as it is called.
report::PagePlace place_of(const compare::Place& place, const std::string& side) {
  if (place.page.empty()) return {};
  const std::string above = std::filesystem::path(side).parent_path().string();
  for (const std::string& folder : {side, above.empty() ? std::string(".") : above}) {
    const std::string path = files::joined(folder, place.page);
    if (files::exists(path)) return {std::filesystem::path(path).lexically_normal().generic_string(), place.line};
  }
  return {place.page, place.line};
}

Severity severity_of(compare::Effect effect) {
  return effect == compare::Effect::breaking ? Severity::error : Severity::note;
}

}  // namespace

report::NoticeReport notices_of(const std::vector<generate::Finding>& findings, bool whole, Language language) {
  report::NoticeReport report;
  report.title = kDocsTitle.in(language);
  report.summary = fill(kFindings, language, {std::to_string(findings.size())});
  report.whole = whole;
  for (const generate::FindingKind& kind : generate::finding_kinds()) {
    report.kinds.push_back({kind.id, kind.severity, {kind.meaning_en, kind.meaning_zh}, kind.wrong, kind.right});
  }
  for (const generate::Finding& finding : findings) {
    report::Notice notice{finding.id,
                          finding.severity,
                          std::string(report::words_for(finding.severity).in(language)),
                          finding.text.in(language),
                          {}};
    for (const generate::FindingPlace& place : finding.places) {
      notice.places.push_back({place.operation, place.pointer, place_of(place.first), place_of(place.second)});
    }
    report.notices.push_back(std::move(notice));
  }
  return report;
}

report::NoticeReport notices_of(const std::vector<compare::Difference>& differences, const std::string& old_side,
                                const std::string& new_side, Language language) {
  report::NoticeReport report;
  report.title = fill(kDiffTitle, language, {old_side, new_side});
  report.summary = compare::counts_text(compare::count(differences), language);
  report.wrong = {"before", "之前"};
  report.right = {"after", "之后"};
  for (const compare::ChangeKind& kind : compare::change_kinds()) {
    report.kinds.push_back({kind.id, Severity::note, {kind.meaning_en, kind.meaning_zh}, kind.before, kind.after});
  }
  for (const auto effect : {compare::Effect::breaking, compare::Effect::compatible, compare::Effect::documentation}) {
    for (const compare::Difference& difference : differences) {
      if (difference.effect != effect) continue;
      report::PagePlace old_place = place_of(difference.before_place, old_side),
                        new_place = place_of(difference.after_place, new_side);
      if (new_place.page.empty()) std::swap(old_place, new_place);
      if (new_place.page.empty()) new_place.page = new_side;  // A schema alone need not say where it is from.
      report.notices.push_back(
          {compare::name_of(difference.what),
           severity_of(effect),
           std::string(compare::words_of(effect, language)),
           compare::sentence(difference, language),
           {{difference.operation, compare::subject(difference), std::move(new_place), std::move(old_place)}}});
    }
  }
  return report;
}

}  // namespace ocpv::program
