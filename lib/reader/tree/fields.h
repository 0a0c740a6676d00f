// In: one part's tree of rows. Out: the contract's fields, and where each row went.
// Promises: a row becomes one field; what its text says of values, bounds and units is in the field.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "reader/tree/draft.h"
#include "reader/words/conditions.h"

namespace ocpv::reader {

/// A row at one place of a part, for what is worked out after the fields: conditions, rows, contradictions.
struct Place {
  const TableRow* row = nullptr;
  const Sheet* sheet = nullptr;
  std::string pointer;  ///< JSON Pointer from the part's root, `*` for items.
  std::string because;
  std::string rival;  ///< Pointer of a sibling that could own it as well.
  Instances seen;
};

struct Fields {
  std::vector<contract::Field> fields;
  std::vector<Place> places;                     ///< In the order of the tree.
  std::vector<std::string> nullable_structures;  ///< Names of shared structures in whose place a type word allows null.
};

/// What a response leaves out: only an envelope's own members are required.
enum class Requiredness { as_stated, envelope, none };

/// `base` is the pointer of the object that holds the members (`` for the root, `/*` for an array body).
Fields make_fields(const std::vector<Draft>& drafts, const std::string& base, Requiredness requiredness);

}  // namespace ocpv::reader
