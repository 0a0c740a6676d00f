// In: a schema that emit wrote. Out: documents that it accepts, and documents that are wrong in exactly one named way.
// Promises: one schema and one seed give the same bytes on every machine; what is given is judged as it claims, what
// cannot be made so is left out; members stand in the schema's order; secrets are masks.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/terms.h"

namespace ocpv::sample {

struct Options {
  std::uint64_t seed = 0;       ///< 0: the plainest values.
  bool empty_lists = true;      ///< false: each has an item, as a list of parameters must to be there at all.
  bool misplaced_rows = false;  ///< right() has fields that a correction calls misplaced, too.
};

/// A document that is accepted, without an error; with a warning only where the documentation contradicts itself, so
/// that no value is without one.
struct Sample {
  std::string name;  ///< `smallest`, `full`, `with /a`, `/a = "B"`, `highest`.
  std::string text;
};

/// A document with one mistake, and the one diagnostic that tells it.
struct Broken {
  std::string name;  ///< `not-in-enum /a = "b"`.
  std::string id, pointer;
  Severity severity = Severity::error;
  std::string text;
};

/// For one part of an operation: a body, or parameters as `{"path":{},"query":{},"header":{}}`.
class Sampler {
 public:
  /// An Error when the schema cannot be compiled, or when nothing was found that it accepts.
  static Result<Sampler> make(std::string_view schema, Options options = {});
  Sampler(Sampler&&) noexcept;
  Sampler& operator=(Sampler&&) noexcept;
  ~Sampler();

  std::string smallest() const;
  /// Every optional field that goes together with the others.
  std::string full() const;
  /// The two, each optional object with what it requires, each value of each list, the lowest and the highest numbers.
  std::vector<Sample> right() const;
  /// As many with optional fields that come and go and with values that vary.
  std::vector<Sample> varied(std::size_t count) const;
  /// Of a response: the documented form of a failure, which is the same for all operations.
  std::string failure() const;
  /// Each thing that can be wrong; with an id only what gives that diagnostic.
  std::vector<Broken> broken(std::string_view id = {}) const;

 private:
  struct Parts;
  explicit Sampler(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace ocpv::sample
