#include "reader/draft.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/similar.h"
#include "reader/roles.h"
#include "reader/text.h"

namespace ocpv::reader {
namespace {

using contract::Kind;

constexpr std::size_t kMostCopies = 8;   ///< A structure used more often is named and shared, not copied.

/// True when the first level of `table` names at least half of what the examples show.
bool fits(const PageTable& table, const Instances& seen) {
  const Instances objects = objects_among(seen);
  std::size_t shown = 0;
  std::size_t named = 0;
  for (const Json* object : objects) {
    for (const auto& member : object->items()) {
      ++shown;
      named += std::any_of(table.rows.begin(), table.rows.end(), [&](const TableRow& row) { return row.name == member.key(); });
    }
  }
  return shown > 0 && named * 2 >= shown;
}

bool shows_objects(const Instances& seen) { return !objects_among(seen).empty(); }

/// Rows that repeat the table's own header.
bool is_header_again(const TableRow& row) { return column_named(row.type_text) == Column::type; }

/// `标签A`, `Metric B`: no member has such a name; the page stands it for names that vary.
bool is_placeholder(std::string_view name) {
  if (name.empty()) return false;
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; });
  const bool numbered = name.back() >= 'A' && name.back() <= 'Z';
  return !plain && numbered && (static_cast<unsigned char>(name.front()) >= 0x80 || contains(name, " "));
}

class Builder {
 public:
  Builder(const Sheet& sheet, const std::vector<Role>& roles, const References& references, const std::vector<Sheet>& all,
          const Shown& shown, const Pool& pool)
      : sheet_(sheet), roles_(roles), references_(references), all_(all), shown_(shown), pool_(pool) {
    references_by_sheet_[&sheet] = &references;
  }

  Drafts run() {
    build_request();
    build_response();
    borrow_members();
    excuse_rest();
    return std::move(drafts_);
  }

  /// What the examples of this page show for each table that it uses.
  Pool pool() {
    build_request();
    build_response();
    return std::move(next_pool_);
  }

 private:

  // ---- parts

  void build_request() {
    const std::vector<std::string> names = path_names(sheet_.outline.path);
    std::vector<Draft> body;
    bool any_body = false;
    for (std::size_t at = 0; at < roles_.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      const Role role = roles_[at];
      if (role != Role::path && role != Role::query && role != Role::header && role != Role::body) continue;
      const Instances seen = role == Role::body ? shown_.request : Instances();
      std::vector<Draft> rows = build_table(table, sheet_, seen, {});
      for (Draft& draft : rows) {
        const bool captioned = table.caption.kind == role_caption(role);
        if (role == Role::path || (!captioned && is_path_name(draft, names))) {
          add_path(std::move(draft), names, role == Role::path);
        } else if (role == Role::query) {
          drafts_.query.push_back(std::move(draft));
        } else if (role == Role::header) {
          drafts_.header.push_back(std::move(draft));
        } else {
          any_body = true;
          body.push_back(std::move(draft));
        }
      }
    }
    if (any_body) {
      drafts_.request = body_part(std::move(body));
    } else {
      drafts_.request = body_from_structure();
    }
  }

  static Caption role_caption(Role role) {
    if (role == Role::query) return Caption::query;
    return role == Role::body ? Caption::body : Caption::header;
  }

  static bool is_path_name(const Draft& draft, const std::vector<std::string>& names) {
    return draft.row->depth == 0 && std::find(names.begin(), names.end(), draft.name) != names.end();
  }

  /// A captioned path row may be one or two letters off the name in the path.
  void add_path(Draft draft, const std::vector<std::string>& names, bool captioned) {
    if (captioned && std::find(names.begin(), names.end(), draft.name) == names.end()) {
      std::vector<std::string_view> free;
      for (const std::string& name : names) free.push_back(name);
      if (const auto similar = find_similar(draft.name, free)) {
        draft.because = "path parameter, spelt " + names[*similar] + " in the path";
        draft.name = names[*similar];
      }
    }
    if (draft.because.empty() || !captioned) draft.because = captioned ? "path table" : "the path names it";
    drafts_.path.push_back(std::move(draft));
  }

