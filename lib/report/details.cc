#include "report/details.h"

#include <string_view>
#include <utility>

#include "base/joined.h"
#include "base/status.h"
#include "base/utf8.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

constexpr std::size_t kMostListedBytes = 1024;

std::string listed(std::span<const std::string_view> values, Language language) {
  std::string out;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (out.size() > kMostListedBytes) return out += pick({", ...", "……"}, language);
    if (i != 0) out += pick({", ", "、"}, language);
    out += shown(values[i], kMostListedBytes);
  }
  return out;
}

Words strength_words(Strength strength) noexcept {
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

std::string documentation(const findings::Diagnostic& d, Language language) {
  std::string page = shown(d.doc_page, kMostPathBytes);
  if (d.doc_line == 0) return page;
  const std::string line = std::to_string(d.doc_line);
  return language == Language::zh ? joined({page, "，第 ", line, " 行"}) : joined({page, ", line ", line});
}

}  // namespace

std::vector<DetailLine> details_of(const findings::Diagnostic& d, Language language) {
  std::vector<DetailLine> lines;
  const bool is_parameter_value = d.id == findings::Id::bad_parameter && d.detail == findings::Detail::parameter_value;
  if (!d.expected.empty() && (d.id == findings::Id::not_in_enum || is_parameter_value)) {
    lines.push_back({{"expected", "可选值"}, listed(d.expected, language)});
  }
  if (!d.expected.empty() && d.id == findings::Id::unknown_value) {
    lines.push_back({{"known", "已知取值"}, listed(d.expected, language)});
  }
  for (const findings::Suggestion& suggestion : d.suggestions) {
    lines.push_back({{"help", "建议"}, suggestion_text(suggestion, language)});
  }
  const std::string_view strength = pick(strength_words(d.strength), language);
  if (!strength.empty()) lines.push_back({{"note", "说明"}, std::string(strength)});
  if (!d.doc_page.empty()) lines.push_back({{"doc", "文档"}, documentation(d, language)});
  return lines;
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

std::vector<std::string> worst_that_fit(std::span<const findings::Diagnostic> all,
                                        const std::function<std::string(const findings::Diagnostic&)>& tell,
                                        const std::function<bool(std::size_t)>& fits) {
  std::vector<std::string> told(all.size());
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].severity != severity) continue;
      std::string next = tell(all[i]);
      if (!fits(next.size())) return told;
      told[i] = std::move(next);
    }
  }
  return told;
}

}  // namespace ocpv::report
