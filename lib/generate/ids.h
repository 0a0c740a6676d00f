// In: the paths of a tree's pages. Out: an id for each, the name of its generated folder.
// Promises: unique but for page.zh.md and page.en.md of one folder, which share theirs; the same whatever the order.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace ocpv::generate {

/// The other pages of the folder are of another operation, these two are the same one in two languages.
bool is_chinese_page(const std::string& path);
bool is_english_page(const std::string& path);

/// `a/page.zh.md` gives `a/`.
std::string folder_of(const std::string& path);

/// reader::operation_id() of each path; where several share one, the names of the folders above are put before it,
/// as few as tell them apart.
std::map<std::string, std::string> unique_ids(const std::vector<std::string>& paths);

}  // namespace ocpv::generate
