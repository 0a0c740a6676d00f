#include <exception>
#include <memory>

#include "catalog/plans.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/mock/answers.h"
#include "tools/ocpv/mock/server.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/option_values.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kOptions[] = {
    {"port",
     0,
     "N",
     "",
     {"where to listen on 127.0.0.1; 0 takes a free one (8090)",
      "127.0.0.1 上的监听端口；0 表示任取一个空闲端口（默认 8090）"}},
    {"as-ocp",
     0,
     "",
     "",
     {"refuse in the documented form of a failure, not with problem+json",
      "以文档所述的失败形式拒绝，而不是 problem+json"}},
    {"no-auth", 0, "", "", {"do not judge who asks", "不检查请求者的身份信息"}},
    {"seed",
     0,
     "N",
     "",
     {"other values in the answers; the same number gives the same (0)", "换一组返回值；同一数字结果相同（默认 0）"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
};

constexpr Message kCannotListen{"cannot listen on 127.0.0.1:{0}: {1}", "无法监听 127.0.0.1:{0}：{1}"};
constexpr Message kListening{"listening on http://127.0.0.1:{0}; operations: {1}",
                             "正在监听 http://127.0.0.1:{0}；操作数：{1}"};

constexpr std::uint64_t kMostPort = 65535;
constexpr unsigned kThreads = 4;
constexpr int kInternal = 500;

ExitStatus run(const Arguments& arguments, Context& context) {
  const Language language = context.language;
  const auto port = number_given(arguments, "port", "8090", kMostPort, language);
  if (!port.ok()) return refuse(context, port.error().message.in(language));
  const auto seed = number_given(arguments, "seed", "0", UINT64_MAX, language);
  if (!seed.ok()) return refuse(context, seed.error().message.in(language));
  const auto catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error(), context.language));
  if (const auto any = some_operation(*catalog, language); !any.ok())
    return refuse(context, any.error().message.in(language));
  const catalog::Plans plans(*catalog);
  // A schema of somebody's own that cannot be compiled would let everything pass.
  if (const auto compiled = plans.compile_what_can_fail(); !compiled.ok())
    return refuse(context, to_string(compiled.error(), language));
  const auto service = http::Service::make(*catalog, plans);
  if (!service.ok()) return refuse(context, to_string(service.error(), language));

  const MockWishes wishes{*seed, arguments.has("as-ocp"), !arguments.has("no-auth"), language};
  MockSamples samples(*catalog, wishes.seed);
  MockServer server(kThreads, Limits().max_bytes, [&]() -> MockHandler {
    auto answers = std::make_shared<MockAnswers>(*service, samples, wishes);
    return [answers](const MockRequest& request) -> MockAnswer {
      try {
        return answers->answer(request);
      } catch (const std::exception&) {
        return {kInternal, {}, {}};  // No memory: this answer is lost, and no other.
      }
    };
  });
  const auto listening = server.listen(static_cast<std::uint16_t>(*port), language);
  if (!listening.ok())
    return refuse(context,
                  fill(kCannotListen.in(language), {std::to_string(*port), listening.error().message.in(language)}));
  context.out.write(
      fill(kListening.in(language), {std::to_string(*listening), std::to_string(catalog->operations().size())}) + "\n");
  // Where nobody can read which port it is, nobody would find it; whoever called us tells why, and the status is 3.
  if (!context.out.flush()) return ExitStatus::clean;
  server.run();
  return ExitStatus::clean;
}

}  // namespace

const Command kMockCommand = {
    "mock",
    "",
    0,
    0,
    {"answer requests on this machine as a server would that keeps to the documentation",
     "在本机应答请求，如同一个遵守文档的服务器"},
    {"Requests are judged as by `ocpv check`; those that are not as documented are refused. Right ones get a sample "
     "that\n"
     "satisfies the response schema, always the same. Nothing is remembered. SIGTERM and Ctrl-C end it.",
     "按 `ocpv check` 的规则检查请求，与文档不符者被拒绝；正确的请求得到一个符合返回 schema 的固定示例。\n"
     "不保存任何状态。SIGTERM 或 Ctrl-C 结束。"},
    kOptions,
    run,
};

}  // namespace ocpv::program
