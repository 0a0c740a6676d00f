#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>

#include "base/version.h"
#include "editor/frames.h"
#include "editor/server.h"
#include "files/files.h"
#include "tools/ocpv/check/file_config.h"
#include "tools/ocpv/check/settings.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/editor/analyst.h"
#include "tools/ocpv/operations/loading.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kLspOptions[] = {
    {"stdio", 0, "", "", {"what is done anyway; some editors ask for it", "默认即如此；有些编辑器会传入此选项"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kEnvironmentOption,
    kConfigOption,
    kNoConfigOption,
};

constexpr Message kCannotRead{"standard input cannot be read: {0}", "无法读取标准输入：{0}"};

CheckSettings editor_settings(const Arguments& arguments) {
  CheckSettings settings = common_settings(arguments);
  settings.environment = arguments.value("env");
  settings.fix = true;  // What could be put right is offered.
  return settings;
}

bool has_input() {
  pollfd one{STDIN_FILENO, POLLIN, 0};
  return ::poll(&one, 1, 0) > 0;
}

/// Reads what is there, or waits for something. 0 at the end of it; -1: errno.
ssize_t read_some(editor::FrameReader& frames) {
  std::array<char, std::size_t{64} << 10> bytes;
  ssize_t size = 0;
  do {
    size = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  } while (size < 0 && errno == EINTR);
  if (size > 0) frames.feed({bytes.data(), static_cast<std::size_t>(size)});
  return size;
}

ExitStatus serve(editor::Server& server, Context& context) {
  editor::FrameReader frames;
  while (!server.is_over() && context.out.error() == 0) {
    while (!server.is_full()) {
      std::optional<editor::Frame> frame = frames.next();
      if (!frame) break;
      server.take(std::move(*frame));
    }
    // What the client has said meanwhile may take back what waits, or change what would be told.
    const bool must_wait = !server.is_waiting() && !server.has_to_publish();
    if (!server.is_full() && (must_wait || has_input())) {
      context.out.flush();
      const ssize_t size = read_some(frames);
      if (size > 0) continue;
      if (size < 0)
        context.talk.problem(fill(kCannotRead, context.language, {files::reason_of(errno, context.language)}));
      break;
    }
    if (!server.step()) server.publish();
    context.out.flush();
  }
  while (!server.is_over() && server.step()) {
  }
  if (!server.is_over()) server.publish();
  context.out.flush();
  // The protocol's own: 1 for a client that leaves without having said so.
  return server.was_shut_down() ? ExitStatus::clean : ExitStatus::findings;
}

ExitStatus run_lsp(const Arguments& arguments, Context& context) {
  const CheckSettings settings = editor_settings(arguments);
  // What the command line says wrong is told at once, not to the editor.
  if (const auto finder = make_finder(settings, context.language); !finder.ok())
    return refuse(context, to_string(finder.error(), context.language));
  if (const auto catalog = load_catalog(settings.wanted, context.language, &context.talk); !catalog.ok())
    return refuse(context, to_string(catalog.error(), context.language));
  editor::ServerOptions options;
  options.language = context.language;
  options.is_fixed = arguments.has("lang") && arguments.value("lang") != "auto";
  options.version = kVersion;
  options.make_analyst = [&](Language language) { return std::make_unique<EditorAnalyst>(settings, language); };
  options.send = [&](std::string_view message) { context.out.write(editor::framed(message)); };
  editor::Server server(std::move(options));
  return serve(server, context);
}

}  // namespace

const Command kLspCommand = {
    "lsp",
    "",
    0,
    0,
    {"serve an editor: what check finds, as it is written", "为编辑器提供服务：边写边检查"},
    {"A language server on standard input and output, for the editor to start. It tells what `check` finds in texts "
     "as\n"
     "they are written, shows the documented row of a field, completes names and values, and offers what --fix would "
     "do.\n"
     "docs/editors.md says how to set up editors.",
     "通过标准输入输出工作的语言服务器，由编辑器启动：在编写时给出 `check` 的结果，\n"
     "显示字段在文档中的说明，补全字段名与取值，并提供 --fix 的修正。\n"
     "各编辑器的设置方法见 docs/editors.md。"},
    kLspOptions,
    run_lsp,
};

}  // namespace ocpv::program
