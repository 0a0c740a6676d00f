// In: a schema and its plan. Out: a document on its way to what the plan accepts.
// Promises: bounded in what is tried; what the checker tells is mended, and nothing is added that it complains of.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "check/check.h"
#include "sample/maker.h"

namespace ocpv::sample {

/// The text of a document in which a string `number:...` stands for a number beyond every C++ type.
std::string written(const Json& document);
inline constexpr std::string_view kNumberMark = "number:";

class Draft {
 public:
  Draft(const plan::Plan& plan, const Json& schema, std::uint64_t seed, std::size_t least_items);
  /// From what another one has reached.
  Draft(const Draft& other, Json document);

  /// What is required, and what the checker then says is missing.
  Result<void> require();

  /// Each optional field that nothing complains of and that is wanted, outer ones first.
  void complete(const std::function<bool()>& is_wanted);

  /// What a document may still be told of: a value that is contested, or that the documentation shows in two places.
  enum class Allowed : std::uint8_t { nothing, disputed };

  /// Puts a value there, with what must stand above it, and changes what does not go together with it. False when it
  /// cannot be done without an error or a warning that is not allowed.
  bool force(const Pointer& place, const Json& value, Allowed allowed = Allowed::nothing);

  /// Goes on from what another one of the same schema has reached.
  void take(const Draft& other);

  /// Whether nothing is wrong with it, not even a little.
  bool is_right(Allowed allowed = Allowed::nothing);

  const Json& document() const noexcept { return document_; }
  std::string text() const;
  const Maker& maker() const noexcept { return maker_; }
  const findings::Findings& judge(const Json& document);
  const findings::Findings& judge_text(const std::string& text);

  /// A value for a place of which nothing is there.
  Json value_for(const Pointer& place) const;

 private:
  Json filled(const Json& written, const std::string& name) const;
  void add(const Pointer& place, const std::string& name, const Json& written);
  using Objects = std::vector<std::pair<Pointer, const Json*>>;
  void enter(const Pointer& place, const Json& written, Objects& objects);
  void put(const Pointer& place, const Json& value);
  bool mend(const findings::Diagnostic& one, const Pointer& pinned);
  bool mend_worst(Severity severity);
  void avoid_warnings();
  bool mend_count(const findings::Diagnostic& one, const Pointer& place);
  bool mend_decider(const findings::Diagnostic& one, const std::string& wanted);
  Json listed_value(const Pointer& place, std::string_view text) const;

  const plan::Plan& plan_;
  const Json& schema_;
  Maker maker_;
  Json document_;
  check::Checker checker_;
  findings::Findings findings_;
  std::uint32_t warnings_ = 0;  ///< Of what is required.
  std::size_t tried_ = 0;
};

}  // namespace ocpv::sample
