// In: a request as it came. Out: what a server that keeps to the documentation would answer.
// Promises: a request that is not as documented is never accepted; what is answered to a right one satisfies the
// operation's response schema; the same request and seed get the same bytes; no secret is in any answer. One thread at
// a time.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "base/message.h"
#include "http/http.h"
#include "tools/ocpv/mock/keys.h"
#include "tools/ocpv/mock/memory.h"
#include "tools/ocpv/mock/server.h"

namespace ocpv::program {

struct MockWishes {
  std::uint64_t seed = 0;
  bool as_ocp = false;        ///< Refusals in the documented form of a failure, not as problem+json.
  bool authorization = true;  ///< Who asks is judged.
  std::chrono::milliseconds delay{0};
  std::uint64_t failures = 0;  ///< Of 100 right requests so many fail.
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

/// What all connections share.
struct MockState {
  MockState(const catalog::Catalog& catalog, const catalog::Plans& all_plans, const MockWishes& wanted,
            const MockKeys& known_keys)
      : plans(all_plans), wishes(wanted), keys(known_keys), samples(catalog, wanted.seed), memory(catalog) {}

  const catalog::Plans& plans;
  const MockWishes wishes;
  const MockKeys& keys;  ///< Without any, signatures are not verified.
  MockSamples samples;
  MockMemory memory;
  std::atomic<std::uint64_t> right_requests = 0;
};

class MockAnswers {
 public:
  MockAnswers(const http::Service& service, MockState& state)
      : service_(service), state_(state), wishes_(state.wishes) {}

  MockAnswer answer(const MockRequest& request);

 private:
  MockAnswer judged(const MockRequest& request);
  std::string methods_of(std::string_view target) const;
  MockAnswer refusal(const catalog::Operation* operation) const;
  /// None: it is signed as it must be, or is not signed.
  std::optional<MockAnswer> wrongly_signed(const MockRequest& request);
  MockAnswer right(const catalog::Operation& operation, const MockRequest& request);
  bool fails_now();
  bool is_strict(const plan::Plan& plan, const std::string& sample);

  const http::Service& service_;
  MockState& state_;
  const MockWishes& wishes_;
  check::Checker checker_;
  findings::Findings findings_;
};

}  // namespace ocpv::program
