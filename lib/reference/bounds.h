// In: the text of a schema or of a document. Out: its tree, and how much of what valijson cannot bear is in it.
// Promises: linear in the text (in the text times the depth for a schema); what is over a bound has a reason in words.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace ocpv::reference {

// Each number keeps valijson away from a defect that was seen: recursion without a limit (20,000 nested arrays),
// std::regex on the stack (10,000 bytes with 8 MiB, some hundred with 128 KiB), all pairs under uniqueItems.
inline constexpr std::size_t kMostDocumentDepth = 64;
inline constexpr std::size_t kMostDocumentBytes = std::size_t{64} << 10;
inline constexpr std::size_t kMostPatternedString = 256;
inline constexpr std::size_t kMostUniqueItems = 64;
inline constexpr std::size_t kMostSchemaDepth = 128;
inline constexpr std::size_t kMostSchemaBytes = std::size_t{4} << 20;
inline constexpr std::size_t kMostPatternBytes = 256;
inline constexpr double kMostEvaluations = 2e6;  ///< Subschemas applied to values; some hundred nanoseconds each.

/// What a document holds, as far as a bound asks.
struct DocumentSize {
  std::size_t values = 0, depth = 0, longest_string = 0, longest_array = 0;
};

/// What a schema asks of valijson.
struct SchemaDemand {
  bool patterns = false;  ///< Some string meets std::regex: pattern, patternProperties, format.
  bool unique_items = false;
  /// At [k]: how many subschemas at most meet one value k levels down.
  std::array<double, kMostDocumentDepth + 1> evaluations{};
};

/// Reads a document strictly (no byte-order mark, no key twice). `why` is filled when it is not taken.
nlohmann::json read_document(std::string_view text, DocumentSize& size, std::string& why);

/// Reads a schema and measures what it asks. `why` is filled when valijson must not see it.
nlohmann::json read_schema(std::string_view text, SchemaDemand& demand, std::string& why);

/// Empty, or which bound the two together are over.
std::string over_bound(const SchemaDemand& demand, const DocumentSize& size);

}  // namespace ocpv::reference
