// In: a page's tables, references and examples. Out: one tree of rows for each part of the operation.
// Promises: every row that has a place is in a tree; a structure that contains itself is named, not expanded.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "reader/examples/examples.h"
#include "reader/layout/references.h"
#include "reader/tree/nesting.h"

namespace ocpv::reader {

/// One member, once its place is known.
struct Draft {
  const TableRow* row = nullptr;
  const PageTable* table = nullptr;
  const Sheet* sheet = nullptr;
  std::string name;     ///< The row's, or a path parameter's as the path spells it.
  std::string because;  ///< What decided its place.
  std::string rival;    ///< Name of a sibling that could own it as well; empty when nothing is open.
  std::string from;     ///< What decided where its members are; empty when it has none.
  std::vector<Draft> members;
  std::string structure;    ///< Name of a recursive structure; then `members` is empty.
  bool is_array = false;    ///< Members are those of the items.
  bool open = false;        ///< There are members of free names besides.
  Instances seen;           ///< What the examples show here.
  bool owner_seen = false;  ///< The examples show the object that this is a member of.
};

/// A recursive structure, expanded once.
struct DraftStructure {
  std::string name;
  const PageTable* table = nullptr;
  std::vector<Draft> members;
};

/// Rows of several tables that stand at one level, and what the examples show there.
struct DraftPart {
  std::vector<Draft> members;
  bool is_array = false;
};

/// Why a row is in no tree, where two files say it.
inline constexpr Message kSecondRow{"a second row of that name: the first one counts", "同名的第二行：以第一行为准"};

struct Drafts {
  std::vector<Draft> path, query, header;
  std::optional<DraftPart> request, response;
  std::vector<DraftStructure> structures;
  std::map<const TableRow*, Message> excused;        ///< Rows of this page that are in no tree, and why.
  std::map<const TableRow*, const TableRow*> twice;  ///< A row, and the earlier row of that name that counts.
  std::set<const TableRow*> nameless;                ///< Rows that say something of no field.
  std::map<const TableRow*, std::string> replaced;   ///< A row whose link the examples deny, and what it links to.
};

/// Request and response values of the page's examples.
struct Shown {
  Instances request, response;
};

/// What examples show for each table, wherever it is used.
using Pool = std::map<const PageTable*, Instances>;

/// The pool of one page's own examples.
Pool find_pool(const Sheet& sheet, const std::vector<Role>& roles, const References& references,
               const std::vector<Sheet>& all, const Shown& shown);

/// `pool` is what all pages' examples show: a table that others link to is read by its own page's examples too.
Drafts build_drafts(const Sheet& sheet, const std::vector<Role>& roles, const References& references,
                    const std::vector<Sheet>& all, const Shown& shown, const Pool& pool);

}  // namespace ocpv::reader
