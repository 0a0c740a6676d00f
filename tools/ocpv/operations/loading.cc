#include "tools/ocpv/operations/loading.h"

#include <algorithm>

#include "config/find.h"
#include "tools/ocpv/operations/refused_operations.h"
#include "tools/ocpv/operations/unknown_operation.h"

namespace ocpv::program {
namespace {

constexpr Message kUnreadable{"operation '{0}': {1}", "操作 '{0}'：{1}"};
constexpr Message kNoOperations{"no operation is loaded; name a folder by --schemas",
                                "没有加载任何操作；请用 --schemas 指定目录"};
constexpr Message kWhichOperation{"{0} operations are loaded; name one by --operation (`ocpv operations` lists them)",
                                  "已加载 {0} 个操作；请用 --operation 指定一个（`ocpv operations` 可列出）"};
constexpr Message kInstead{"of --schemas, not of the box: {0}", "取自 --schemas 而非内置：{0}"};
constexpr Message kInsteadMany{"of --schemas, not of the box: {0} and {1} more",
                               "取自 --schemas 而非内置：{0} 等另外 {1} 个"};
constexpr Message kNearest{"version {0} is not documented; what is known of {1} is used",
                           "没有版本 {0} 的文档；按 {1} 的内容检查"};
constexpr Message kNewestInstead{"version {0} is not documented; the newest contract of each operation is used",
                                 "没有版本 {0} 的文档；按每个操作的最新内容检查"};

constexpr std::size_t kMostNamed = 3;

Result<void> add_folders(const Wanted& wanted, catalog::Catalog& catalog, Language language) {
  std::vector<std::string> done;
  for (const Wanted::Folder& folder : wanted.folders) {
    if (std::find(done.begin(), done.end(), folder.path) != done.end()) continue;
    done.push_back(folder.path);
    const Result<void> added = catalog.add_folder(folder.path);
    if (added.ok()) continue;
    const std::string message = to_string(added.error(), language);
    if (folder.config.empty()) return Error{message};
    return Error{message, folder.config, folder.place.line, folder.place.column};
  }
  return {};
}

void tell_refused(const catalog::Catalog& catalog, Language language, Talk& talk) {
  for (const catalog::Refused& refused : catalog.refused())
    talk.problem(fill(kNotLoaded, language, {refused.id, to_string(refused.why, language)}));
}

void tell_what_gave_way(const std::vector<std::string>& ids, Language language, Talk& talk) {
  if (ids.empty()) return;
  std::string named;
  for (std::size_t at = 0; at < std::min(ids.size(), kMostNamed); ++at) named += (at == 0 ? "" : ", ") + ids[at];
  const std::string more = std::to_string(ids.size() - std::min(ids.size(), kMostNamed));
  talk.line(ids.size() > kMostNamed ? fill(kInsteadMany.in(language), {named, more})
                                    : fill(kInstead.in(language), {named}));
}

Result<void> add_box(const Wanted& wanted, catalog::Catalog& catalog, Language language, Talk* talk) {
  const Result<catalog::ApiVersion> version = catalog::choose_api_version(wanted.version);
  if (!version.ok() && wanted.version_config.empty()) return version.error();
  if (!version.ok()) {
    const config::Place place = wanted.version_place;
    return Error{version.error().message, wanted.version_config, place.line, place.column};
  }
  OCPV_TRY(gave_way, catalog.add_embedded(version->name));
  if (talk == nullptr) return {};
  tell_other_version(wanted.version, *version, language, *talk);
  tell_what_gave_way(gave_way, language, *talk);
  return {};
}

}  // namespace

std::vector<std::string> paths_of(const Wanted& wanted) {
  std::vector<std::string> paths;
  for (const Wanted::Folder& folder : wanted.folders) paths.push_back(folder.path);
  return paths;
}

Wanted wanted_by(const Arguments& arguments) {
  Wanted wanted;
  for (const std::string& folder : arguments.values("schemas")) wanted.folders.push_back({folder, {}, {}});
  wanted.version = arguments.value("ocp-version");
  wanted.embedded = !arguments.has("no-embedded");
  return wanted;
}

void add_wishes(const config::Config& config, Wanted& wanted) {
  for (const config::Config::Schemas& one : config.schemas)
    wanted.folders.push_back({one.folder, config.path, one.place});
  if (!wanted.version.empty() || !config.ocp_version.value) return;
  wanted.version = *config.ocp_version.value;
  wanted.version_config = config.path;
  wanted.version_place = config.ocp_version.value_place;
}

Result<catalog::Catalog> load_catalog(const Wanted& wanted, Language language, Talk* talk) {
  catalog::Catalog catalog;
  if (auto added = add_folders(wanted, catalog, language); !added.ok()) return added.error();
  if (talk != nullptr) tell_refused(catalog, language, *talk);
  if (!wanted.embedded) return catalog;
  if (auto added = add_box(wanted, catalog, language, talk); !added.ok()) return added.error();
  return catalog;
}

void tell_other_version(const std::string& wanted, const catalog::ApiVersion& version, Language language, Talk& talk) {
  if (version.is_exact) return;
  const Message& instead = version.name == catalog::kNewest ? kNewestInstead : kNearest;
  talk.line(fill(instead.in(language), {wanted, version.name}));
}

Result<void> some_operation(const catalog::Catalog& catalog, Language language) {
  if (catalog.operations().empty()) return Error{std::string(kNoOperations.in(language))};
  return {};
}

Result<void> heed_config_options(const Arguments& arguments, config::Finder& finder) {
  if (arguments.has("no-config")) finder.use_none();
  return arguments.has("config") ? finder.use(arguments.value("config")) : Result<void>();
}

Result<const config::Config*> config_of_working_folder(const Arguments& arguments, config::Finder& finder) {
  if (auto used = heed_config_options(arguments, finder); !used.ok()) return used.error();
  OCPV_TRY(found, finder.for_file("*"));
  return found.config;
}

Result<Wanted> wanted_here(const Arguments& arguments, Context& context) {
  Wanted wanted = wanted_by(arguments);
  config::Finder finder(context.language);
  OCPV_TRY(config, config_of_working_folder(arguments, finder));
  if (config != nullptr) add_wishes(*config, wanted);
  return wanted;
}

Result<void> can_be_judged_by(const catalog::Operation& operation, Language language) {
  for (const Part part : {Part::parameters, Part::request, Part::response}) {
    if (operation.embedded || !operation.has(part)) continue;
    const auto plan = catalog::Catalog::compile(operation, part);
    if (!plan.ok()) return Error{fill(kUnreadable.in(language), {operation.id, to_string(plan.error(), language)})};
  }
  return {};
}

Result<catalog::Catalog> load_catalog(const Arguments& arguments, Context& context) {
  OCPV_TRY(wanted, wanted_here(arguments, context));
  return load_catalog(wanted, context.language, &context.talk);
}

Result<catalog::Match> choose_operation(const catalog::Catalog& catalog, const std::string& name,
                                        const Arguments& arguments, Context& context) {
  if (!name.empty() || catalog.operations().size() < 2) return choose_operation(catalog, name, context.language);
  config::Finder finder(context.language);
  OCPV_TRY(config, config_of_working_folder(arguments, finder));
  std::string only;
  for (const config::FileEntry& entry : config == nullptr ? std::vector<config::FileEntry>() : config->files) {
    if (!entry.operation.empty() && !only.empty() && only != entry.operation)
      return choose_operation(catalog, name, context.language);
    if (!entry.operation.empty()) only = entry.operation;
  }
  return choose_operation(catalog, only, context.language);
}

Result<catalog::Match> choose_operation(const catalog::Catalog& catalog, const std::string& name, Language language) {
  if (!name.empty()) return find_operation(catalog, name);
  // One that is not loaded could be the one that is meant.
  if (catalog.operations().size() == 1 && catalog.refused().empty())
    return catalog::Match{&catalog.operations().front(), {}};
  if (const auto any = some_operation(catalog, language); !any.ok()) return any.error();
  return Error{fill(kWhichOperation.in(language), {std::to_string(catalog.operations().size())})};
}

}  // namespace ocpv::program
