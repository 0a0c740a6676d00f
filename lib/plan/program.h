// In: nothing; this is data. Out: the compiled schema as flat vectors, for check (which walks it) and describe.
// Promises: made once by compile(), never changed afterwards; every index is in range.
//
// A node says all that is asked of the values at one kind of place. Whatever subschemas apply to a place (by
// properties, allOf, if, anyOf, ...) is known from the schema alone, so they are joined into one node beforehand, and a
// document is judged in one walk without a tree.
//
// Each object has a row of bits, one when something is wanting: first a bit for each member ("still missing"), then one
// for each thing that a rule asks about ("this test failed"). A value reports failed tests into the bits of the object
// or array that holds it. When an object closes, its rules are settled by masks over these bits.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/rule_kinds.h"
#include "base/secret_names.h"
#include "base/similar.h"
#include "base/terms.h"
#include "plan/spelling.h"

namespace ocpv::plan {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// Kinds of values, one bit each; an integral number is `kInteger`, any other is `kFraction`.
using Types = std::uint8_t;
inline constexpr Types kNull = 1, kBoolean = 2, kInteger = 4, kFraction = 8, kString = 16, kArray = 32, kObject = 64;
inline constexpr Types kNumber = kInteger | kFraction;
inline constexpr Types kEveryType = 127;

/// A part of one of the vectors of a Program.
struct Slice {
  std::uint32_t first = 0, count = 0;
};

/// Where something is said: in the schema, and on the documentation page.
struct Said {
  std::string_view schema_pointer;
  std::string_view page;   ///< Empty when unknown.
  std::uint32_t line = 0;  ///< 0 when unknown.
  Strength strength = Strength::stated;
};

/// A scalar of an `enum`: strings decoded, other kinds as their source text.
struct EnumValue {
  Types type = kString;
  bool is_whole = false;  ///< An integer that fits `whole`.
  std::int64_t whole = 0;
  std::string_view text;
  FoldedShape shape = {};  ///< Of the text.
};

/// Named shapes of strings; each is one function of base/calendar.h or walk/matchers.h.
enum class Shape : std::uint8_t { date_time, time, date, no_protocol };

enum class Test : std::uint8_t {
  type,          ///< types
  one_of,        ///< values: enum and const
  whole_bounds,  ///< low, high: integers within int64
  lower,
  upper,     ///< number: any decimal, `exclusive` or not
  multiple,  ///< low: the divisor
  shape,     ///< shape
  least_length,
  most_length,  ///< low: code points
  least_items,
  most_items,
  unique_items,
  least_members,
  most_members,
  never,         ///< fails always: the schema `false`
  known_value,   ///< values: an open set, failing is a note
  same_as_path,  ///< name: a path parameter
  belongs,       ///< name: pointer of the place this field belongs to; fails always, as a warning
};

/// One thing asked of one value. With `bit` it reports to the rules of its node; without, failing is a finding.
struct Check {
  Test test = Test::never;
  Severity severity = Severity::error;
  Types types = 0;
  Shape shape = Shape::date_time;
  bool exclusive = false;
  bool is_fixed = false;  ///< lower, upper: the bound is `low` with `high` of its digits behind the point.
  std::uint32_t bit = kNone;
  std::uint32_t said = 0;
  Slice values;  ///< Of Program::values; whole_bounds: of Program::texts, the two bounds.
  std::int64_t low = 0, high = 0;
  std::string_view text;  ///< The bound's or the name's text.
};

struct Member {
  std::string_view name;
  std::uint32_t node = 0;
  bool documented = false;          ///< Named by something that applies for certain, not by a condition only.
  Secrecy secrecy = Secrecy::none;  ///< By its name; where its node is secret, that says so already.
  FoldedShape shape = {};
};

/// A member that must be there.
struct Requirement {
  std::uint32_t member = 0;  ///< Bit and index within the node's members.
  Severity severity = Severity::error;
  std::uint32_t said = 0;
};

/// True when none (`clear`) or some (not `clear`) of the mask's bits are set.
struct Clause {
  std::uint32_t mask = 0;  ///< Of Program::masks, as many words as the node has.
  bool clear = false;
};

/// Settled when the value closes, in order: later steps may use the bits of earlier ones.
struct Step {
  enum class Kind : std::uint8_t {
    all,      ///< Fires when all clauses are true.
    not_one,  ///< Fires unless exactly one clause is true.
  } kind = Kind::all;
  Slice clauses;
  std::uint32_t bit = kNone;   ///< Bit to set when it fires ...
  std::uint32_t rule = kNone;  ///< ... or the rule that is broken.
};

/// The bit to set in the holder of a value when one of the mask's bits is set.
struct Target {
  std::uint32_t mask = 0;
  std::uint32_t bit = 0;
};

/// What a broken rule means to people. It is about `subject`, and `decider` decides, which is one of `values`, or
/// (`negated`) has a value that is none of them, or, where there are no values, has from `low` to `high` items. Of an
/// items_when these count the subject's items; of a value_when, which is told where the value asks for the other's, the
/// two change places.
struct Rule {
  using Kind = RuleKind;
  std::optional<Kind> kind;  ///< None: a combination of keywords with no form of ours.
  Severity severity = Severity::error;
  bool negated = false;
  std::uint32_t said = 0;
  Slice subject, decider;  ///< Of Program::texts: names on the way down from the object that owns the rule.
  Slice values, allowed;   ///< Of Program::values.
  Slice places;            ///< Of Program::paths.
  std::uint32_t low = 0, high = kNone;
};

/// What is known to be right about a value at a glance, one bit each; what is not goes through the lists of checks.
using Quick = std::uint8_t;
inline constexpr Quick kQuickString = 1;     ///< Any string.
inline constexpr Quick kQuickDirectory = 2;  ///< Any string that begins with no protocol.
inline constexpr Quick kQuickKnown = 4;      ///< A string that `table` knows.
inline constexpr Quick kQuickWhole = 8;      ///< An integer within low and high.
inline constexpr Quick kQuickWord = 16;      ///< true and false.

/// A broken rule of one object, decided by two masks of its only word of bits: both must be as they are wanted.
struct Pair {
  std::uint64_t first = 0, second = 0;
  bool first_clear = false, second_clear = false;
};

inline constexpr std::uint32_t kPairsAtOnce = 2;  ///< A node has a multiple of so many pairs.

/// All that is asked of the values at one kind of place.
struct Node {
  Quick quick[3] = {0, 0, 0};       ///< For a verdict; where warnings, notes and secrets matter; and with a path, too.
  Types types = kEveryType;         ///< What a value may be.
  std::uint8_t words = 1;           ///< 64-bit words in its row of bits.
  bool closes_quickly = false;      ///< For a verdict: required_bits, pairs and targets are all there is at the end.
  bool closes_plainly = false;      ///< The same, and no warning can come of it.
  bool looks_closer = false;        ///< Some members are named by rules only, or are secret by their names.
  bool has_unlisted = false;        ///< Some members' names are not in `table`: too short, or never without escapes.
  std::uint64_t start_bits = 0;     ///< The first word of an object that was just opened.
  std::uint64_t required_bits = 0;  ///< Of the first word: members whose absence is an error.
  Table table;                      ///< Names of members, or values with kQuickKnown.
  std::int64_t low = 0, high = 0;   ///< Of kQuickWhole.
  Slice pairs;
  Slice targets;
  std::uint32_t others = 0;  ///< Node of members that `members` does not name; kNone: they are an error.
  std::uint32_t items = 0;   ///< Node of the items of an array.
  bool secret = false;
  bool no_secret = false;      ///< The schema says so, whatever the name.
  bool open = true;            ///< Members nobody names are expected.
  std::uint32_t said = kNone;  ///< Where this place itself is described.
  std::uint32_t said_type = kNone;

