#include "reader/layout/references.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Kind;

constexpr auto kNextTable =
    std::to_array<std::string_view>({"见下表", "如下表", "参见后表", "见后表", "下表所示", "following table",
                                     "subsequent table", "table below", "next table"});

/// Names that a table can be referred to by, in the form they are compared by.
std::vector<std::string> keys_of(const PageTable& table) {
  std::vector<std::string> keys;
  if (table.caption.kind == Caption::structure) keys.push_back(structure_key(table.caption.name));
  keys.push_back(structure_key(table.heading));
  std::erase(keys, std::string());
  return keys;
}

std::string without_plural(std::string_view key) {
  for (const std::string_view end : {"list", "array", "es", "s"}) {
    if (key.size() > end.size() + 2 && key.ends_with(end)) return std::string(key.substr(0, key.size() - end.size()));
  }
  return std::string(key);
}

bool same_name(std::string_view a, std::string_view b) {
  constexpr std::size_t kLongestEnd = 5;  // What without_plural() takes off.
  if (a.size() > b.size() + kLongestEnd || b.size() > a.size() + kLongestEnd) return false;
  return a == b || without_plural(a) == b || a == without_plural(b) || without_plural(a) == without_plural(b);
}

/// A description in the forms that names are looked for in.
struct SearchedText {
  std::string folded, packed;  ///< In lower case; the same without blanks.

  explicit SearchedText(std::string folded_text) : folded(std::move(folded_text)) {
    for (const char c : folded) {
      if (c != ' ') packed += c;
    }
  }
};

/// Where a description names a structure: an identifier as a word, anything else as text before "data structure".
bool names_structure(const SearchedText& text, const std::string& key) {
  const std::string& packed = text.packed;
  if (is_ascii(key)) {
    if (find_word(text.folded, key) != std::string::npos) return true;
    if (packed.find(key) == std::string::npos) return false;
    if (find_word(packed, key + "的数据结构") != std::string::npos) return true;
    // "the data structure of unit configurations": without blanks only the end of the name shows where it ends.
    for (const std::string_view phrase : {"datastructureof", "datastructureofthe"}) {
      const std::string wanted = std::string(phrase) + key;
      const std::size_t at = packed.find(wanted);
      if (at != std::string::npos && (at + wanted.size() == packed.size() || !is_word(packed[at + wanted.size()])))
        return true;
    }
    return false;
  }
  return key.size() >= 6 && contains(text.folded, key);
}

class Finder {
 public:
  Finder(const Sheet& sheet, const std::vector<Role>& roles, const std::vector<Sheet>& all)
      : sheet_(sheet), roles_(roles), all_(all) {
    for (const PageTable& table : sheet.outline.tables) keys_.push_back(keys_of(table));
  }

  References run() {
    for_each_row([this](const PageTable& table, const TableRow& row) { by_link(table, row); });
    for_each_row([this](const PageTable& table, const TableRow& row) { by_name_in_text(table, row); });
    for_each_row([this](const PageTable& table, const TableRow& row) { by_own_name(table, row); });
    for_each_row([this](const PageTable& table, const TableRow& row) { by_likeness(table, row); });
    for_each_row([this](const PageTable& table, const TableRow& row) { by_position(table, row); });
    for_each_row([this](const PageTable& table, const TableRow& row) { find_dangling_name(table, row); });
    return std::move(found_);
  }

 private:
  template <class Visit>
  void for_each_row(Visit visit) {
    for (std::size_t at = 0; at < sheet_.outline.tables.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      if (roles_[at] == Role::none || roles_[at] == Role::value_list) continue;
      for (const TableRow& row : table.rows) {
        if (may_have_members(row) && !found_.of.contains(&row) && !found_.same_as.contains(&row)) visit(table, row);
      }
    }
  }

  bool is_structure(std::size_t at) const { return roles_[at] == Role::structure; }

