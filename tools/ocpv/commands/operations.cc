#include <algorithm>

#include "json/escape.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/loading.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kOptions[] = {
    {"module", 0, "WORD", "", {"only those of a chapter, such as tenant", "只列出某一章节的操作，如 tenant"}},
    kSchemasOption,
    kNoEmbeddedOption,
    kOcpVersionOption,
    kConfigOption,
    kNoConfigOption,
    {"all",
     0,
     "",
     "",
     {"with words: all that they fit, on a terminal too", "给出单词时：在终端上也列出全部相符的操作"}},
    {"format", 0, "FORMAT", "text|json", {"how to write it", "输出格式"}},
};

constexpr Message kMore{"{0} more; --all lists them", "另有 {0} 个；--all 列出全部"};
constexpr std::size_t kMostOnTerminal = 10;  // The best come first.

constexpr Message kNone{"no operation is like '{0}'", "没有与 '{0}' 相近的操作"};

std::string titles_of(const catalog::Operation& operation, Language language) {
  const std::string& first = language == Language::zh ? operation.title_zh : operation.title_en;
  const std::string& second = language == Language::zh ? operation.title_en : operation.title_zh;
  return first + (first.empty() || second.empty() ? "" : " / ") + second;
}

std::string as_text(const catalog::Operation& operation, Language language) {
  const std::string titles = titles_of(operation, language);
  return operation.id + "  " + operation.called() + (titles.empty() ? "" : "  " + titles) + "\n";
}

void append_member(std::string& out, std::string_view name, std::string_view value) {
  if (out.back() != '{') out += ',';
  out += json::quoted_safely(name);
  out += ':';
  out += json::quoted_safely(value);
}

std::string as_json(const catalog::Operation& operation) {
  std::string out = "{";
  append_member(out, "id", operation.id);
  append_member(out, "method", operation.method);
  append_member(out, "path", operation.path);
  if (!operation.query.empty()) append_member(out, "query", operation.query);
  std::string title = "{";
  if (!operation.title_zh.empty()) append_member(title, "zh", operation.title_zh);
  if (!operation.title_en.empty()) append_member(title, "en", operation.title_en);
  out += ",\"title\":" + title + "}";
  append_member(out, "page", operation.page);
  if (!operation.module.empty()) append_member(out, "module", operation.module);
  if (!operation.version.empty()) append_member(out, "version", operation.version);
  std::string parts;
  constexpr std::pair<Part, std::string_view> kParts[] = {
      {Part::parameters, "parameters"}, {Part::request, "request"}, {Part::response, "response"}};
  for (const auto& [part, name] : kParts) {
    if (operation.has(part)) parts += (parts.empty() ? "\"" : ",\"") + std::string(name) + "\"";
  }
  return out + ",\"parts\":[" + parts + "],\"embedded\":" + (operation.embedded ? "true" : "false") + "}";
}

bool is_of_module(const catalog::Operation& operation, const std::string& word) {
  return operation.module.find(word) != std::string::npos;
}

/// All, or those that the words fit, the best first.
std::vector<const catalog::Operation*> chosen(const catalog::Catalog& catalog, const std::string& words) {
  std::vector<const catalog::Operation*> out;
  if (words.empty()) {
    for (const catalog::Operation& operation : catalog.operations()) out.push_back(&operation);
  } else {
    for (const std::uint32_t number : catalog.search(words)) out.push_back(&catalog.operations()[number]);
  }
  return out;
}

ExitStatus run(const Arguments& arguments, Context& context) {
  const Result<catalog::Catalog> catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error(), context.language));
  const bool json = arguments.value("format", "text") == "json";
  std::string words;
  for (const std::string& word : arguments.words()) words += (words.empty() ? "" : " ") + word;
  std::string out;
  // Whoever reads a pipe gets all; nobody reads ninety lines of a screen.
  const bool is_short = !json && !words.empty() && !arguments.has("all") && output_is_terminal();
  std::size_t shown = 0, left_out = 0;
  for (const catalog::Operation* operation : chosen(*catalog, words)) {
    if (!is_of_module(*operation, arguments.value("module"))) continue;
    if (is_short && shown == kMostOnTerminal) {
      ++left_out;
      continue;
    }
    ++shown;
    if (json) {
      out += (out.empty() ? "" : ",\n ") + as_json(*operation);
    } else {
      out += as_text(*operation, context.language);
    }
  }
  const std::string module = arguments.value("module");
  const std::string asked = words + (words.empty() || module.empty() ? "" : " ") + module;
  if (out.empty() && !asked.empty()) context.talk.line(fill(kNone.in(context.language), {asked}));
  context.out.write(json ? "{\"schema_version\":1,\"operations\":[\n " + out + "]}\n" : out);
  context.out.flush();
  if (left_out != 0) context.talk.line(fill(kMore.in(context.language), {std::to_string(left_out)}));
  return ExitStatus::clean;
}

}  // namespace

const Command kOperationsCommand = {
    "operations",
    "[WORD...]",
    0,
    kAnyNumber,
    {"list the operations that can be checked", "列出可以检查的操作"},
    {"With words: those whose id, path or title, in either language, has all of them, or nearly; the best first. A "
     "terminal\n"
     "gets the best ten, and is told how many there are more.",
     "给出单词时：只列出 id、路径或标题（任一语言）中含有全部单词或相近单词的操作，最相符的在前。\n"
     "在终端上只列出前十个，并说明还有多少个。"},
    kOptions,
    run,
};

}  // namespace ocpv::program
