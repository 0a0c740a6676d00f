#include "openapi/openapi.h"

#include <algorithm>

#include "catalog/api_version.h"
#include "files/files.h"
#include "plan/plan.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/kept_pages.h"
#include "tools/ocpv/operations/loading.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kOpenapiOptions[] = {
    {"openapi", 0, "VERSION", "3.1|3.0", {"which OpenAPI (3.1)", "OpenAPI 版本（默认 3.1）"}},
    {"module", 0, "WORD", "", {"only those of a chapter, such as tenant", "只含某一章节的操作，如 tenant"}},
    {"plain", 0, "", "", {"without words of ocpv's own (x-ocpv-...)", "不含 ocpv 自有的关键字（x-ocpv-…）"}},
    {"output", 'o', "FILE", "", {"write to this file, whole or not at all", "写入此文件；要么完整写入，要么不写"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
};

constexpr Message kNoneOfModule{"no operation belongs to a chapter like '{0}'", "没有属于章节 '{0}' 的操作"};
constexpr Message kNoneLoaded{"no operation is loaded; name a folder by --schemas",
                              "没有加载任何操作；请用 --schemas 指定目录"};

/// Those that are named, or all; of them those of the chapter.
Result<std::vector<const catalog::Operation*>> chosen(const catalog::Catalog& catalog, const Arguments& arguments,
                                                      Context& context) {
  std::vector<const catalog::Operation*> out;
  const std::string module = arguments.value("module");
  const auto add = [&](const catalog::Operation& operation) {
    const bool is_new = std::find(out.begin(), out.end(), &operation) == out.end();
    // A schema of the user's own has no path, and no place in such a document.
    if (is_new && !operation.path.empty() && operation.module.find(module) != std::string::npos)
      out.push_back(&operation);
  };
  for (const std::string& name : arguments.words()) {
    OCPV_TRY(match, choose_operation(catalog, name, context.language));
    add(*match.operation);
  }
  if (arguments.words().empty()) {
    for (const catalog::Operation& operation : catalog.operations()) add(operation);
  }
  if (!out.empty()) return out;
  if (module.empty()) return Error{std::string(kNoneLoaded.in(context.language))};
  return Error{fill(kNoneOfModule, context.language, {module})};
}

/// `operation` in the language of the document, which the chapter does not come with.
openapi::Operation texts_of(const catalog::Operation& operation, const std::string& module) {
  return {operation.id,
          operation.method,
          operation.path,
          module,
          operation.title_zh,
          operation.title_en,
          operation.page,
          operation.version,
          operation.description(),
          operation.schema(Part::parameters),
          operation.schema(Part::request),
          operation.schema(Part::response)};
}

openapi::Options options_of(const Arguments& arguments, const Wanted& wanted, Language language) {
  openapi::Options options;
  options.edition = arguments.value("openapi", "3.1") == "3.0" ? openapi::Edition::v3_0 : openapi::Edition::v3_1;
  options.language = language;
  options.plain = arguments.has("plain");
  const auto version = catalog::choose_api_version(wanted.version);
  options.ocp_version = version.ok() ? version->name : std::string(catalog::kNewest);
  return options;
}

ExitStatus write(const std::string& text, const Arguments& arguments, Context& context) {
  if (!arguments.has("output")) {
    context.out.write(text);
    return ExitStatus::clean;
  }
  const Result<void> written = files::write_file(arguments.value("output"), text, context.language);
  if (written.ok()) return ExitStatus::clean;
  context.talk.problem(to_string(written.error(), context.language));
  return ExitStatus::unreadable;
}

ExitStatus run_openapi(const Arguments& arguments, Context& context) {
  const Result<Wanted> wanted = wanted_here(arguments, context);
  if (!wanted.ok()) return refuse(context, to_string(wanted.error(), context.language));
  const Result<catalog::Catalog> catalog = load_catalog(*wanted, context.language, &context.talk);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error(), context.language));
  const auto operations = chosen(*catalog, arguments, context);
  if (!operations.ok()) return refuse(context, to_string(operations.error(), context.language));
  KeptPages pages(paths_of(*wanted), context.language);
  std::vector<openapi::Operation> all;
  for (const catalog::Operation* operation : *operations) {
    if (const auto right = can_be_judged_by(*operation, context.language); !right.ok()) {
      return refuse(context, to_string(right.error(), context.language));
    }
    all.push_back(texts_of(pages.in_language(*operation), operation->module));
  }
  const auto document = openapi::document(all, options_of(arguments, *wanted, context.language));
  if (!document.ok()) return refuse(context, to_string(document.error(), context.language));
  return write(*document, arguments, context);
}

}  // namespace

const Command kOpenapiCommand = {
    "openapi",
    "[OPERATION...]",
    0,
    kAnyNumber,
    {"write an OpenAPI document of operations", "生成操作的 OpenAPI 文档"},
    {"Of all operations of a version, or of those that are named: by id, `METHOD /path`, or a real request target.\n"
     "--lang chooses the language of titles and texts.",
     "包含某一版本的全部操作，或指定的操作（操作 id、`METHOD /path` 或真实的请求地址）。\n--lang "
     "决定标题和说明的语言。"},
    kOpenapiOptions,
    run_openapi,
};

}  // namespace ocpv::program
