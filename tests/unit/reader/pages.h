// In: Markdown of small pages. Out: their readings, ready to be looked at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reader/reader.h"

namespace ocpv::test {

struct SmallPage {
  std::string path;
  std::string markdown;
  std::string corrections = {};
};

/// Outcomes in the order of the pages; a page that does not parse is an outcome with its error.
inline std::vector<reader::Outcome> read(const std::vector<SmallPage>& pages) {
  std::vector<reader::Source> sources;
  for (const SmallPage& one : pages) {
    auto page = page::parse_page(one.markdown, one.path);
    if (!page.ok()) continue;
    sources.push_back(
        {one.path, reader::operation_id(one.path), std::move(page).value(), one.corrections, "corrections.json"});
  }
  return reader::read_pages(sources);
}

/// The field at a pointer of a body; null when there is none.
inline const contract::Field* field(const contract::Field& root, std::string_view pointer) {
  const contract::Field* at = &root;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view step = pointer.substr(1, end - 1);
    pointer.remove_prefix(end);
    const contract::Field* next = nullptr;
    if (step == "*" && !at->items.empty()) next = &at->items.front();
    for (const contract::Field& member : at->fields) {
      if (member.name == step) next = &member;
    }
    if (next == nullptr) return nullptr;
    at = next;
  }
  return at;
}

/// Every pointer of a body, one a line, in document order.
inline void list_pointers(const contract::Field& root, const std::string& base, std::string& out) {
  for (const contract::Field& member : root.fields) {
    out += base + "/" + member.name + "\n";
    list_pointers(member, base + "/" + member.name, out);
  }
  for (const contract::Field& items : root.items) list_pointers(items, base + "/*", out);
}

inline std::string pointers(const contract::Field& root) {
  std::string out;
  list_pointers(root, "", out);
  return out;
}

}  // namespace ocpv::test