  /// Rows that the marks draw below `row` are its members; a table that it names besides is still free for others.
  static bool draws_members(const PageTable& own, const TableRow& row) {
    const auto next = static_cast<std::size_t>(&row - own.rows.data()) + 1;
    return next < own.rows.size() && own.rows[next].depth > row.depth;
  }

  void take(const PageTable& own, const TableRow& row, const PageTable& table, const Sheet& sheet, std::string because,
            bool linked = false) {
    if (!draws_members(own, row)) taken_.insert(&table);
    found_.of[&row] = {&table, &sheet, std::move(because), linked, nullptr};
  }

  void by_link(const PageTable&, const TableRow& row) {
    for (const page::Piece& piece : row.description.pieces) {
      if (piece.kind != page::Piece::Kind::link || !contains(piece.target, ".md")) continue;
      const Sheet* target = linked_sheet(sheet_.path, piece.target, all_);
      if (target != nullptr) {
        Reference found = find_in(*target, row);
        if (found.table != nullptr) {
          found.sheet = target;
          found.because = "link to " + target->path;
          found.linked = true;
          found_.of[&row] = std::move(found);
          return;
        }
      }
      found_.dangling.push_back({&row, piece.target, target != nullptr});
    }
  }

  /// What of the linked page the row means: the structure it names, the structure or field of its own name, else the
  /// first table of a page that only describes a structure.
  Reference find_in(const Sheet& target, const TableRow& row) const {
    const SearchedText text(lower(prose(row.description.raw)));
    Reference of_own_name;
    const PageTable* first = nullptr;
    for (const PageTable& table : target.outline.tables) {
      if (!table.is_field_table) continue;
      for (const std::string& key : keys_of(table)) {
        if (names_structure(text, key)) return to(table);
        if (of_own_name.table == nullptr && same_name(key, lower(row.name))) of_own_name = to(table);
      }
      if (first == nullptr) first = &table;
    }
    if (of_own_name.table != nullptr) return of_own_name;
    for (const PageTable& table : target.outline.tables) {
      for (const TableRow& other : table.rows) {
        if (other.name == row.name && may_have_members(other)) return to(table, &other);
      }
    }
    return first != nullptr && target.outline.method.empty() ? to(*first) : Reference{};
  }

  static Reference to(const PageTable& table, const TableRow* row = nullptr) {
    Reference reference;
    reference.table = &table;
    reference.row = row;
    return reference;
  }

  void by_name_in_text(const PageTable& own, const TableRow& row) {
    const SearchedText text(lower(one_line(prose(row.description.raw))));
    const PageTable* best = nullptr;
    std::size_t longest = 0;
    for (std::size_t at = 0; at < sheet_.outline.tables.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      if (!is_structure(at)) continue;
      for (const std::string& key : keys_[at]) {
        if (&table == &own && key == lower(row.name)) continue;
        if (key.size() > longest && names_structure(text, key)) best = &table, longest = key.size();
      }
    }
    if (best != nullptr) take(own, row, *best, sheet_, "its text names " + best->caption_text);
  }

  void by_own_name(const PageTable& own, const TableRow& row) {
    for (std::size_t at = 0; at < sheet_.outline.tables.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      if (!is_structure(at) || &table == &own) continue;
      for (const std::string& key : keys_[at]) {
        const bool by_type = !row.type.class_name.empty() && same_name(key, lower(row.type.class_name));
        if (!by_type && !same_name(key, lower(row.name))) continue;
        take(own, row, table, sheet_,
             by_type ? "its type is the structure's name" : "its name is the structure's name");
        return;
      }
    }
  }

