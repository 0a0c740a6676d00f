#include "reader/tree/borrow.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace ocpv::reader {
namespace {

template <class Visit>
void for_each(std::vector<Draft>& drafts, const Visit& visit) {
  for (Draft& draft : drafts) {
    visit(draft);
    for_each(draft.members, visit);
  }
}

template <class Visit>
void for_each(Drafts& drafts, const Visit& visit) {
  for (auto* list : {&drafts.path, &drafts.query, &drafts.header}) for_each(*list, visit);
  if (drafts.request) for_each(drafts.request->members, visit);
  if (drafts.response) for_each(drafts.response->members, visit);
  for (DraftStructure& structure : drafts.structures) for_each(structure.members, visit);
}

std::set<std::string_view> names_in(const Instances& objects) {
  std::set<std::string_view> names;
  for (const Json* object : objects) {
    for (const auto& member : object->items()) names.insert(member.key());
  }
  return names;
}

bool has_all(const Draft& owner, const std::set<std::string_view>& names) {
  return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
    return std::any_of(owner.members.begin(), owner.members.end(),
                       [&](const Draft& member) { return member.name == name; });
  });
}

/// A draft and all below it.
std::size_t size_of(const std::vector<Draft>& drafts) {
  std::size_t size = drafts.size();
  for (const Draft& draft : drafts) size += size_of(draft.members);
  return size;
}

}  // namespace

void borrow_members(Drafts& drafts, TableBuilder& tables) {
  std::vector<const Draft*> owners;
  for_each(drafts, [&](Draft& draft) {
    if (!draft.members.empty()) owners.push_back(&draft);
  });
  std::vector<std::pair<Draft*, const Draft*>> found;
  for_each(drafts, [&](Draft& draft) {
    if (!draft.members.empty() || !draft.structure.empty() || !may_have_members(*draft.row)) return;
    const References& references = tables.references_for(*draft.sheet);
    const auto like = references.same_as.find(draft.row);
    const bool told = like != references.same_as.end();
    const std::set<std::string_view> names = told ? std::set<std::string_view>() : names_in(objects_among(draft.seen));
    if (!told && names.size() < 2) return;
    const auto owner = std::find_if(owners.begin(), owners.end(), [&](const Draft* other) {
      return told ? other->name == like->second : other->members.size() >= 2 && has_all(*other, names);
    });
    if (owner != owners.end()) found.emplace_back(&draft, *owner);
  });
  std::size_t left = kMostDrafts;
  for (auto& [draft, owner] : found) {
    const std::size_t size = size_of(owner->members);
    if (size > left) return;
    left -= size;
    std::vector<Draft> members = owner->members;
    show_members(members, draft->seen);
    draft->members = std::move(members);
    draft->from = objects_among(draft->seen).empty() ? "its text says the same as " + owner->name
                                                     : "the example has the members of " + owner->name;
  }
}

}  // namespace ocpv::reader
