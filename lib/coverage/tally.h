// In: judged requests and responses, one after the other. Out: what they exercised of what is documented, and what they
// show that is not. Promises: bounded by the catalogue and by Facts, however long the recording is; no value but those
// of closed lists is kept, no secret, and nothing that a variable holds; a Tally belongs to one thread, tallies of
// pieces are merged in order.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "coverage/body.h"
#include "coverage/documented.h"
#include "coverage/facts.h"

namespace ocpv::coverage {

/// How much of one operation was met.
struct OperationCounts {
  std::uint64_t requests = 0, responses = 0;  ///< Of the responses those that are no failures.
  std::uint64_t failures = 0;                 ///< Answers in the documented form of a failure.
  std::array<Counts, kPartCount> parts;       ///< By Part.
  std::array<std::uint64_t, kPartCount> documents{};
};

class Tally {
 public:
  using Operations = std::map<std::uint32_t, OperationCounts>;

  const Operations& operations() const noexcept { return operations_; }
  const Facts& facts() const noexcept { return facts_; }

  void merge(Tally&& later);

 private:
  friend class Counter;
  Operations operations_;
  Facts facts_;
};

/// Bytes [begin, end) of a body that a variable was put in for: nobody sees what it holds.
struct Filled {
  std::size_t begin = 0, end = 0;
};

/// A body as it was judged.
struct Body {
  std::string_view json;                ///< Empty: there is none.
  bool is_right = false;                ///< Nothing was found wrong with it: it is JSON, but for forms.
  std::span<const Filled> filled = {};  ///< In order and apart.
};

/// What is known of a request besides its body.
struct RequestLine {
  std::string_view method, target;
  std::vector<std::string_view> headers;  ///< Their names.
  std::string_view written = {};          ///< The target before variables were put in; empty where none were.
};

/// Counts into a tally; one per thread, reused from piece to piece.
class Counter {
 public:
  explicit Counter(const Contracts& contracts) : contracts_(contracts) {}

  const Contracts& contracts() const noexcept { return contracts_; }
  /// What an answer says of the request, by its status and by its body, which may be empty.
  Answer answer_of(int http_status, std::string_view body);

  /// What is counted from now on goes to `tally`, and stands at `where`.
  void use(Tally& tally, Where where) { tally_ = &tally, where_ = where; }

  void request(std::uint32_t operation, const RequestLine& line, const Body& body, Answer answer);
  void response(std::uint32_t operation, const Body& body, Answer answer);
  /// A request that belongs to no operation.
  void unknown_operation(const RequestLine& line, Answer answer);
  /// What a judge said of it. `operation` may be kNone.
  void findings(std::uint32_t operation, Part part, const findings::Findings& findings, Answer answer);
  /// A body alone, and the places that something is told at: what the cases of a team touch.
  void body(std::uint32_t operation, Part part, const Body& body, Answer answer);
  void touch(std::uint32_t operation, Part part, std::string_view pointer);

 private:
  void parameters(std::uint32_t operation, OperationCounts& counts, const RequestLine& line, Answer answer);
  void query_parameter(std::uint32_t operation, Counts& counts, const RequestLine& line, std::string_view pair,
                       Answer answer);
  void keep(std::uint32_t operation, Part part, const Undocumented& one, bool is_filled, Answer answer);

  const Contracts& contracts_;
  Tally* tally_ = nullptr;
  Where where_;
  BodyWalk walk_;
  std::vector<Undocumented> undocumented_;
};

/// A pointer with `*` for what can only be the number of an item.
std::string without_numbers(std::string_view pointer);

/// `request:/a`, `query:/size`: a place as corrections.json names it. `part` is a part's schema.
std::string at_of(Part part, std::string_view pointer);

}  // namespace ocpv::coverage
