#include "sample/sample.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/loading.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kOptions[] = {
    {"part", 0, "PART", "request|response", {"which body (request)", "哪一部分（默认 request）"}},
    {"all", 0, "", "", {"with the optional fields that go together", "同时给出可以并存的可选字段"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
};

constexpr Message kNoSuchPart{"operation '{0}' has no {1} schema", "操作 '{0}' 没有 {1} schema"};
constexpr Message kNoSample{"no sample of '{0}' was found: {1}", "未能为 '{0}' 生成示例：{1}"};

ExitStatus run(const Arguments& arguments, Context& context) {
  const Result<catalog::Catalog> catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error()));
  const std::string name = arguments.words().empty() ? std::string() : arguments.words().front();
  const Result<catalog::Match> match = choose_operation(*catalog, name, arguments, context);
  if (!match.ok()) return refuse(context, to_string(match.error()));

  const std::string part = arguments.value("part", "request");
  const catalog::Operation& operation = *match->operation;
  const std::string schema = operation.schema(part == "response" ? Part::response : Part::request);
  if (schema.empty()) return refuse(context, fill(kNoSuchPart.in(context.language), {operation.id, part}));
  const Result<std::string> made =
      sample::make(schema, arguments.has("all") ? sample::Extent::all : sample::Extent::required);
  if (!made.ok()) {
    context.talk.problem(fill(kNoSample.in(context.language), {operation.id, made.error().message}));
    return ExitStatus::internal;
  }
  context.out.write(*made);
  return ExitStatus::clean;
}

}  // namespace

const Command kSampleCommand = {
    "sample",
    "[OPERATION]",
    0,
    1,
    {"make a body that an operation accepts", "生成一个操作可接受的请求体"},
    {"What is required, or with --all every field that goes together with the others. Secrets are masked.\n"
     "OPERATION is an id, `METHOD /path`, or a real request target; with one operation loaded it may be left out.",
     "默认只含必选字段；--all 时包含所有可以并存的字段。密钥以掩码代替。\n"
     "OPERATION 可以是操作 id、`METHOD /path` 或真实的请求地址；只加载了一个操作时可以省略。"},
    kOptions,
    run,
};

}  // namespace ocpv::program
