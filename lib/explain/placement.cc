#include "explain/placement.h"

#include <string>
#include <vector>

#include "json/decimal.h"
#include "walk/documented.h"
#include "walk/value.h"

namespace ocpv::explain {
namespace {

constexpr std::size_t kDeepest = 8;  // No documented object lies deeper below another.

/// An object of the document and what is asked of it.
struct Level {
  std::uint32_t open = 0, node = 0;
};

/// Calls `take` with the name (kAnything for items) and the value of each thing directly inside a bracket.
template <class Take>
void for_each_inside(const walk::Tree& tree, std::uint32_t open, Take take) {
  const bool is_object = tree.byte(open) == '{';
  const char closing = is_object ? '}' : ']';
  for (std::uint32_t at = open + 1; tree.byte(at) != closing;) {
    const std::uint32_t value = is_object ? at + 2 : at;
    if (!take(at, value)) return;
    at = tree.after(value);
    if (tree.byte(at) == ',') ++at;
  }
}

std::uint32_t node_inside(const plan::Program& program, const walk::Tree& tree, const Level& level, std::uint32_t key) {
  const plan::Node& node = program.nodes[level.node];
  if (tree.byte(level.open) == '[') return node.items;
  const plan::Member* member = walk::documented_member(program, program.nodes[level.node], tree.string(key));
  return member == nullptr ? plan::kAnything : member->node;
}

/// The brackets on the way from the root to `holder`, which is the last.
std::vector<Level> way_to(const plan::Program& program, const walk::Tree& tree, std::uint32_t holder) {
  std::vector<Level> way{{0, program.root}};
  while (way.back().open != holder) {
    const Level level = way.back();
    for_each_inside(tree, level.open, [&](std::uint32_t key, std::uint32_t value) {
      if (tree.after(value) <= holder) return true;
      way.push_back({value, node_inside(program, tree, level, key)});
      return false;
    });
  }
  return way;
}

class Search {
 public:
  Search(const plan::Program& program, const walk::Tree& tree, std::string_view name, std::uint32_t value)
      : program_(program), tree_(tree), name_(name), value_(value) {}

  void consider(const Level& level) {
    if (tree_.byte(level.open) != '{') return;
    const plan::Member* member = walk::documented_member(program_, program_.nodes[level.node], name_);
    if (member == nullptr || tree_.find(level.open, name_)) return;
    if (!takes(program_, program_.nodes[member->node], tree_, value_)) return;
    ++count_;
    home_ = {level.open, member->node};
  }

  void consider_below(const Level& top) {
    std::vector<std::pair<Level, std::size_t>> todo{{top, 0}};
    while (!todo.empty()) {
      const auto [level, depth] = todo.back();
      todo.pop_back();
      if (depth != 0) consider(level);
      if (depth == kDeepest || program_.nodes[level.node].members.count == 0) continue;
      for_each_inside(tree_, level.open, [&, at = level, below = depth + 1](std::uint32_t key, std::uint32_t value) {
        const std::uint32_t node = tree_.byte(value) == '{' ? node_inside(program_, tree_, at, key) : plan::kAnything;
        if (node != plan::kAnything) todo.push_back({{value, node}, below});
        return true;
      });
    }
  }

  std::optional<Home> result() const { return count_ == 1 ? std::optional(home_) : std::nullopt; }

 private:
  const plan::Program& program_;
  const walk::Tree& tree_;
  std::string_view name_;
  std::uint32_t value_;
  std::size_t count_ = 0;
  Home home_;
};

}  // namespace

bool takes_scalar(const plan::Program& program, const plan::Node& node, plan::Types type, std::string_view text) {
  walk::ValueSeen seen;
  seen.type = type;
  seen.text = text;
  if (type == plan::kInteger) seen.whole = json::Decimal(text).to_int64();
  if ((node.types & type) == 0) return false;
  for (std::uint32_t i = node.errors.first; i < node.errors.first + node.errors.count; ++i) {
    if (!walk::holds(program, program.checks[i], seen, {})) return false;
  }
  return true;
}

bool takes(const plan::Program& program, const plan::Node& node, const walk::Tree& tree, std::uint32_t value) {
  switch (tree.byte(value)) {
    case '{':
      return (node.types & plan::kObject) != 0;
    case '[':
      return (node.types & plan::kArray) != 0;
    case '"':
      return takes_scalar(program, node, plan::kString, tree.string(value));
    case 't':
    case 'f':
      return takes_scalar(program, node, plan::kBoolean, tree.source(value));
    case 'n':
      return takes_scalar(program, node, plan::kNull, tree.source(value));
    default: {
      const std::string_view text = tree.source(value);
      return takes_scalar(program, node, json::Decimal(text).is_integer() ? plan::kInteger : plan::kFraction, text);
    }
  }
}

std::optional<Home> find_home(const plan::Program& program, const walk::Tree& tree, std::uint32_t holder,
                              std::string_view name, std::uint32_t value) {
  const std::vector<Level> way = way_to(program, tree, holder);
  Search search(program, tree, name, value);
  for (const Level& level : way) {
    if (level.open != holder) search.consider(level);
  }
  search.consider_below(way.back());
  return search.result();
}

std::optional<OnlyPlace> only_place(const plan::Program& program, const walk::Tree& tree, std::string_view name,
                                    std::uint32_t value) {
  struct Step {
    std::uint32_t node = 0, above = 0;  ///< The step that leads here.
    std::uint32_t depth = 0;
    std::string_view name;
  };
  constexpr std::size_t kMostSteps = 2048;  // Structures that hold themselves have no end.
  std::vector<Step> steps{{program.root, 0, 0, {}}};
  std::optional<std::uint32_t> home;
  OnlyPlace place;
  for (std::uint32_t at = 0; at < steps.size(); ++at) {
    const Step step = steps[at];
    const plan::Node& node = program.nodes[step.node];
    if (const plan::Member* member = walk::documented_member(program, node, name)) {
      if (home || !takes(program, program.nodes[member->node], tree, value)) return std::nullopt;
      home = at;
      place.node = member->node;
    }
    const auto go_to = [&](std::uint32_t next, std::string_view by) {
      const plan::Node& below = program.nodes[next];
      if (below.members.count != 0 || below.items != plan::kAnything) steps.push_back({next, at, step.depth + 1, by});
    };
    if (step.depth == kDeepest) continue;
    if (node.items != plan::kAnything) go_to(node.items, "*");
    for (std::uint32_t i = 0; i < node.members.count; ++i) {
      const plan::Member& member = program.members[node.members.first + i];
      if (member.documented) go_to(member.node, member.name);
    }
    if (steps.size() > kMostSteps) return std::nullopt;
  }
  if (!home) return std::nullopt;
  for (std::uint32_t at = *home; at != 0; at = steps[at].above) place.way.insert(place.way.begin(), steps[at].name);
  return place;
}

}  // namespace ocpv::explain
