#include <nlohmann/json.hpp>

#include "openapi/translate.h"
#include "plan/plan.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/option_values.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kSchemaOptions[] = {
    {"part", 0, "PART", "request|response|parameters", {"which schema (request)", "哪一部分的 schema（默认 request）"}},
    {"plan", 0, "", "", {"the compiled plan, for people to read", "显示编译后的执行计划"}},
    {"dialect", 0, "DIALECT", "04|07|2020-12", {"which JSON Schema (07)", "JSON Schema 版本（默认 07）"}},
    {"plain", 0, "", "", {"without words of ocpv's own (x-ocpv-...)", "不含 ocpv 自有的关键字（x-ocpv-…）"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
};

constexpr Message kNoPlan{"--plan shows what is judged by: --dialect and --plain do not go with it",
                          "--plan 显示的是检查所用的计划，不能与 --dialect、--plain 同用"};

openapi::Dialect dialect_named(const std::string& name) {
  if (name == "04") return openapi::Dialect::draft_04;
  return name == "2020-12" ? openapi::Dialect::draft_2020_12 : openapi::Dialect::draft_07;
}

/// The schema as others take it.
ExitStatus write_translated(const std::string& schema, const Arguments& arguments, Context& context) {
  const Result<std::string> out =
      openapi::translated(schema, dialect_named(arguments.value("dialect", "07")), arguments.has("plain"));
  if (!out.ok()) return refuse(context, to_string(out.error(), context.language));
  context.out.write(*out);
  return ExitStatus::clean;
}

ExitStatus run_schema(const Arguments& arguments, Context& context) {
  const Result<catalog::Catalog> catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error(), context.language));
  const std::string name = arguments.words().empty() ? std::string() : arguments.words().front();
  const Result<catalog::Match> match = choose_operation(*catalog, name, arguments, context);
  if (!match.ok()) return refuse(context, to_string(match.error(), context.language));

  const Part part = part_given(arguments);
  const catalog::Operation& operation = *match->operation;
  const std::string schema = operation.schema(part);
  if (schema.empty()) return refuse(context, fill(kNoSuchPart.in(context.language), {operation.id, name_of(part)}));
  const bool translate = arguments.has("plain") || arguments.value("dialect", "07") != "07";
  if (translate && arguments.has("plan")) return refuse(context, kNoPlan.in(context.language));
  if (!translate && !arguments.has("plan")) {
    // The library has its own without indentation.
    context.out.write(operation.embedded ? nlohmann::ordered_json::parse(schema).dump(2) + "\n" : schema);
    return ExitStatus::clean;
  }
  const Result<plan::Plan> plan = plan::compile(schema);
  if (!plan.ok()) return refuse(context, to_string(plan.error(), context.language));
  if (translate) return write_translated(schema, arguments, context);
  context.out.write(plan::describe(*plan));
  return ExitStatus::clean;
}

}  // namespace

const Command kSchemaCommand = {
    "schema",
    "[OPERATION]",
    0,
    1,
    {"print the schema of an operation", "打印一个操作的 schema"},
    {"OPERATION is an id, `METHOD /path`, or a real request target; with one operation loaded it may be left out.",
     "OPERATION 可以是操作 id、`METHOD /path` 或真实的请求地址；只加载了一个操作时可以省略。"},
    kSchemaOptions,
    run_schema,
};

}  // namespace ocpv::program
