// What libFuzzer asks for a neighbour of an input: half of the time one that is as well-formed (mutations.h), else one
// of its own. Linked with the engine only, whose LLVMFuzzerMutate it needs.
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "mutations.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  if (seed % 2 == 0) return LLVMFuzzerMutate(data, size, most);
  const std::string neighbour =
      ocpv::fuzz::mutate_pieces({reinterpret_cast<const char*>(data), size}, static_cast<std::uint32_t>(seed / 2));
  if (neighbour.empty() || neighbour.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::memcpy(data, neighbour.data(), neighbour.size());
  return neighbour.size();
}
