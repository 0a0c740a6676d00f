// In: things that recorded traffic shows and the documentation does not say, one after the other. Out: each distinct
// one once, with how often and where. Promises: bounded: of each kind the first kMostFacts are kept, the rest is
// counted; merged in order they are the same however the traffic was cut into pieces.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/terms.h"
#include "findings/diagnostic.h"

namespace ocpv::coverage {

inline constexpr std::size_t kMostFacts = 1000;
inline constexpr std::size_t kMostFactBytes = 512;  ///< What has a longer name is counted with the rest.
inline constexpr std::size_t kMostWhere = 3;
inline constexpr std::size_t kKindCount = 8;  ///< Of findings::ValueKind.

/// What OCP made of a request.
enum class Answer : std::uint8_t { unknown, accepted, refused };

/// A line of a file.
struct Where {
  std::uint32_t file = 0, line = 0;
};

struct Fact {
  enum class Kind : std::uint8_t {
    operation,  ///< No documented operation: `what` is its method and path.
    field,      ///< No documented field or parameter at `at`.
    value,      ///< `what` is no value of the closed list at `at`.
    finding,    ///< What a judge said: `id`.
  } kind = Kind::operation;
  std::uint32_t operation = 0;  ///< Its number; none of Kind::operation.
  Part part = Part::request;
  std::string at;  ///< `request:/a/*`, as corrections.json has it.
  std::string what;
  findings::Id id = findings::Id::wrong_type;
  Severity severity = Severity::error;
  bool depends = false;  ///< Of a finding: on the value of another field.

  std::uint64_t count = 0, accepted = 0, refused = 0;
  std::array<std::uint64_t, kKindCount> kinds{};           ///< Of the values found, by findings::ValueKind.
  std::array<std::uint64_t, kKindCount> accepted_kinds{};  ///< Of those that OCP accepted, or sent.
  std::vector<Where> where;                                ///< The first ones.
};
inline constexpr std::size_t kFactKinds = 4;

class Facts {
 public:
  void add(Fact&& fact, Answer answer, findings::ValueKind found, Where where);
  void merge(Facts&& later);

  const std::vector<Fact>& all() const noexcept { return all_; }  ///< In the order they were met.
  /// How often something of the kind was met that is not kept.
  std::uint64_t rest(Fact::Kind kind) const noexcept { return rest_[static_cast<std::size_t>(kind)]; }

 private:
  Fact* kept(Fact&& fact);

  std::vector<Fact> all_;
  std::map<std::string, std::size_t, std::less<>> numbers_;
  std::array<std::size_t, kFactKinds> distinct_{};
  std::array<std::uint64_t, kFactKinds> rest_{};
};

}  // namespace ocpv::coverage
