#include "walk/documented.h"

#include <array>
#include <cstring>

namespace ocpv::walk {
namespace {

constexpr std::size_t kBefore = 4, kLongest = 256;  // Of a name that is looked up; longer ones are hardly documented.

const plan::Member* listed_member(const plan::Program& program, const plan::Node& node, std::string_view name) {
  std::array<char, kBefore + kLongest + plan::kWindow + 1> text;  // As in a document, between quotes.
  text.fill('"');
  std::memcpy(text.data() + kBefore, name.data(), name.size());
  const plan::Spelling* known =
      plan::find(node.table, program.slots.data(), program.spellings.data(), {text.data() + kBefore, name.size()});
  return known == nullptr ? nullptr : &program.members[node.members.first + known->index];
}

}  // namespace

const plan::Member* documented_member(const plan::Program& program, const plan::Node& node, std::string_view name) {
  if (node.members.count == 0) return nullptr;  // The table may be of values then.
  const bool fits = name.size() >= plan::kLeastInTable && name.size() <= kLongest;
  const plan::Member* found = fits ? listed_member(program, node, name) : nullptr;
  if (found == nullptr && (node.has_unlisted || !fits)) {
    const plan::Member* const first = program.members.data() + node.members.first;
    for (const plan::Member* one = first; one != first + node.members.count && found == nullptr; ++one) {
      if (one->name == name) found = one;
    }
  }
  return found != nullptr && found->documented ? found : nullptr;
}

}  // namespace ocpv::walk
