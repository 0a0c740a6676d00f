// Random edits of the documented body: the two pipes agree, and the walk over the index refuses exactly what the plain
// reader refuses.
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>

#include "json/fault.h"
#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::check::testing;
using ocpv::Status;

namespace {

/// A small generator with the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

std::string mutated(std::string text, Random& random) {
  constexpr std::string_view kPieces[] = {"\"",      "\\",       "{",    "}",    "[",        "]",           ",",
                                          ":",       "0",        "-",    "1e5",  "null",     "true",        "\\u0041",
                                          "\\ud800", "\n",       "\x01", "\xC3", "备",       "  ",          "\t",
                                          "1.0",     "\"a\":1,", "\x1A", "\x0C", "12\"ab\"", "\xEF\xBB\xBF"};
  for (std::size_t edits = 1 + random.below(3); edits > 0; --edits) {
    const std::size_t at = random.below(text.size() + 1);
    switch (random.below(4)) {
      case 0:
        text.erase(at, 1 + random.below(8));
        break;
      case 1:
        text.insert(at, kPieces[random.below(std::size(kPieces))]);
        break;
      case 2:
        text.resize(at);
        break;
      default: {
        if (at < text.size()) text[at] = static_cast<char>(static_cast<unsigned char>(random.below(256)));
      }
    }
    if (text.empty()) text = "1";
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(both_pipes_and_the_plain_reader_agree_on_random_edits) {
  Checker checker;
  findings::Findings findings;
  Options strict;
  strict.strict = true;
  Random random(20240807);
  std::size_t malformed = 0, invalid = 0;
  for (int i = 0; i < 40'000; ++i) {
    const std::string text = mutated(std::string(kBody), random);
    // A copy of exactly its size: reading beyond it is seen by the sanitizer.
    const std::vector<char> exact(text.begin(), text.end());
    const std::string_view view(exact.data(), exact.size());
    for (const Options& options : {Options{}, strict}) {
      const Status verdict = checker.verdict(backup_plan(), view, options);
      const Status status = checker.check(backup_plan(), view, options, findings);
      const bool fault = ocpv::json::find_fault(view).has_value();
      if (verdict != status || (status == Status::not_json) != fault) {
        BOOST_ERROR("disagreement: " << static_cast<int>(verdict) << ' ' << static_cast<int>(status) << ' ' << fault
                                     << '\n'
                                     << text);
      }
      if (status == Status::not_json) {
        BOOST_REQUIRE(findings.diagnostics.size() == 1U);
        BOOST_REQUIRE(findings.diagnostics[0].range.start.byte <= view.size());
      }
      malformed += status == Status::not_json;
      invalid += status == Status::invalid;
    }
  }
  // Both kinds are met often, or the edits test nothing.
  BOOST_TEST(malformed > 10'000U);
  BOOST_TEST(invalid > 5'000U);
}
