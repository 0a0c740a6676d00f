#include <set>

#include "catalog/api_version.h"
#include "catalog/catalog.h"
#include "compare/change_report.h"
#include "files/files.h"
#include "input/input.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/contracts_in_git.h"
#include "tools/ocpv/operations/contracts_on_disk.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/operations/notice_rules.h"
#include "tools/ocpv/operations/notices_of.h"
#include "tools/ocpv/operations/unknown_operation.h"
#include "tools/ocpv/option_values.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kDiffOptions[] = {
    {"format", 0, "FORMAT", "text|json|markdown|html|sarif|github", {"how to write it", "输出格式"}},
    {"fail-on",
     0,
     "EFFECT",
     "breaking|any",
     {"exit with 1 if something breaks, or if anything changed", "出现不兼容变化（或任何变化）时以 1 退出"}},
    {"part",
     0,
     "PART",
     "request|response|parameters",
     {"what two schemas describe, where their names do not say it", "两个 schema 描述的部分（文件名未说明时）"}},
    {"operations",
     0,
     "OPERATION|FILE",
     "",
     {"only these operations, or those that the requests of .http files use; repeatable",
      "只比较这些操作，或 .http 文件中请求所用的操作；可重复"}},
    kConfigOption,
    kNoConfigOption,
    {"all", 0, "", "", {"show changes of words too, not only their number", "同时列出仅文字的变化，而不只是数量"}},
};

constexpr Message kUnlike{"'{0}' and '{1}' are not of one kind: compare two schemas, or two folders",
                          "'{0}' 与 '{1}' 种类不同：请比较两个 schema，或两个目录"};

constexpr Message kNoSuchOperation{"'{0}' is no operation of either side", "'{0}' 不是任一侧的操作"};
constexpr Message kNoneUsed{"'{0}' has no request for an operation of either side", "'{0}' 中没有任一侧操作的请求"};
constexpr Message kOperationsOfSchemas{"'--operations' is for folders and versions, not for two schemas",
                                       "'--operations' 用于目录或版本，不能用于两个 schema"};

using Ids = std::set<std::string>;

Ids ids_of(const OperationsOnDisk& before, const OperationsOnDisk& after) {
  Ids known;
  for (const OperationsOnDisk* side : {&before, &after}) {
    for (const compare::OperationFacts& one : *side) known.insert(one.id);
  }
  return known;
}

/// The ids that --operations means. Former ids, methods and paths are looked up in the box. What means none is an
/// Error: leaving out all differences would be told as "nothing changed".
Result<Ids> wanted_ids(const std::vector<std::string>& values, const Ids& known, Language language) {
  Ids ids;
  OCPV_TRY(catalog, catalog::Catalog::embedded());
  const auto add = [&](const std::string& name) -> Result<void> {
    std::string id = name;
    if (!known.contains(name)) {
      OCPV_TRY(match, find_operation(catalog, name));
      id = match.operation->id;
    }
    if (!known.contains(id)) return Error{fill(kNoSuchOperation.in(language), {id})};
    ids.insert(id);
    return {};
  };
  for (const std::string& value : values) {
    if (!files::exists(value)) {
      if (auto added = add(value); !added.ok()) return added.error();
      continue;
    }
    bool any = false;
    std::vector<std::string> names = {value};
    if (files::is_folder(value)) {
      OCPV_TRY(found, files::list_files(value, ".http", language));
      names.clear();
      for (const std::string& name : found) names.push_back(files::joined(value, name));
    }
    for (const std::string& name : names) {
      input::Options options;
      options.language = language;
      const auto read = input::read_input(name, options, [&](input::Document&& document) {
        if (document.request && add(document.request->method + " " + document.request->target).ok()) any = true;
        return true;
      });
      if (!read.ok()) return Error{read.error().message, name};
    }
    if (!any) return Error{fill(kNoneUsed.in(language), {value})};
  }
  return ids;
}

std::string report_of(const std::vector<compare::Difference>& differences, const Arguments& arguments,
                      Language language) {
  const std::string format = arguments.value("format", "text");
  if (format == "json") return compare::json(differences, language);
  if (format == "markdown") return compare::markdown(differences, language);
  if (format != "text") {
    const report::NoticeReport report = notices_of(differences, arguments.words()[0], arguments.words()[1], language);
    if (format == "html") return report::html(report, language);
    const std::string folder = files::working_folder();
    return format == "sarif" ? report::sarif(report, folder, language) : report::github(report, folder);
  }
  return compare::text(differences, language,
                       arguments.has("all") ? compare::Detail::everything : compare::Detail::contract);
}

