// In: --schemas folders and --operation. Out: the catalog and the operation that is meant.
// Promises: nothing is read but the folders named; messages say which operations there are.
#pragma once

#include <string>

#include "catalog/catalog.h"
#include "tools/ocpv/command.h"

namespace ocpv::program {

/// The embedded operations and those of every --schemas folder.
/// What cannot be loaded of a folder is in refused().
Result<catalog::Catalog> load_catalog(const Arguments& arguments, Language language);

/// Says of each operation that is not loaded why.
void tell_refused(const catalog::Catalog& catalog, Context& context);

/// Both.
Result<catalog::Catalog> load_catalog(const Arguments& arguments, Context& context);

/// The operation named; with an empty name the only one that is loaded.
Result<catalog::Match> choose_operation(const catalog::Catalog& catalog, const std::string& name, Language language);

inline constexpr OptionRow kSchemasOption = {
    "schemas",
    0,
    "DIR",
    "",
    {"also load the operations of a folder made by `ocpv generate`; repeatable",
     "另外加载 `ocpv generate` 生成的目录中的操作；可重复"}};

}  // namespace ocpv::program
