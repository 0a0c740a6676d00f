#include "reader/layout/roles.h"

#include <algorithm>

#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

bool has_body(std::string_view method) { return method == "POST" || method == "PUT" || method == "PATCH"; }

/// Three of the envelope's own names: a response, wherever it stands.
bool has_envelope_rows(const PageTable& table) {
  const auto count = std::count_if(table.rows.begin(), table.rows.end(), [](const TableRow& row) {
    return row.depth == 0 && row.name != "data" && is_envelope_name(row.name);
  });
  return count >= 4;
}

/// How many tables after this one its rows say that they have for members.
std::size_t announced_by(const PageTable& table) {
  return static_cast<std::size_t>(std::count_if(table.rows.begin(), table.rows.end(), [](const TableRow& row) {
    return (may_have_members(row) || row.type.kind == contract::Kind::unknown) && points_to_next_table(row);
  }));
}

Role role_by_caption(Caption caption) {
  switch (caption) {
    case Caption::path:
      return Role::path;
    case Caption::query:
      return Role::query;
    case Caption::header:
      return Role::header;
    case Caption::body:
      return Role::body;
    case Caption::envelope:
      return Role::envelope;
    case Caption::structure:
      return Role::structure;
    case Caption::none:
      return Role::none;
  }
  return Role::none;
}

/// Below the operation itself a table is of the path where no other name stands in it.
bool names_only_path(const PageTable& table, const Outline& outline) {
  const std::vector<std::string> names = path_names(outline.path);
  return std::all_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) {
    return std::find(names.begin(), names.end(), row.name) != names.end();
  });
}

}  // namespace

std::vector<Role> find_roles(const Outline& outline) {
  std::vector<Role> roles;
  bool response = false;
  bool envelope = false;
  std::size_t announced = 0;
  for (const PageTable& table : outline.tables) {
    if (!response && table.section == Section::response) response = true, announced = 0;
    Role role = role_by_caption(table.caption.kind);
    if (table.section == Section::errors || !table.is_field_table) {
      role = Role::value_list;
    } else if (has_envelope_rows(table) && !envelope) {
      role = Role::envelope;
      response = true;
    } else if (response) {
      // A second section of the response, such as 公共响应参数 before 响应参数, is of the same object.
      const bool another = table.first_in_section && table.section == Section::response && announced == 0;
      if (role != Role::structure && role != Role::header)
        role = envelope && !another ? Role::structure : Role::envelope;
      if (role == Role::structure && announced > 0) --announced;
    } else if (role == Role::none && announced > 0) {
      role = Role::structure;
      --announced;
    } else if (role == Role::none) {
      if (table.section == Section::path && names_only_path(table, outline))
        role = Role::path;
      else
        role = has_body(outline.method) ? Role::body : Role::query;
    }
    envelope = envelope || role == Role::envelope;
    if (table.is_field_table) announced += announced_by(table);
    roles.push_back(role);
  }
  return roles;
}

}  // namespace ocpv::reader
