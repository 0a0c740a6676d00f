// In: a tree of pages, a folder of generated files, or a schema, as the user named it. Out: what it states, as facts.
// Promises: what cannot be read is an error, never "nothing changed".
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "compare/facts.h"

namespace ocpv::program {

using OperationsOnDisk = std::vector<compare::OperationFacts>;

/// One schema alone, and the part its file name says it is of.
struct SchemaOnDisk {
  compare::PartFacts facts;
  Part part = Part::request;
};

/// The name of a version that is no file stands for what the box has of it. A folder that holds operation.json, itself or below, is one of generated files; any other is a tree of pages.
Result<std::variant<OperationsOnDisk, SchemaOnDisk>> collect_contracts(const std::string& argument, Language language);

/// The operations in the box, of one version.
Result<OperationsOnDisk> boxed_contracts(const std::string& version, Language language);

/// The generated files of one folder as texts; a part without a file has none.
Result<compare::OperationTexts> read_generated(const std::string& folder, Language language);

}  // namespace ocpv::program
