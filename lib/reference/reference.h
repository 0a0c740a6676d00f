// In: a draft-07 schema and a document. Out: valijson's verdict.
// Promises: bounded (valijson uses std::regex and recursion): what is over a bound is `could_not`, never a crash or a
// hang; no exception; an object of each class is its own, so different threads may use different objects.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace ocpv::reference {

enum class Verdict { yes, no, could_not };

struct Judgement {
  Verdict verdict = Verdict::could_not;
  std::string why;  ///< For could_not: which bound, or what valijson said of the schema.
};

/// A schema read once, for judging many documents by it. One thread at a time.
class Schema {
 public:
  explicit Schema(std::string_view text);
  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  /// Why no document can be judged by it; empty when documents can.
  const std::string& why_not() const noexcept;

  Judgement judge(std::string_view document);

 private:
  struct Read;
  std::unique_ptr<Read> read_;
};

/// Judges one document by valijson over nlohmann/json. Each call is its own; safe from several threads.
Judgement judge(std::string_view schema, std::string_view document);

}  // namespace ocpv::reference
