#include <algorithm>

#include "findings/diagnostic.h"
#include "json/escape.h"
#include "sample/sampler.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/option_values.h"
#include "tools/ocpv/samples/http_samples.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kSampleOptions[] = {
    {"part", 0, "PART", "request|response", {"which body (request)", "哪一部分（默认 request）"}},
    {"response", 0, "", "", {"the same as --part response", "等同于 --part response"}},
    {"failure", 0, "", "", {"a response that tells a failure", "表示失败的响应"}},
    {"all", 0, "", "", {"with the optional fields that go together", "同时给出可以并存的可选字段"}},
    {"each",
     0,
     "",
     "",
     {"one a line: smallest, full, each value of each list, lowest and highest numbers",
      "每行一个：最小、完整、每个列表的每个取值、最小与最大的数值"}},
    {"count", 0, "N", "", {"so many that vary, one a line", "生成 N 个各不相同的示例，每行一个"}},
    {"seed",
     0,
     "N",
     "",
     {"other values; the same number gives the same bytes (0)", "换一组取值；同一数字结果逐字节相同（默认 0）"}},
    {"http",
     0,
     "",
     "",
     {"whole requests, as an .http file: path, query, headers, body",
      "完整的 HTTP 请求（.http 文件）：路径、查询、请求头、请求体"}},
    {"break",
     0,
     "ID|all",
     "",
     {"with one mistake each, and what is told of it", "每个示例恰有一处错误，并附应报告的诊断"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
};

constexpr Message kNoSample{"no sample of '{0}' was found: {1}", "未能为 '{0}' 生成示例：{1}"};
constexpr Message kNotBroken{"no mistake in a sample of '{0}' is told as '{1}'",
                             "'{0}' 的示例中没有可报告为 '{1}' 的错误"};
constexpr Message kNoSuchId{"'{0}' is no diagnostic; `ocpv explain` lists them",
                            "'{0}' 不是诊断 id；`ocpv explain` 列出全部 id"};

constexpr std::uint64_t kMostCount = 100'000;

struct SampleWishes {
  std::string part = "request", id;
  HttpWishes how;
  bool http = false, broken = false, failure = false;
};

bool is_an_id(std::string_view text) {
  return std::any_of(findings::kIds.begin(), findings::kIds.end(), [&](const auto& one) { return one.name == text; });
}

Result<SampleWishes> wishes_of(const Arguments& arguments, Language language) {
  const std::initializer_list<std::pair<std::string_view, std::string_view>> apart = {
      {"each", "count"},   {"each", "all"},      {"each", "break"},   {"count", "break"},
      {"all", "break"},    {"all", "count"},     {"http", "part"},    {"http", "response"},
      {"http", "failure"}, {"failure", "break"}, {"failure", "each"}, {"failure", "count"}};
  if (auto given = given_apart(arguments, apart, language); !given.ok()) return given.error();
  SampleWishes wishes;
  wishes.failure = arguments.has("failure");
  wishes.part = arguments.value("part", arguments.has("response") || wishes.failure ? "response" : "request");
  wishes.http = arguments.has("http");
  wishes.broken = arguments.has("break");
  wishes.id = arguments.value("break");
  if (wishes.id == "all") wishes.id.clear();
  if (!wishes.id.empty() && !is_an_id(wishes.id)) return Error{fill(kNoSuchId.in(language), {wishes.id})};
  wishes.how.full = arguments.has("all");
  wishes.how.each = arguments.has("each");
  OCPV_TRY(seed, number_given(arguments, "seed", "0", UINT64_MAX, language));
  OCPV_TRY(count, number_given(arguments, "count", "0", kMostCount, language, 1));
  wishes.how.seed = seed;
  wishes.how.count = count;
  return wishes;
}

/// Without the line feeds and the indents of what the sampler wrote.
std::string one_line(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\n') {
      out += text[at];
      continue;
    }
    while (at + 1 < text.size() && text[at + 1] == ' ') ++at;
  }
  return out;
}

