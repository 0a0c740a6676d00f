#include "emit/definitions.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "emit/locate.h"

namespace ocpv::emit {

namespace {

bool is_plain(char c) { return is_letter_or_digit(c) || c == '_' || c == '.' || c == '-'; }

/// A `$ref` is a URI; validators differ in how they decode other characters.
std::string plain_name(const std::string& name) {
  std::string plain;
  for (const char c : name) plain += is_plain(c) ? c : '_';
  return plain.empty() ? "Structure" : plain;
}

/// Structures that a value of `field` cannot be without.
void collect_required(const contract::Field& field, const std::vector<contract::Structure>& structures,
                      std::set<std::string>& seen) {
  if (!field.structure.empty()) {
    const contract::Structure* structure = find_structure(structures, field.structure);
    if (structure == nullptr || !seen.insert(structure->name).second) return;
    return collect_required(structure->shape, structures, seen);
  }
  for (const contract::Field& member : field.fields) {
    if (member.required) collect_required(member, structures, seen);
  }
}

}  // namespace

Definitions::Definitions(const std::vector<contract::Structure>& structures) : structures_(structures) {
  std::set<std::string> taken;
  for (const contract::Structure& structure : structures) {
    const std::string plain = plain_name(structure.name);
    std::string name = plain;
    for (int n = 2; !taken.insert(name).second; ++n) name = plain + "_" + std::to_string(n);
    names_.emplace(structure.name, name);
  }
}

const contract::Structure* Definitions::wanted(std::string_view name) {
  const contract::Structure* structure = name.empty() ? nullptr : find_structure(structures_, name);
  if (structure != nullptr && std::find(needed_.begin(), needed_.end(), structure) == needed_.end()) {
    needed_.push_back(structure);
  }
  return structure;
}

const contract::Structure* Definitions::next() { return given_ < needed_.size() ? needed_[given_++] : nullptr; }

bool Definitions::requires_itself(const std::string& structure, const contract::Field& member) const {
  if (structure.empty()) return false;
  std::set<std::string> required;
  collect_required(member, structures_, required);
  return required.contains(structure);
}

}  // namespace ocpv::emit
