// In: an operation in all its versions. Out: what its page tells, each part once for all versions that have it alike.
// Promises: a schema is read and sampled once, however many versions and languages it is in.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/terms.h"
#include "compare/compare.h"
#include "compare/facts.h"
#include "site/site.h"

namespace ocpv::site {

/// What is told of a field by its ids, as the check told it of samples that were broken on purpose.
struct Told {
  std::string id;
  Severity severity = Severity::error;
  bool operator<(const Told& other) const { return id != other.id ? id < other.id : severity > other.severity; }
  bool operator==(const Told&) const = default;
};

/// What samplers make of one schema.
struct Samples {
  std::string smallest, full, failure;  ///< Empty where none was found.
  /// A document for each value that decides which other fields go with it, by `/a = "B"`.
  std::vector<std::pair<std::string, std::string>> choices;
  std::map<std::string, std::vector<Told>> told;  ///< By the pointer of the field.
};

/// One part as some versions document it alike.
struct Variant {
  std::vector<std::string> versions;
  std::string label;  ///< The oldest of the versions, by which anchors tell variants apart; empty: the newest variant.
  const compare::PartFacts* facts = nullptr;
  std::shared_ptr<const Samples> samples;
};

/// From one contract to the next newer one.
struct Step {
  std::vector<std::string> before, after;  ///< Versions.
  std::vector<compare::Difference> differences;
};

struct OperationModel {
  const Operation* operation = nullptr;
  std::vector<compare::OperationFacts> facts;  ///< Of each contract.
  std::vector<Variant> parts[kPartCount];      ///< Newest first.
  std::vector<Step> steps;                     ///< Newest first, those in which something changed.
};

/// Samples by schema, kept for all pages.
class Sampled {
 public:
  std::shared_ptr<const Samples> of(const Contract& contract, Part part, const compare::PartFacts& facts);

 private:
  std::map<std::string, std::shared_ptr<const Samples>> known_;
};

Result<OperationModel> model_of(const Operation& operation, Sampled& sampled);

}  // namespace ocpv::site
