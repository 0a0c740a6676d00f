// In: the rows of one table, what the examples show where the table is used. Out: each row's owner, and what decided.
// Promises: bounded search, the same result every time; marks propose, examples and impossibility decide.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reader/examples/examples.h"

namespace ocpv::reader {

struct NestRow {
  std::string_view name;
  int depth = 0;                ///< From the marks; 0 for none.
  bool container = false;       ///< Object, Array or Map: may own rows.
  bool told_elsewhere = false;  ///< Its members are in a table of their own: rows after it are not its.
  bool is_text = false;         ///< Of a type that a page prints for anything: rows drawn below it are its members.
  bool is_map = false;          ///< A map never owns rows of its own mark.
  bool is_array = false;        ///< An array owns rows of its own mark where an example shows them.
  bool may_be_wrong = false;    ///< Of another plain type, where a member may be an object all the same.
};

struct Placement {
  int owner = -1;  ///< Index of the owning row; -1 for the table's own level.
  std::string because;
  int rival = -1;  ///< Another row that could own it as well; -1 when nothing is open.
};

/// Finds the owner of each row. `seen` are the values that the examples show where the table's rows are members.
std::vector<Placement> nest_rows(std::span<const NestRow> rows, const Instances& seen);

}  // namespace ocpv::reader
