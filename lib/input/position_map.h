// In: how a JSON text was made from its source: pieces kept as they are, pieces put in, or one entry for each value.
// Out: where a piece of the JSON text stands in the source, and whether it may be edited there.
// Promises: every piece of the JSON text has a place in the source; an edit is offered only where it means the same.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "input/span.h"

namespace ocpv::input {

/// A replacement in the source.
struct SourceEdit {
  Span span;
  std::string insert;
};

/// The JSON text is the source from `offset` on, but for some pieces that were put in for others (variables).
struct SplicedMap {
  struct Splice {
    Span json, source;
  };
  std::size_t offset = 0;
  std::vector<Splice> splices;  ///< In order.
  bool fixed = false;           ///< Not to be edited: the text stands there in another form.
};

/// The JSON text was written anew, token by token (YAML).
struct NodeMap {
  struct Node {
    Span json, source;
    Span opening;        ///< Objects and arrays: what stands for the opening bracket in the source.
    Span verbatim_json;  ///< The bytes of a scalar that are the same in both texts; empty when they differ.
    std::size_t verbatim_source = 0;
    enum class Kind : unsigned char {
      container,
      plain,
      quoted,
      fixed
    } kind = Kind::fixed;  ///< fixed: not to be edited.
  };
  std::vector<Node> nodes;  ///< In the order of json.begin, which differ.
};

class PositionMap {
 public:
  PositionMap() = default;  ///< The JSON text is the source.
  explicit PositionMap(SplicedMap map) : map_(std::move(map)) {}
  explicit PositionMap(NodeMap map) : map_(std::move(map)) {}

  bool is_identity() const noexcept;

  /// The JSON text was written anew: the source has tags, anchors and comments that it does not have.
  bool is_rewritten() const noexcept { return std::holds_alternative<NodeMap>(map_); }

  /// Where a piece of the JSON text stands in the source: exactly where it can be told, else the smallest value around.
  Span source_of(Span json) const;

  /// The same edit in the source, or none where it cannot be said there.
  std::optional<SourceEdit> edit(Span json, std::string_view insert) const;

 private:
  std::variant<SplicedMap, NodeMap> map_;
};

}  // namespace ocpv::input
