#include "catalog/api_version.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/ascii.h"
#include "base/heap_sort.h"
#include "base/joined.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace ocpv::catalog {
namespace {

constexpr Message kNoVersion{"'{0}' is no version; write it as 4.2.2, or latest",
                             "'{0}' 不是版本；请写成 4.2.2 或 latest"};
constexpr Message kTooOld{"no version as old as '{0}' is documented; there are {1}",
                          "没有 '{0}' 这样早的版本的文档；现有 {1}"};
constexpr std::size_t kMostNumbers = 4;

struct Numbers {
  std::array<std::uint32_t, kMostNumbers> parts{};
  std::size_t count = 0;
};

std::optional<Numbers> numbers_of(std::string_view text) {
  if (text.starts_with('V') || text.starts_with('v')) text.remove_prefix(1);
  Numbers numbers;
  while (!text.empty() && numbers.count < kMostNumbers) {
    const std::string_view part = text.substr(0, text.find('.'));
    std::uint32_t& number = numbers.parts[numbers.count++];
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (part.empty() || error != std::errc() || end != part.data() + part.size()) return std::nullopt;
    text.remove_prefix(part.size());
    if (text.empty()) return numbers;
    text.remove_prefix(1);
  }
  return std::nullopt;
}

bool begins_with(const Numbers& whole, const Numbers& front) {
  return std::equal(front.parts.begin(), front.parts.begin() + static_cast<std::ptrdiff_t>(front.count),
                    whole.parts.begin());
}

}  // namespace

namespace {

std::vector<std::string> published(const std::vector<BoxedOperation>& all) {
  std::vector<std::string> names;
  for (const BoxedOperation& operation : all) {
    for (const BoxedSpan& span : operation.spans) {
      for (std::string_view rest = span.versions; !rest.empty();) {
        const std::string_view name = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), name.size() + 1));
        const bool is_new = name != kNewest && std::find(names.begin(), names.end(), name) == names.end();
        if (is_new) names.emplace_back(name);
      }
    }
  }
  heap_sort(names, [](const std::string& a, const std::string& b) {
    const auto first = numbers_of(a), second = numbers_of(b);
    return first && second ? first->parts < second->parts : a < b;
  });
  return names;
}

}  // namespace

std::string last_published(const std::vector<BoxedOperation>& all) {
  std::vector<std::string> names = published(all);
  return names.empty() ? std::string() : std::move(names.back());
}

std::vector<std::string> api_versions() {
  const std::string index = expanded(box_index());
  return published(read_box_index(index));
}

Result<ApiVersion> choose_api_version(std::string_view wanted) {
  if (wanted.empty() || wanted == kNewest || wanted == "latest") return ApiVersion{std::string(kNewest), true};
  const std::optional<Numbers> numbers = numbers_of(wanted);
  const std::string said = shown(wanted, kMostShownBytes);
  if (!numbers) return Error{say(kNoVersion, {said})};
  const std::vector<std::string> names = api_versions();
  const std::string* below = nullptr;
  for (const std::string& name : names) {
    const std::optional<Numbers> known = numbers_of(name);
    if (known->parts <= numbers->parts || begins_with(*known, *numbers)) below = &name;
  }
  if (below == nullptr) {
    std::string listed;
    for (const std::string& name : names) append(listed, {listed.empty() ? "" : ", ", name});
    return Error{say(kTooOld, {said, listed})};
  }
  const std::optional<Numbers> taken = numbers_of(*below);
  if (begins_with(*taken, *numbers)) return ApiVersion{*below, true};
  // What is newer than the last page is what is known last.
  if (below == &names.back()) return ApiVersion{std::string(kNewest), false};
  return ApiVersion{*below, false};
}

bool holds_in(std::string_view versions, std::string_view name, std::string_view last_published) noexcept {
  if (is_listed(versions, name)) return true;
  return name == kNewest && is_listed(versions, last_published);
}

}  // namespace ocpv::catalog
