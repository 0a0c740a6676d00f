#include "reference/schema_graph.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <vector>

#include <nlohmann/json.hpp>

namespace ocpv::reference {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostInPlaceChain = 256;  ///< valijson recurses along allOf, anyOf, $ref, ...

/// One subschema: which others it applies to the same value, and which to the values one level down.
struct Node {
  std::vector<std::size_t> same_value;
  std::vector<std::vector<std::size_t>> one_of_below;  ///< Of each group, one value meets one member (properties).
  std::vector<std::size_t> below;                      ///< Each may meet the same value.
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const int lower = c | 0x20;
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// A URI fragment without its percent-encoding.
std::string unescaped(std::string_view fragment) {
  std::string text;
  for (std::size_t i = 0; i < fragment.size(); ++i) {
    if (fragment[i] == '%' && i + 2 < fragment.size() && hex_digit(fragment[i + 1]) >= 0 &&
        hex_digit(fragment[i + 2]) >= 0) {
      text += static_cast<char>(hex_digit(fragment[i + 1]) * 16 + hex_digit(fragment[i + 2]));
      i += 2;
    } else {
      text += fragment[i];
    }
  }
  return text;
}

/// True for patterns that std::regex may need exponential or large polynomial time for.
bool is_costly_pattern(std::string_view pattern) {
  if (pattern.size() > kMostPatternBytes) return true;
  int unbounded = 0;
  std::vector<bool> group_repeats;  // Of each open group: does it hold a repetition or a choice?
  bool closed_group_repeats = false, after_group = false, in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const bool quantifier = !in_class && (c == '*' || c == '+' || c == '{' || c == '?');
    if (quantifier && c != '?') ++unbounded;
    if (quantifier && after_group && closed_group_repeats) return true;
    if ((quantifier || (!in_class && c == '|')) && !group_repeats.empty()) group_repeats.back() = true;
    after_group = false;
    if (c == '\\') {
      ++i;
      if (i < pattern.size() && pattern[i] >= '1' && pattern[i] <= '9') return true;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
    } else if (c == '(') {
      group_repeats.push_back(false);
    } else if (c == ')' && !group_repeats.empty()) {
      closed_group_repeats = group_repeats.back();
      group_repeats.pop_back();
      if (closed_group_repeats && !group_repeats.empty()) group_repeats.back() = true;
      after_group = true;
    } else if (c == '{') {
      const std::size_t end = pattern.find('}', i);
      if (end != std::string_view::npos && end - i > 6) return true;  // Counts of four digits and more.
    }
  }
  return unbounded > 3;
}

class Graph {
 public:
  Graph(Json& root, SchemaDemand& demand) : root_(root), demand_(demand) {}

  std::string build() {
    find_identified(root_);
    node_of(root_);
    for (std::size_t i = 0; i < schemas_.size() && why_.empty(); ++i) connect(i);
    return why_;
  }

  /// Subschemas in an order in which each stands after all that it applies to the same value; or why there is none.
  std::string sort(std::vector<std::size_t>& order) const {
    enum class Mark : std::uint8_t { unseen, open, done };
    std::vector<Mark> marks(nodes_.size(), Mark::unseen);
    for (std::size_t start = 0; start < nodes_.size(); ++start) {
      std::vector<std::pair<std::size_t, std::size_t>> path;  // Node, next edge.
      if (marks[start] == Mark::unseen) path.emplace_back(start, 0);
      while (!path.empty()) {
        auto& [node, edge] = path.back();
        marks[node] = Mark::open;
        if (edge == nodes_[node].same_value.size()) {
          marks[node] = Mark::done;
          order.push_back(node);
          path.pop_back();
          continue;
        }
        const std::size_t next = nodes_[node].same_value[edge++];
        if (marks[next] == Mark::open) return "the schema refers to itself without going into the document";
        if (marks[next] == Mark::unseen) path.emplace_back(next, 0);
        if (path.size() > kMostInPlaceChain) return "too long a chain of subschemas for one value";
      }
    }
    return {};
  }

  std::vector<Json*> subschemas_with(const char* keyword) const {
    std::vector<Json*> found;
    std::copy_if(schemas_.begin(), schemas_.end(), std::back_inserter(found),
                 [&](const Json* schema) { return schema->is_object() && schema->contains(keyword); });
    return found;
  }

  void count(const std::vector<std::size_t>& order) {
    std::vector<double> above, here(nodes_.size());
    for (std::size_t depth = 0; depth <= kMostDocumentDepth; ++depth) {
      for (const std::size_t node : order) here[node] = evaluations(nodes_[node], depth, above, here);
      demand_.evaluations[depth] = here.front();
      above = here;
    }
  }

 private:
  static double evaluations(const Node& node, std::size_t depth, const std::vector<double>& above,
                            const std::vector<double>& here) {
    double sum = depth == 0 ? 1 : 0;
    for (const std::size_t next : node.same_value) sum += here[next];
    if (depth == 0) return sum;
    for (const std::size_t next : node.below) sum += above[next];
    for (const auto& group : node.one_of_below) {
      double most = 0;
      for (const std::size_t next : group) most = std::max(most, above[next]);
      sum += most;
    }
    return sum;
  }

