#include "tools/ocpv/operations/kept_pages.h"

#include <algorithm>

#include "base/limits.h"
#include "files/files.h"
#include "generate/generate.h"
#include "tools/ocpv/operations/embedded_pages.h"

namespace ocpv::program {
namespace {

// The page, and the corrections beside it; none when there is no page.
std::optional<generate::Input> read_embedded(const std::string& id, const std::string& page) {
  for (const EmbeddedPage& one : embedded_pages()) {
    if (one.id != id || one.page != page) continue;
    return generate::Input{files::joined(id, page), std::string(one.markdown), std::string(one.corrections)};
  }
  return std::nullopt;
}

std::optional<generate::Input> read_beside(const std::string& folder, const std::string& id, const std::string& page,
                                           Language language) {
  for (const std::string& place : {files::joined(folder, id), folder}) {
    if (!files::exists(files::joined(place, page)) || !files::exists(files::joined(place, "operation.json"))) continue;
    Result<std::string> markdown = files::read_file(files::joined(place, page), kMostPageBytes, language);
    if (!markdown.ok()) return std::nullopt;
    Result<std::string> corrections = std::string();
    const std::string beside = files::joined(place, "corrections.json");
    if (files::exists(beside)) corrections = files::read_file(beside, kMostPageBytes, language);
    if (!corrections.ok()) return std::nullopt;
    return generate::Input{files::joined(id, page), std::move(*markdown), std::move(*corrections)};
  }
  return std::nullopt;
}

}  // namespace

const catalog::Operation& KeptPages::in_language(const catalog::Operation& operation) {
  auto known = known_.find(operation.id);
  if (known == known_.end()) known = known_.emplace(operation.id, read(operation)).first;
  return known->second ? *known->second : operation;
}

std::optional<catalog::Operation> KeptPages::read(const catalog::Operation& operation) const {
  const std::string page = language_ == Language::zh ? "page.zh.md" : "page.en.md";
  if (operation.page.ends_with("/" + page)) return std::nullopt;
  std::optional<generate::Input> input;
  if (operation.embedded) input = read_embedded(operation.id, page);
  for (const std::string& folder : folders_) {
    if (!input && !operation.embedded) input = read_beside(folder, operation.id, page, language_);
  }
  if (!input) return std::nullopt;
  generate::Batch batch = generate::generate({std::move(*input)});
  if (batch.operations.size() != 1) return std::nullopt;
  emit::Files& files = batch.operations.front().files;
  Result<catalog::Operation> made =
      catalog::read_operation({operation.id, std::move(files.operation_json), files.parameters_schema.value_or(""),
                               files.request_schema.value_or(""), files.response_schema.value_or("")});
  // A page of another operation says nothing of this one.
  if (!made.ok() || made->method != operation.method || made->path != operation.path) return std::nullopt;
  made->id = operation.id;
  return std::move(*made);
}

}  // namespace ocpv::program