ExitStatus status_of(const std::vector<compare::Difference>& differences, const std::string& fail_on) {
  const bool fails =
      fail_on == "any" ? !differences.empty() : fail_on == "breaking" && compare::count(differences).breaking != 0;
  return fails ? ExitStatus::findings : ExitStatus::clean;
}

Result<std::variant<OperationsOnDisk, SchemaOnDisk>> collect_side(const std::string& name, const CommittedFiles& files,
                                                                  Language language) {
  if (!is_in_git(name)) return collect_contracts(name, language);
  OCPV_TRY(operations, contracts_of_files(files, name, language));
  return std::variant<OperationsOnDisk, SchemaOnDisk>(std::move(operations));
}

// A version that nobody documented is compared as the nearest one below it: without a word "nothing changed" would be
// told of it.
void tell_versions(const std::vector<std::string>& names, Context& context) {
  for (const std::string& name : names) {
    if (files::exists(name) || is_in_git(name)) continue;
    const auto version = catalog::choose_api_version(name);
    if (version.ok()) tell_other_version(name, *version, context.language, context.talk);
  }
}

ExitStatus run_diff(const Arguments& arguments, Context& context) {
  const std::string &old_name = arguments.words()[0], &new_name = arguments.words()[1];
  CommittedFiles committed[2];
  for (const std::size_t side : {0U, 1U}) {
    if (!is_in_git(arguments.words()[side])) continue;
    auto files = committed_files(arguments.words()[side], context.language);
    if (!files.ok()) return refuse(context, to_string(files.error(), context.language));
    committed[side] = std::move(*files);
  }
  const auto before = collect_side(old_name, committed[0], context.language),
             after = collect_side(new_name, committed[1], context.language);
  for (const auto* side : {&before, &after}) {
    if (!side->ok()) context.talk.problem(to_string(side->error(), context.language));
  }
  tell_versions(arguments.words(), context);
  if (!before.ok() || !after.ok()) return ExitStatus::unreadable;
  if (before->index() != after->index())
    return refuse(context, fill(kUnlike.in(context.language), {old_name, new_name}));

  std::vector<compare::Difference> differences;
  if (const auto* operations = std::get_if<OperationsOnDisk>(&*before)) {
    differences = compare::compare_trees(*operations, std::get<OperationsOnDisk>(*after));
  } else {
    const auto& schema = std::get<SchemaOnDisk>(*before);
    differences =
        compare::compare_parts(schema.facts, std::get<SchemaOnDisk>(*after).facts, part_given(arguments, schema.part));
  }
  if (arguments.has("operations")) {
    const auto* older = std::get_if<OperationsOnDisk>(&*before);
    if (older == nullptr) return refuse(context, kOperationsOfSchemas.in(context.language));
    const Ids known = ids_of(*older, std::get<OperationsOnDisk>(*after));
    const auto ids = wanted_ids(arguments.values("operations"), known, context.language);
    if (!ids.ok()) return refuse(context, to_string(ids.error(), context.language));
    std::erase_if(differences, [&](const compare::Difference& one) { return !ids->contains(one.operation); });
  }
  if (auto ignored = ignore_differences(arguments, differences, context); !ignored.ok())
    return refuse(context, to_string(ignored.error(), context.language));
  context.out.write(report_of(differences, arguments, context.language));
  return status_of(differences, arguments.value("fail-on"));
}

}  // namespace

const Command kDiffCommand = {
    "diff",
    "OLD NEW",
    2,
    2,
    {"tell two versions of a contract apart by meaning", "按含义比较契约的两个版本"},
    {"OLD and NEW are two versions in the box such as 4.0.3 and 4.2.2, two trees of pages, two folders of generated\n"
     "files, or two schemas; git:REVISION:FOLDER is a folder as a commit has it. A change of a request "
     "breaks\n"
     "those who send it when it allows less; a change of a response breaks its readers when it allows more.",
     "OLD 与 NEW 是两个内置版本（如 4.0.3 与 4.2.2）、两个页面目录、两个生成文件目录，或两个 "
     "schema；git:版本:目录 表示某次提交中的目录。请求变得更严格时，对发送方不兼容；\n"
     "响应变得更宽松时，对读取方不兼容。"},
    kDiffOptions,
    run_diff,
};

}  // namespace ocpv::program
