#include <algorithm>

#include "json/escape.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/loading.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kOperationsOptions[] = {
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

constexpr Message kMoreOperations{"{0} more; --all lists them", "另有 {0} 个；--all 列出全部"};
constexpr std::size_t kMostOnTerminal = 10;  // The best come first.

constexpr Message kNoneAlike{"no operation is like '{0}'", "没有与 '{0}' 相近的操作"};
constexpr Message kNearlyCalled{"no operation is called by '{0}'; these are near",
                                "没有由 '{0}' 调用的操作；相近的如下"};
constexpr Message kTakenFor{"'{0}' is taken for {1}", "'{0}' 视为 {1}"};
constexpr Message kQuoted{"'{0}'", "'{0}'"};
constexpr Message kOrQuoted{" or '{0}'", " 或 '{0}'"};

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

std::string listed(const std::vector<std::string>& words, Language language) {
  std::string out;
  for (const std::string& word : words) {
    out += fill((out.empty() ? kQuoted : kOrQuoted).in(language), {word});
  }
  return out;
}

/// Those that are called or described so, the best first; what was taken for something else is told.
std::vector<std::uint32_t> found_by(const catalog::Catalog& catalog, const std::string& words, Context& context) {
  std::optional<catalog::Called> called = catalog.called_by(words);
  if (called && called->exactly) return std::move(called->numbers);
  catalog::Found found = catalog.search(words);
  if (called) {
    context.talk.line(fill(kNearlyCalled.in(context.language), {called->said}));
    const bool is_stem = !found.numbers.empty() && found.taken.empty();  // `/api/v2/obproxy` has many below it.
    return std::move(is_stem ? found.numbers : called->numbers);
  }
  for (const auto& [word, nears] : found.taken) {
    context.talk.line(fill(kTakenFor.in(context.language), {word, listed(nears, context.language)}));
  }
  return std::move(found.numbers);
}

/// All, or those that the words fit.
std::vector<const catalog::Operation*> chosen(const catalog::Catalog& catalog, const std::string& words,
                                              Context& context) {
  std::vector<const catalog::Operation*> out;
  if (words.empty()) {
    for (const catalog::Operation& operation : catalog.operations()) out.push_back(&operation);
  } else {
    for (const std::uint32_t number : found_by(catalog, words, context)) out.push_back(&catalog.operations()[number]);
  }
  return out;
}

ExitStatus run_operations(const Arguments& arguments, Context& context) {
  const Result<catalog::Catalog> catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error(), context.language));
  const bool json = arguments.value("format", "text") == "json";
  std::string words;
  for (const std::string& word : arguments.words()) words += (words.empty() ? "" : " ") + word;
  std::string out;
  // Whoever reads a pipe gets all; nobody reads ninety lines of a screen.
  const bool is_short = !json && !words.empty() && !arguments.has("all") && output_is_terminal();
  std::size_t shown = 0, left_out = 0;
  for (const catalog::Operation* operation : chosen(*catalog, words, context)) {
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
  // What was pasted may hold a password.
  const std::string said = words.empty() ? "" : catalog->unknown(words).said;
  const std::string asked = said + (said.empty() || module.empty() ? "" : " ") + module;
  if (out.empty() && !asked.empty()) context.talk.line(fill(kNoneAlike.in(context.language), {asked}));
  context.out.write(json ? "{\"schema_version\":1,\"operations\":[\n " + out + "]}\n" : out);
  context.out.flush();
  if (left_out != 0) context.talk.line(fill(kMoreOperations.in(context.language), {std::to_string(left_out)}));
  return ExitStatus::clean;
}

}  // namespace

const Command kOperationsCommand = {
    "operations",
    "[WORD...]",
    0,
    kAnyNumber,
    {"list the operations that can be checked", "列出可以检查的操作"},
    {"With words: those whose id, path or title, in either language, has all of them, the best first; a misspelt word "
     "is taken\n"
     "for what it is nearly. With a request line, a path or a URL: those called by it. A terminal gets the best ten, "
     "and "
     "is\n"
     "told how many there are more.",
     "给出单词时：只列出 id、路径或标题（任一语言）中含有全部单词的操作，最相符的在前；拼错的单词视为与之相近的单词。\n"
     "给出请求行、路径或 URL 时：列出由它调用的操作。在终端上只列出前十个，并说明还有多少个。"},
    kOperationsOptions,
    run_operations,
};

}  // namespace ocpv::program
