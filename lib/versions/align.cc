#include "versions/align.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/path_template.h"
#include "reader/reader.h"
#include "versions/fields.h"

namespace ocpv::versions {
namespace {

/// The pages of one operation in one version.
struct Pair {
  std::string id;
  TreeReading* chinese = nullptr;
  TreeReading* english = nullptr;
  TreeReading& first() const { return *(chinese != nullptr ? chinese : english); }
};

using Pairs = std::vector<Pair>;

/// By id of the page, else by endpoint.
Pairs paired(const std::vector<TreeReading*>& readings) {
  Pairs pairs;
  std::vector<TreeReading*> rest;
  for (TreeReading* one : readings) {
    if (one->language == Language::zh) pairs.push_back({one->id, one, nullptr});
  }
  for (TreeReading* one : readings) {
    if (one->language != Language::en) continue;
    const auto same = std::find_if(pairs.begin(), pairs.end(),
                                   [&](const Pair& pair) { return pair.id == one->id && pair.english == nullptr; });
    if (same == pairs.end())
      rest.push_back(one);
    else
      same->english = one;
  }
  for (TreeReading* one : rest) {
    const std::string endpoint = endpoint_of(one->operation);
    const auto same = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) {
      return pair.english == nullptr && endpoint_of(pair.chinese->operation) == endpoint;
    });
    if (same == pairs.end())
      pairs.push_back({one->id, nullptr, one});
    else
      same->english = one;
  }
  return pairs;
}

/// A page that prints the endpoint of another page has its own from the other language, or from another version's page
/// of the same id; `known` has those.
void take_own_endpoints(Pairs& pairs, const std::map<std::string, std::pair<std::string, std::string>>& known) {
  std::map<std::string, int> uses;
  for (const Pair& pair : pairs) ++uses[endpoint_of(pair.first().operation)];
  for (Pair& pair : pairs) {
    contract::Operation& operation = pair.first().operation;
    if (uses[endpoint_of(operation)] < 2) continue;
    const auto own = known.find(pair.id);
    if (own == known.end()) continue;
    contract::Operation other = operation;
    other.method = own->second.first;
    other.path = own->second.second;
    if (endpoint_of(other) == endpoint_of(operation)) continue;
    operation.method = other.method;
    operation.path = other.path;
  }
}

/// The endpoint that most pages of each id print.
std::map<std::string, std::pair<std::string, std::string>> endpoints_by_id(const std::vector<TreeReading>& readings) {
  std::map<std::string, std::map<std::pair<std::string, std::string>, int>> counts;
  for (const TreeReading& one : readings) ++counts[one.id][{one.operation.method, one.operation.path}];
  std::map<std::string, std::pair<std::string, std::string>> most;
  for (const auto& [id, printed] : counts) {
    const auto best = std::max_element(printed.begin(), printed.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    most.emplace(id, best->first);
  }
  return most;
}

InVersion joined_in(const Pair& pair) {
  InVersion one{pair.first().version, {}, {}, {}};
  if (pair.chinese != nullptr) one.chinese_page = pair.chinese->page;
  if (pair.english != nullptr) one.english_page = pair.english->page;
  if (pair.chinese != nullptr && pair.english != nullptr)
    one.joined = join(pair.chinese->operation, pair.english->operation);
  else
    one.joined.operation = pair.first().operation;
  return one;
}

/// `V4.2.2/zh-CN/500.tenant-information/100.x.md` is of the module tenant-information.
std::string module_of(const std::string& page) {
  const std::size_t last = page.rfind('/');
  const std::size_t before = page.rfind('/', last - 1);
  return reader::operation_id(page.substr(before + 1, last - before - 1) + ".md");
}

void take_names(Aligned& operation, const std::vector<std::pair<Version, std::string>>& ids) {
  operation.id = ids.back().second;
  for (const auto& [version, id] : ids) {
    const bool known = id == operation.id ||
                       std::find(operation.aliases.begin(), operation.aliases.end(), id) != operation.aliases.end();
    if (!known) operation.aliases.push_back(id);
  }
  const InVersion& newest = operation.versions.back();
  operation.module = module_of(newest.chinese_page.empty() ? newest.english_page : newest.chinese_page);
}

/// A former id that is another operation's id, or two operations' former id, names nobody.
void drop_ambiguous_aliases(std::vector<Aligned>& operations) {
  std::map<std::string, int> uses;
  for (const Aligned& one : operations) {
    uses[one.id] += 2;
    for (const std::string& alias : one.aliases) ++uses[alias];
  }
  for (Aligned& one : operations) std::erase_if(one.aliases, [&](const std::string& alias) { return uses[alias] > 1; });
}

using Numbers = std::map<std::string, std::size_t>;

std::optional<std::size_t> first_of(const Numbers& by_endpoint, const std::string& endpoint, const Numbers& by_id,
                                    const std::string& id) {
  if (const auto found = by_endpoint.find(endpoint); found != by_endpoint.end()) return found->second;
  if (const auto found = by_id.find(id); found != by_id.end()) return found->second;
  return std::nullopt;
}

}  // namespace

std::string endpoint_of(const contract::Operation& operation) {
  return operation.method + " " + without_parameter_names(operation.path);
}

std::vector<Aligned> align(std::vector<TreeReading> readings) {
  std::stable_sort(readings.begin(), readings.end(),
                   [](const TreeReading& a, const TreeReading& b) { return a.version < b.version; });
  const auto known = endpoints_by_id(readings);
  std::vector<Aligned> operations;
  std::vector<std::vector<std::pair<Version, std::string>>> ids;
  Numbers by_endpoint, by_id;
  for (std::size_t at = 0; at < readings.size();) {
    std::vector<TreeReading*> of_version;
    const Version version = readings[at].version;
    for (; at < readings.size() && readings[at].version == version; ++at) of_version.push_back(&readings[at]);
    Pairs pairs = paired(of_version);
    take_own_endpoints(pairs, known);
    std::set<std::size_t> taken;
    for (const Pair& pair : pairs) {
      const std::string endpoint = endpoint_of(pair.first().operation);
      const std::optional<std::size_t> known_as = first_of(by_endpoint, endpoint, by_id, pair.id);
      const bool is_new = !known_as || taken.contains(*known_as);
      const std::size_t number = is_new ? operations.size() : *known_as;
      if (is_new) {
        operations.emplace_back();
        ids.emplace_back();
      }
      taken.insert(number);
      by_endpoint[endpoint] = by_id[pair.id] = number;
      operations[number].versions.push_back(joined_in(pair));
      ids[number].emplace_back(version, pair.id);
    }
  }
  for (std::size_t number = 0; number < operations.size(); ++number) take_names(operations[number], ids[number]);
  drop_ambiguous_aliases(operations);
  std::sort(operations.begin(), operations.end(), [](const Aligned& a, const Aligned& b) { return a.id < b.id; });
  return operations;
}

}  // namespace ocpv::versions
