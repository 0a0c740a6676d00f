#include "reader/layout/name_marks.h"

#include <algorithm>
#include <array>
#include <map>

#include "reader/words/text.h"

#include "base/ascii.h"

namespace ocpv::reader {
namespace {

constexpr std::array<std::string_view, 4> kIndents = {"\u00a0", "\u3000", "\u2003", "\u2002"};
constexpr std::array<std::string_view, 16> kBranches = {"├",   "└", "│", "┣", "┗", "┝", "┕", "|",
                                                        "\\|", "∟", "+", "»", ">", "↳", "→", "•"};
constexpr std::array<std::string_view, 5> kNameDashes = {"─", "━", "--", "—", "–"};

template <std::size_t Size>
int take_all(std::string_view& text, const std::array<std::string_view, Size>& marks) {
  int count = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view mark : marks) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), ++count, changed = true;
    }
  }
  return count;
}

/// `- name`, `-- name`: dashes alone draw depth where a name follows them.
int take_hyphens(std::string_view& text) {
  const std::size_t count = std::min(text.find_first_not_of('-'), text.size());
  const std::string_view rest = trimmed(text.substr(count));
  if (count == 0 || rest.empty() || !(is_word(rest.front()) || rest.front() == '`')) return 0;
  text = rest;
  return static_cast<int>(count);
}

/// One step of a path: a member, and whether it is a list that is stepped into.
struct Step {
  std::string name;
  bool in_list = false;
};

/// `[]`, `[0]`, `[*]`, `[n]` at the front of a text; nothing when it has none.
std::size_t index_at(std::string_view text) {
  if (!text.starts_with("[")) return 0;
  const std::size_t close = text.find(']');
  if (close == std::string_view::npos) return 0;
  const std::string_view inside = text.substr(1, close - 1);
  const bool number = std::all_of(inside.begin(), inside.end(), is_digit);
  const bool letter = inside.size() == 1 && (is_lower(inside[0]) || inside[0] == 'N' || inside[0] == '*');
  return number || letter ? close + 1 : 0;
}

constexpr std::size_t kMostNameSteps = 16;  ///< Of a path; published ones have four.

/// The steps of `a.b[].c` or `a/b`; none when the name is no path.
std::vector<Step> steps_of(std::string_view name) {
  std::vector<Step> steps;
  const char separator = name.find('.') == std::string_view::npos ? '/' : '.';
  while (!name.empty()) {
    const auto end = std::find_if_not(name.begin(), name.end(), [](char c) { return is_word(c) || c == '-'; });
    const auto length = static_cast<std::size_t>(end - name.begin());
    if (length == 0) return {};
    const std::string_view step = name.substr(0, length);
    if (!steps.empty() && (step == "N" || step == "n" || std::all_of(step.begin(), step.end(), is_digit)))
      steps.back().in_list = true;  // `Tag.N.Key`
    else
      steps.push_back({std::string(step), false});
    name.remove_prefix(length);
    if (steps.size() > kMostNameSteps) return {};
    while (const std::size_t index = index_at(name)) steps.back().in_list = true, name.remove_prefix(index);
    if (name.empty()) return steps;
    if (name.front() != separator || name.size() == 1) return {};
    name.remove_prefix(1);
    if (name.starts_with("*.")) steps.back().in_list = true, name.remove_prefix(2);
  }
  return steps;
}

/// The path of the first `count` steps, as names are compared.
std::string path_of(const std::vector<Step>& steps, std::size_t count) {
  std::string path;
  for (std::size_t at = 0; at < count; ++at) path += (at == 0 ? "" : ".") + steps[at].name;
  return path;
}

bool is_list(const TableRow& row) { return row.type.kind == contract::Kind::array; }

void make_list(TableRow& row) {
  if (is_list(row) || row.type.kind == contract::Kind::map) return;
  const auto inner = row.type.kind;
  row.type.items = inner == contract::Kind::unknown ? std::nullopt : std::optional(inner);
  row.type.kind = contract::Kind::array;
  row.type.most_characters = std::nullopt;
}

