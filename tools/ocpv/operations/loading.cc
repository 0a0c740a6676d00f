#include "tools/ocpv/operations/loading.h"

#include "files/library_words.h"
#include "tools/ocpv/operations/unknown_operation.h"

namespace ocpv::program {
namespace {

constexpr Message kNotLoaded{"operation '{0}' is not loaded: {1}", "操作 '{0}' 未加载：{1}"};
constexpr Message kNoOperations{"no operation is loaded; name a folder by --schemas",
                                "没有加载任何操作；请用 --schemas 指定目录"};
constexpr Message kWhichOperation{"{0} operations are loaded; name one by --operation (`ocpv operations` lists them)",
                                  "已加载 {0} 个操作；请用 --operation 指定一个（`ocpv operations` 可列出）"};

}  // namespace

Result<catalog::Catalog> load_catalog(const Arguments& arguments, Language language) {
  OCPV_TRY(catalog, catalog::Catalog::embedded());
  for (const std::string& folder : arguments.values("schemas")) {
    if (auto added = catalog.add_folder(folder); !added.ok())
      return Error{files::library_words(added.error(), language)};
  }
  return std::move(catalog);
}

void tell_refused(const catalog::Catalog& catalog, Context& context) {
  for (const catalog::Refused& refused : catalog.refused()) {
    const std::string why = files::library_words(refused.why, context.language);
    context.talk.problem(fill(kNotLoaded, context.language, {refused.id, why}));
  }
}

Result<catalog::Catalog> load_catalog(const Arguments& arguments, Context& context) {
  OCPV_TRY(catalog, load_catalog(arguments, context.language));
  tell_refused(catalog, context);
  return std::move(catalog);
}

Result<catalog::Match> choose_operation(const catalog::Catalog& catalog, const std::string& name, Language language) {
  if (!name.empty()) return find_operation(catalog, name, language);
  // One that is not loaded could be the one that is meant.
  if (catalog.operations().size() == 1 && catalog.refused().empty())
    return catalog::Match{&catalog.operations().front(), {}};
  if (catalog.operations().empty()) return Error{std::string(kNoOperations.in(language))};
  return Error{fill(kWhichOperation.in(language), {std::to_string(catalog.operations().size())})};
}

}  // namespace ocpv::program
