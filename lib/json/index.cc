#include "json/index.h"

#include <algorithm>
#include <new>
#include <utility>

#include <simdjson.h>

namespace ocpv::json {
namespace {

constexpr std::size_t kLeastCapacity = 4096;
constexpr std::size_t kBeyond = 9;       // Entries that simdjson may write beyond the text's size, rounded up to 64.
constexpr std::size_t kUnusedDepth = 1;  // simdjson's own second stage is not used

using Stages = simdjson::internal::dom_parser_implementation;

// simdjson would take memory for its entries from the global heap. It is given ours instead, and told how much it has.
struct Reach : Stages {
  static std::size_t Stages::*capacity() noexcept { return &Reach::_capacity; }
};

const simdjson::implementation* best_for_this_machine() {
  for (const simdjson::implementation* one : simdjson::get_available_implementations()) {
    if (one->supported_by_runtime_system()) return one;
  }
  return simdjson::get_active_implementation();
}

// Chosen when the library is loaded. simdjson's own choice on first use allocates inside a noexcept function, which
// would end the process when memory is short just then, and asks the environment.
const simdjson::implementation* const kImplementation = best_for_this_machine();

}  // namespace

struct Index::Implementation {
  std::unique_ptr<Stages> stages;
  std::unique_ptr<std::uint32_t[]> entries;  // stages->structural_indexes is this one.
  std::unique_ptr<std::uint32_t[]> theirs;   // What simdjson made for itself: nine numbers, never used.
  std::size_t capacity = 0;

  // Each side frees what it has made.
  ~Implementation() {
    if (!stages) return;
    (void)stages->structural_indexes.release();
    stages->structural_indexes = std::move(theirs);
  }

  bool make_stages() noexcept {
    if (stages) return true;
    if (kImplementation->create_dom_parser_implementation(0, kUnusedDepth, stages) != simdjson::SUCCESS) {
      stages.reset();
      return false;
    }
    theirs = std::move(stages->structural_indexes);
    return true;
  }

  bool make_room(std::size_t size) noexcept {
    if (capacity >= size) return true;
    if (!make_stages()) return false;
    const std::size_t wanted = std::max({kLeastCapacity, size, capacity * 2});
    std::unique_ptr<std::uint32_t[]> more(new (std::nothrow) std::uint32_t[(wanted + 63) / 64 * 64 + kBeyond]);
    if (!more) return false;
    more[0] = 0;
    (void)stages->structural_indexes.release();
    entries = std::move(more);
    stages->structural_indexes.reset(entries.get());
    (*stages).*Reach::capacity() = capacity = wanted;
    return true;
  }
};

Index::Index() noexcept = default;
Index::~Index() = default;

Index::Outcome Index::build(std::string_view text) noexcept {
  if (text.empty()) return Outcome::malformed;
  if (!implementation_) implementation_.reset(new (std::nothrow) Implementation);
  if (!implementation_ || !implementation_->make_room(text.size())) return Outcome::no_memory;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const simdjson::error_code error =
      implementation_->stages->stage1(bytes, text.size(), simdjson::stage1_mode::regular);
  return error == simdjson::SUCCESS ? Outcome::done : Outcome::malformed;
}

std::span<const std::uint32_t> Index::entries() const noexcept {
  const auto& stages = *implementation_->stages;
  return {stages.structural_indexes.get(), stages.n_structural_indexes};
}

}  // namespace ocpv::json
