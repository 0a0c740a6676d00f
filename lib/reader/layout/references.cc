#include "reader/layout/references.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "reader/layout/structure_names.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr auto kNextTable =
    std::to_array<std::string_view>({"见下表", "如下表", "参见后表", "见后表", "下表所示", "following table",
                                     "subsequent table", "table below", "next table"});

bool is_in_name(char c) { return is_word(c) || c == '.'; }

class ReferenceFinder {
 public:
  ReferenceFinder(const Sheet& sheet, const std::vector<Role>& roles, const std::vector<Sheet>& all)
      : sheet_(sheet), roles_(roles), all_(all) {
    for (const PageTable& table : sheet.outline.tables) keys_.push_back(keys_of(table));
  }

  References run() {
    for_each_row([this](const PageTable& table, const TableRow& row) { by_link(table, row); });
    for_each_row([this](const PageTable& table, const TableRow& row) { by_name_in_text(table, row); });
    for_each_plain_row([this](const PageTable& table, const TableRow& row) { by_name_in_text(table, row); });
    for_each_row([this](const PageTable& table, const TableRow& row) { by_own_name(table, row); });
    for_each_row([this](const PageTable& table, const TableRow& row) { by_likeness(table, row); });
    for_each_row([this](const PageTable& table, const TableRow& row) { by_position(table, row); });
    for_each_plain_row([this](const PageTable& table, const TableRow& row) {
      if (row.type.kind == Kind::unknown) by_position(table, row);
    });
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

  /// Rows whose type word says that they have no members.
  template <class Visit>
  void for_each_plain_row(Visit visit) {
    for (std::size_t at = 0; at < sheet_.outline.tables.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      if (roles_[at] == Role::none || roles_[at] == Role::value_list) continue;
      for (const TableRow& row : table.rows) {
        const bool plain = row.type.kind == Kind::string || row.type.kind == Kind::unknown;
        if (plain && !found_.of.contains(&row)) visit(table, row);
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
      if (piece.kind != page::Piece::Kind::link) continue;
      const bool in_markdown = contains(piece.target, ".md");
      if (!in_markdown && !contains(piece.target, ".htm")) continue;
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
      // A link to a web page may lead anywhere.
      if (target == nullptr && !in_markdown) continue;
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
      for (const Key& key : keys_of(table)) {
        if (names_structure(text, key)) return to(table);
        if (of_own_name.table == nullptr && same_name(key.text, lower(row.name))) of_own_name = to(table);
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
      for (const Key& key : keys_[at]) {
        if ((&table == &own && key.text == lower(row.name)) || key.text.size() <= longest) continue;
        const bool named = may_have_members(row) ? names_structure(text, key) : says_structure(text, key);
        if (named) best = &table, longest = key.text.size();
      }
    }
    if (best != nullptr) take(own, row, *best, sheet_, "its text names " + best->caption_text);
  }

  void by_own_name(const PageTable& own, const TableRow& row) {
    for (std::size_t at = 0; at < sheet_.outline.tables.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      if (!is_structure(at)) continue;
      for (const Key& key : keys_[at]) {
        const bool by_type = !row.type.class_name.empty() && same_name(key.text, lower(row.type.class_name));
        if (!by_type && (&table == &own || !same_name(last_part(key.text), lower(row.name)))) continue;
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
      while (begin > 0 && is_in_name(text[begin - 1])) --begin;
      name = std::string_view(text).substr(begin, end - begin);
    } else if (const std::size_t of = folded.find("data structure of "); of != std::string::npos) {
      const std::string_view rest = std::string_view(text).substr(of + 18);
      name = rest.substr(
          0, static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_in_name) - rest.begin()));
    }
    while (name.ends_with(".")) name.remove_suffix(1);
    if (!name.empty() && lower(name) != "the") found_.dangling.push_back({&row, std::string(name), false});
  }

  const Sheet& sheet_;
  const std::vector<Role>& roles_;
  const std::vector<Sheet>& all_;
  std::vector<std::vector<Key>> keys_;  ///< Of each table of the sheet.
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
  return ReferenceFinder(sheet, roles, all).run();
}

namespace {

std::string_view without_ending(std::string_view path) {
  return path.substr(0, path.size() - page::page_ending(path).size());
}

}  // namespace

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
  // A page that was saved as a web page still links to the Markdown it was made from, or the other way round.
  if (!steps.empty()) steps.back() = without_ending(steps.back());
  std::string path;
  for (const std::string& step : steps) path += (path.empty() ? "" : "/") + step;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Sheet& sheet) { return without_ending(sheet.path) == path; });
  if (found != all.end()) return &*found;
  // Links are written from where the page once stood; its file name is still right when only one page has it.
  const std::string name = steps.empty() ? "" : steps.back();
  const Sheet* only = nullptr;
  for (const Sheet& sheet : all) {
    const std::string_view own = without_ending(sheet.path);
    if (own != name && !own.ends_with("/" + name)) continue;
    if (only != nullptr && only->path != sheet.path) return nullptr;
    if (only == nullptr) only = &sheet;
  }
  return name.empty() ? nullptr : only;
}

}  // namespace ocpv::reader
