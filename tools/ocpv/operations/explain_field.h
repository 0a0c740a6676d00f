// In: an operation and the JSON Pointer of one of its fields. Out: what the documented row says of it, for people.
// Promises: everything comes from the generated files; texts of the page in the page's language, ours in the one
// chosen.
#pragma once

#include <optional>
#include <string>

#include "base/message.h"
#include "base/result.h"
#include "catalog/catalog.h"
#include "compare/facts.h"

namespace ocpv::program {

/// Items of a list are `*` or any number. Without a part: the first one that documents it, the body before what is
/// around it; `/size` is a parameter as diagnostics give it, `/query/size` as the schema does. The Error says which
/// pointer is near.
Result<std::string> explain_field(const catalog::Operation& operation, std::optional<Part> part,
                                  const std::string& pointer, Language language);

/// Each field of the part, or of all parts, in a line: its pointer, its type, whether it is required.
Result<std::string> list_fields(const catalog::Operation& operation, std::optional<Part> wanted, Language language);

/// What the schemas of an operation say; all that the tables make, contested statements too.
Result<compare::OperationFacts> facts_of(const catalog::Operation& operation);

/// What the documented row says of a field: plain, and in Markdown.
std::string field_page(const compare::PartFacts& facts, const compare::FieldFacts& field, Language language);
std::string field_markdown(const compare::PartFacts& facts, const compare::FieldFacts& field, Language language);

/// Its type, and whether it is required, in one line.
std::string type_line(const compare::FieldFacts& field, Language language);

/// Title, method, path and page.
std::string operation_page(const catalog::Operation& operation, bool markdown, Language language);

/// The pointer of the first field that is called so; empty when there is none.
std::string pointer_of_field(const catalog::Operation& operation, Part part, const std::string& name);

}  // namespace ocpv::program
