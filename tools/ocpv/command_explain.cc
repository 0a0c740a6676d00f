#include "base/similar.h"
#include "check/diagnostic.h"
#include "commands.h"

namespace ocpv::program {
namespace {

constexpr Text kUnknown{"no diagnostic is called '{0}'", "没有名为 '{0}' 的诊断"};
constexpr Text kDidYouMean{"; did you mean '{0}'?", "；是否应为 '{0}'？"};

std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (std::size_t at = 0; at < check::kIdCount; ++at) names.push_back(check::name_of(static_cast<check::Id>(at)));
  return names;
}

ExitStatus run(const Arguments& arguments, Context& context) {
  if (arguments.words().empty()) {
    for (const std::string_view name : all_names()) context.out.write(std::string(name) + "\n");
    return ExitStatus::clean;
  }
  const std::string& name = arguments.words().front();
  const std::string text = report::explain(name, context.language);
  if (text.empty()) {
    std::string message = fill(kUnknown.in(context.language), {name});
    const std::vector<std::string_view> names = all_names();
    if (const auto near = find_similar(name, names)) message += fill(kDidYouMean.in(context.language), {names[*near]});
    return refuse(context, message);
  }
  context.out.write(text);
  if (text.back() != '\n') context.out.write("\n");
  return ExitStatus::clean;
}

}  // namespace

const Command kExplainCommand = {
    "explain",
    "[ID]",
    0,
    1,
    {"say what a diagnostic means; without ID, list them", "解释一个诊断的含义；不给出 ID 时列出全部"},
    {"", ""},
    {},
    run,
};

}  // namespace ocpv::program
