#include <optional>

#include "base/suggestion.h"
#include "compare/change_kinds.h"
#include "findings/diagnostic.h"
#include "generate/finding_kinds.h"
#include "report/report.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/explain_field.h"
#include "tools/ocpv/operations/kept_pages.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/option_values.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kExplainOptions[] = {
    {"operation",
     0,
     "OPERATION",
     "",
     {"whose field: an id, `METHOD /path`, or a real request target",
      "字段所属的操作：操作 id、`METHOD /path` 或真实的请求地址"}},
    {"part", 0, "PART", "request|response|parameters", {"only this schema", "只看这一部分的 schema"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
};

constexpr Message kUnknown{"no diagnostic is called '{0}'", "没有名为 '{0}' 的诊断"};

constexpr Message kDocsExample{"wrong:  {0}\nright:  {1}\n", "错误：{0}\n正确：{1}\n"};
constexpr Message kDiffExample{"before: {0}\nafter:  {1}\n", "之前：{0}\n之后：{1}\n"};
constexpr Message kSeverity{"severity: {0}", "级别：{0}"};

std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (const findings::IdFacts& one : findings::kIds) names.push_back(one.name);
  for (const generate::FindingKind& kind : generate::finding_kinds()) names.push_back(kind.id);
  for (const compare::ChangeKind& kind : compare::change_kinds()) names.push_back(kind.id);
  return names;
}

/// What a diagnostic, a finding of `docs` or a change of `diff` means; empty for an unknown name.
std::string explained(const std::string& name, Language language) {
  const bool zh = language == Language::zh;
  if (const generate::FindingKind* kind = generate::find_kind(name)) {
    return name + " (ocpv docs)\n\n" + std::string(zh ? kind->meaning_zh : kind->meaning_en) + "\n" +
           fill(kSeverity.in(language), {std::string(name_of(kind->severity))}) + "\n\n" +
           fill(kDocsExample.in(language), {std::string(kind->wrong), std::string(kind->right)});
  }
  if (const compare::ChangeKind* kind = compare::find_change_kind(name)) {
    return name + " (ocpv diff)\n\n" + std::string(zh ? kind->meaning_zh : kind->meaning_en) + "\n\n" +
           fill(kDiffExample.in(language), {std::string(kind->before), std::string(kind->after)});
  }
  return report::explain(name, language);
}

/// The field there; all fields where there is no pointer.
ExitStatus explain_pointer(const Arguments& arguments, const std::string& pointer, Context& context) {
  const Result<catalog::Catalog> catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error(), context.language));
  const Result<catalog::Match> match = choose_operation(*catalog, arguments.value("operation"), arguments, context);
  if (!match.ok()) return refuse(context, to_string(match.error(), context.language));
  KeptPages pages(arguments.values("schemas"), context.language);
  const catalog::Operation& operation = pages.in_language(*match->operation);
  const std::optional<Part> part = arguments.has("part") ? std::optional(part_given(arguments)) : std::nullopt;
  const Result<std::string> text = pointer.empty() ? list_fields(operation, part, context.language)
                                                   : explain_field(operation, part, pointer, context.language);
  if (!text.ok()) return refuse(context, to_string(text.error(), context.language));
  context.out.write(*text);
  return ExitStatus::clean;
}

/// The pointer of a field that somebody has named without its place; empty when that is not it.
std::string pointer_meant(const Arguments& arguments, const std::string& name, Context& context) {
  const Result<catalog::Catalog> catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return {};
  const Result<catalog::Match> match = choose_operation(*catalog, arguments.value("operation"), arguments, context);
  if (!match.ok()) return {};
  return pointer_of_field(*match->operation, part_given(arguments), name);
}

ExitStatus run_explain(const Arguments& arguments, Context& context) {
  if (arguments.words().empty() && arguments.has("operation")) return explain_pointer(arguments, {}, context);
  if (arguments.words().empty()) {
    for (const std::string_view name : all_names()) context.out.write(std::string(name) + "\n");
    return ExitStatus::clean;
  }
  const std::string& name = arguments.words().front();
  if (name.starts_with('/')) return explain_pointer(arguments, name, context);
  const std::string text = explained(name, context.language);
  if (text.empty()) {
    const std::string message = fill(kUnknown.in(context.language), {name});
    const std::string meant = pointer_meant(arguments, name, context);
    return refuse(context, meant.empty() ? with_suggestion(message, name, all_names(), context.language)
                                         : with_suggestion(message, meant, context.language));
  }
  context.out.write(text);
  if (text.back() != '\n') context.out.write("\n");
  return ExitStatus::clean;
}

}  // namespace

const Command kExplainCommand = {
    "explain",
    "[ID|/POINTER]",
    0,
    1,
    {"say what a diagnostic means, or what is documented of a field", "解释一个诊断的含义，或文档对一个字段的说明"},
    {"ID is the name of a diagnostic, of a finding of `docs` or of a change of `diff`; without one all are listed,\n"
     "with --operation all fields. /POINTER is a JSON Pointer, as diagnostics show it:\n"
     "what the documented row says of that field, its type, its values and the rules that speak of it.",
     "ID 为诊断、`docs` 的发现或 `diff` 的变化的名称；不给出时列出全部，给出 --operation 时列出其全部字段。\n"
     "/POINTER 为诊断中给出的 JSON Pointer：\n"
     "显示文档中该字段所在行的说明、类型、取值以及涉及它的规则。"},
    kExplainOptions,
    run_explain,
};

}  // namespace ocpv::program
