// In: --schemas, --no-embedded and --ocp-version, or what the configuration says of them, and --operation. Out: the
// catalog and the operation that is meant. Promises: nothing is read but the folders named and the nearest .ocpv.toml;
// folders go before the box; what is left out or taken instead is told; messages say which operations there are.
#pragma once

#include <string>
#include <vector>

#include "catalog/api_version.h"
#include "catalog/catalog.h"
#include "config/config.h"
#include "config/find.h"
#include "tools/ocpv/command.h"

namespace ocpv::program {

inline constexpr Message kNoSuchPart{"operation '{0}' has no {1} schema", "操作 '{0}' 没有 {1} schema"};

/// Where operations come from.
struct Wanted {
  struct Folder {
    std::string path;
    std::string config;  ///< The configuration that names it; empty: the command line.
    config::Place place;
  };
  std::vector<Folder> folders;
  std::string version;         ///< As the user wrote it; empty: the newest.
  std::string version_config;  ///< The configuration that says it; empty: the command line, or nobody.
  config::Place version_place;
  bool embedded = true;
};

/// The folders of the command line.
std::vector<std::string> paths_of(const Wanted& wanted);

/// What the command line says.
Wanted wanted_by(const Arguments& arguments);

/// Adds what a configuration says, where the command line says nothing.
void add_wishes(const config::Config& config, Wanted& wanted);

/// The operations; what a user must know is told by `talk`, unless it is null.
Result<catalog::Catalog> load_catalog(const Wanted& wanted, Language language, Talk* talk);

/// The same by the command line, and by the configuration that holds for the working folder.
Result<catalog::Catalog> load_catalog(const Arguments& arguments, Context& context);

/// What the command line and the configuration of the working folder ask for.
Result<Wanted> wanted_here(const Arguments& arguments, Context& context);

/// What nobody could judge by is an Error. The box was looked at when it was built.
Result<void> can_be_judged_by(const catalog::Operation& operation, Language language);

/// Says which version is taken for one that is not documented.
void tell_other_version(const std::string& wanted, const catalog::ApiVersion& version, Language language, Talk& talk);

/// An Error where no operation is loaded.
Result<void> some_operation(const catalog::Catalog& catalog, Language language);

/// Makes the finder do what --config and --no-config ask for.
Result<void> heed_config_options(const Arguments& arguments, config::Finder& finder);

/// The configuration that holds for the working folder; null when there is none.
Result<const config::Config*> config_of_working_folder(const Arguments& arguments, config::Finder& finder);

/// The operation named; with an empty name the only one that is loaded, or that the configuration of the working folder
/// names.
Result<catalog::Match> choose_operation(const catalog::Catalog& catalog, const std::string& name,
                                        const Arguments& arguments, Context& context);

/// The operation named; with an empty name the only one that is loaded.
Result<catalog::Match> choose_operation(const catalog::Catalog& catalog, const std::string& name, Language language);

inline constexpr OptionRow kSchemasOption = {
    "schemas",
    0,
    "DIR",
    "",
    {"load the operations of a folder made by `ocpv generate`, before those in the box; repeatable",
     "加载 `ocpv generate` 生成的目录中的操作，优先于内置操作；可重复"}};
inline constexpr OptionRow kNoEmbeddedOption = {
    "no-embedded", 0, "", "", {"only the operations of --schemas", "只用 --schemas 中的操作"}};
inline constexpr OptionRow kOcpVersionOption = {
    "ocp-version",
    0,
    "VERSION",
    "",
    {"the API of this version of OCP, such as 4.2.2 (newest)", "按此 OCP 版本的 API，如 4.2.2（默认最新）"}};

}  // namespace ocpv::program