  std::size_t node_of(Json& schema) {
    const auto [place, is_new] = known_.try_emplace(&schema, schemas_.size());
    if (is_new) {
      schemas_.push_back(&schema);
      nodes_.emplace_back();
    }
    return place->second;
  }

  void connect(std::size_t index) {
    Json& schema = *schemas_[index];
    if (!schema.is_object()) return;
    Node node;
    if (const auto reference = schema.find("$ref"); reference != schema.end() && reference->is_string())
      follow(reference->get_ref<const std::string&>(), node);
    for (const auto& [keyword, value] : schema.items()) connect(keyword, value, node);
    nodes_[index] = std::move(node);
  }

  void connect(const std::string& keyword, Json& value, Node& node) {
    if (keyword == "pattern" && value.is_string()) meet_pattern(value.get_ref<const std::string&>());
    meet_number(keyword, value);
    if (keyword == "format") demand_.patterns = true;
    if (keyword == "uniqueItems") demand_.unique_items = true;
    if (keyword == "allOf" || keyword == "anyOf" || keyword == "oneOf") {
      for (Json& item : value) node.same_value.push_back(node_of(item));
    } else if (keyword == "not" || keyword == "if" || keyword == "then" || keyword == "else") {
      node.same_value.push_back(node_of(value));
    } else if (keyword == "dependencies" && value.is_object()) {
      for (Json& item : value) node.same_value.push_back(node_of(item));
    } else if (keyword == "properties" && value.is_object()) {
      auto& group = node.one_of_below.emplace_back();
      for (Json& item : value) group.push_back(node_of(item));
    } else if (keyword == "items" && value.is_array()) {
      auto& group = node.one_of_below.emplace_back();
      for (Json& item : value) group.push_back(node_of(item));
    } else if (keyword == "patternProperties" && value.is_object()) {
      for (const auto& [pattern, item] : value.items()) {
        meet_pattern(pattern);
        node.below.push_back(node_of(item));
      }
    } else if (keyword == "items" || keyword == "additionalItems" || keyword == "additionalProperties" ||
               keyword == "contains" || keyword == "propertyNames") {
      node.below.push_back(node_of(value));
    }
  }

  void meet_pattern(std::string_view pattern) {
    demand_.patterns = true;
    if (is_costly_pattern(pattern)) why_ = "a pattern that std::regex may not end on in time";
  }

  // valijson takes "5" for 5, and divides by whatever multipleOf is.
  void meet_number(std::string_view keyword, const Json& value) {
    constexpr std::string_view kNumbers[] = {"multipleOf",       "minimum",       "maximum",      "exclusiveMinimum",
                                             "exclusiveMaximum", "minLength",     "maxLength",    "minItems",
                                             "maxItems",         "minProperties", "maxProperties"};
    if (std::find(std::begin(kNumbers), std::end(kNumbers), keyword) == std::end(kNumbers)) return;
    if (!value.is_number()) why_ = "'" + std::string(keyword) + "' must be a number";
    if (keyword == "multipleOf" && value.is_number() && !(value > 0)) why_ = "'multipleOf' must be greater than 0";
  }

  void follow(std::string_view reference, Node& node) {
    const std::size_t fragment = std::min(reference.find('#'), reference.size());
    // valijson takes a relative address without a base for this text itself.
    if (Json* target = find_pointer(reference.substr(fragment))) node.same_value.push_back(node_of(*target));
    if (fragment == 0) return;
    // An address may mean any subschema with a name of its own; taking all of them can only find too many cycles.
    for (Json* target : identified_) node.same_value.push_back(node_of(*target));
  }

  Json* find_pointer(std::string_view fragment) const {
    if (fragment.empty()) return &root_;
    try {
      const Json::json_pointer pointer(unescaped(fragment.substr(1)));
      return root_.contains(pointer) ? &root_.at(pointer) : nullptr;
    } catch (const Json::exception&) {
      return nullptr;
    }
  }

  void find_identified(Json& value) {  // At most kMostSchemaDepth deep.
    if (value.is_object() && value.contains("$id")) identified_.push_back(&value);
    if (value.is_structured())
      for (Json& item : value) find_identified(item);
  }

  Json& root_;
  SchemaDemand& demand_;
  std::vector<Json*> schemas_, identified_;
  std::vector<Node> nodes_;
  std::map<const Json*, std::size_t> known_;
  std::string why_;
};

}  // namespace

std::string measure(Json& schema, SchemaDemand& demand, std::vector<Json*>& with_format) {
  Graph graph(schema, demand);
  if (std::string why = graph.build(); !why.empty()) return why;
  std::vector<std::size_t> order;
  if (std::string why = graph.sort(order); !why.empty()) return why;
  graph.count(order);
  with_format = graph.subschemas_with("format");
  return {};
}

}  // namespace ocpv::reference
