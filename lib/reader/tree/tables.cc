#include "reader/tree/tables.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "reader/layout/roles.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr Message kHeaderAgain{"repeats the header of its table", "重复了表头"};
constexpr Message kFreeNames{"stands for members of free names", "代表名称不固定的成员"};
constexpr Message kNoName{"has no name", "没有名称"};
constexpr Message kBelowNoName{"a member of a row without a name", "没有名称的行的成员"};
constexpr Message kLabel{"a label over the rows below it", "是其下各行的标签"};
constexpr Message kPrintedTwice{"printed twice, word for word", "原样重复了一次"};
constexpr Message kBelowTwice{"a member of a row that is printed twice", "重复的行的成员"};

bool shows_objects(const Instances& seen) { return !objects_among(seen).empty(); }

bool shows_arrays(const Instances& seen) {
  return std::any_of(seen.begin(), seen.end(), [](const Json* value) { return value->is_array(); });
}

bool shows_plain_value(const Instances& seen) {
  return std::any_of(seen.begin(), seen.end(),
                     [](const Json* value) { return value->is_primitive() && !value->is_null(); });
}

/// Rows that repeat the table's own header.
bool is_header_again(const TableRow& row) { return column_named(row.type_text) == Column::type; }

/// `标签A`, `Metric B`: no member has such a name; the page stands it for names that vary.
bool is_placeholder(std::string_view name) {
  if (name.empty()) return false;
  const bool plain =
      std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; });
  const bool numbered = is_upper(name.back());
  return !plain && numbered && (static_cast<unsigned char>(name.front()) >= 0x80 || contains(name, " "));
}

Draft* find_row(std::vector<Draft>& drafts, const TableRow* row) {
  for (Draft& draft : drafts) {
    if (draft.row == row) return &draft;
    if (Draft* found = find_row(draft.members, row)) return found;
  }
  return nullptr;
}

}  // namespace

/// The rows of one table whose owners are known, from the top down.
class TableBuilder::Rows {
 public:
  Rows(TableBuilder& builder, const PageTable& table, const Sheet& sheet, const std::vector<Placement>& placements,
       const Stack& stack)
      : builder_(builder),
        table_(table),
        sheet_(sheet),
        placements_(placements),
        stack_(stack),
        children_(table.rows.size() + 1) {
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
      children_[static_cast<std::size_t>(placements[at].owner) + 1].push_back(at);
    }
  }

  /// Members of the row before `owner`; 0 stands for the table's own level. `open` is set when some have free names.
  std::vector<Draft> below(std::size_t owner, const Instances& values, bool* open) {
    std::vector<Draft> members;
    std::map<std::string_view, const TableRow*> known;
    const MemberIndex shown(values);
    for (const std::size_t at : children_[owner]) {
      const TableRow& row = table_.rows[at];
      if (is_header_again(row)) {
        builder_.excuse(row, kHeaderAgain);
        continue;
      }
      if (row.is_label && children_[at + 1].empty()) {
        builder_.excuse(row, kLabel);
        continue;
      }
      if (is_placeholder(row.name)) {
        builder_.excuse(row, kFreeNames);
        if (open != nullptr) *open = true;
        continue;
      }
      if (row.name.empty()) {
        excuse_all(at, kNoName, kBelowNoName);
        builder_.drafts_.nameless.insert(&row);
        continue;
      }
      if (const auto [same, is_new] = known.emplace(row.name, &row); !is_new) {
        if (std::string other = other_name(at, owner, values); !other.empty()) {
          members.push_back(member(at, shown));
          rename(members.back(), std::move(other), shown);
          continue;
        }
        const bool alike = row.type_text == same->second->type_text &&
                           one_line(row.description.plain) == one_line(same->second->description.plain);
        excuse_all(at, alike ? kPrintedTwice : kSecondRow, kBelowTwice);
        if (!alike) builder_.drafts_.twice.emplace(&row, same->second);
        continue;
      }
      members.push_back(member(at, shown));
    }
    return members;
  }

 private:
  void excuse_all(std::size_t at, const Message& why, const Message& why_below) {
    builder_.excuse(table_.rows[at], why);
    for (const std::size_t below : children_[at + 1]) excuse_all(below, why_below, why_below);
  }

  /// The one member that the examples show beside those of the table, if it has the members of this second row.
  std::string other_name(std::size_t at, std::size_t owner, const Instances& values) const {
    if (children_[at + 1].empty()) return {};
    std::set<std::string_view> unknown;
    for (const Json* object : objects_among(values)) {
      for (const auto& shown : object->items()) {
        const bool known = std::any_of(children_[owner].begin(), children_[owner].end(),
                                       [&](std::size_t other) { return table_.rows[other].name == shown.key(); });
        if (!known) unknown.insert(shown.key());
      }
    }
    if (unknown.size() != 1) return {};
    const Instances inner = MemberIndex(values).named(*unknown.begin());
    const auto objects = objects_among(inner);
    const bool fits = !objects.empty() && std::all_of(objects.begin(), objects.end(), [&](const Json* object) {
      return std::all_of(children_[at + 1].begin(), children_[at + 1].end(),
                         [&](std::size_t below) { return object->contains(table_.rows[below].name); });
    });
    return fits ? std::string(*unknown.begin()) : std::string();
  }

  static void rename(Draft& draft, std::string name, const MemberIndex& shown) {
    draft.because = "printed as " + draft.name + " again; the example has " + name;
    draft.name = std::move(name);
    draft.seen = shown.named(draft.name);
    show_members(draft.members, draft.seen);
  }

  Draft member(std::size_t at, const MemberIndex& shown) {
    const TableRow& row = table_.rows[at];
    Draft draft;
    draft.row = &row;
    draft.table = &table_;
    draft.sheet = &sheet_;
    draft.name = row.name;
    draft.because = placements_[at].because;
    if (placements_[at].rival >= 0) draft.rival = table_.rows[static_cast<std::size_t>(placements_[at].rival)].name;
    draft.seen = shown.named(row.name);
    draft.is_array = row.type.kind == Kind::array || (!may_have_members(row) && shows_arrays(draft.seen));
    draft.owner_seen = shown.has_objects();
    ++builder_.made_;
    if (!children_[at + 1].empty()) {
      draft.members = below(at + 1, draft.seen, &draft.open);
      draft.from = "rows of the same table";
    } else if (may_have_members(row) || (builder_.is_told_of(draft) && !shows_plain_value(draft.seen))) {
      builder_.expand(draft, stack_);
    }
    return draft;
  }

  TableBuilder& builder_;
  const PageTable& table_;
  const Sheet& sheet_;
  const std::vector<Placement>& placements_;
  const Stack& stack_;
  std::vector<std::vector<std::size_t>> children_;
};

