#include "site/site.h"

#include <algorithm>

#include "site/assets.h"
#include "site/changes.h"
#include "site/diagnostics.h"
#include "site/frame.h"
#include "site/front.h"
#include "site/names.h"
#include "site/operation.h"
#include "site/search.h"

namespace ocpv::site {
namespace {

/// A failure looks the same whatever was asked.
std::string failure_of(const std::vector<OperationModel>& models) {
  for (const OperationModel& model : models) {
    for (const Variant& variant : model.parts[static_cast<std::size_t>(Part::response)]) {
      if (!variant.samples->failure.empty()) return variant.samples->failure;
    }
  }
  return {};
}

Result<void> add_pages(const Reference& reference, bool has_other_language, bool has_checker, Sampled& sampled,
                       std::vector<File>& files) {
  std::vector<OperationModel> models;
  for (const Operation& operation : reference.operations) {
    OCPV_TRY(model, model_of(operation, sampled));
    models.push_back(std::move(model));
  }
  const std::vector<Chapter> chapters = chapters_of(models);
  files.push_back(front_page(chapters, reference, has_other_language));
  for (const Chapter& chapter : chapters) {
    for (const OperationModel* model : chapter.operations) {
      files.push_back(
          {std::string(folder_of(reference.language)) + "/operations/" + file_name(model->operation->id) + ".html",
           operation_page(*model, reference, chapter.operations, has_other_language, has_checker)});
    }
  }
  for (File& file : changes_pages(models, reference, has_other_language)) files.push_back(std::move(file));
  files.push_back(diagnostics_page(failure_of(models), reference.language, has_other_language));
  files.push_back(search_list(models, reference.language));
  return {};
}

}  // namespace

Result<std::vector<File>> pages(std::span<const Reference> references, std::string_view checker) {
  std::vector<File> files;
  Sampled sampled;
  bool has_en = false, has_zh = false;
  for (const Reference& reference : references) {
    (reference.language == Language::en ? has_en : has_zh) = true;
    if (auto added = add_pages(reference, references.size() > 1, !checker.empty(), sampled, files); !added.ok())
      return added.error();
  }
  files.push_back({"index.html", first_page(has_en, has_zh)});
  for (const char* asset : {"site.css", "site.js"}) files.push_back({asset, std::string(embedded(asset))});
  if (!checker.empty()) files.push_back({std::string(kCheckerName), std::string(checker)});
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
  return files;
}

}  // namespace ocpv::site
