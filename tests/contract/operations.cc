#include "operations.h"

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <stdexcept>

#include "judge_case.h"

namespace ocpv::contract_test {
namespace {

const std::string kSource = OCPV_SOURCE_DIR;

template <class T>
T required(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(to_string(result.error(), ocpv::Language::en));
  return std::move(result).value();
}

bool holds_any(const std::string& text, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(), [&](const char* w) { return text.find(w) != std::string::npos; });
}

std::string part_of_heading(const std::string& heading) {
  if (holds_any(heading, {"返回", "响应", "esponse"})) return "response";
  if (holds_any(heading, {"请求", "equest"})) return "request";
  return {};
}

}  // namespace

std::vector<std::string> operation_folders() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kSource + "/schemas"))
    if (std::filesystem::exists(entry.path() / "page.zh.md")) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string case_file_of(const std::string& operation) { return kSource + "/tests/contract/" + operation + ".json"; }

std::vector<Operation> read_operations() {
  std::vector<Operation> operations;
  for (const std::string& name : operation_folders()) {
    Operation operation{required(read_case_file(case_file_of(name))), required(read_schemas(name)), {}};
    for (const auto& [part, schema] : operation.schemas) operation.plans.emplace(part, required(plan::compile(schema)));
    operations.push_back(std::move(operation));
  }
  return operations;
}

std::vector<Example> page_examples(const std::string& operation) {
  std::vector<Example> examples;
  for (const std::string page : {"page.zh.md", "page.en.md"}) {
    const auto text = read_text(kSource + "/schemas/" + operation + "/" + page);
    if (!text.ok()) continue;
    std::istringstream lines(*text);
    std::string line, part;
    bool inside = false;
    Example example;
    for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
      if (line.starts_with("```")) {
        inside = !inside;
        if (inside) example = {operation + "/" + page, part, {}, number};
        if (!inside && example.text.starts_with('{') && !part.empty()) examples.push_back(example);
      } else if (inside) {
        example.text += line + "\n";
      } else if (line.starts_with("#")) {
        part = part_of_heading(line);
      }
    }
  }
  return examples;
}

}  // namespace ocpv::contract_test
