// In: a body, the name of its file, and the loaded operations. Out: which operation it is for, and who says so.
// Promises: nothing is configured for it; what is written down goes before what is guessed; a guess is made only where
// exactly one operation fits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"

namespace ocpv::program {

/// What a body of an operation looks like from afar: the first level of its schema.
struct Shape {
  const catalog::Operation* operation = nullptr;
  std::vector<std::string> names, required;  ///< Sorted.
};
std::vector<Shape> shapes_of(const catalog::Catalog& catalog, Part part);

/// By a first-level `"$schema"` that is an operation's id or ends in `ID/request.schema.json`; null when there is none.
const catalog::Operation* operation_by_schema_member(const catalog::Catalog& catalog, std::string_view json);

/// By the file's name up to its first dot, or else by the nearest folder that is named like an operation.
const catalog::Operation* operation_by_file_name(const catalog::Catalog& catalog, std::string_view name);

/// By the names of the first level: the only operation that documents all of them and asks for no other.
const catalog::Operation* operation_by_shape(const std::vector<Shape>& shapes, std::string_view json);

/// What names no operation, though nearly, and those that it may mean.
struct NearlyNamed {
  std::string said;
  std::vector<std::string> operations;  ///< Ids; empty: nothing is near.
};
/// By `"$schema"`, else by the file's name, else by its folder's. One word alone names nothing unless it is misspelt.
NearlyNamed nearly_named(const catalog::Catalog& catalog, std::string_view name, std::string_view json);

/// `{stem}` is the file's name up to its first dot, `{folder}` the folder it is in.
bool is_pattern(std::string_view operation);
std::string filled_pattern(std::string_view operation, std::string_view name);

}  // namespace ocpv::program
