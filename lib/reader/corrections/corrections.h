// In: the text of corrections.json. Out: its entries, checked for form.
// Promises: an unknown key, a wrong type, an entry without a reason or without exactly one change is an error with
// the line of the entry. docs/corrections.md is the description for people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "contract/contract.h"

namespace ocpv::reader {

/// Where an entry applies: a part and a JSON Pointer in it, a row, table or column by its name, or a sentence by its
/// words.
struct Target {
  enum class Part : std::uint8_t {
    path,
    query,
    header,
    request,
    response,
    row,
    table,
    column,
    sentence
  } part = Part::request;
  std::string pointer;  ///< For `row`, `table` and `column`: the name; for `sentence`: its words.
};

enum class Change : std::uint8_t {
  type,
  required,
  values,
  bounds,
  items,
  place,
  also_at,
  same_as_path,
  add,
  rule,
  structure,
  excuse,
  shape,
  name,
  secret,
  default_value,
  nullable,
  remove,
  endpoint,
  content_type,
  no_operation,
};

/// A rule as a correction states it; the pointer it is about is the entry's own.
struct CorrectionRule {
  contract::Rule::Kind kind = contract::Rule::Kind::only_when;
  std::vector<std::string> in;
  contract::When when;
  std::optional<contract::Count> items;
  std::vector<std::string> others;
  Severity severity = Severity::error;
  bool none = false;  ///< The page's own rules for the pointer are withdrawn.
};

struct Correction {
  std::uint32_t line = 0;  ///< Of the entry in corrections.json.
  Target at;
  std::string page;       ///< Only for the page of this file name; empty: for every page of the folder.
  std::string operation;  ///< Only for the operation of this id, of those of the page; empty: for all of them.
  Change change = Change::type;
  std::string text;   ///< type, items, place, also_at, same_as_path, structure, shape, name, endpoint, content_type;
                      ///< JSON for default.
  bool flag = false;  ///< required, excuse, secret, nullable, remove, no_operation, `closed` of values.
  std::vector<std::string> values;
  contract::Bounds bounds;
  CorrectionRule rule;
  std::string because;
};

/// Of a text that is no list of corrections.
inline constexpr Message kNotCorrections{"must be an object with the one key \"corrections\", a list",
                                         "应为对象，且只有一个键 \"corrections\"，其值为列表"};

Result<std::vector<Correction>> read_corrections(std::string_view text, std::string_view file);

/// `request:/a/b`; nothing when it is no target.
std::optional<Target> read_target(std::string_view at);

}  // namespace ocpv::reader
