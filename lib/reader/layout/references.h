// In: the tables of a page and of the pages it links to. Out: for each row that may have members, the table that has
// them. Promises: by strength (link, name in the text, name of field or type, position); each answer says what decided.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reader/layout/outline.h"

namespace ocpv::reader {

/// A page among the pages that are read together.
struct Sheet {
  std::string path;
  std::string id;
  Outline outline;
};

/// What a table is for.
enum class Role : std::uint8_t { path, query, header, body, envelope, structure, value_list, none };

/// Where the members of a row are.
struct Reference {
  const PageTable* table = nullptr;
  const Sheet* sheet = nullptr;
  std::string because;
  bool linked = false;            ///< Found by a link to another page.
  const TableRow* row = nullptr;  ///< The members are those of this row of the table; null: the table's own.
};

struct Dangling {
  const TableRow* row = nullptr;
  std::string what;
  bool page_is_there = false;  ///< What is missing is a table of fields on it.
};

struct References {
  std::map<const TableRow*, Reference> of;
  std::map<const TableRow*, std::string> same_as;  ///< Rows whose members are those of another field, by its name.
  std::vector<Dangling> dangling;                  ///< Rows that refer to what is not there.
};

/// True when the row's type lets it have members.
bool may_have_members(const TableRow& row);

/// True when the row says that its members are in the table that follows (`见下表`, `the following table`).
bool points_to_next_table(const TableRow& row);

/// `roles` has one entry for each table of the sheet.
References find_references(const Sheet& sheet, const std::vector<Role>& roles, const std::vector<Sheet>& all);

/// The sheet that a link from `from` leads to; null when there is none.
const Sheet* linked_sheet(std::string_view from, std::string_view target, const std::vector<Sheet>& all);

}  // namespace ocpv::reader
