// In: a plan, a text and its index. Out: whether the text is well-formed and not too deep; what is wrong goes to a sink.
// Promises: one pass without recursion; strict RFC 8259 together with what the index has verified; every value is
// judged where it stands; the same steps for the verdict and for the full check, which differ in the sink only.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "check/bytes.h"
#include "check/check.h"
#include "check/matchers.h"
#include "check/scratch.h"
#include "check/value.h"
#include "json/decimal.h"
#include "json/scan.h"
#include "plan/program.h"

#if defined(__GNUC__)
#define OCPV_SELDOM __attribute__((noinline, cold))
#define OCPV_APART __attribute__((noinline))
#else
#define OCPV_SELDOM
#define OCPV_APART
#endif

namespace ocpv::check {

enum class End : std::uint8_t { done, malformed, too_deep };

/// A Sink has: kCollects; fail(severity); and when it collects note(fact, open frames), value_failed(entry, severity),
/// forget_unknown(entry, severity), secret(entry), looks_secret(name), and is_settled(value, rule): one of the values
/// that the rule is about was found wrong already.
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
        unknown_(program.envelope ? Severity::note : options.unknown_field) {}

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
    if ((start + plan::kWindow <= text_.size()) & (close >= 3)) [[likely]] return {bytes_ + start, close - start};
    return word_at_edge(start, close);
  }
  OCPV_APART plan::Word word_at_edge(std::size_t start, std::size_t close) {
    std::memset(edge_, 0, sizeof edge_);
    edge_[3] = '"';
    std::memcpy(edge_ + 4, bytes_ + start, close - start + 1);  // a longer word would have room
    return {edge_ + 4, close - start};
  }

  static std::uint32_t closing_quote(const char* bytes, const std::uint32_t* at) {
    std::uint32_t close = at[1] - 1;
    while (bytes[close] != '"') --close;
    return close;
  }

  OCPV_SELDOM End root_scalar();
  OCPV_APART bool string(const Node& node, Frame& holder, const std::uint32_t* at, std::uint32_t key);
  OCPV_APART bool scalar(const Node& node, Frame& holder, const std::uint32_t* at, std::uint32_t key);
  bool see(ValueSeen& seen, const std::uint32_t* at);
  bool see_short_number(ValueSeen& seen, std::size_t start);
  void judge(const Node& node, Frame& holder, const ValueSeen& seen, std::uint32_t value, std::uint32_t key,
             std::uint64_t* bits);
  const Node* member(Frame& frame, const std::uint32_t* at);
  const Node* meet(Frame& frame, std::uint32_t index, std::uint32_t node, std::uint32_t key);
  OCPV_SELDOM const Node* met_twice(Frame& frame, std::uint32_t node, std::uint32_t key);
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
  std::uint32_t number_of(const Node& node) const {
    return static_cast<std::uint32_t>(&node - program_.nodes.data());
  }
  std::uint32_t bracket_of(const Frame& frame) const {
    return frame.node == nullptr ? kNowhere : frame.open;
  }

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
  char edge_[4 + plan::kWindow + plan::kWindow];  ///< A word at the very beginning or end of the text.
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
        const bool is_known =
            matches_window(known, word) & (word.size <= plan::kWindow) & ((quick & plan::kQuickKnown) != 0);
        frame->bits[0] |= known.marks & (std::uint64_t{0} - is_known);
        const bool is_free = ((quick & plan::kQuickString) != 0) &
                             !(((quick & plan::kQuickDirectory) != 0) & is_letter(bytes[start]));
        if (is_known | is_free) [[likely]] goto next;
      }
      if (string(*node, *frame, at, key)) [[likely]] goto next;
      return End::malformed;
    }
    case '-':
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9': {
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
        if (is_right) [[likely]] goto next;
      } else if (size == 16 && (quick & plan::kQuickWhole) != 0 && is_within(digits, negative, node->low, node->high)) {
        goto next;
      }
      if (scalar(*node, *frame, at, key)) [[likely]] goto next;
      return End::malformed;
    }
    case '{':
      if ((node->types & plan::kObject) == 0) [[unlikely]] node = &wrong_container(*node, *frame, entry(at), key);
      goto object;
    case '[':
      if ((node->types & plan::kArray) == 0) [[unlikely]] node = &wrong_container(*node, *frame, entry(at), key);
      goto array;
    case 't': case 'f':
      if ((node->quick[glance_] & plan::kQuickWord) != 0 && json::scan_literal(text_, *at).ok) goto next;
      [[fallthrough]];
    case 'n':
      if (scalar(*node, *frame, at, key)) [[likely]] goto next;
      [[fallthrough]];
    default: return End::malformed;
  }

