#include "generated_folder.h"

#include <algorithm>

#include "files.h"

namespace ocpv::program {
namespace {

constexpr Text kMissing{"{0}: is missing", "{0}：缺失"};
constexpr Text kLeftOver{"{0}: is no longer generated", "{0}：不再生成"};
constexpr Text kDiffers{"{0}:{1}: differs from what the page says now", "{0}:{1}：与页面当前内容不一致"};
constexpr Text kUnreadable{"{0}: cannot be read: {1}", "{0}：无法读取：{1}"};

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

std::size_t first_different_line(std::string_view a, std::string_view b) {
  const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return 1 + static_cast<std::size_t>(std::count(a.begin(), at, '\n'));
}

}  // namespace

Result<void> write_generated(const std::string& folder, const generate::Generated& generated, Language language) {
  std::vector<NewFile> files;
  std::vector<std::string> stale;
  for (const Slot& slot : slots_of(generated)) {
    if (slot.bytes != nullptr) {
      files.push_back({slot.name, *slot.bytes});
    } else {
      stale.push_back(slot.name);
    }
  }
  return write_folder(folder, files, stale, language);
}

std::vector<std::string> differences(const std::string& folder, const generate::Generated& generated,
                                     Language language) {
  std::vector<std::string> lines;
  for (const Slot& slot : slots_of(generated)) {
    const std::string path = folder + "/" + slot.name;
    if (!exists(path)) {
      if (slot.bytes != nullptr) lines.push_back(fill(kMissing.in(language), {path}));
      continue;
    }
    if (slot.bytes == nullptr) {
      lines.push_back(fill(kLeftOver.in(language), {path}));
      continue;
    }
    const auto there = read_file(path, slot.bytes->size() + 1, language);
    if (!there.ok()) {
      lines.push_back(fill(kUnreadable.in(language), {path, there.error().message}));
    } else if (*there != *slot.bytes) {
      const std::size_t line = first_different_line(*there, *slot.bytes);
      lines.push_back(fill(kDiffers.in(language), {path, std::to_string(line)}));
    }
  }
  return lines;
}

}  // namespace ocpv::program
