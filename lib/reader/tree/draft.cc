#include "reader/tree/draft.h"

#include <algorithm>
#include <array>
#include <functional>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/similar.h"
#include "reader/layout/roles.h"
#include "reader/tree/borrow.h"
#include "reader/tree/tables.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

constexpr Message kArrayBody{"stands for the array that is the body", "代表整个请求体的数组"};

constexpr Message kWholeBody{"stands for the whole body", "代表整个请求体"};
constexpr auto kBodyNames = std::to_array<std::string_view>(
    {"body", "dto", "req", "request", "param", "params", "vo", "form", "payload", "cmd"});

class Builder {
 public:
  Builder(const Sheet& sheet, const std::vector<Role>& roles, const References& references,
          const std::vector<Sheet>& all, const Shown& shown, const Pool& pool)
      : sheet_(sheet), roles_(roles), shown_(shown), tables_(sheet, roles, references, all, pool, drafts_) {}

  Drafts run() {
    build_request();
    build_response();
    borrow_members(drafts_, tables_);
    return std::move(drafts_);
  }

  /// What the examples of this page show for each table that it uses.
  Pool pool() {
    build_request();
    build_response();
    return tables_.take_pool();
  }

 private:
  void build_request() {
    const std::vector<std::string> names = path_names(sheet_.outline.path);
    std::vector<Draft> body;
    bool any_body = false;
    for (std::size_t at = 0; at < roles_.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      const Role role = roles_[at];
      if (role != Role::path && role != Role::query && role != Role::header && role != Role::body) continue;
      const Instances seen = role == Role::body ? shown_.request : Instances();
      std::vector<Draft> rows = tables_.build(table, seen);
      std::vector<Draft> own;
      for (Draft& draft : rows) {
        const bool captioned = table.caption.kind == role_caption(role);
        if (role != Role::path && is_selector(draft)) {
          draft.because = "the operation line has it";
          drafts_.query.push_back(std::move(draft));
          continue;
        }
        const Role sent = role_of(draft.row->place, role);
        if (sent == Role::path || (!captioned && is_path_name(draft, names))) {
          add_path(std::move(draft), names, sent == Role::path);
        } else if (sent == Role::query) {
          drafts_.query.push_back(std::move(draft));
        } else if (sent == Role::header) {
          drafts_.header.push_back(std::move(draft));
        } else {
          any_body = true;
          own.push_back(std::move(draft));
        }
      }
      add_members(body, std::move(own));
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

  /// A column that says where a row is sent counts more than where its table stands.
  static Role role_of(Caption place, Role role) {
    switch (place) {
      case Caption::path:
        return Role::path;
      case Caption::query:
        return Role::query;
      case Caption::header:
        return Role::header;
      case Caption::body:
        return Role::body;
      default:
        return role;
    }
  }

  /// `body | body | object`: a row that stands for the whole body, whose members are the body's.
  bool is_whole_body(const std::vector<Draft>& body) const {
    if (body.size() != 1 || body.front().row->place != Caption::body || body.front().members.empty()) return false;
    const std::string name = lower(body.front().name);
    const bool named =
        std::any_of(kBodyNames.begin(), kBodyNames.end(), [&](std::string_view end) { return name.ends_with(end); });
    return named && members_named(shown_.request, body.front().name).empty();
  }

  bool is_selector(const Draft& draft) const {
    const auto& selectors = sheet_.outline.selectors;
    return draft.row->depth == 0 && std::any_of(selectors.begin(), selectors.end(),
                                                [&](const contract::Selector& one) { return one.name == draft.name; });
  }

  static bool is_path_name(const Draft& draft, const std::vector<std::string>& names) {
    return draft.row->depth == 0 && std::find(names.begin(), names.end(), draft.name) != names.end();
  }

  /// A captioned path row may be one or two letters off the name in the path.
  void add_path(Draft draft, const std::vector<std::string>& names, bool captioned) {
    if (captioned && std::find(names.begin(), names.end(), draft.name) == names.end()) {
      const std::vector<std::string_view> free(names.begin(), names.end());
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
    part.is_array =
        std::any_of(shown_.request.begin(), shown_.request.end(), [](const Json* value) { return value->is_array(); });
    if (part.is_array && body.size() == 1 && body.front().is_array && !body.front().members.empty() &&
        members_named(shown_.request, body.front().name).empty()) {
      drafts_.excused.emplace(body.front().row, kArrayBody);
      part.members = std::move(body.front().members);
      return part;
    }
    if (is_whole_body(body)) {
      part.is_array = part.is_array || body.front().is_array;
      drafts_.excused.emplace(body.front().row, kWholeBody);
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
      if (roles_[at] != Role::structure || table.section != Section::parameters || tables_.is_referred_to(table) ||
          table.under_unknown_heading)
        continue;
      if (!shown_.request.empty() && !tables_.fits(table, shown_.request)) continue;
      DraftPart part;
      part.is_array = std::any_of(shown_.request.begin(), shown_.request.end(),
                                  [](const Json* value) { return value->is_array(); }) ||
                      contains(table.before, "数组") || contains(lower(table.before), "array");
      part.members = tables_.build(table, shown_.request);
      return part;
    }
    return std::nullopt;
  }

  void build_response() {
    for (std::size_t at = 0; at < roles_.size(); ++at) {
      if (roles_[at] != Role::envelope) continue;
      if (!drafts_.response) drafts_.response.emplace();
      add_members(drafts_.response->members, tables_.build(sheet_.outline.tables[at], shown_.response));
    }
  }

  /// What several tables say of one object: the first that names a member counts.
  void add_members(std::vector<Draft>& members, std::vector<Draft> more) {
    std::unordered_map<std::string, const TableRow*> known;
    for (const Draft& draft : members) known.emplace(draft.name, draft.row);
    for (Draft& draft : more) {
      const auto [first, is_new] = known.emplace(draft.name, draft.row);
      if (is_new) {
        members.push_back(std::move(draft));
        continue;
      }
      tables_.excuse(*draft.row, kSecondRow);
      drafts_.twice.emplace(draft.row, first->second);
    }
  }

  const Sheet& sheet_;
  const std::vector<Role>& roles_;
  const Shown& shown_;
  Drafts drafts_;
  TableBuilder tables_;
};

}  // namespace

Drafts build_drafts(const Sheet& sheet, const std::vector<Role>& roles, const References& references,
                    const std::vector<Sheet>& all, const Shown& shown, const Pool& pool) {
  return Builder(sheet, roles, references, all, shown, pool).run();
}

Pool find_pool(const Sheet& sheet, const std::vector<Role>& roles, const References& references,
               const std::vector<Sheet>& all, const Shown& shown) {
  return Builder(sheet, roles, references, all, shown, {}).pool();
}

}  // namespace ocpv::reader
