// RequestPart of Walk: a value that is no container. What it is, and whether it is right.
#pragma once

#include <cstring>

#include "walk/walk.h"

namespace ocpv::walk {

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
  } else if ((quick & plan::kQuickString) != 0) {
    return json::has_right_escapes(inside);  // without an escape it would be right at a glance
  } else if ((quick & plan::kQuickKnown) != 0) {
    if (const plan::Spelling* known =
            find(node.table, program_.slots.data(), program_.spellings.data(), word_at(start, close))) {
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
  if (c == '-' || is_digit(c)) {
    if (see_short_number(seen, start)) return true;
    const json::Scan scan = json::scan_number(text_, start);
    if (!scan.ok) return false;
    seen.text = text_.substr(start, scan.end - start);
    if (const std::optional<json::Fixed> fixed = json::fixed_of(seen.text)) {
      seen.whole = fixed->whole();
      const bool is_integer = seen.whole && is_integer_as_written(seen.text, options_.compat);
      seen.type = is_integer ? plan::kInteger : plan::kFraction;
      if (!seen.whole) seen.fixed = fixed;
      return true;
    }
    const json::Decimal number(seen.text);
    seen.type = is_integer(seen.text, number, options_.compat) ? plan::kInteger : plan::kFraction;
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

/// Runs the checks of a value that is a scalar, or a container that closes. One cause, one finding: the first error of
/// a value stands for the others.
template <class Sink>
void Walk<Sink>::judge(const Node& node, Frame& holder, const ValueSeen& seen, std::uint32_t value, std::uint32_t key,
                       std::uint64_t* bits) {
  const auto fails = [&](const plan::Check& check) { return !holds(program_, check, seen, options_.path_parameters); };
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

}  // namespace ocpv::walk
