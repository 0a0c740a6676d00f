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

constexpr OptionRow kMockOptions[] = {
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
    {"keys",
     0,
     "FILE",
     "",
     {"verify signatures by the secret keys of this file: {\"ACCESS KEY\": \"SECRET KEY\"}",
      "按此文件中的私钥验证签名：{\"访问密钥\": \"私钥\"}"}},
    {"cert",
     0,
     "FILE",
     "",
     {"speak TLS, with this certificate (PEM); with --key", "使用 TLS 及此证书（PEM）；与 --key 同用"}},
    {"key", 0, "FILE", "", {"the private key of the certificate (PEM)", "证书的私钥（PEM）"}},
    {"delay", 0, "MS", "", {"answer so many milliseconds later (0)", "每个应答延迟的毫秒数（默认 0）"}},
    {"failure-rate",
     0,
     "PERCENT",
     "",
     {"of 100 right requests so many get status 500 (0)", "每 100 个正确请求中以 500 应答的个数（默认 0）"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
};

constexpr Message kCannotListen{"cannot listen on 127.0.0.1:{0}: {1}", "无法监听 127.0.0.1:{0}：{1}"};
constexpr Message kListening{"listening on {2}://127.0.0.1:{0}; operations: {1}",
                             "正在监听 {2}://127.0.0.1:{0}；操作数：{1}"};
constexpr Message kBoth{"'--cert' and '--key' are given together", "'--cert' 与 '--key' 须同时给出"};

constexpr std::uint64_t kMostPort = 65535;
constexpr std::uint64_t kMostDelay = 60'000;
constexpr std::uint64_t kMostPercent = 100;
constexpr unsigned kThreads = 4;
constexpr int kInternal = 500;

/// What the command line asks for.
struct Given {
  MockWishes wishes;
  std::uint16_t port = 0;
  MockKeys keys;
  std::unique_ptr<MockTls> tls;  ///< None: in the clear.
};

Result<Given> given_by(const Arguments& arguments, Language language) {
  Given given;
  OCPV_TRY(port, number_given(arguments, "port", "8090", kMostPort, language));
  OCPV_TRY(seed, number_given(arguments, "seed", "0", UINT64_MAX, language));
  OCPV_TRY(delay, number_given(arguments, "delay", "0", kMostDelay, language));
  OCPV_TRY(failures, number_given(arguments, "failure-rate", "0", kMostPercent, language));
  if (auto apart = given_apart(arguments, {{"keys", "no-auth"}}, language); !apart.ok()) return apart.error();
  if (arguments.has("cert") != arguments.has("key")) return Error{std::string(kBoth.in(language))};
  if (arguments.has("keys")) {
    OCPV_TRY(keys, MockKeys::read(arguments.value("keys"), language));
    given.keys = std::move(keys);
  }
  if (arguments.has("cert")) {
    OCPV_TRY(tls, MockTls::load(arguments.value("cert"), arguments.value("key"), language));
    given.tls = std::move(tls);
  }
  given.port = static_cast<std::uint16_t>(port);
  given.wishes = {
      seed, arguments.has("as-ocp"), !arguments.has("no-auth"), std::chrono::milliseconds(delay), failures, language};
  return given;
}

ExitStatus run_mock(const Arguments& arguments, Context& context) {
  const Language language = context.language;
  Result<Given> given = given_by(arguments, language);
  if (!given.ok()) return refuse(context, to_string(given.error(), language));
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

  MockState state(*catalog, plans, given->wishes, given->keys);
  MockServer server(kThreads, Limits().max_bytes, [&]() -> MockHandler {
    auto answers = std::make_shared<MockAnswers>(*service, state);
    return [answers](const MockRequest& request) -> MockAnswer {
      try {
        return answers->answer(request);
      } catch (const std::exception&) {
        MockAnswer lost;  // No memory: this answer is lost, and no other.
        lost.status = kInternal;
        return lost;
      }
    };
  });
  const std::string_view scheme = given->tls == nullptr ? "http" : "https";
  server.use_tls(std::move(given->tls));
  const auto listening = server.listen(given->port, language);
  if (!listening.ok())
    return refuse(context, fill(kCannotListen.in(language),
                                {std::to_string(given->port), listening.error().message.in(language)}));
  context.out.write(fill(kListening.in(language),
                         {std::to_string(*listening), std::to_string(catalog->operations().size()), scheme}) +
                    "\n");
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
     "satisfies the response schema, always the same, but for what was created, changed or deleted before in this "
     "run.\n"
     "Tasks that were begun run and end. `Prefer: status=404` asks for a failure. SIGTERM and Ctrl-C end it.",
     "按 `ocpv check` 的规则检查请求，与文档不符者被拒绝；正确的请求得到一个符合返回 schema 的固定示例。\n"
     "本次运行中创建、修改、删除过的内容会反映在应答中，任务会推进并结束。`Prefer: status=404` 要求返回失败。\n"
     "SIGTERM 或 Ctrl-C 结束。"},
    kMockOptions,
    run_mock,
};

}  // namespace ocpv::program
