// In: what a row says of its field. Out: the bounds that hold in every case, and the sentences that take something of
// a list or of bounds back.
// Promises: advice bounds nothing; what holds in a case, in a version or but for exceptions is no bound of all. Texts
// are searched in one pass.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "contract/contract.h"
#include "reader/words/reserved_lists.h"

namespace ocpv::reader {

/// The text with blanks for the sentences that are advice, or that do not hold in every case.
std::string what_always_holds(std::string_view prose_text);

/// The bounds without those that another sentence goes beyond: `1 to 10. Administrators can set up to 100`, `at
/// least 1. Use -1 for no limit`, `This limit does not apply to ...`.
contract::Bounds without_exceeded(contract::Bounds bounds, std::string_view prose_text, contract::Kind kind,
                                  std::string_view unit);

/// What a row is read to say, before its sentences are weighed one by one: worked out where a sentence asks for it.
class SaidOfField {
 public:
  SaidOfField(std::string_view prose_text, contract::Kind kind);

  contract::Kind kind() const { return kind_; }
  const std::string& unit() const { return unit_; }
  /// As they stand, before anything goes beyond them.
  const contract::Bounds& bounds();
  /// Of a list that is closed as it stands.
  const Listed& listed();

 private:
  std::string_view text_;
  contract::Kind kind_;
  std::string unit_;
  std::optional<contract::Bounds> bounds_;
  std::optional<Listed> listed_;
};

/// How much of a sentence a list and bounds hold.
enum class Half : std::uint8_t {
  whole,   ///< All of it, or it says nothing of them.
  unread,  ///< It announces a bound, which is in a form that may not have been read.
  taken    ///< It takes something of them back, or compares with what is no number.
};

struct Weight {
  Half half = Half::whole;
  bool is_advice = false;
  bool is_of_version = false;
  bool has_exception = false;
};
Weight weigh(std::string_view sentence, SaidOfField& said);

/// True where a sentence says that the field need not be there: of a field that is required, in some case.
bool may_be_left_out(std::string_view prose_text);

}  // namespace ocpv::reader
