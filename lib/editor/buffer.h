// In: what an editor says of an open text. Out: the text as it is now.
// Promises: changes are made in their order; a change that cannot be understood leaves no half-known text behind.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "editor/analyst.h"
#include "editor/places.h"
#include "editor/rpc.h"

namespace ocpv::editor {

inline constexpr std::size_t kMostTextBytes = std::size_t{64} << 20;  ///< What check can be told to read at most.

struct Buffer {
  std::string uri, language;
  std::string bytes;
  Json version;  ///< As the client counts; null where it does not.
  enum class State : std::uint8_t { known, lost, too_large } state = State::known;

  std::optional<Judgement> judgement;
  std::vector<std::string> operations;  ///< Of its documents, as far as they were ever known.
  bool is_judged = false;               ///< `judgement` is of these bytes.
  bool is_published = false;            ///< And the client has it.

  void put(std::string text);
};

/// Does `contentChanges`.
void change(Buffer& buffer, const Json& changes, Encoding encoding);

/// The place of a `position`; none when it is no such thing.
std::optional<Place> place_of(const Json& position);

/// Where a text is on the disk, or what it is called.
Text text_of(const Buffer& buffer);

}  // namespace ocpv::editor
