#include "coverage/facts.h"

#include <utility>

namespace ocpv::coverage {
namespace {

// A zero byte stands in none of them.
std::string key_of(const Fact& fact) {
  std::string key;
  for (const std::string& piece :
       {std::to_string(static_cast<int>(fact.kind)), std::to_string(fact.operation), fact.at, fact.what,
        std::to_string(static_cast<int>(fact.id)), std::to_string(static_cast<int>(fact.severity)),
        std::to_string(fact.depends ? 1 : 0)}) {
    key += piece;
    key += '\0';
  }
  return key;
}

}  // namespace

Fact* Facts::kept(Fact&& fact) {
  const auto kind = static_cast<std::size_t>(fact.kind);
  if (fact.at.size() + fact.what.size() > kMostFactBytes) return nullptr;
  std::string key = key_of(fact);
  if (const auto known = numbers_.find(key); known != numbers_.end()) return &all_[known->second];
  if (distinct_[kind] == kMostFacts) return nullptr;
  ++distinct_[kind];
  numbers_.emplace(std::move(key), all_.size());
  Fact& fresh = all_.emplace_back(std::move(fact));
  fresh.count = fresh.accepted = fresh.refused = 0;
  fresh.kinds = fresh.accepted_kinds = {};
  fresh.where.clear();
  return &fresh;
}

void Facts::add(Fact&& fact, Answer answer, findings::ValueKind found, Where where) {
  const auto kind = static_cast<std::size_t>(fact.kind);
  Fact* const one = kept(std::move(fact));
  if (one == nullptr) {
    ++rest_[kind];
    return;
  }
  ++one->count;
  if (answer == Answer::accepted) ++one->accepted, ++one->accepted_kinds[static_cast<std::size_t>(found)];
  if (answer == Answer::refused) ++one->refused;
  ++one->kinds[static_cast<std::size_t>(found)];
  if (one->where.size() < kMostWhere) one->where.push_back(where);
}

void Facts::merge(Facts&& later) {
  for (std::size_t i = 0; i < kFactKinds; ++i) rest_[i] += later.rest_[i];
  for (Fact& fact : later.all_) {
    const Fact counted = fact;
    const auto kind = static_cast<std::size_t>(fact.kind);
    Fact* const one = kept(std::move(fact));
    if (one == nullptr) {
      rest_[kind] += counted.count;
      continue;
    }
    one->count += counted.count;
    one->accepted += counted.accepted;
    one->refused += counted.refused;
    for (std::size_t i = 0; i < kKindCount; ++i) {
      one->kinds[i] += counted.kinds[i];
      one->accepted_kinds[i] += counted.accepted_kinds[i];
    }
    for (const Where& where : counted.where) {
      if (one->where.size() < kMostWhere) one->where.push_back(where);
    }
  }
}

}  // namespace ocpv::coverage
