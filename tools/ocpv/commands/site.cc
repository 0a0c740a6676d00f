#include "site/site.h"

#include <algorithm>
#include <map>

#include "base/version.h"
#include "catalog/api_version.h"
#include "files/files.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/kept_pages.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/operations/site_folder.h"
#include "tools/ocpv/samples/http_samples.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kSiteOptions[] = {
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
    {"checker",
     0,
     "FILE",
     "",
     {"pages get a box to check a body in, by this ocpv.browser.js of integrations/node",
      "页面带有检查请求体的输入框，由 integrations/node 的 ocpv.browser.js 执行"}},
    kQuietOption,
};

constexpr Message kNoChecker{"{0}: is no ocpv.browser.js of version {1} (integrations/node makes it)",
                             "{0}：不是版本 {1} 的 ocpv.browser.js（由 integrations/node 生成）"};
constexpr Message kSiteWritten{"{0}: pages: {1}, operations: {2}; open {3}",
                               "{0}：页面 {1} 个，操作 {2} 个；请打开 {3}"};

/// The operations of a version, and the version as pages name it.
struct Edition {
  std::string version;
  catalog::Catalog catalog;
};

/// Those of --ocp-version, or of all versions, oldest first. What is told is told once.
Result<std::vector<Edition>> editions_of(Wanted wanted, Context& context) {
  std::vector<std::string> versions = {wanted.version};
  if (wanted.version.empty() && wanted.embedded) {
    versions = catalog::api_versions();
    versions.emplace_back(catalog::kNewest);
  }
  std::vector<Edition> editions;
  for (const std::string& version : versions) {
    wanted.version = version;
    OCPV_TRY(catalog, load_catalog(wanted, context.language, editions.empty() ? &context.talk : nullptr));
    const Result<catalog::ApiVersion> chosen = catalog::choose_api_version(version);
    // What is of no published version needs no name for it.
    if (!wanted.embedded) return std::vector<Edition>{{{}, std::move(catalog)}};
    editions.push_back({chosen.ok() ? chosen->name : std::string(catalog::kNewest), std::move(catalog)});
  }
  return editions;
}

bool are_alike(const site::Contract& a, const site::Contract& b) {
  return a.method == b.method && a.path == b.path && a.operation_json == b.operation_json &&
         a.parameters_schema == b.parameters_schema && a.request_schema == b.request_schema &&
         a.response_schema == b.response_schema;
}

struct Requests {
  std::string http;
  std::vector<site::ParameterMistake> mistakes;
};

/// A request that is accepted, and what is told of those with a mistake in a parameter.
Requests make_requests(const catalog::Catalog& catalog, const catalog::Operation& operation) {
  Requests requests;
  if (const auto made = http_samples(catalog, operation, {}); made.ok()) requests.http = as_http_file(*made);
  const auto broken = broken_http_samples(catalog, operation, 0, {});
  if (!broken.ok()) return requests;
  for (const HttpSample& one : *broken) {
    if (one.part == RequestPart::body || one.pointer.empty()) continue;
    requests.mistakes.push_back({"/" + std::string(name_of(one.part)) + one.pointer, one.id, one.severity});
  }
  return requests;
}

/// The requests of each operation, made once: they say the same in each language.
class MadeRequests {
 public:
  const Requests& of(const Edition& edition, const catalog::Operation& operation) {
    const auto [found, is_new] = made_.try_emplace(&operation);
    if (is_new) found->second = make_requests(edition.catalog, operation);
    return found->second;
  }

 private:
  std::map<const catalog::Operation*, Requests> made_;
};

/// Gathers the operations of all editions in one language.
class Gatherer {
 public:
  Gatherer(const Wanted& wanted, Language language, MadeRequests& made)
      : pages_(paths_of(wanted), language), made_(made) {
    reference_.language = language;
  }

  /// Editions come oldest first.
  void add(const Edition& edition) {
    if (!edition.version.empty()) reference_.versions.push_back(edition.version);
    for (const catalog::Operation& operation : edition.catalog.operations()) {
      // A schema of the user's own has no path, and is no operation of a reference.
      if (!operation.path.empty()) add(edition, operation);
    }
  }

  site::Reference take() {
    for (auto& [id, operation] : operations_) reference_.operations.push_back(std::move(operation));
    return std::move(reference_);
  }

