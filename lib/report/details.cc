#include "report/details.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/heap_sort.h"
#include "base/joined.h"
#include "base/status.h"
#include "base/utf8.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

constexpr std::size_t kMostListedBytes = 1024;

void append_listed(std::string& out, std::span<const std::string_view> values, Language language) {
  const std::size_t first = out.size();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (out.size() - first > kMostListedBytes) {
      out += Message{", ...", "……"}.in(language);
      return;
    }
    if (i != 0) out += Message{", ", "、"}.in(language);
    append_shown(out, values[i], kMostListedBytes);
  }
}

Message strength_words(Strength strength) noexcept {
  switch (strength) {
    case Strength::stated:
      break;
    case Strength::inferred:
      return {"inferred: the documentation implies this but does not say it", "此规则为推断所得，文档未直接说明"};
    case Strength::corrected:
      return {"from a correction to the documentation", "此规则来自对文档的修正"};
    case Strength::contested:
      return {"the documentation's own example breaks this rule", "文档自身的示例与此规则矛盾"};
  }
  return {};
}

void append_documentation(std::string& out, const findings::Diagnostic& d, Language language) {
  append_shown(out, d.doc_page, kMostPathBytes);
  if (d.doc_line == 0) return;
  out += Message{", line ", "，第 "}.in(language);
  append_number(out, d.doc_line);
  out += Message{"", " 行"}.in(language);
}

}  // namespace

std::vector<DetailLine> details_of(const findings::Diagnostic& d) {
  using What = DetailLine::What;
  std::vector<DetailLine> lines;
  lines.reserve(d.suggestions.size() + 3);
  const bool is_parameter_value = d.id == findings::Id::bad_parameter && d.detail == findings::Detail::parameter_value;
  if (!d.expected.empty() && (d.id == findings::Id::not_in_enum || is_parameter_value)) {
    lines.push_back({{"expected", "可选值"}, What::values, 0});
  }
  if (!d.expected.empty() && d.id == findings::Id::unknown_value) {
    lines.push_back({{"known", "已知取值"}, What::values, 0});
  }
  for (std::size_t i = 0; i < d.suggestions.size(); ++i) lines.push_back({{"help", "建议"}, What::suggestion, i});
  if (d.strength != Strength::stated) lines.push_back({{"note", "说明"}, What::strength, 0});
  if (!d.doc_page.empty()) lines.push_back({{"doc", "文档"}, What::documentation, 0});
  return lines;
}

void append_detail(std::string& out, const DetailLine& line, const findings::Diagnostic& d, Language language) {
  switch (line.what) {
    case DetailLine::What::values:
      return append_listed(out, d.expected, language);
    case DetailLine::What::suggestion:
      return append_suggestion(out, d.suggestions[line.nth], language);
    case DetailLine::What::strength:
      out += strength_words(d.strength).in(language);
      return;
    case DetailLine::What::documentation:
      return append_documentation(out, d, language);
  }
}

std::string left_out_text(std::uint64_t count, Language language) {
  if (count == 0) return {};
  const std::string number = std::to_string(count);
  if (language == Language::zh) return joined({"……另有 ", number, " 个问题未列出"});
  return joined({"... and ", number, count == 1 ? " more finding, not shown" : " more findings, not shown"});
}

bool may_be_shown(const File& file) noexcept {
  if (file.source.empty() || file.findings == nullptr || !file.problem.empty()) return false;
  // A text that could not be read is hidden but for some pieces; without a word on them it is not shown at all.
  return was_judged(file.findings->status) || !file.findings->secrets.empty();
}

std::vector<ByteRange> secrets_of(const findings::Findings& findings) {
  std::vector<ByteRange> ranges = findings.secrets;
  for (const findings::Diagnostic& d : findings.diagnostics) {
    if (d.found.hidden) ranges.emplace_back(d.range.start.byte, d.range.end.byte);
  }
  return merged(std::move(ranges));
}

void put_in_order(std::string& out, std::vector<Told>& told, std::string_view separator) {
  const auto earlier = [](const Told& a, const Told& b) { return a.number < b.number; };
  if (std::is_sorted(told.begin(), told.end(), earlier)) return;
  const std::size_t first = told.front().first;
  const std::string all = out.substr(first);
  heap_sort(told, earlier);
  out.resize(first);
  for (const Told& one : told) {
    // The one that was told first has no separator before it.
    const std::size_t skipped = one.first == first ? 0 : separator.size();
    if (out.size() != first) out += separator;
    out.append(all, one.first - first + skipped, one.size - skipped);
  }
}

}  // namespace ocpv::report
