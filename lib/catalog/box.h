// In: nothing. Out: the operations of schemas/ as they were when the library was built, in every version.
// Promises: nothing is copied until it is asked for; cmake/box/pack.cc writes what is embedded, the build never reads a
// page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocpv::catalog {

/// Bytes as cmake/box/squeeze.h makes them.
struct Squeezed {
  const unsigned char* bytes = nullptr;
  std::uint32_t size = 0, expanded_size = 0;
};

/// Of the generated source. The index has a line for each thing; the first letter says which:
///   O id; A former id; M module; T Chinese title; E English title; G group TAB place of the operation's texts in it;
///   S versions TAB method TAB path TAB page TAB version TAB integer path parameters TAB four numbers of texts.
Squeezed box_index() noexcept;
/// The texts of some operations, a line each, with short places.
Squeezed box_group(std::uint32_t number) noexcept;

/// A line of an expanded text: so many line breaks stand between `place` and it.
struct LineAt {
  std::size_t place = 0, breaks = 0;
};

/// The bytes that were squeezed; where a line is wanted, what comes after it may be left out. Empty when they are no
/// such bytes.
std::string expanded(Squeezed squeezed, std::optional<LineAt> wanted = std::nullopt);

/// A schema whose places in its pages are short, as cmake/box/said.h makes them: with the places in full.
std::string with_full_places(std::string_view text);

/// Where the texts of an operation in one version are: operation.json, then parameters, request, response.
struct BoxedTexts {
  static constexpr std::uint32_t kNoText = 0xFFFFFFFF;
  std::uint32_t group = 0, place = 0;
  std::array<std::uint32_t, 4> numbers{kNoText, kNoText, kNoText, kNoText};
  std::string text(std::size_t part) const;
};

/// One operation in one version, as the index has it.
struct BoxedSpan {
  std::string_view versions;  ///< `4.0.0,4.0.3`, or `newest`: newer than every published version.
  std::string_view method, path, page, version;
  std::string_view integers;  ///< Names of path parameters that are integers, with commas.
  BoxedTexts texts;
};

struct BoxedOperation {
  std::string_view id, module, title_zh, title_en;
  std::vector<std::string_view> aliases;
  std::vector<BoxedSpan> spans;  ///< Oldest first.
};

/// The index, sorted by id. Views are into `text`, the expanded index.
std::vector<BoxedOperation> read_box_index(std::string_view text);

}  // namespace ocpv::catalog
