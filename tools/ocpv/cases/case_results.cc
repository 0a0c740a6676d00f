#include "tools/ocpv/cases/case_results.h"

#include "report/markup.h"

namespace ocpv::program {
namespace {

constexpr Message kSummary{"{0} of {1} cases pass", "{1} 个用例中 {0} 个通过"};
constexpr Message kSummaryOfUnjudged{"{0} of {1} cases pass; {2} could not be judged",
                                     "{1} 个用例中 {0} 个通过；{2} 个无法判断"};
constexpr Message kCoverage{"{0} ({1}): {2} of {3} documented rows are touched",
                            "{0}（{1}）：文档中 {3} 行字段，用例涉及 {2} 行"};
constexpr Message kUntouched{"  no case touches {0} ({1})", "  没有用例涉及 {0}（{1}）"};

}  // namespace

std::string as_text(const std::vector<Case>& cases, const TouchedRows& rows, Language language) {
  std::string out;
  std::size_t passed = 0, unjudged = 0;
  for (const Case& one : cases) {
    if (one.faults.empty()) ++passed;
    if (one.unreadable) ++unjudged;
    for (const std::string& fault : one.faults)
      out += (fault.starts_with(one.name) ? "" : one.name + ": ") + fault + "\n";
  }
  out += fill((unjudged == 0 ? kSummary : kSummaryOfUnjudged).in(language),
              {std::to_string(passed), std::to_string(cases.size()), std::to_string(unjudged)}) +
         "\n";
  for (const TouchedRows::Coverage& one : rows.coverage()) {
    out += fill(kCoverage.in(language), {one.operation, std::string(name_of(one.part)),
                                         std::to_string(one.rows - one.untouched.size()), std::to_string(one.rows)}) +
           "\n";
    for (const TouchedRows::Row& row : one.untouched)
      out += fill(kUntouched.in(language), {row.pointer, row.said}) + "\n";
  }
  return out;
}

std::string as_junit(const std::vector<Case>& cases) {
  std::string body;
  std::size_t failures = 0, errors = 0;
  for (const Case& one : cases) {
    body += "  <testcase classname=\"ocpv test\" name=\"" + report::markup(one.name) + "\">";
    std::string reasons;
    for (const std::string& fault : one.faults) reasons += report::markup(fault) + "\n";
    const std::string element = one.unreadable ? "error" : "failure";
    if (!one.faults.empty()) body += "<" + element + ">" + reasons + "</" + element + ">";
    body += "</testcase>\n";
    if (!one.faults.empty()) ++(one.unreadable ? errors : failures);
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"ocpv test\" tests=\"" +
         std::to_string(cases.size()) + "\" failures=\"" + std::to_string(failures) + "\" errors=\"" +
         std::to_string(errors) + "\">\n" + body + "</testsuite>\n";
}

std::string as_tap(const std::vector<Case>& cases) {
  std::string out = "TAP version 13\n1.." + std::to_string(cases.size()) + "\n";
  std::size_t number = 0;
  for (const Case& one : cases) {
    std::string name;  // A number sign begins a directive.
    for (const char c : one.name) name += c == '#' ? "\\#" : std::string(1, c);
    out += (one.faults.empty() ? "ok " : "not ok ") + std::to_string(++number) + " - " + name + "\n";
    for (const std::string& fault : one.faults) out += "# " + fault + "\n";
  }
  return out;
}

}  // namespace ocpv::program