/// Takes the paths apart, row by row.
class PathReader {
 public:
  explicit PathReader(PageTable& table) : table_(table) {
    for (const TableRow& row : table.rows) all_.push_back(steps_of(row.name));
    for (const std::vector<Step>& steps : all_) whole_[path_of(steps, steps.size())] = true;
  }

  void run() {
    if (std::none_of(all_.begin(), all_.end(), [&](const auto& steps) { return is_below_another(steps); })) return;
    std::vector<TableRow> given = std::move(table_.rows);
    table_.rows.clear();
    for (std::size_t at = 0; at < given.size(); ++at) add(std::move(given[at]), all_[at]);
  }

 private:
  static bool has_list(const std::vector<Step>& steps) {
    return std::any_of(steps.begin(), steps.end(), [](const Step& step) { return step.in_list; });
  }

  /// A path that begins with another row's, or that steps into a list, is one; else the dots belong to the name.
  bool is_below_another(const std::vector<Step>& steps) const {
    if (has_list(steps)) return true;
    for (std::size_t count = 1; count < steps.size(); ++count) {
      if (whole_.contains(path_of(steps, count))) return true;
    }
    return false;
  }

  void add(TableRow row, const std::vector<Step>& steps) {
    if (is_below_another(steps)) {
      for (std::size_t count = 1; count < steps.size(); ++count) own(steps, count, row);
      row.name = steps.back().name;
      if (steps.size() > 1) row.owner = known_.at(path_of(steps, steps.size() - 1));
      if (steps.back().in_list) make_list(row);
    }
    known_.try_emplace(path_of(steps, steps.size()), static_cast<int>(table_.rows.size()));
    table_.rows.push_back(std::move(row));
  }

  /// The row of an owner: one that stands before, or a new one in the place of its first member.
  void own(const std::vector<Step>& steps, std::size_t count, const TableRow& below) {
    const std::string path = path_of(steps, count);
    const auto [place, is_new] = known_.try_emplace(path, static_cast<int>(table_.rows.size()));
    if (is_new) {
      TableRow made;
      made.name = steps[count - 1].name;
      made.line = below.line;
      made.printed = false;
      made.type.kind = contract::Kind::object;
      made.type_text = "Object";
      made.type_column = below.type_column;
      made.required = false;
      made.required_column = below.required_column;
      if (count > 1) made.owner = known_.at(path_of(steps, count - 1));
      table_.rows.push_back(std::move(made));
    }
    if (steps[count - 1].in_list) make_list(table_.rows[static_cast<std::size_t>(place->second)]);
  }

  PageTable& table_;
  std::vector<std::vector<Step>> all_;
  std::map<std::string, bool, std::less<>> whole_;
  std::map<std::string, int, std::less<>> known_;
};

}  // namespace

MarkedName take_marks(std::string_view cell) {
  MarkedName result;
  std::string_view rest = trimmed(cell);
  const int indents = take_all(rest, kIndents);
  rest = trimmed(rest);
  int branches = 0;
  int dashes = 0;
  for (bool changed = true; changed;) {
    const int more = take_all(rest, kBranches);
    branches += more;
    const int drawn = branches > 0 ? take_all(rest, kNameDashes) : 0;
    dashes += drawn;
    changed = more + drawn > 0;
    const int blank = branches > 0 ? take_all(rest, kIndents) : 0;
    if (changed || blank > 0) rest = trimmed(rest);
  }
  if (branches > 0) {
    while (rest.starts_with("-")) rest.remove_prefix(1);
  } else {
    dashes = branches = take_hyphens(rest);
  }
  result.weight = indents + (branches > 0 ? std::max(branches, dashes) : 0);
  result.name = std::string(trimmed(rest));
  return result;
}

void read_name_paths(PageTable& table) {
  if (table.is_field_table) PathReader(table).run();
}

}  // namespace ocpv::reader
