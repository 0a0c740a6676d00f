#include "json/index.h"

#include <algorithm>
#include <new>
#include <utility>

#include <simdjson.h>

namespace ocpv::json {
namespace {

constexpr std::size_t kLeastCapacity = 4096;
constexpr std::size_t kUnusedDepth = 1;  // simdjson's own second stage is not used

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
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stages;

  bool make_room(std::size_t size) noexcept {
    if (stages && stages->capacity() >= size) return true;
    const std::size_t capacity = std::max({kLeastCapacity, size, stages ? stages->capacity() * 2 : 0});
    if (stages) return stages->set_capacity(capacity) == simdjson::SUCCESS;
    return kImplementation->create_dom_parser_implementation(capacity, kUnusedDepth, stages) ==
           simdjson::SUCCESS;
  }
};

Index::Index() noexcept = default;
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
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