 private:
  void add(const Edition& edition, const catalog::Operation& found) {
    // Pages are kept of what is newer than every published version; they would hide what an older one says.
    const bool is_newest = edition.version == catalog::kNewest || !found.embedded;
    const catalog::Operation& operation = is_newest ? pages_.in_language(found) : found;
    site::Operation& gathered = operations_[found.id];
    gathered.id = found.id;
    gathered.module = found.module;
    gathered.title_zh = found.title_zh;
    gathered.title_en = found.title_en;
    gathered.former_ids = found.aliases;
    gathered.is_own = !found.embedded;
    site::Contract contract{reference_.versions.empty() ? std::vector<std::string>() : std::vector{edition.version},
                            operation.method,
                            operation.path,
                            operation.page,
                            operation.description(),
                            operation.schema(Part::parameters),
                            operation.schema(Part::request),
                            operation.schema(Part::response),
                            {},
                            {}};
    if (!gathered.contracts.empty() && are_alike(gathered.contracts.front(), contract)) {
      gathered.contracts.front().versions.push_back(edition.version);
      return;
    }
    const Requests& requests = made_.of(edition, found);
    contract.http = requests.http;
    contract.mistakes = requests.mistakes;
    gathered.contracts.insert(gathered.contracts.begin(), std::move(contract));
  }

  KeptPages pages_;
  MadeRequests& made_;
  site::Reference reference_;
  std::map<std::string, site::Operation> operations_;
};

Result<std::vector<site::Reference>> references_of(const Wanted& wanted, Context& context) {
  OCPV_TRY(editions, editions_of(wanted, context));
  std::vector<site::Reference> references;
  for (const Edition& edition : editions) {
    if (const auto any = some_operation(edition.catalog, context.language); !any.ok()) return any.error();
    for (const catalog::Operation& operation : edition.catalog.operations()) {
      if (const auto right = can_be_judged_by(operation, context.language); !right.ok()) return right.error();
    }
  }
  MadeRequests made;
  for (const Language language : {Language::en, Language::zh}) {
    Gatherer gatherer(wanted, language, made);
    for (const Edition& edition : editions) gatherer.add(edition);
    references.push_back(gatherer.take());
  }
  return references;
}

/// The script of --checker; empty without one. What another library finds is not what this reference says.
Result<std::string> checker_of(const Arguments& arguments, Language language) {
  constexpr std::size_t kMostBytes = std::size_t{32} << 20;
  if (!arguments.has("checker")) return std::string();
  const std::string path = arguments.value("checker");
  const Result<std::string> script = files::read_file(path, kMostBytes + 1, language);
  if (!script.ok()) return Error{script.error().message, path};
  const std::string mark = "// " + std::string(site::kCheckerName) + " " + std::string(kVersion) + "\n";
  if (script->size() > kMostBytes || !script->starts_with(mark))
    return Error{fill(kNoChecker, language, {path, kVersion})};
  return *script;
}

ExitStatus run_site(const Arguments& arguments, Context& context) {
  const std::string& folder = arguments.words().front();
  const Result<std::string> checker = checker_of(arguments, context.language);
  if (!checker.ok()) return refuse(context, to_string(checker.error(), context.language));
  if (const auto free = may_hold_site(folder, context.language); !free.ok())
    return refuse(context, to_string(free.error(), context.language));
  if (const auto possible = can_write_site(folder, context.language); !possible.ok()) {
    context.talk.problem(to_string(possible.error(), context.language));
    return ExitStatus::unreadable;
  }
  const Result<Wanted> wanted = wanted_here(arguments, context);
  if (!wanted.ok()) return refuse(context, to_string(wanted.error(), context.language));
  const auto references = references_of(*wanted, context);
  if (!references.ok()) return refuse(context, to_string(references.error(), context.language));
  const Result<std::vector<site::File>> files = site::pages(*references, *checker);
  if (!files.ok()) return refuse(context, to_string(files.error(), context.language));
  if (const auto written = write_site(folder, *files, context.language); !written.ok()) {
    context.talk.problem(to_string(written.error(), context.language));
    return ExitStatus::unreadable;
  }
  if (arguments.has("quiet")) return ExitStatus::clean;
  const auto pages =
      std::count_if(files->begin(), files->end(), [](const site::File& file) { return file.name.ends_with(".html"); });
  context.talk.line(fill(
      kSiteWritten, context.language,
      {folder, std::to_string(pages), std::to_string(references->front().operations.size()), folder + "/index.html"}));
  return ExitStatus::clean;
}

}  // namespace

const Command kSiteCommand = {
    "site",
    "DIR",
    1,
    1,
    {"write a reference to read in a browser", "生成供浏览器阅读的参考"},
    {"Of all operations in all versions, or in that of --ocp-version; in English and Chinese. DIR is made, or "
     "replaced\n"
     "as a whole where it holds nothing but what an earlier run wrote. Its index.html is opened as a file: no server,\n"
     "no network.",
     "包含所有版本（或 --ocp-version 指定版本）的全部操作，中英文各一份。DIR 会被新建；若其中只有先前生成的文件，\n"
     "则整体替换。index.html 可直接作为文件打开，无需服务器和网络。"},
    kSiteOptions,
    run_site,
};

}  // namespace ocpv::program