  /// The body's rows; an array when the example is one, or when one pseudo-field stands for it.
  DraftPart body_part(std::vector<Draft> body) {
    DraftPart part;
    part.is_array = std::any_of(shown_.request.begin(), shown_.request.end(), [](const Json* value) { return value->is_array(); });
    if (part.is_array && body.size() == 1 && body.front().is_array && !body.front().members.empty() &&
        members_named(shown_.request, body.front().name).empty()) {
      drafts_.excused[body.front().row] = "stands for the array that is the body";
      part.members = std::move(body.front().members);
      return part;
    }
    part.members = std::move(body);
    return part;
  }

  /// No body table: a structure of the request section that no row refers to is the body.
  std::optional<DraftPart> body_from_structure() {
    const std::string& method = sheet_.outline.method;
    if (method != "POST" && method != "PUT" && method != "PATCH") return std::nullopt;
    for (std::size_t at = 0; at < roles_.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      if (roles_[at] != Role::structure || table.section != Section::parameters || is_referred_to(table)) continue;
      if (!shown_.request.empty() && !fits(table, shown_.request)) continue;
      DraftPart part;
      part.is_array = std::any_of(shown_.request.begin(), shown_.request.end(), [](const Json* value) { return value->is_array(); }) ||
                      contains(table.before, "数组") || contains(lower(table.before), "array");
      part.members = build_table(table, sheet_, shown_.request, {});
      return part;
    }
    return std::nullopt;
  }

  bool is_referred_to(const PageTable& table) const {
    return std::any_of(references_.of.begin(), references_.of.end(),
                       [&](const auto& entry) { return entry.second.table == &table; });
  }

  void build_response() {
    for (std::size_t at = 0; at < roles_.size(); ++at) {
      if (roles_[at] != Role::envelope) continue;
      DraftPart part;
      part.members = build_table(sheet_.outline.tables[at], sheet_, shown_.response, {});
      drafts_.response = std::move(part);
      return;
    }
  }

  // ---- tables

  using Stack = std::vector<const PageTable*>;