object:
  if (frame == innermost) [[unlikely]] return End::too_deep;
  row += words;
  ++frame;
  *frame = {node, row, entry(at), key, 0, static_cast<std::uint32_t>(memory_.keys.size()), false};
  row[0] = node->start_bits;
  if (node->words != 1) [[unlikely]] start_bits(*frame);
  ++at;
  if (bytes[*at] == '}') goto close;
  goto name;

array:
  if (frame == innermost) [[unlikely]] return End::too_deep;
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
    if (bytes[*at] != ']') [[unlikely]] return End::malformed;
    goto close;
  }
  if (bytes[*at] != ',') {
    if (bytes[*at] != '}') [[unlikely]] return End::malformed;
    goto close;
  }
  ++at;

name:
  if (bytes[*at] != '"' || bytes[at[1]] != ':') [[unlikely]] return End::malformed;
  ++frame->count;
  key = entry(at);
  node = member(*frame, at);
  if (node == nullptr) [[unlikely]] return End::malformed;
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
  if (at == last_) [[unlikely]] return End::malformed;
  goto after;
}

template <class Sink>
End Walk<Sink>::root_scalar() {
  const bool good = scalar(program_.nodes[program_.root], memory_.frames[0], base_, kNowhere);
  return good && last_ - base_ == 1 ? End::done : End::malformed;
}

/// A string that is not right at a glance.
template <class Sink>
bool Walk<Sink>::string(const Node& node, Frame& holder, const std::uint32_t* at, std::uint32_t key) {
  const plan::Quick quick = node.quick[glance_];
  const std::size_t start = *at + 1, close = closing_quote(bytes_, at);
  const std::string_view inside = text_.substr(start, close - start);
  const bool escaped = has_escape(start, close);
  if constexpr (kCollects) {
    constexpr plan::Quick kAnyString = plan::kQuickString | plan::kQuickDirectory;
    if (node.secret && node.cautions.count == 0 && (node.quick[0] & kAnyString) == plan::kQuickString) {
      if (escaped && !json::has_right_escapes(inside)) return false;
      sink_.secret(entry(at));
      return true;
    }
  }
  if ((quick & plan::kQuickDirectory) != 0) {
    if (!escaped && protocol_size(inside) == 0) return true;
    if (inside.starts_with("\\/")) return json::has_right_escapes(inside);  // a slash begins no protocol
  } else if ((quick & plan::kQuickString) != 0 && escaped) {
    return json::has_right_escapes(inside);
  } else if ((quick & plan::kQuickKnown) != 0) {
    if (const plan::Spelling* known = find(node.table, program_.slots.data(), program_.spellings.data(), word_at(start, close))) {
      holder.bits[0] |= known->marks;
      return true;
    }
  }
  return scalar(node, holder, at, key);
}

/// A whole number of few digits, which most are. False when it is another one, or malformed.
template <class Sink>
bool Walk<Sink>::see_short_number(ValueSeen& seen, std::size_t start) {
  const bool negative = bytes_[start] == '-';
  const char* const digits = bytes_ + start + negative;
  const char* const end = bytes_ + text_.size();
  const std::size_t size = count_digits(digits, end);
  if (size - 1 >= 15 || digits - bytes_ < 16 || digits + size == end || !is_delimiter(digits[size])) return false;
  if (*digits == '0' && size != 1) return false;
  const auto magnitude = static_cast<std::int64_t>(whole_of(digits, size));
  seen.text = text_.substr(start, size + negative);
  seen.type = plan::kInteger;
  seen.whole = negative ? -magnitude : magnitude;
  return true;
}

