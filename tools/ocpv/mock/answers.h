// In: a request as it came. Out: what a server that keeps to the documentation would answer.
// Promises: a request that is not as documented is never accepted; what is answered to a right one satisfies the
// operation's response schema; the same request and seed get the same bytes; no secret is in any answer. One thread at
// a time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/message.h"
#include "http/http.h"
#include "tools/ocpv/mock/server.h"

namespace ocpv::program {

struct MockWishes {
  std::uint64_t seed = 0;
  bool as_ocp = false;        ///< Refusals in the documented form of a failure, not as problem+json.
  bool authorization = true;  ///< Who asks is judged.
  Language language = Language::en;
};

/// The answers to right requests, each made when it is first needed. Any number of threads.
class MockSamples {
 public:
  MockSamples(const catalog::Catalog& catalog, std::uint64_t seed) : catalog_(catalog), seed_(seed) {}

  /// Empty where no response is documented; none where no sample was found.
  std::optional<std::string> response_of(const catalog::Operation& operation);
  /// The documented form of a failure.
  static std::string failure(int status, std::string_view message);

 private:
  const catalog::Catalog& catalog_;
  std::uint64_t seed_;
  std::mutex guard_;
  std::map<std::string, std::optional<std::string>> made_;  ///< By operation.
};

class MockAnswers {
 public:
  MockAnswers(const http::Service& service, MockSamples& samples, const MockWishes& wishes)
      : service_(service), samples_(samples), wishes_(wishes) {}

  MockAnswer answer(const MockRequest& request);

 private:
  MockAnswer refusal(const catalog::Operation* operation) const;

  const http::Service& service_;
  MockSamples& samples_;
  const MockWishes& wishes_;
  check::Checker checker_;
  findings::Findings findings_;
};

}  // namespace ocpv::program