  /// `open` is set when the table's own level has members of free names.
  std::vector<Draft> build_table(const PageTable& table, const Sheet& sheet, const Instances& seen, const Stack& stack,
                                 bool* open = nullptr) {
    Instances& pooled = next_pool_[&table];
    if (pooled.size() < kMostInstances) pooled.insert(pooled.end(), seen.begin(), seen.end());
    const auto known = pool_.find(&table);
    const std::vector<Placement>& placements = place(table, sheet, known == pool_.end() ? seen : known->second);
    Stack inner = stack;
    inner.push_back(&table);

    std::vector<std::vector<std::size_t>> children(table.rows.size() + 1);
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
      children[static_cast<std::size_t>(placements[at].owner + 1)].push_back(at);
    }
    using Below = std::function<std::vector<Draft>(std::size_t, const Instances&, bool*)>;
    const Below below = [&](std::size_t owner, const Instances& values, bool* open_flag) {
      std::vector<Draft> members;
      for (const std::size_t at : children[owner]) {
        const TableRow& row = table.rows[at];
        if (is_header_again(row)) {
          excuse(row, "repeats the header of its table");
          continue;
        }
        if (is_placeholder(row.name)) {
          excuse(row, "stands for members of free names");
          if (open_flag != nullptr) *open_flag = true;
          continue;
        }
        const auto same = std::find_if(members.begin(), members.end(), [&](const Draft& other) { return other.name == row.name; });
        if (same != members.end()) {
          excuse(row, "a second row of that name: the first one counts");
          drafts_.twice.emplace(&row, same->row);
          continue;
        }
        Draft draft;
        draft.row = &row;
        draft.table = &table;
        draft.sheet = &sheet;
        draft.name = row.name;
        draft.because = placements[at].because;
        if (placements[at].rival >= 0) draft.rival = table.rows[static_cast<std::size_t>(placements[at].rival)].name;
        draft.is_array = row.type.kind == Kind::array;
        draft.seen = members_named(values, row.name);
        draft.owner_seen = shows_objects(values);
        if (!children[at + 1].empty()) {
          draft.members = below(at + 1, draft.seen, &draft.open);
          draft.from = "rows of the same table";
        } else if (may_have_members(row)) {
          expand(draft, inner);
        }
        members.push_back(std::move(draft));
      }
      return members;
    };
    return below(0, seen, open);
  }

  const std::vector<Placement>& place(const PageTable& table, const Sheet& sheet, const Instances& seen) {
    const auto known = placed_.find(&table);
    if (known != placed_.end()) return known->second;
    std::vector<NestRow> rows;
    const References& references = references_for(sheet);
    for (const TableRow& row : table.rows) {
      rows.push_back({.name = row.name, .depth = row.depth, .container = may_have_members(row),
                      .told_elsewhere = references.of.contains(&row) || references.same_as.contains(&row)});
    }
    return placed_[&table] = nest_rows(rows, seen);
  }

  const References& references_for(const Sheet& sheet) {
    const auto known = references_by_sheet_.find(&sheet);
    if (known != references_by_sheet_.end()) return *known->second;
    auto made = std::make_unique<References>(find_references(sheet, find_roles(sheet.outline), all_));
    const References& result = *made;
    references_by_sheet_[&sheet] = made.get();
    owned_.push_back(std::move(made));
    return result;
  }

  void excuse(const TableRow& row, std::string why) { drafts_.excused.emplace(&row, std::move(why)); }

  // ---- members from another table

  void expand(Draft& draft, const Stack& stack) {
    const Reference reference = reference_of(draft);
    if (reference.table == nullptr) return;
    draft.from = reference.because;
    const bool recursive = std::find(stack.begin(), stack.end(), reference.table) != stack.end();
    std::size_t& uses = uses_[reference.table];
    if (recursive || ++uses > kMostCopies || named_.contains(reference.table)) {
      draft.structure = share(*reference.table, *reference.sheet, draft.seen);
      return;
    }
    if (reference.row == nullptr) {
      draft.members = build_table(*reference.table, *reference.sheet, draft.seen, stack, &draft.open);
      return;
    }
    std::vector<Draft> whole = build_table(*reference.table, *reference.sheet, {}, stack);
    if (Draft* owner = find_row(whole, reference.row)) {
      draft.members = std::move(owner->members);
      see(draft.members, draft.seen);
    }
  }

  static Draft* find_row(std::vector<Draft>& drafts, const TableRow* row) {
    for (Draft& draft : drafts) {
      if (draft.row == row) return &draft;
      if (Draft* found = find_row(draft.members, row)) return found;
    }
    return nullptr;
  }

  /// Members taken from elsewhere get what the examples show at their new place.
  static void see(std::vector<Draft>& drafts, const Instances& seen) {
    for (Draft& draft : drafts) {
      draft.seen = members_named(seen, draft.name);
      draft.owner_seen = shows_objects(seen);
      see(draft.members, draft.seen);
    }
  }

  std::string share(const PageTable& table, const Sheet& sheet, const Instances& seen) {
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
    std::vector<Draft> members = build_table(table, sheet, seen, {});
    drafts_.structures[at].members = std::move(members);
    return name;
  }

  /// The reference found by words; else, or when the examples deny it, a free structure of this page that they fit.
  Reference reference_of(const Draft& draft) {
    const References& references = references_for(*draft.sheet);
    const auto found = references.of.find(draft.row);
    const bool told = found != references.of.end();
    const bool here = draft.sheet == &sheet_;
    if (here && (!told || (found->second.linked && shows_objects(draft.seen) && !fits(*found->second.table, draft.seen)))) {
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

  // ---- members that only the examples show

  using Visit = std::function<void(Draft&)>;

  void for_each(const Visit& visit) {
    const std::function<void(std::vector<Draft>&)> walk = [&](std::vector<Draft>& drafts) {
      for (Draft& draft : drafts) {
        visit(draft);
        walk(draft.members);
      }
    };
    for (auto* list : {&drafts_.path, &drafts_.query, &drafts_.header}) walk(*list);
    if (drafts_.request) walk(drafts_.request->members);
    if (drafts_.response) walk(drafts_.response->members);
    for (DraftStructure& structure : drafts_.structures) walk(structure.members);
  }

  /// An object without a table whose example has the members of another structure of this page has that structure.
  void borrow_members() {
    std::vector<const Draft*> owners;
    for_each([&](Draft& draft) {
      if (draft.members.size() >= 2) owners.push_back(&draft);
    });
    std::vector<std::pair<Draft*, const Draft*>> found;
    for_each([&](Draft& draft) {
      if (!draft.members.empty() || !draft.structure.empty() || !may_have_members(*draft.row)) return;
      const References& references = references_for(*draft.sheet);
      const Instances objects = objects_among(draft.seen);
      const auto like = references.same_as.find(draft.row);
      const auto owner = std::find_if(owners.begin(), owners.end(), [&](const Draft* other) {
        return like != references.same_as.end() ? other->name == like->second : names_all(*other, objects);
      });
      if (owner != owners.end()) found.emplace_back(&draft, *owner);
    });
    for (auto& [draft, owner] : found) {
      std::vector<Draft> members = owner->members;
      see(members, draft->seen);
      draft->members = std::move(members);
      draft->from = objects_among(draft->seen).empty() ? "its text says the same as " + owner->name
                                                       : "the example has the members of " + owner->name;
    }
  }

  static bool names_all(const Draft& owner, const Instances& objects) {
    std::set<std::string> shown;
    for (const Json* object : objects) {
      for (const auto& member : object->items()) shown.insert(member.key());
    }
    return shown.size() >= 2 && std::all_of(shown.begin(), shown.end(), [&](const std::string& name) {
      return std::any_of(owner.members.begin(), owner.members.end(), [&](const Draft& member) { return member.name == name; });
    });
  }

  void excuse_rest() {
    std::set<const TableRow*> used;
    const std::function<void(const std::vector<Draft>&)> visit = [&](const std::vector<Draft>& drafts) {
      for (const Draft& draft : drafts) {
        used.insert(draft.row);
        visit(draft.members);
      }
    };
    for (const auto* list : {&drafts_.path, &drafts_.query, &drafts_.header}) visit(*list);
    if (drafts_.request) visit(drafts_.request->members);
    if (drafts_.response) visit(drafts_.response->members);
    for (const DraftStructure& structure : drafts_.structures) visit(structure.members);
    for (const PageTable& table : sheet_.outline.tables) {
      for (const TableRow& row : table.rows) {
        if (!used.contains(&row)) excuse(row, is_referred_to(table) ? "its members stand with the row that names it" : "nothing refers to its table");
      }
    }
  }

  const Sheet& sheet_;
  const std::vector<Role>& roles_;
  const References& references_;
  const std::vector<Sheet>& all_;
  const Shown& shown_;
  Drafts drafts_;
  const Pool& pool_;
  Pool next_pool_;
  std::map<const PageTable*, std::vector<Placement>> placed_;
  std::map<const PageTable*, std::size_t> uses_;
  std::set<const PageTable*> named_;
  std::map<const Sheet*, const References*> references_by_sheet_;
  std::vector<std::unique_ptr<References>> owned_;
};

}  // namespace

Drafts build_drafts(const Sheet& sheet, const std::vector<Role>& roles, const References& references,
                    const std::vector<Sheet>& all, const Shown& shown, const Pool& pool) {
  return Builder(sheet, roles, references, all, shown, pool).run();
}

Pool find_pool(const Sheet& sheet, const std::vector<Role>& roles, const References& references, const std::vector<Sheet>& all,
               const Shown& shown) {
  return Builder(sheet, roles, references, all, shown, {}).pool();
}

}  // namespace ocpv::reader