/// Finds out what a scalar is. False when it is malformed.
template <class Sink>
bool Walk<Sink>::see(ValueSeen& seen, const std::uint32_t* at) {
  const std::size_t start = *at;
  const char c = bytes_[start];
  if (c == '"') {
    const std::size_t close = closing_quote(bytes_, at);
    seen.type = plan::kString;
    seen.text = text_.substr(start + 1, close - start - 1);
    if (!has_escape(start + 1, close)) return true;
    if (!json::has_right_escapes(seen.text)) return false;
    char* decoded = static_cast<char*>(memory_.decoded.allocate(seen.text.size(), 1));
    seen.text = {decoded, json::decode_into(seen.text, decoded)};
    return true;
  }
  if (c == '-' || json::is_digit(c)) {
    if (see_short_number(seen, start)) return true;
    const json::Scan scan = json::scan_number(text_, start);
    if (!scan.ok) return false;
    seen.text = text_.substr(start, scan.end - start);
    const json::Decimal number(seen.text);
    seen.type = number.is_integer() ? plan::kInteger : plan::kFraction;
    seen.whole = number.to_int64();
    return true;
  }
  const json::Scan scan = json::scan_literal(text_, start);
  if (!scan.ok) return false;
  seen.text = text_.substr(start, scan.end - start);
  seen.type = c == 'n' ? plan::kNull : plan::kBoolean;
  return true;
}

template <class Sink>
bool Walk<Sink>::scalar(const Node& node, Frame& holder, const std::uint32_t* at, std::uint32_t key) {
  ValueSeen seen;
  if (!see(seen, at)) return false;
  std::uint64_t* bits = holder.bits + program_.most_words;  // the row of the next frame is free
  std::memset(bits, 0, node.words * sizeof(std::uint64_t));
  const std::uint32_t value = entry(at);
  judge(node, holder, seen, value, key, bits);
  run_steps(node, bits, value, key, holder);
  report_targets(node, bits, holder);
  return true;
}

/// Runs the checks of a value that is a scalar, or a container that closes. One cause, one finding: the first error of a
/// value stands for the others.
template <class Sink>
void Walk<Sink>::judge(const Node& node, Frame& holder, const ValueSeen& seen, std::uint32_t value, std::uint32_t key,
                       std::uint64_t* bits) {
  const auto fails = [&](const plan::Check& check) {
    return !holds(program_, check, seen, options_.path_parameters);
  };
  const auto fail = [&](Fact::Kind kind, std::uint32_t detail, std::uint32_t said, Severity severity) {
    sink_.fail(severity);
    if constexpr (kCollects) {
      if (severity != Severity::note) sink_.value_failed(value, severity);
      note({kind, severity, said, detail, number_of(node), value, key, bracket_of(holder), node_of(holder)}, holder);
    }
  };
  const auto severity_of = [](const plan::Check& check) { return static_cast<Severity>(check.severity); };
  bool faulty = false;
  if ((node.types & seen.type) == 0) {
    faulty = true;
    fail(Fact::Kind::type, kNowhere, node.said_type, Severity::error);
  } else {
    for (std::uint32_t i = node.errors.first; i < node.errors.first + node.errors.count; ++i) {
      const plan::Check& check = program_.checks[i];
      if (!fails(check)) continue;
      faulty = true;
      fail(Fact::Kind::check, i, check.said, severity_of(check));
      break;
    }
  }
  if (is_careful()) {
    if constexpr (kCollects) {
      if (node.secret) sink_.secret(value);
    }
    for (std::uint32_t i = node.cautions.first; !faulty && i < node.cautions.first + node.cautions.count; ++i) {
      const plan::Check& check = program_.checks[i];
      if (fails(check)) fail(Fact::Kind::check, i, check.said, severity_of(check));
    }
  }
  for (std::uint32_t i = node.asks.first; i < node.asks.first + node.asks.count; ++i) {
    const plan::Check& check = program_.checks[i];
    if (fails(check)) bits[check.bit / 64] |= std::uint64_t{1} << check.bit % 64;
  }
}

