// In: a piece of a recording. Out: what its requests and responses exercised, and what could not be judged.
// Promises: what cannot be judged hides nothing else; of a piece only counts and its own bad places are kept.
#pragma once

#include <string>
#include <vector>

#include "coverage/tally.h"
#include "input/input.h"
#include "tools/ocpv/check/document_judge.h"
#include "tools/ocpv/check/documents.h"

namespace ocpv::program {

/// How many of each there were.
struct ReplayCounts {
  std::uint64_t requests = 0, wrong_requests = 0;
  std::uint64_t responses = 0, wrong_responses = 0;
  std::uint64_t unreadable = 0;  ///< Lines, documents and files that could not be judged.
  std::uint64_t no_calls = 0;    ///< Lines that are no calls of the API.

  void add(const ReplayCounts& more);
};

struct Replayed {
  std::size_t file = 0;
  coverage::Tally tally;
  ReplayCounts counts;
  std::vector<std::string> bad;  ///< A line of text for each that could not be judged.
  std::vector<std::string> notices;
};

/// Works on pieces; one per thread.
class Replayer {
 public:
  Replayer(Targets& targets, Tracked& tracked, const CheckSettings& settings, const coverage::Contracts& contracts,
           Language language)
      : judge_(targets, tracked, settings, language), counter_(contracts), language_(language) {}

  Replayed replay(Work&& work);

 private:
  /// A request that waits for its answer.
  struct Asked {
    input::Document document;
    Finding finding;
  };

  void replay_lines(const Work& work, const input::Options& options);
  bool take(input::Document&& document);
  void settle(coverage::Answer answer);
  void take_response(const input::Document& document);
  void refuse_line(const Line& line);
  void refuse(const std::string& place, const std::string& why);
  bool was_refused(const input::Document& document, const Finding& finding);
  coverage::Where where_of(const input::Document& document, input::Span at) const;

  Judge judge_;
  coverage::Counter counter_;
  Language language_;
  Replayed* out_ = nullptr;  ///< Of the piece at hand.
  std::string name_;
  std::optional<Asked> asked_;
};

}  // namespace ocpv::program
