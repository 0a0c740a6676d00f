// RequestPart of Walk: the members of an object. Which one a name means, and names that nobody knows or that come
// twice.
#pragma once

#include "walk/walk.h"

namespace ocpv::walk {

template <class Sink>
inline const plan::Node* Walk<Sink>::meet(Frame& frame, std::uint32_t index, std::uint32_t node, std::uint32_t key) {
  std::uint64_t& word = frame.bits[index / 64];
  const std::uint64_t bit = std::uint64_t{1} << index % 64;
  if ((word & bit) == 0) [[unlikely]]
    return met_twice(frame, index, key);
  word &= ~bit;
  if (is_careful() && frame.node->looks_closer) check_documented(frame, index, key);
  return nodes_ + node;
}

template <class Sink>
const plan::Node* Walk<Sink>::met_twice(Frame& frame, std::uint32_t index, std::uint32_t key) {
  sink_.fail(Severity::error);
  if constexpr (kCollects) {
    note({Fact::Kind::duplicate, Severity::error, kNowhere, kNowhere, number_of(*frame.node), key + 2, key, frame.open,
          node_of(frame)},
         frame);
    const plan::Member& member = program_.members[frame.node->members.first + index];
    if (program_.nodes[member.node].secret) sink_.secret(key + 2);
    sink_.named(member.secrecy, key + 2);
  }
  return &program_.nodes[plan::kAnything];
}

/// A member whose name speaks of a secret, or that only a rule names: that one is as unknown as one that nothing names.
template <class Sink>
void Walk<Sink>::check_documented(Frame& frame, std::uint32_t index, std::uint32_t key) {
  const plan::Member& found = program_.members[frame.node->members.first + index];
  if constexpr (kCollects) sink_.named(found.secrecy, key + 2);
  if (found.documented || frame.node->open) return;
  sink_.fail(unknown_);
  if constexpr (kCollects) {
    note({Fact::Kind::unknown, unknown_, kNowhere, kNowhere, number_of(*frame.node), key + 2, key, frame.open,
          node_of(frame)},
         frame);
  }
}

/// The node of the member whose name begins at `at`; nullptr when the name is malformed.
template <class Sink>
inline const plan::Node* Walk<Sink>::member(Frame& frame, const std::uint32_t* at) {
  const std::size_t start = *at + 1, close = closing_quote(bytes_, at);
  const plan::Spelling* known =
      find(frame.node->table, program_.slots.data(), program_.spellings.data(), word_at(start, close));
  if (known != nullptr) [[likely]]
    return meet(frame, known->index, known->node, entry(at));
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
    sink_.named(name, key + 2);
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
const plan::Node& Walk<Sink>::wrong_container(const Node& node, Frame& holder, std::uint32_t value, std::uint32_t key) {
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
void Walk<Sink>::repeated_keys(Frame& frame) {
  Key* const first = memory_.keys.data() + frame.first_key;
  Key* const last = memory_.keys.data() + memory_.keys.size();
  const auto report = [&](const Key& key, const Key& earliest) {
    sink_.fail(Severity::error);
    if constexpr (kCollects) {
      if (!frame.node->open && frame.node->others != plan::kNone) sink_.forget_unknown(key.entry, unknown_);
      note({Fact::Kind::duplicate, Severity::error, kNowhere, earliest.entry, number_of(*frame.node), key.entry + 2,
            key.entry, frame.open, node_of(frame)},
           frame);
    }
  };
  constexpr std::ptrdiff_t kFew = 8;
  if (last - first <= kFew) {
    for (Key* key = first + 1; key != last; ++key) {
      for (Key* earlier = first; earlier != key; ++earlier) {
        if (earlier->name.size() != key->name.size() || earlier->name != key->name) continue;
        report(*key, *earlier);
        break;
      }
    }
    return;
  }
  sort_by_name(first, last);
  const Key* earliest = first;
  for (Key* key = first + 1; key != last; ++key) {
    if (earliest->name == key->name)
      report(*key, *earliest);
    else
      earliest = key;
  }
}

}  // namespace ocpv::walk