template <class Sink>
inline const plan::Node* Walk<Sink>::meet(Frame& frame, std::uint32_t index, std::uint32_t node, std::uint32_t key) {
  std::uint64_t& word = frame.bits[index / 64];
  const std::uint64_t bit = std::uint64_t{1} << index % 64;
  if ((word & bit) == 0) [[unlikely]] return met_twice(frame, node, key);
  word &= ~bit;
  if (is_careful() && frame.node->has_undocumented) check_documented(frame, index, key);
  return nodes_ + node;
}

template <class Sink>
const plan::Node* Walk<Sink>::met_twice(Frame& frame, std::uint32_t node, std::uint32_t key) {
  sink_.fail(Severity::error);
  if constexpr (kCollects) {
    note({Fact::Kind::duplicate, Severity::error, kNowhere, kNowhere, number_of(*frame.node), key + 2, key, frame.open,
          node_of(frame)},
         frame);
    if (program_.nodes[node].secret) sink_.secret(key + 2);
  }
  return &program_.nodes[plan::kAnything];
}

/// A member that only a rule names is as unknown as one that nothing names.
template <class Sink>
void Walk<Sink>::check_documented(Frame& frame, std::uint32_t index, std::uint32_t key) {
  const plan::Member& found = program_.members[frame.node->members.first + index];
  if (found.documented || frame.node->open) return;
  sink_.fail(unknown_);
  if constexpr (kCollects) {
    note({Fact::Kind::unknown, unknown_, kNowhere, kNowhere, number_of(*frame.node), key + 2, key, frame.open,
          node_of(frame)},
         frame);
    if (sink_.looks_secret(found.name)) sink_.secret(key + 2);
  }
}

/// The node of the member whose name begins at `at`; nullptr when the name is malformed.
template <class Sink>
inline const plan::Node* Walk<Sink>::member(Frame& frame, const std::uint32_t* at) {
  const std::size_t start = *at + 1, close = closing_quote(bytes_, at);
  const plan::Spelling* known =
      find(frame.node->table, program_.slots.data(), program_.spellings.data(), word_at(start, close));
  if (known != nullptr) [[likely]] return meet(frame, known->index, known->node, entry(at));
  if (frame.node->has_unlisted || has_escape(start, close)) return unlisted_member(frame, at, close);
  return unknown_member(frame, text_.substr(start, close - start), entry(at));
}

template <class Sink>
const plan::Node* Walk<Sink>::unlisted_member(Frame& frame, const std::uint32_t* at, std::size_t close) {
  const std::string_view inside = text_.substr(*at + 1, close - *at - 1);
  if (!json::has_right_escapes(inside)) return nullptr;
  std::string_view name = inside;
  if (has_escape(*at + 1, close)) {
    char* decoded = static_cast<char*>(memory_.decoded.allocate(inside.size(), 1));
    name = {decoded, json::decode_into(inside, decoded)};
  }
  const plan::Slice members = frame.node->members;
  for (std::uint32_t i = 0; i < members.count; ++i) {
    const plan::Member& member = program_.members[members.first + i];
    if (member.name == name) return meet(frame, i, member.node, entry(at));
  }
  return unknown_member(frame, name, entry(at));
}

template <class Sink>
const plan::Node* Walk<Sink>::unknown_member(Frame& frame, std::string_view name, std::uint32_t key) {
  memory_.keys.push_back({name, key});
  const Node& node = *frame.node;
  if constexpr (kCollects) {
    if (sink_.looks_secret(name)) sink_.secret(key + 2);
  }
  if (node.others == plan::kNone) [[unlikely]] {
    sink_.fail(Severity::error);
    if constexpr (kCollects) {
      note({Fact::Kind::forbidden, Severity::error, node.said_others, kNowhere, number_of(node), key + 2, key,
            frame.open, node_of(frame)},
           frame);
    }
    return &program_.nodes[plan::kAnything];
  }
  if (is_careful() && !node.open) {
    sink_.fail(unknown_);
    if constexpr (kCollects) {
      note({Fact::Kind::unknown, unknown_, kNowhere, kNowhere, number_of(node), key + 2, key, frame.open,
            node_of(frame)},
           frame);
    }
  }
  return &program_.nodes[node.others];
}

