#include <array>

#include "base/utf8.h"
#include "tools/ocpv/replay/replay_report.h"

namespace ocpv::program {
namespace {

using coverage::Fact;

constexpr Message kTitle{"# Recorded traffic against the documentation\n\n", "# 记录的流量与文档\n\n"};
constexpr Message kSummary{
    "| requests | wrong | responses | wrong | could not be judged | no calls of the API |\n"
    "| --- | --- | --- | --- | --- | --- |\n",
    "| 请求 | 有误 | 返回 | 有误 | 无法判断 | 不是 API 调用 |\n| --- | --- | --- | --- | --- | --- |\n"};
constexpr Message kOperations{
    "\n## Operations exercised: {0} of {1}\n\n"
    "| operation | requests | responses | failures | fields | values | conditions |\n"
    "| --- | --- | --- | --- | --- | --- | --- |\n",
    "\n## 涉及的操作：{1} 个中的 {0} 个\n\n"
    "| 操作 | 请求 | 返回 | 失败 | 字段 | 取值 | 条件 |\n| --- | --- | --- | --- | --- | --- | --- |\n"};
constexpr Message kMissing{
    "\n## Never exercised in those\n\n| operation | what | where it is said |\n| --- | --- | --- |\n",
    "\n## 其中从未涉及\n\n| 操作 | 内容 | 出处 |\n| --- | --- | --- |\n"};
constexpr Message kNotExercised{"\n## Operations not exercised\n\n", "\n## 未涉及的操作\n\n"};
constexpr Message kColumns{
    "| what | found | times | accepted | refused | first seen |\n| --- | --- | --- | --- | --- | --- |\n",
    "| 内容 | 类型 | 次数 | 接受 | 拒绝 | 首次出现 |\n| --- | --- | --- | --- | --- | --- |\n"};
constexpr Message kRest{"\nNot listed: {0} more.\n", "\n未列出：另有 {0} 次。\n"};

struct Chapter {
  Fact::Kind kind;
  Message title;
};
constexpr Chapter kChapters[] = {
    {Fact::Kind::operation, {"\n## Operations that nobody documents\n\n", "\n## 文档中没有的操作\n\n"}},
    {Fact::Kind::field, {"\n## Fields and parameters that nobody documents\n\n", "\n## 文档中没有的字段与参数\n\n"}},
    {Fact::Kind::value, {"\n## Values that nobody documents\n\n", "\n## 文档中没有的取值\n\n"}},
    {Fact::Kind::finding, {"\n## What is wrong by the documentation\n\n", "\n## 按文档判断有误之处\n\n"}},
};

// Code in a cell: backticks would end it, bars would end the cell.
std::string code(std::string_view text) {
  std::string out = "`";
  for (const char c : shown(text, kMostPointerBytes)) out += c == '`' ? '\'' : c == '|' ? '/' : c;
  return out + "`";
}

std::string row(std::initializer_list<std::string> cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out += " " + cell + " |";
  return out + "\n";
}

std::string share(std::size_t met, std::size_t all) { return std::to_string(met) + " / " + std::to_string(all); }

/// How much of all parts was met, and rows for what was not.
struct Shares {
  std::array<std::size_t, 3> met{}, all{};
  std::string missing;
};

void add_part(Shares& shares, const std::string& operation, const PartCoverage& part) {
  if (part.documents == 0) return;
  const auto take = [&](std::size_t which, bool is_met, const std::string& what, const std::string& said) {
    ++shares.all[which];
    if (is_met) ++shares.met[which];
    if (!is_met) shares.missing += row({code(operation), what, said.empty() ? said : code(said)});
  };
  for (const auto& one : part.rows) take(0, one.count != 0, code(one.at), one.said);
  for (const auto& one : part.values) take(1, one.count != 0, code(one.at) + " = " + code(one.value), {});
  for (const auto& one : part.conditions) {
    std::string in;
    for (const std::string& value : one.in) in += (in.empty() ? "" : ", ") + value;
    take(2, one.held != 0, code(one.at) + " " + one.kind + " " + code(one.decider) + " = " + code(in), {});
  }
}

std::string what_of(const ReplayReport& report, const Fact& fact) {
  if (fact.kind == Fact::Kind::operation) return code(fact.what);
  const std::string operation = operation_of(report, fact);
  std::string out = operation.empty() ? operation : code(operation) + " ";
  if (fact.kind == Fact::Kind::finding)
    out = std::string(name_of(fact.severity)) + " " + std::string(findings::name_of(fact.id)) + " " + out;
  if (!fact.at.empty()) out += code(fact.at);
  return fact.kind == Fact::Kind::value ? out + " = " + code(fact.what) : out;
}

void add_facts(std::string& out, const ReplayReport& report, const Chapter& chapter, Language language) {
  std::string rows;
  for (const Fact& fact : report.tally.facts().all()) {
    if (fact.kind != chapter.kind) continue;
    rows += row({what_of(report, fact), kinds_text(fact, language), std::to_string(fact.count),
                 std::to_string(fact.accepted), std::to_string(fact.refused),
                 code(coverage::places_text(fact, report.files))});
  }
  const std::uint64_t rest = report.tally.facts().rest(chapter.kind);
  if (rows.empty() && rest == 0) return;
  out += std::string(chapter.title.in(language)) + std::string(kColumns.in(language)) + rows;
  if (rest != 0) out += fill(kRest.in(language), {std::to_string(rest)});
}

}  // namespace

std::string as_markdown(const ReplayReport& report, Language language) {
  const ReplayCounts& n = report.counts;
  const auto& operations = report.contracts->catalog().operations();
  std::string out(kTitle.in(language)), missing;
  out += kSummary.in(language);
  out += row({std::to_string(n.requests), std::to_string(n.wrong_requests), std::to_string(n.responses),
              std::to_string(n.wrong_responses), std::to_string(n.unreadable), std::to_string(n.no_calls)});
  out += fill(kOperations.in(language),
              {std::to_string(report.tally.operations().size()), std::to_string(operations.size())});
  for (const auto& [number, counts] : report.tally.operations()) {
    Shares shares;
    for (const PartCoverage& part : coverage_of(*report.contracts, number, counts))
      add_part(shares, operations[number].id, part);
    out += row({code(operations[number].id), std::to_string(counts.requests), std::to_string(counts.responses),
                std::to_string(counts.failures), share(shares.met[0], shares.all[0]),
                share(shares.met[1], shares.all[1]), share(shares.met[2], shares.all[2])});
    missing += shares.missing;
  }
  if (!missing.empty()) out += std::string(kMissing.in(language)) + missing;
  for (const Chapter& chapter : kChapters) add_facts(out, report, chapter, language);
  const std::vector<std::string> ids = not_exercised(report);
  if (!ids.empty()) out += kNotExercised.in(language);
  for (const std::string& id : ids) out += "- " + code(id) + "\n";
  return out;
}

}  // namespace ocpv::program
