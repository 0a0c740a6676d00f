// In: embedded schemas, a generated folder, or schemas in memory. Out: operations by id, by method and path, or by a
// real request target, and the text of their schemas.
// Promises: two operations with one method and path, or one id, are refused by name; nothing is read unless asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "plan/plan.h"

namespace ocpv::catalog {

enum class Part : std::uint8_t { parameters, request, response };

/// One operation as operation.json has it, and its schemas' texts (empty: the part has no schema).
struct Operation {
  std::string id, method, path, title_zh, title_en, page, version;
  std::string operation_json;
  std::string parameters_schema, request_schema, response_schema;
  bool embedded = false;
  std::string_view schema(Part part) const noexcept;
};

/// An operation found for what the user named, with the path parameters its target showed.
struct Match {
  const Operation* operation = nullptr;
  std::vector<std::pair<std::string, std::string>> path_parameters;  ///< Name, percent-decoded value.
};

/// A set of operations, in the order they were added. Immutable once filled; then safe from any number of threads.
class Catalog {
 public:
  /// The operations that are part of the library, sorted by id.
  static Result<Catalog> embedded();

  /// Adds one operation from texts already in memory.
  Result<void> add(Operation operation);

  /// Adds every operation of a folder made by `ocpv generate` (one sub-folder each). Reads files; called only when a
  /// user asks for it.
  Result<void> add_folder(const std::string& folder);

  const std::vector<Operation>& operations() const noexcept { return operations_; }

  /// By id, by `METHOD /path/{template}`, by `METHOD /real/target?query`, or by a bare real target. The error names
  /// near misses.
  Result<Match> find(std::string_view name) const;

  /// Compiles one part's schema. An error when the operation has no such part.
  static Result<plan::Plan> compile(const Operation& operation, Part part);

 private:
  std::vector<Operation> operations_;
};

}  // namespace ocpv::catalog