template <class Sink>
const plan::Node& Walk<Sink>::wrong_container(const Node& node, Frame& holder, std::uint32_t value,
                                              std::uint32_t key) {
  sink_.fail(Severity::error);
  if constexpr (kCollects) {
    sink_.value_failed(value, Severity::error);
    if (node.secret) sink_.secret(value);
    note({Fact::Kind::type, Severity::error, node.said_type, kNowhere, number_of(node), value, key, bracket_of(holder),
          node_of(holder)},
         holder);
  }
  return program_.nodes[plan::kAnything];
}

template <class Sink>
inline void Walk<Sink>::start_bits(Frame& frame) {
  const std::uint64_t* start = program_.masks.data() + frame.node->at_start;
  for (std::uint32_t i = 1; i < frame.node->words; ++i) frame.bits[i] = start[i];
}

template <class Sink>
inline void Walk<Sink>::close(Frame& frame, Frame& holder) {
  const Node& node = *frame.node;
  if (memory_.keys.size() > frame.first_key) [[unlikely]] {
    if (memory_.keys.size() > frame.first_key + 1) repeated_keys(frame);
    memory_.keys.resize(frame.first_key);
  }
  if (is_careful() ? node.closes_plainly : node.closes_quickly) {
    const std::uint64_t bits = frame.bits[0];
    bool wrong = (bits & node.required_bits) != 0;
    const plan::Pair* pair = program_.pairs.data() + node.pairs.first;
    for (std::uint32_t block = 0; block < node.pairs.count; block += plan::kPairsAtOnce, pair += plan::kPairsAtOnce) {
      for (std::uint32_t i = 0; i < plan::kPairsAtOnce; ++i) {
        wrong |= (((bits & pair[i].first) == 0) == pair[i].first_clear) &
                 (((bits & pair[i].second) == 0) == pair[i].second_clear);
      }
    }
    if (!wrong || !is_careful()) {
      if (wrong) sink_.fail(Severity::error);
      report_targets(node, frame.bits, holder);
      return;
    }
  }
  if (!frame.is_array && node.requirements.count != 0 &&
      (is_careful() || !is_clear(frame.bits, node.required, node.words))) {
    missing(frame);
  }
  if (node.steps.count + node.targets.count + node.errors.count + node.asks.count != 0 ||
      (is_careful() && (node.cautions.count != 0 || node.secret))) {
    settle(frame, holder);
  }
}

template <class Sink>
void Walk<Sink>::settle(Frame& frame, Frame& holder) {
  const Node& node = *frame.node;
  const bool checked = node.errors.count + node.asks.count + node.cautions.count != 0 || node.secret;
  if (checked) {
    ValueSeen seen;
    seen.type = frame.is_array ? plan::kArray : plan::kObject;
    seen.count = frame.count;
    const auto asks_unique = [&](plan::Slice slice) {
      for (std::uint32_t i = slice.first; i < slice.first + slice.count; ++i) {
        if (program_.checks[i].test == plan::Test::unique_items) return true;
      }
      return false;
    };
    if (frame.is_array && (asks_unique(node.errors) || asks_unique(node.asks) || asks_unique(node.cautions))) {
      seen.repeated = has_repeated_items(frame);
    }
    judge(node, holder, seen, frame.open, frame.key, frame.bits);
  }
  run_steps(node, frame.bits, frame.open, frame.key, holder);
  report_targets(node, frame.bits, holder);
}

template <class Sink>
void Walk<Sink>::missing(Frame& frame) {
  const Node& node = *frame.node;
  for (std::uint32_t i = node.requirements.first; i < node.requirements.first + node.requirements.count; ++i) {
    const plan::Requirement& requirement = program_.requirements[i];
    if ((frame.bits[requirement.member / 64] >> requirement.member % 64 & 1) == 0) continue;
    const auto severity = static_cast<Severity>(requirement.severity);
    sink_.fail(severity);
    if constexpr (kCollects) {
      note({Fact::Kind::missing, severity, requirement.said, requirement.member, number_of(node), frame.open, frame.key,
            frame.open, number_of(node)},
           (&frame)[-1]);
    }
  }
}