TableBuilder::TableBuilder(const Sheet& sheet, const std::vector<Role>& roles, const References& references,
                           const std::vector<Sheet>& all, const Pool& pool, Drafts& drafts)
    : sheet_(sheet), roles_(roles), references_(references), all_(all), pool_(pool), drafts_(drafts) {
  references_by_sheet_[&sheet] = &references;
  for (const auto& [row, reference] : references.of) referred_to_.insert(reference.table);
}

bool TableBuilder::fits(const PageTable& table, const Instances& seen) {
  std::set<std::string_view>& names = names_[&table];
  if (names.empty()) {
    for (const TableRow& row : table.rows) names.insert(row.name);
  }
  std::size_t shown = 0;
  std::size_t named = 0;
  for (const Json* object : objects_among(seen)) {
    for (const auto& member : object->items()) {
      ++shown;
      named += names.contains(member.key()) ? std::size_t{1} : std::size_t{0};
    }
  }
  return shown > 0 && named * 2 >= shown;
}

std::vector<Draft> TableBuilder::build(const PageTable& table, const Instances& seen) {
  return build(table, sheet_, seen, {}, nullptr);
}

std::vector<Draft> TableBuilder::build(const PageTable& table, const Sheet& sheet, const Instances& seen,
                                       const Stack& stack, bool* open) {
  Instances& pooled = next_pool_[&table];
  if (pooled.size() < kMostInstances) pooled.insert(pooled.end(), seen.begin(), seen.end());
  const auto known = pool_.find(&table);
  const std::vector<Placement>& placements = place(table, sheet, known == pool_.end() ? seen : known->second);
  Stack inner = stack;
  inner.push_back(&table);
  return Rows(*this, table, sheet, placements, inner).below(0, seen, open);
}

