// In: a plan, a text and its index. Out: whether the text is well-formed and not too deep; what is wrong goes to a
// sink. Promises: one pass without recursion; strict RFC 8259 together with what the index has verified; every value is
// judged where it stands; the same steps for the verdict and for the full check, which differ in the sink only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "json/decimal.h"
#include "json/scan.h"
#include "plan/program.h"
#include "walk/bytes.h"
#include "walk/matchers.h"
#include "walk/options.h"
#include "walk/scratch.h"
#include "walk/value.h"

#if defined(__GNUC__)
#define OCPV_SELDOM __attribute__((noinline, cold))
#define OCPV_APART __attribute__((noinline))
#else
#define OCPV_SELDOM
#define OCPV_APART
#endif

namespace ocpv::walk {

enum class End : std::uint8_t { done, malformed, too_deep };

/// A Sink has: kCollects; fail(severity); and when it collects note(fact, open frames), value_failed(entry, severity),
/// forget_unknown(entry, severity), secret(entry), named(name or secrecy, entry), and is_settled(value, rule): one of
/// the values that the rule is about was found wrong already.
template <class Sink>
class Walk {
 public:
  Walk(const plan::Program& program, std::string_view text, const Options& options, Memory& memory, Sink& sink)
      : program_(program),
        nodes_(program.nodes.data()),
        text_(text),
        bytes_(text.data()),
        base_(memory.index.entries().data()),
        last_(base_ + memory.index.entries().size()),
        options_(options),
        memory_(memory),
        sink_(sink),
        careful_(Sink::kCollects || options.strict),
        glance_(!careful_                         ? 0
                : options.path_parameters.empty() ? 1
                                                  : 2),
        unknown_(program.envelope ? Severity::note : options.unknown_field) {
    copy_tail();
  }

  End run();

 private:
  using Node = plan::Node;
  static constexpr bool kCollects = Sink::kCollects;

  /// Warnings matter.
  bool is_careful() const { return kCollects || careful_; }
  std::uint32_t entry(const std::uint32_t* at) const { return static_cast<std::uint32_t>(at - base_); }

  bool has_escape(std::size_t start, std::size_t close) const {
    return has_backslash(bytes_ + start, close - start, bytes_ + text_.size());
  }

  /// A name or value with room to read around it.
  plan::Word word_at(std::size_t start, std::size_t close) {
    if ((start + plan::kWindow <= text_.size()) & (close >= 3)) [[likely]]
      return {bytes_ + start, close - start};
    if (start + plan::kWindow > text_.size()) return {tail_ + kBefore + kTail - (text_.size() - start), close - start};
    return word_at_edge(start, close);
  }
  OCPV_APART plan::Word word_at_edge(std::size_t start, std::size_t close) {
    // A word of one letter at most, at the beginning of a longer text: what lies before its end is not used otherwise.
    char* const edge = tail_ + kBefore;
    edge[-1] = '"';
    std::memcpy(edge, bytes_ + start, close - start + 1);
    return {edge, close - start};
  }
  void copy_tail() {
    std::memset(tail_, 0, sizeof tail_);
    if (text_.size() >= kTail) [[likely]] {
      std::memcpy(tail_ + kBefore, bytes_ + text_.size() - kTail, kTail);
    } else {
      std::memcpy(tail_ + kBefore + kTail - text_.size(), bytes_, text_.size());
    }
  }

  static std::uint32_t closing_quote(const char* bytes, const std::uint32_t* at) {
    std::uint32_t close = at[1] - 1;
    while (bytes[close] != '"') --close;
    return close;
  }

