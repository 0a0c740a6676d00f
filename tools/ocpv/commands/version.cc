#include "base/version.h"
#include "catalog/catalog.h"
#include "json/escape.h"
#include "tools/ocpv/commands.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kVersionOptions[] = {
    {"json", 0, "", "", {"as one JSON document", "输出为一个 JSON 文档"}},
};

constexpr Message kEmbedded{"embedded operations: {0}", "内置操作：{0}"};

ExitStatus run_version(const Arguments& arguments, Context& context) {
  const Result<catalog::Catalog> catalog = catalog::Catalog::embedded();
  if (!catalog.ok()) {
    context.talk.problem(to_string(catalog.error(), context.language));
    return ExitStatus::internal;
  }
  const std::string count = std::to_string(catalog->operations().size());
  if (arguments.has("json")) {
    std::string out = "{\"schema_version\":1,\"name\":\"ocpv\",\"version\":";
    out += json::quoted_safely(kVersion);
    context.out.write(out + ",\"embedded_operations\":" + count + "}\n");
  } else {
    context.out.write("ocpv " + std::string(kVersion) + "\n" + fill(kEmbedded.in(context.language), {count}) + "\n");
  }
  return ExitStatus::clean;
}

}  // namespace

const Command kVersionCommand = {
    "version", "", 0, 0, {"say which version this is", "显示版本"}, {"", ""}, kVersionOptions, run_version,
};

}  // namespace ocpv::program
