#include "json/tree_bounds.h"

#include <string>
#include <vector>

#include "json/document.h"
#include "json/scan.h"

namespace ocpv::json {
namespace {

constexpr Message kTooWide{"an object has more than {0} members", "某个对象的成员超过 {0} 个"};

Error too_much(const Message& message, std::size_t most) { return Error{say(message, {std::to_string(most)})}; }

}  // namespace

Result<void> check_tree_bounds(std::string_view text) {
  std::vector<std::size_t> members;  // Colons so far of each object that is open; an array has none.
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      at = skip_string(text, at) - 1;
    } else if (c == '{' || c == '[') {
      if (members.size() == kMostTreeDepth) return too_much(kTooDeep, kMostTreeDepth);
      members.push_back(0);
    } else if ((c == '}' || c == ']') && !members.empty()) {
      members.pop_back();
    } else if (c == ':' && !members.empty() && ++members.back() > kMostTreeMembers) {
      return too_much(kTooWide, kMostTreeMembers);
    }
  }
  return {};
}

}  // namespace ocpv::json
