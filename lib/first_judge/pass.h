// In: a plan, the quotes of a text and their copy of it. Out: right, wrong, or unsure.
// Promises: one pass without recursion; every byte between strings is read, and by RFC 8259; what is asked of a value
// is asked where it stands, in the order and with the outcome of the walk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "first_judge/first_judge.h"
#include "plan/program.h"
#include "walk/keys.h"
#include "walk/options.h"
#include "walk/value.h"

namespace ocpv::first_judge {

/// What holds the value that is read now; the same of those around it.
struct Holder {
  const plan::Node* node = nullptr;
  std::uint64_t bits = 0;
  std::uint32_t count = 0;  ///< Members or items so far.
  bool is_array = false;
};

inline constexpr std::uint32_t kDeepest = 64;  ///< Deeper ones are the walk's.

/// One text, being judged. The memory is the caller's.
class Pass {
 public:
  Pass(const plan::Program& program, const walk::Options& options, Severity least, std::vector<walk::Key>& unknown)
      : program_(program),
        options_(options),
        unknown_(unknown),
        least_(least),
        careful_(least != Severity::error),
        glance_(!careful_                         ? 0
                : options.path_parameters.empty() ? 1
                                                  : 2),
        unknown_field_(program.envelope ? Severity::note : options.unknown_field) {
    unknown_.clear();
  }

#if OCPV_HAS_FIRST_JUDGE
  OCPV_AVX2 Answer run(char* text, std::size_t size, const std::uint32_t* quotes, Holder* holders);
#endif

 private:
  using Node = plan::Node;

  /// A member's node and its bit: 0 for one that nobody documents. Without a node: unsure.
  struct Met {
    const Node* node;
    std::uint64_t bit;
  };

  bool is_wrong(Severity severity) const { return severity >= least_; }

  // What is not as usual, apart, so that the usual stays small. Where these find something wrong, or are not sure,
  // they say so in wrong_ and unsure_.
  [[gnu::noinline]] Met other_name(const Node& holder, std::uint32_t depth, char* name, std::size_t size);
  [[gnu::noinline]] std::uint64_t other_string(const Node& node, char* inside, std::size_t size);
  [[gnu::noinline]] const char* other_number(const Node& node, const char* at, const char* end);
  [[gnu::noinline]] std::uint64_t settle(const Node& node, const walk::ValueSeen& seen, std::uint64_t bits);
  [[gnu::noinline]] std::uint64_t settle_container(const Node& node, const Holder& closing);
  bool fires(const plan::Step& step, std::uint64_t bits) const;
  [[gnu::noinline]] void check_documented(const Node& holder, std::uint64_t bit);
  [[gnu::noinline]] void end_unknown(std::uint32_t depth);

  const plan::Program& program_;
  const walk::Options& options_;
  std::vector<walk::Key>& unknown_;  ///< Names of open objects that nobody documents; each with its object's depth.
  const Severity least_;             ///< What is less is not wrong.
  const bool careful_;               ///< Not errors alone are wrong.
  const std::size_t glance_;         ///< Of Node::quick.
  const Severity unknown_field_;
  bool wrong_ = false;
  bool unsure_ = false;
  std::uint64_t reported_ = 0;  ///< By other_number(): the bits for what holds the number.
};

}  // namespace ocpv::first_judge
