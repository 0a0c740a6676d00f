#include <algorithm>

#include "json/escape.h"
#include "tools/ocpv/commands.h"
#include "tools/ocpv/operations/loading.h"

namespace ocpv::program {
namespace {

constexpr OptionRow kOptions[] = {
    kSchemasOption,
    {"format", 0, "FORMAT", "text|json", {"how to write it", "输出格式"}},
};

std::string_view title_of(const catalog::Operation& operation, Language language) {
  const std::string& first = language == Language::zh ? operation.title_zh : operation.title_en;
  const std::string& second = language == Language::zh ? operation.title_en : operation.title_zh;
  return first.empty() ? second : first;
}

std::string as_text(const catalog::Operation& operation, Language language) {
  std::string out = operation.id + "\n  " + operation.method + " " + operation.path + "\n";
  if (const std::string_view title = title_of(operation, language); !title.empty())
    out += "  " + std::string(title) + "\n";
  return out;
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
  std::string title = "{";
  if (!operation.title_zh.empty()) append_member(title, "zh", operation.title_zh);
  if (!operation.title_en.empty()) append_member(title, "en", operation.title_en);
  out += ",\"title\":" + title + "}";
  append_member(out, "page", operation.page);
  if (!operation.version.empty()) append_member(out, "version", operation.version);
  std::string parts;
  constexpr std::pair<Part, std::string_view> kParts[] = {
      {Part::parameters, "parameters"}, {Part::request, "request"}, {Part::response, "response"}};
  for (const auto& [part, name] : kParts) {
    if (!operation.schema(part).empty()) parts += (parts.empty() ? "\"" : ",\"") + std::string(name) + "\"";
  }
  return out + ",\"parts\":[" + parts + "],\"embedded\":" + (operation.embedded ? "true" : "false") + "}";
}

ExitStatus run(const Arguments& arguments, Context& context) {
  const Result<catalog::Catalog> catalog = load_catalog(arguments, context);
  if (!catalog.ok()) return refuse(context, to_string(catalog.error()));
  const bool json = arguments.value("format", "text") == "json";
  std::string out;
  for (const catalog::Operation& operation : catalog->operations()) {
    if (json) {
      out += (out.empty() ? "" : ",\n ") + as_json(operation);
    } else {
      out += as_text(operation, context.language);
    }
  }
  context.out.write(json ? "{\"schema_version\":1,\"operations\":[\n " + out + "]}\n" : out);
  return ExitStatus::clean;
}

}  // namespace

const Command kOperationsCommand = {
    "operations", "", 0, 0, {"list the operations that can be checked", "列出可以检查的操作"}, {"", ""}, kOptions, run,
};

}  // namespace ocpv::program
