// In: a tree of pages, a folder of generated files, or a schema, as the user named it. Out: what it states, as facts.
// Promises: what cannot be read is an error, never "nothing changed".
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "compare/facts.h"
#include "tools/ocpv/operations/pages_on_disk.h"

namespace ocpv::program {

/// What makes a folder one of generated files.
constexpr std::string_view kOperationFile = "operation.json";

using OperationsOnDisk = std::vector<compare::OperationFacts>;

/// One schema alone, and the part its file name says it is of.
struct SchemaOnDisk {
  compare::PartFacts facts;
  Part part = Part::request;
};

/// The name of a version that is no file stands for what the box has of it. A folder that holds operation.json, itself
/// or below, is one of generated files; any other is a tree of pages.
Result<std::variant<OperationsOnDisk, SchemaOnDisk>> collect_contracts(const std::string& argument, Language language);

/// The operations in the box, of one version.
Result<OperationsOnDisk> boxed_contracts(const std::string& version);

/// What pages state that were read already; `argument` is for messages.
Result<OperationsOnDisk> contracts_of_pages(const PageTree& tree, const std::string& argument, Language language);

/// What one folder's generated files state; an Error when one is missing or broken.
Result<compare::OperationFacts> contract_of_texts(const compare::OperationTexts& texts);

/// The generated files of one folder as texts; a part without a file has none.
Result<compare::OperationTexts> read_generated(const std::string& folder, Language language);

}  // namespace ocpv::program