template <class Sink>
void Walk<Sink>::repeated_keys(Frame& frame) {
  Key* const first = memory_.keys.data() + frame.first_key;
  Key* const last = memory_.keys.data() + memory_.keys.size();
  const auto report = [&](const Key& key) {
    sink_.fail(Severity::error);
    if constexpr (kCollects) {
      if (!frame.node->open && frame.node->others != plan::kNone) sink_.forget_unknown(key.entry, unknown_);
      note({Fact::Kind::duplicate, Severity::error, kNowhere, kNowhere, number_of(*frame.node), key.entry + 2,
            key.entry, frame.open, node_of(frame)},
           frame);
    }
  };
  constexpr std::ptrdiff_t kFew = 8;
  if (last - first <= kFew) {
    for (Key* key = first + 1; key != last; ++key) {
      for (Key* earlier = first; earlier != key; ++earlier) {
        if (earlier->name.size() != key->name.size() || earlier->name != key->name) continue;
        report(*key);
        break;
      }
    }
    return;
  }
  sort_by_name(first, last);
  for (Key* key = first + 1; key != last; ++key) {
    if (key[-1].name == key->name) report(*key);
  }
}

/// Scalars only (the plan refuses uniqueItems elsewhere); arrays and objects among them are wrong already.
template <class Sink>
bool Walk<Sink>::has_repeated_items(const Frame& frame) {
  std::vector<Key>& items = memory_.items;
  items.clear();
  std::size_t depth = 0;
  for (const std::uint32_t* at = base_ + frame.open + 1; depth != 0 || bytes_[*at] != ']'; ++at) {
    const char c = bytes_[*at];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (depth != 0 || c == ',' || c == '}' || c == ']') continue;
    ValueSeen seen;
    if (see(seen, at)) items.push_back({seen.text, seen.type});
  }
  return has_equal_values(items);
}

template <class Sink>
inline bool Walk<Sink>::is_clear(const std::uint64_t* bits, std::uint32_t mask, std::uint32_t words) const {
  const std::uint64_t* wanted = program_.masks.data() + mask;
  std::uint64_t set = bits[0] & wanted[0];
  for (std::uint32_t i = 1; i < words; ++i) set |= bits[i] & wanted[i];
  return set == 0;
}

template <class Sink>
inline bool Walk<Sink>::fires(const plan::Step& step, const std::uint64_t* bits, std::uint32_t words) const {
  const plan::Clause* clause = program_.clauses.data() + step.clauses.first;
  const plan::Clause* const end = clause + step.clauses.count;
  if (step.kind == plan::Step::Kind::all) {
    for (; clause != end; ++clause) {
      if (is_clear(bits, clause->mask, words) != clause->clear) return false;
    }
    return true;
  }
  std::uint32_t count = 0;
  for (; clause != end; ++clause) count += is_clear(bits, clause->mask, words) == clause->clear;
  return count != 1;
}

template <class Sink>
void Walk<Sink>::run_steps(const Node& node, std::uint64_t* bits, std::uint32_t value, std::uint32_t key,
                           const Frame& holder) {
  for (std::uint32_t i = node.steps.first; i < node.steps.first + node.steps.count; ++i) {
    const plan::Step& step = program_.steps[i];
    if (!fires(step, bits, node.words)) continue;
    if (step.rule == plan::kNone) {
      bits[step.bit / 64] |= std::uint64_t{1} << step.bit % 64;
      continue;
    }
    const plan::Rule& rule = program_.rules[step.rule];
    const auto severity = static_cast<Severity>(rule.severity);
    if constexpr (kCollects) {
      if (sink_.is_settled(value, rule)) continue;
      note({Fact::Kind::rule, severity, rule.said, step.rule, number_of(node), value, key, bracket_of(holder),
            plan::kAnything},
           holder);
    }
    sink_.fail(severity);
  }
}

template <class Sink>
inline void Walk<Sink>::report_targets(const Node& node, const std::uint64_t* bits, Frame& holder) {
  for (std::uint32_t i = node.targets.first; i < node.targets.first + node.targets.count; ++i) {
    const plan::Target& target = program_.targets[i];
    if (!is_clear(bits, target.mask, node.words)) holder.bits[target.bit / 64] |= std::uint64_t{1} << target.bit % 64;
  }
}

}  // namespace ocpv::check