  /// `同X中的Y`, `same as that for X`: the members of another field, by the name given or by its own.
  void by_likeness(const PageTable&, const TableRow& row) {
    const std::string text = one_line(prose(row.description.raw));
    const std::string folded = lower(text);
    std::size_t at = folded.find("same as");
    if (at == std::string::npos) at = folded.find("the same model");
    if (at == std::string::npos) {
      for (const std::string_view start : {"，同", "。同", "；同", "：同", "与"}) {
        if (at == std::string::npos && contains(text, start) && contains(text.substr(text.find(start)), "同"))
          at = text.find(start);
      }
      if (text.starts_with("同")) at = 0;
    }
    if (at == std::string::npos) return;
    std::string name = row.name;
    std::string_view rest = std::string_view(text).substr(at);
    if (const std::size_t of = rest.rfind("中的"); of != std::string_view::npos) {
      const std::string_view word = trimmed(rest.substr(of + 6));
      const std::size_t end = std::min(
          static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_word) - word.begin()), word.size());
      if (end > 0) name = std::string(word.substr(0, end));
    }
    found_.same_as[&row] = std::move(name);
  }

  void by_position(const PageTable& own, const TableRow& row) {
    if (!points_to_next_table(row)) return;
    for (std::size_t at = 0; at < sheet_.outline.tables.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      if (table.line <= own.line || !is_structure(at) || taken_.contains(&table)) continue;
      take(own, row, table, sheet_, "\"the table below\": the next one that nothing else takes");
      return;
    }
  }

  /// `X 的数据结构`, `data structure of X`, where no table is captioned so.
  void find_dangling_name(const PageTable&, const TableRow& row) {
    const std::string text = one_line(prose(row.description.raw));
    const std::string folded = lower(text);
    std::string_view name;
    if (const std::size_t at = text.find("的数据结构"); at != std::string::npos) {
      std::size_t end = at;
      while (end > 0 && text[end - 1] == ' ') --end;
      std::size_t begin = end;
      while (begin > 0 && is_word(text[begin - 1])) --begin;
      name = std::string_view(text).substr(begin, end - begin);
    } else if (const std::size_t of = folded.find("data structure of "); of != std::string::npos) {
      const std::string_view rest = std::string_view(text).substr(of + 18);
      name =
          rest.substr(0, static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_word) - rest.begin()));
    }
    if (!name.empty() && lower(name) != "the") found_.dangling.push_back({&row, std::string(name), false});
  }

  const Sheet& sheet_;
  const std::vector<Role>& roles_;
  const std::vector<Sheet>& all_;
  std::vector<std::vector<std::string>> keys_;  ///< Of each table of the sheet.
  References found_;
  std::set<const PageTable*> taken_;
};

}  // namespace

bool may_have_members(const TableRow& row) {
  const Kind kind = row.type.kind;
  if (kind == Kind::array || kind == Kind::map) {
    return !row.type.items || *row.type.items == Kind::object || *row.type.items == Kind::unknown;
  }
  return kind == Kind::object;
}

bool points_to_next_table(const TableRow& row) {
  const std::string text = lower(one_line(prose(row.description.raw)));
  return std::any_of(kNextTable.begin(), kNextTable.end(),
                     [&](std::string_view phrase) { return contains(text, phrase); });
}

References find_references(const Sheet& sheet, const std::vector<Role>& roles, const std::vector<Sheet>& all) {
  return Finder(sheet, roles, all).run();
}

const Sheet* linked_sheet(std::string_view from, std::string_view target, const std::vector<Sheet>& all) {
  target = target.substr(0, std::min(target.find('#'), target.size()));
  std::vector<std::string> steps = split(from, '/');
  if (!steps.empty()) steps.pop_back();
  for (const std::string& step : split(target, '/')) {
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
  }
  std::string path;
  for (const std::string& step : steps) path += (path.empty() ? "" : "/") + step;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Sheet& sheet) { return sheet.path == path; });
  if (found != all.end()) return &*found;
  // Links are written from where the page once stood; its file name is still right when only one page has it.
  const std::string name = steps.empty() ? "" : steps.back();
  const Sheet* only = nullptr;
  for (const Sheet& sheet : all) {
    if (sheet.path != name && !sheet.path.ends_with("/" + name)) continue;
    if (only != nullptr) return nullptr;
    only = &sheet;
  }
  return name.empty() ? nullptr : only;
}

}  // namespace ocpv::reader