  OCPV_SELDOM End root_scalar();
  OCPV_APART bool string(const Node& node, Frame& holder, const std::uint32_t* at, std::uint32_t key);
  OCPV_APART bool scalar(const Node& node, Frame& holder, const std::uint32_t* at, std::uint32_t key);
  OCPV_APART bool see(ValueSeen& seen, const std::uint32_t* at);
  bool see_short_number(ValueSeen& seen, std::size_t start);
  void judge(const Node& node, Frame& holder, const ValueSeen& seen, std::uint32_t value, std::uint32_t key,
             std::uint64_t* bits);
  const Node* member(Frame& frame, const std::uint32_t* at);
  const Node* meet(Frame& frame, std::uint32_t index, std::uint32_t node, std::uint32_t key);
  OCPV_SELDOM const Node* met_twice(Frame& frame, std::uint32_t index, std::uint32_t key);
  void check_documented(Frame& frame, std::uint32_t index, std::uint32_t key);
  OCPV_APART const Node* unlisted_member(Frame& frame, const std::uint32_t* at, std::size_t close);
  OCPV_APART const Node* unknown_member(Frame& frame, std::string_view name, std::uint32_t key);
  OCPV_SELDOM const Node& wrong_container(const Node& node, Frame& holder, std::uint32_t value, std::uint32_t key);
  void start_bits(Frame& frame);
  void close(Frame& frame, Frame& holder);
  OCPV_APART void settle(Frame& frame, Frame& holder);
  OCPV_APART void missing(Frame& frame);
  OCPV_APART void repeated_keys(Frame& frame);
  OCPV_APART bool has_repeated_items(const Frame& frame);
  bool fires(const plan::Step& step, const std::uint64_t* bits, std::uint32_t words) const;
  bool is_clear(const std::uint64_t* bits, std::uint32_t mask, std::uint32_t words) const;
  void run_steps(const Node& node, std::uint64_t* bits, std::uint32_t value, std::uint32_t key, const Frame& holder);
  void report_targets(const Node& node, const std::uint64_t* bits, Frame& holder);
  /// With the frames that are open around the value: they are the way to it.
  void note(const Fact& fact, const Frame& holder) {
    if constexpr (kCollects)
      sink_.note(fact, {memory_.frames.data(), static_cast<std::size_t>(&holder - memory_.frames.data()) + 1});
  }
  std::uint32_t number_of(const Node& node) const { return static_cast<std::uint32_t>(&node - program_.nodes.data()); }
  std::uint32_t bracket_of(const Frame& frame) const { return frame.node == nullptr ? kNowhere : frame.open; }

  std::uint32_t node_of(const Frame& frame) const {
    return frame.node == nullptr ? plan::kAnything : number_of(*frame.node);
  }