  Slice errors;    ///< Checks whose failure is an error, `type` first.
  Slice cautions;  ///< Checks whose failure is a warning or a note.
  Slice asks;      ///< Checks that report a bit.
  Slice steps;
  std::uint32_t at_start = 0;  ///< Mask: the bits of an object that was just opened.

  Slice members;  ///< In the schema's order.
  Slice requirements;
  std::uint32_t required = 0;  ///< Mask of the members whose absence is an error.
  std::uint32_t said_others = kNone;
};

inline constexpr std::uint32_t kAnything = 0;  ///< The node that asks nothing; always there.

struct Program {
  Arena memory;  ///< Holds the bytes of every string_view below.

  std::vector<Node> nodes;
  std::vector<Member> members;
  std::vector<Requirement> requirements;
  std::vector<Check> checks;
  std::vector<Step> steps;
  std::vector<Clause> clauses;
  std::vector<Target> targets;
  std::vector<Rule> rules;
  std::vector<Said> said;
  std::vector<EnumValue> values;
  std::vector<std::string_view> value_texts;  ///< values[i].text, for messages.
  std::vector<std::uint32_t> value_order;     ///< For each list of values their numbers, sorted by value_order.h.
  std::vector<std::string_view> texts;
  std::vector<Slice> paths;  ///< Each a slice of `texts`.
  std::vector<std::uint64_t> masks;
  std::vector<Spelling> spellings;  ///< The first matches nothing.
  std::vector<std::uint32_t> slots;
  std::vector<Pair> pairs;
  std::vector<std::string_view> secret_names;  ///< Names of members that are secret, each once.
  std::vector<FoldedName> secret_forms;        ///< The same, to be compared with misspelt ones.
  std::uint32_t root = 0;
  std::uint32_t most_words = 1;
  bool envelope = false;  ///< A response: unknown members of it are notes.
  bool for_walk = false;  ///< Asks for what the walk alone finds out: equal items, or too much of its root.
};

}  // namespace ocpv::plan
