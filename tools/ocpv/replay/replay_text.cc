#include <array>

#include "base/utf8.h"
#include "tools/ocpv/replay/replay_report.h"

namespace ocpv::program {
namespace {

using coverage::Fact;

constexpr Message kJudged{"requests: {0}, of which wrong: {1}; responses: {2}, of which wrong: {3}",
                          "请求：{0} 个，其中有误 {1} 个；返回：{2} 个，其中有误 {3} 个"};
constexpr Message kUnread{"could not be judged: {0}", "无法判断：{0} 处"};
constexpr Message kNoCalls{"no calls of the API (no /api/ in their path), not judged: {0}",
                           "不是 API 调用（路径中没有 /api/），未作判断：{0} 行"};
constexpr Message kExercised{"operations exercised: {0} of {1}", "涉及的操作：{1} 个中的 {0} 个"};
constexpr Message kOperation{"{0}: requests {1}, responses {2}, failures {3}", "{0}：请求 {1}，返回 {2}，失败 {3}"};
constexpr Message kPart{"  {0}: fields {1} of {2}, values {3} of {4}, conditions {5} of {6}",
                        "  {0}：字段 {1}/{2}，取值 {3}/{4}，条件 {5}/{6}"};
constexpr Message kNone{"  {0}: none recorded", "  {0}：没有记录"};
constexpr Message kField{"    never there: {0}", "    从未出现：{0}"};
constexpr Message kSaid{" ({0})", "（{0}）"};
constexpr Message kValue{"    never given: {0} = {1}", "    从未取值：{0} = {1}"};
constexpr Message kCondition{"    never so: {0} {1}, {2} = {3}", "    从未如此：{0} {1}，{2} = {3}"};
constexpr Message kOutside{"    other values than the known ones: {0}: {1}", "    已知取值之外：{0}：{1} 次"};
constexpr Message kNotExercised{"operations not exercised:", "未涉及的操作："};
constexpr Message kTimes{"  {0} x {1} ({2})", "  {0} 次 {1}（{2}）"};
constexpr Message kAnswered{"; OCP accepted {0}, refused {1}", "；OCP 接受 {0}，拒绝 {1}"};
constexpr Message kRest{"  and {0} more, of others that are not listed", "  另有 {0} 次，属于未列出的其他项"};

struct Chapter {
  Fact::Kind kind;
  Message title;
};
constexpr Chapter kChapters[] = {
    {Fact::Kind::operation, {"operations that nobody documents:", "文档中没有的操作："}},
    {Fact::Kind::field, {"fields and parameters that nobody documents:", "文档中没有的字段与参数："}},
    {Fact::Kind::value, {"values that nobody documents:", "文档中没有的取值："}},
    {Fact::Kind::finding, {"what is wrong by the documentation:", "按文档判断有误之处："}},
};

constexpr std::size_t kWidth = 110;

std::string line(const Message& message, Language language, std::initializer_list<std::string_view> arguments) {
  return fill(message.in(language), arguments) + "\n";
}

std::string joined_values(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ", ") + shown(value, kMostShownBytes);
  return out;
}

std::string shown_at(std::string_view at) { return shown(at, kMostPointerBytes); }

void add_part(std::string& out, const PartCoverage& part, Language language) {
  if (part.documents == 0) {
    if (!part.rows.empty()) out += line(kNone, language, {name_of(part.part)});
    return;
  }
  std::array<std::size_t, 3> met{};
  std::string missing;
  for (const auto& row : part.rows) {
    met[0] += row.count != 0 ? 1 : 0;
    const std::string said = row.said.empty() ? row.said : fill(kSaid.in(language), {row.said});
    if (row.count == 0) missing += line(kField, language, {shown_at(row.at) + said});
  }
  for (const auto& value : part.values) {
    met[1] += value.count != 0 ? 1 : 0;
    if (value.count == 0) missing += line(kValue, language, {shown_at(value.at), shown(value.value, kMostShownBytes)});
  }
  for (const auto& one : part.conditions) {
    met[2] += one.held != 0 ? 1 : 0;
    if (one.held == 0)
      missing += line(kCondition, language, {shown_at(one.at), one.kind, shown_at(one.decider), joined_values(one.in)});
  }
  for (const auto& row : part.outside)
    missing += line(kOutside, language, {shown_at(row.at), std::to_string(row.count)});
  out += line(kPart, language,
              {name_of(part.part), std::to_string(met[0]), std::to_string(part.rows.size()), std::to_string(met[1]),
               std::to_string(part.values.size()), std::to_string(met[2]), std::to_string(part.conditions.size())});
  out += missing;
}

std::string subject_of(const ReplayReport& report, const Fact& fact, Language language) {
  if (fact.kind == Fact::Kind::operation) return shown_at(fact.what);
  const std::string operation = operation_of(report, fact), kinds = kinds_text(fact, language);
  std::string out = operation;
  if (!fact.at.empty()) out += (out.empty() ? "" : " ") + shown_at(fact.at);
  if (fact.kind == Fact::Kind::value) return out + " = " + shown(fact.what, kMostShownBytes);
  if (fact.kind == Fact::Kind::finding)
    out = std::string(name_of(fact.severity)) + " " + std::string(findings::name_of(fact.id)) +
          (out.empty() ? "" : " " + out);
  return kinds.empty() ? out : out + ": " + kinds;
}

void add_facts(std::string& out, const ReplayReport& report, const Chapter& chapter, Language language) {
  std::string lines;
  for (const Fact& fact : report.tally.facts().all()) {
    if (fact.kind != chapter.kind) continue;
    std::string where = coverage::places_text(fact, report.files);
    if (fact.accepted + fact.refused != 0 && fact.part != Part::response)
      where += fill(kAnswered.in(language), {std::to_string(fact.accepted), std::to_string(fact.refused)});
    lines += line(kTimes, language, {std::to_string(fact.count), subject_of(report, fact, language), where});
  }
  const std::uint64_t rest = report.tally.facts().rest(chapter.kind);
  if (rest != 0) lines += line(kRest, language, {std::to_string(rest)});
  if (!lines.empty()) out += "\n" + std::string(chapter.title.in(language)) + "\n" + lines;
}

void add_not_exercised(std::string& out, const ReplayReport& report, Language language) {
  const std::vector<std::string> ids = not_exercised(report);
  if (ids.empty()) return;
  out += "\n" + std::string(kNotExercised.in(language)) + "\n";
  std::string row;
  for (const std::string& id : ids) {
    if (row.size() + id.size() > kWidth) {
      out += " " + row + "\n";
      row.clear();
    }
    row += " " + id;
  }
  out += " " + row + "\n";
}

}  // namespace

std::string as_text(const ReplayReport& report, Language language) {
  const ReplayCounts& n = report.counts;
  std::string out = line(kJudged, language,
                         {std::to_string(n.requests), std::to_string(n.wrong_requests), std::to_string(n.responses),
                          std::to_string(n.wrong_responses)});
  if (n.unreadable != 0) out += line(kUnread, language, {std::to_string(n.unreadable)});
  if (n.no_calls != 0) out += line(kNoCalls, language, {std::to_string(n.no_calls)});
  const auto& operations = report.contracts->catalog().operations();
  out +=
      line(kExercised, language, {std::to_string(report.tally.operations().size()), std::to_string(operations.size())});
  for (const auto& [number, counts] : report.tally.operations()) {
    out += "\n" + line(kOperation, language,
                       {operations[number].id, std::to_string(counts.requests), std::to_string(counts.responses),
                        std::to_string(counts.failures)});
    for (const PartCoverage& part : coverage_of(*report.contracts, number, counts)) add_part(out, part, language);
  }
  for (const Chapter& chapter : kChapters) add_facts(out, report, chapter, language);
  add_not_exercised(out, report, language);
  return out;
}

}  // namespace ocpv::program