const std::vector<Placement>& TableBuilder::place(const PageTable& table, const Sheet& sheet, const Instances& seen) {
  const auto known = placed_.find(&table);
  if (known != placed_.end()) return known->second;
  std::vector<NestRow> rows;
  std::vector<std::size_t> places;  // Of the rows whose own name does not say whose member they are.
  std::vector<Placement>& placed = placed_[&table];
  placed.resize(table.rows.size());
  const References& references = references_for(sheet);
  for (std::size_t at = 0; at < table.rows.size(); ++at) {
    const TableRow& row = table.rows[at];
    if (row.owner >= 0) {
      placed[at] = {.owner = row.owner, .because = "its name says so"};
      continue;
    }
    places.push_back(at);
    rows.push_back({.name = row.name,
                    .depth = row.depth,
                    .container = may_have_members(row) || references.of.contains(&row),
                    .told_elsewhere = references.of.contains(&row) || references.same_as.contains(&row),
                    .is_text = row.type.kind == Kind::string || row.type.kind == Kind::unknown,
                    .is_map = row.type.kind == Kind::map,
                    .is_array = row.type.kind == Kind::array,
                    .may_be_wrong = !table.holds_parameters});
  }
  const std::vector<Placement> nested = nest_rows(rows, seen);
  const auto place_of = [&](int row) {
    return row < 0 ? row : static_cast<int>(places[static_cast<std::size_t>(row)]);
  };
  for (std::size_t at = 0; at < nested.size(); ++at)
    placed[places[at]] = {place_of(nested[at].owner), nested[at].because, place_of(nested[at].rival)};
  return placed;
}

const References& TableBuilder::references_for(const Sheet& sheet) {
  const auto known = references_by_sheet_.find(&sheet);
  if (known != references_by_sheet_.end()) return *known->second;
  auto made = std::make_unique<References>(find_references(sheet, find_roles(sheet.outline), all_));
  const References& result = *made;
  references_by_sheet_[&sheet] = made.get();
  owned_.push_back(std::move(made));
  return result;
}

bool TableBuilder::is_told_of(const Draft& draft) { return references_for(*draft.sheet).of.contains(draft.row); }

void TableBuilder::expand(Draft& draft, const Stack& stack) {
  const Reference reference = reference_of(draft);
  if (reference.table == nullptr) return;
  draft.from = reference.because;
  const bool recursive = std::find(stack.begin(), stack.end(), reference.table) != stack.end();
  std::size_t& uses = uses_[reference.table];
  const bool too_much = stack.size() >= kMostStructureDepth || made_ >= kMostDrafts;
  if (recursive || too_much || ++uses > kMostCopies || named_.contains(reference.table)) {
    draft.structure = share(*reference.table, *reference.sheet, draft.seen);
    return;
  }
  if (reference.row == nullptr) {
    draft.members = build(*reference.table, *reference.sheet, draft.seen, stack, &draft.open);
    return;
  }
  std::vector<Draft> whole = build(*reference.table, *reference.sheet, {}, stack, nullptr);
  if (Draft* owner = find_row(whole, reference.row)) {
    draft.members = std::move(owner->members);
    show_members(draft.members, draft.seen);
  }
}

std::string TableBuilder::share(const PageTable& table, const Sheet& sheet, const Instances& seen) {
  named_.insert(&table);
  for (const DraftStructure& structure : drafts_.structures) {
    if (structure.table == &table) return structure.name;
  }
  std::string name = table.caption.name.empty() ? "Structure" + std::to_string(table.line) : table.caption.name;
  const auto taken = [&](const std::string& candidate) {
    return std::any_of(drafts_.structures.begin(), drafts_.structures.end(),
                       [&](const DraftStructure& other) { return other.name == candidate; });
  };
  while (taken(name)) name += "_";
  drafts_.structures.push_back({.name = name, .table = &table, .members = {}});
  const std::size_t at = drafts_.structures.size() - 1;
  std::vector<Draft> members = build(table, sheet, seen, {}, nullptr);
  drafts_.structures[at].members = std::move(members);
  return name;
}

/// The reference found by words; else, or when the examples deny it, a free structure of this page that they fit.
Reference TableBuilder::reference_of(const Draft& draft) {
  const References& references = references_for(*draft.sheet);
  const auto found = references.of.find(draft.row);
  const bool told = found != references.of.end();
  const bool here = draft.sheet == &sheet_;
  if (here &&
      (!told || (found->second.linked && shows_objects(draft.seen) && !fits(*found->second.table, draft.seen)))) {
    for (std::size_t at = 0; at < roles_.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      if (roles_[at] != Role::structure || is_referred_to(table) || table.line < draft.table->line) continue;
      if (!fits(table, draft.seen)) continue;
      if (told) drafts_.replaced[draft.row] = found->second.sheet->path;
      return {&table, &sheet_, "the example fits " + table.caption_text, false, nullptr};
    }
  }
  return told ? found->second : Reference{};
}

void show_members(std::vector<Draft>& members, const Instances& seen) {
  const MemberIndex shown(seen);
  for (Draft& member : members) {
    member.seen = shown.named(member.name);
    member.owner_seen = shown.has_objects();
    show_members(member.members, member.seen);
  }
}

}  // namespace ocpv::reader