std::string broken_line(const sample::Broken& one) {
  std::string out = "{\"name\":" + json::quoted(one.name) + ",\"expected\":[{\"id\":" + json::quoted(one.id) +
                    ",\"pointer\":" + json::quoted(one.pointer) +
                    ",\"severity\":" + json::quoted(name_of(one.severity)) + "}],";
  // What is no JSON text, or is not what a reader makes of it, is kept as text.
  const bool is_text = one.id == "not-json" || one.id == "duplicate-key";
  out += is_text ? "\"text\":" + json::quoted(one.text) : "\"body\":" + one_line(one.text);
  return out + "}\n";
}

Result<std::string> bodies(const SampleWishes& wishes, const std::string& schema) {
  OCPV_TRY(sampler, sample::Sampler::make(schema, {wishes.how.seed}));
  if (wishes.failure) return sampler.failure();
  std::string out;
  if (wishes.broken) {
    for (const sample::Broken& one : sampler.broken(wishes.id)) out += broken_line(one);
    return out;
  }
  if (!wishes.how.each && wishes.how.count == 0) return wishes.how.full ? sampler.full() : sampler.smallest();
  for (const sample::Sample& one : wishes.how.each ? sampler.right() : sampler.varied(wishes.how.count))
    out += one_line(one.text) + "\n";
  return out;
}

Result<std::string> requests(const SampleWishes& wishes, const catalog::Catalog& catalog,
                             const catalog::Operation& operation) {
  Result<std::vector<HttpSample>> made = wishes.broken
                                             ? broken_http_samples(catalog, operation, wishes.how.seed, wishes.id)
                                             : http_samples(catalog, operation, wishes.how);
  if (!made.ok()) return made.error();
  return as_http_file(*made);
}

ExitStatus run_sample(const Arguments& arguments, Context& context) {
  const Result<SampleWishes> wishes = wishes_of(arguments, context.language);
  if (!wishes.ok()) return refuse(context, to_string(wishes.error(), context.language));
  const Result<catalog::Catalog> catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error(), context.language));
  const std::string name = arguments.words().empty() ? std::string() : arguments.words().front();
  const Result<catalog::Match> match = choose_operation(*catalog, name, arguments, context);
  if (!match.ok()) return refuse(context, to_string(match.error(), context.language));

  const catalog::Operation& operation = *match->operation;
  const std::string schema = operation.schema(wishes->part == "response" ? Part::response : Part::request);
  if (schema.empty() && !wishes->http)
    return refuse(context, fill(kNoSuchPart.in(context.language), {operation.id, wishes->part}));
  const Result<std::string> made = wishes->http ? requests(*wishes, *catalog, operation) : bodies(*wishes, schema);
  if (!made.ok()) {
    context.talk.problem(
        fill(kNoSample.in(context.language), {operation.id, made.error().message.in(context.language)}));
    return operation.embedded ? ExitStatus::internal : ExitStatus::unreadable;
  }
  if (made->empty()) return refuse(context, fill(kNotBroken.in(context.language), {operation.id, wishes->id}));
  context.out.write(*made);
  return ExitStatus::clean;
}

}  // namespace

const Command kSampleCommand = {
    "sample",
    "[OPERATION]",
    0,
    1,
    {"make bodies and requests that an operation accepts, or that are wrong in one way",
     "生成操作可接受的请求体与请求，或恰有一处错误的示例"},
    {"What is required, or with --all every field that goes together with the others. Secrets are masked.\n"
     "OPERATION is an id, `METHOD /path`, or a real request target; with one operation loaded it may be left out.\n"
     "--break gives a line of JSON for each mistake, with what `ocpv check` tells of it; with --http a request with a\n"
     "comment before it. The credentials are placeholders, the host is a variable of the .http file.",
     "默认只含必选字段；--all 时包含所有可以并存的字段。密钥以掩码代替。\n"
     "OPERATION 可以是操作 id、`METHOD /path` 或真实的请求地址；只加载了一个操作时可以省略。\n"
     "--break 为每处错误给出一行 JSON，并附 `ocpv check` 应报告的诊断；与 --http "
     "同用时给出请求，诊断写在其前的注释中。\n"
     "凭据为占位符，主机是 .http 文件的变量。"},
    kSampleOptions,
    run_sample,
};

}  // namespace ocpv::program