  const plan::Program& program_;
  const Node* nodes_;
  std::string_view text_;
  const char* bytes_;
  const std::uint32_t* base_;
  const std::uint32_t* last_;
  const Options& options_;
  Memory& memory_;
  Sink& sink_;
  const bool careful_;
  const std::size_t glance_;  ///< Of Node::quick.
  const Severity unknown_;
  static constexpr std::size_t kBefore = 4, kTail = 48;
  char tail_[kBefore + kTail + plan::kWindow];  ///< The end of the text, with room to read around each of its words.
};

// One function, so that the compiler keeps what it walks with in registers.
template <class Sink>
End Walk<Sink>::run() {  // NOLINT(readability-function-size)
  const char first = bytes_[*base_];
  memory_.frames[0] = Frame{};
  memory_.frames[0].bits = memory_.bits.data();
  if (first != '{' && first != '[') return root_scalar();
  // The last entry closes something; so inside the loop there is always an entry after one that does not.
  if (bytes_[last_[-1]] != (first == '{' ? '}' : ']')) return End::malformed;

  const char* const bytes = bytes_;
  const std::uint32_t* at = base_;
  Frame* const outermost = memory_.frames.data();
  Frame* const innermost = outermost + options_.limits.max_depth;
  const plan::Spelling* const spellings = program_.spellings.data();
  const std::uint32_t* const slots = program_.slots.data();
  const char* const end = bytes + text_.size();
  const std::size_t words = program_.most_words;
  std::uint64_t* row = memory_.bits.data();
  Frame* frame = outermost;
  const Node* node = &program_.nodes[program_.root];
  std::uint32_t key = kNowhere;

value:
  // The first byte chooses the way: it is known early, long before the node is, and a branch that was guessed wrong on
  // the node would wait for the whole look-up of the name. What the node asks is data from here on.
  switch (bytes[*at]) {
    case '"': {
      const plan::Quick quick = node->quick[glance_];
      const std::size_t start = *at + 1, close = closing_quote(bytes, at);
      if (!has_escape(start, close)) [[likely]] {  // known early, too
        const plan::Word word = word_at(start, close);
        const plan::Spelling& known = candidate(node->table, slots, spellings, word);
        const bool is_known = matches_window(known, word) & ((quick & plan::kQuickKnown) != 0);
        frame->bits[0] |= known.marks & (std::uint64_t{0} - is_known);
        const bool is_free =
            ((quick & plan::kQuickString) != 0) | (((quick & plan::kQuickDirectory) != 0) & !is_letter(bytes[start]));
        if (is_known | is_free) [[likely]]
          goto next;
      }
      if (string(*node, *frame, at, key)) [[likely]]
        goto next;
      return End::malformed;
    }
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9': {
      const plan::Quick quick = node->quick[glance_];
      const bool negative = bytes[*at] == '-';
      const char* const digits = bytes + *at + negative;
      const std::size_t size = count_digits(digits, end);
      if (size - 1 < 15 && digits - bytes >= 16) [[likely]] {
        const auto magnitude = static_cast<std::int64_t>(whole_of(digits, size));
        const std::int64_t whole = negative ? -magnitude : magnitude;
        const bool leading_zero = (*digits == '0') & (size != 1);
        const bool is_right = ((quick & plan::kQuickWhole) != 0) & !leading_zero & is_delimiter(digits[size]) &
                              (whole >= node->low) & (whole <= node->high);
        if (is_right) [[likely]]
          goto next;
      } else if (size == 16 && (quick & plan::kQuickWhole) != 0 && is_within(digits, negative, node->low, node->high)) {
        goto next;
      }
      if (scalar(*node, *frame, at, key)) [[likely]]
        goto next;
      return End::malformed;
    }
    case '{':
      if ((node->types & plan::kObject) == 0) [[unlikely]]
        node = &wrong_container(*node, *frame, entry(at), key);
      goto object;
    case '[':
      if ((node->types & plan::kArray) == 0) [[unlikely]]
        node = &wrong_container(*node, *frame, entry(at), key);
      goto array;
    case 't':
    case 'f':
      if ((node->quick[glance_] & plan::kQuickWord) != 0 && json::scan_literal(text_, *at).ok) goto next;
      [[fallthrough]];
    case 'n':
      if (scalar(*node, *frame, at, key)) [[likely]]
        goto next;
      [[fallthrough]];
    default:
      return End::malformed;
  }

object:
  if (frame == innermost) [[unlikely]]
    return End::too_deep;
  row += words;
  ++frame;
  *frame = {node, row, entry(at), key, 0, static_cast<std::uint32_t>(memory_.keys.size()), false};
  row[0] = node->start_bits;
  if (node->words != 1) [[unlikely]]
    start_bits(*frame);
  ++at;
  if (bytes[*at] == '}') goto close;
  goto name;

array:
  if (frame == innermost) [[unlikely]]
    return End::too_deep;
  row += words;
  ++frame;
  *frame = {node, row, entry(at), key, 0, static_cast<std::uint32_t>(memory_.keys.size()), true};
  for (std::uint32_t i = 0; i < node->words; ++i) row[i] = 0;
  ++at;
  if (bytes[*at] == ']') goto close;
  goto item;

next:
  ++at;

after:
  if (frame->is_array) {
    if (bytes[*at] == ',') {
      ++at;
      goto item;
    }
    if (bytes[*at] != ']') [[unlikely]]
      return End::malformed;
    goto close;
  }
  if (bytes[*at] != ',') {
    if (bytes[*at] != '}') [[unlikely]]
      return End::malformed;
    goto close;
  }
  ++at;

name:
  if (bytes[*at] != '"' || bytes[at[1]] != ':') [[unlikely]]
    return End::malformed;
  ++frame->count;
  key = entry(at);
  node = member(*frame, at);
  if (node == nullptr) [[unlikely]]
    return End::malformed;
  at += 2;
  goto value;

item:
  ++frame->count;
  key = kNowhere;
  node = nodes_ + frame->node->items;
  goto value;

close:
  close(*frame, frame[-1]);
  row -= words;
  --frame;
  ++at;
  if (frame == outermost) return at == last_ ? End::done : End::malformed;
  if (at == last_) [[unlikely]]
    return End::malformed;
  goto after;
}

template <class Sink>
End Walk<Sink>::root_scalar() {
  const bool good = scalar(program_.nodes[program_.root], memory_.frames[0], base_, kNowhere);
  return good && last_ - base_ == 1 ? End::done : End::malformed;
}

}  // namespace ocpv::walk

#include "walk/walk_close.h"
#include "walk/walk_members.h"
#include "walk/walk_values.h"
