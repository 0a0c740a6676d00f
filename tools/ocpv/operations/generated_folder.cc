#include "tools/ocpv/operations/generated_folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "compare/change_report.h"
#include "files/files.h"
#include "tools/ocpv/operations/contracts_on_disk.h"

namespace ocpv::program {
namespace {

namespace fs = std::filesystem;

constexpr Message kFileMissing{"{0}: is missing", "{0}：缺失"};
constexpr Message kLeftOver{"{0}: is no longer generated", "{0}：不再生成"};
constexpr Message kDiffers{"{0}:{1}: differs from what the page says now", "{0}:{1}：与页面当前内容不一致"};

struct Slot {
  std::string name;
  const std::string* bytes;  ///< Null: this part is not made.
};

std::vector<Slot> slots_of(const generate::Generated& generated) {
  const auto optional = [](const std::optional<std::string>& text) { return text ? &*text : nullptr; };
  return {
      {"operation.json", &generated.files.operation_json},
      {"parameters.schema.json", optional(generated.files.parameters_schema)},
      {"request.schema.json", optional(generated.files.request_schema)},
      {"response.schema.json", optional(generated.files.response_schema)},
      {"reading.txt", &generated.reading_txt},
  };
}

/// What changed for those who use the schemas; empty when only the form of the files did, or they cannot be read.
std::vector<std::string> changes(const std::string& folder, const generate::Generated& now, Language language) {
  const auto texts = read_generated(folder, language);
  if (!texts.ok()) return {};
  const auto before = compare::operation_facts(*texts, compare::Level::held);
  const auto after = compare::operation_facts({now.id, now.files.operation_json, now.files.parameters_schema,
                                               now.files.request_schema, now.files.response_schema},
                                              compare::Level::held);
  std::vector<std::string> lines;
  if (!before.ok() || !after.ok()) return lines;
  for (const compare::Difference& one : compare::compare_operations(*before, *after)) {
    lines.push_back("  " + compare::line(one, language));
  }
  return lines;
}

std::size_t first_different_line(std::string_view a, std::string_view b) {
  const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return 1 + static_cast<std::size_t>(std::count(a.begin(), at, '\n'));
}

}  // namespace

std::vector<std::string> stale_folders(const std::string& root, const std::set<std::string>& made) {
  std::set<fs::path> ours;
  for (const std::string& folder : made) ours.insert(fs::path(folder).lexically_normal());
  std::vector<std::string> stale;
  std::error_code failure;
  for (fs::directory_iterator at(root, failure), end; !failure && at != end; at.increment(failure)) {
    const std::string name = at->path().filename().string();
    const std::string folder = files::joined(root, name);
    const bool is_operation = !name.starts_with('.') && files::exists(folder + "/operation.json");
    if (is_operation && !ours.contains(fs::path(folder).lexically_normal())) stale.push_back(folder);
  }
  std::sort(stale.begin(), stale.end());
  return stale;
}

Result<void> write_generated(const std::string& folder, const generate::Generated& generated, Language language) {
  std::vector<files::NewFile> files;
  std::vector<std::string> stale;
  for (const Slot& slot : slots_of(generated)) {
    if (slot.bytes != nullptr) {
      files.push_back({slot.name, *slot.bytes});
    } else {
      stale.push_back(slot.name);
    }
  }
  return files::write_folder(folder, files, stale, language);
}

Result<void> load_generated(catalog::Catalog& loaded, const generate::Generated& generated) {
  const auto& files = generated.files;
  OCPV_TRY(operation,
           catalog::read_operation({generated.id, files.operation_json, files.parameters_schema.value_or(""),
                                    files.request_schema.value_or(""), files.response_schema.value_or(""), true}));
  for (const Part part : {Part::parameters, Part::request, Part::response}) {
    if (operation.schema(part).empty()) continue;
    if (const auto plan = catalog::Catalog::compile(operation, part); !plan.ok()) return plan.error();
  }
  return loaded.add(std::move(operation));
}

std::vector<std::string> differences(const std::string& folder, const generate::Generated& generated,
                                     Language language) {
  std::vector<std::string> lines;
  for (const Slot& slot : slots_of(generated)) {
    const std::string path = folder + "/" + slot.name;
    if (!files::exists(path)) {
      if (slot.bytes != nullptr) lines.push_back(fill(kFileMissing.in(language), {path}));
      continue;
    }
    if (slot.bytes == nullptr) {
      lines.push_back(fill(kLeftOver.in(language), {path}));
      continue;
    }
    const auto there = files::read_file(path, slot.bytes->size() + 1, language);
    if (!there.ok()) {
      lines.push_back(fill(files::kPathCannotBeRead.in(language), {path, there.error().message.in(language)}));
    } else if (*there != *slot.bytes) {
      const std::size_t line = first_different_line(*there, *slot.bytes);
      lines.push_back(fill(kDiffers.in(language), {path, std::to_string(line)}));
    }
  }
  if (!lines.empty()) {
    for (std::string& change : changes(folder, generated, language)) lines.push_back(std::move(change));
  }
  return lines;
}

}  // namespace ocpv::program
