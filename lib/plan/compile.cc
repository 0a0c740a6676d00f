#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/heap_sort.h"
#include "json/document.h"
#include "plan/draft.h"
#include "plan/finish.h"
#include "plan/gather.h"
#include "plan/plan.h"
#include "plan/program.h"
#include "plan/value_order.h"

namespace ocpv::plan {
namespace {

constexpr Message kTooManyPlaces{"the schema says different things of more than {0} places",
                                 "schema 对超过 {0} 处各有不同的说明"};
constexpr Message kTooManyMembers{"an object has more than {0} members and rules", "某个对象的成员与规则超过 {0} 个"};
constexpr std::size_t kMostNodes = 20'000;    // 165 operations in one schema would need some 5,000.
constexpr std::uint32_t kMostBits = 64 * 64;  // Members and tests of one object.

class Compiler {
 public:
  explicit Compiler(const json::Document& document)
      : document_(document),
        program_(std::make_unique<Program>()),
        budget_(kLeastBudget + static_cast<Budget>(document.text().size())) {}

  Result<Plan> compile() {
    const std::uint32_t anything = add_node();
    program_->masks.assign(1, 0);
    program_->slots.assign(2, 0);
    program_->spellings.emplace_back();
    Node& node = program_->nodes[anything];
    node.quick[0] = node.quick[1] = node.quick[2] = kQuickString | kQuickWhole | kQuickWord;
    node.low = std::numeric_limits<std::int64_t>::min();
    node.high = std::numeric_limits<std::int64_t>::max();
    node.closes_quickly = true;
    OCPV_TRY(root, node_for({Application{document_.root(), {}, Severity::error, {}, {}}}));
    program_->root = root;
    while (!work_.empty()) {
      const Work work = std::move(work_.front());
      work_.pop_front();
      if (auto done = compile_node(work); !done.ok()) return done.error();
    }
    collect_secret_names();
    order_values();
    program_->for_walk = program_->nodes[program_->root].words != 1 ||
                         std::any_of(program_->checks.begin(), program_->checks.end(),
                                     [](const Check& check) { return check.test == Test::unique_items; });
    return Plan(std::move(program_));
  }

 private:
  struct Work {
    std::uint32_t node = 0;
    std::vector<Application> applications;
  };

  std::uint32_t add_node() {
    program_->nodes.emplace_back();
    return static_cast<std::uint32_t>(program_->nodes.size() - 1);
  }

  static std::string key_of(const Application& a) {
    return std::to_string(a.schema.byte()) + ' ' + std::to_string(static_cast<int>(a.severity)) + ' ' +
           (a.bit ? std::to_string(*a.bit) : "-") + ' ' + std::to_string(static_cast<int>(a.said.strength)) + ' ' +
           std::to_string(a.said.line) + ' ' + std::string(a.said.page) + '\n';
  }

  /// The node of a set of applications; made when it is new, compiled later. What applies twice applies once: a schema
  /// that refers to itself twice at each level would have twice as many at the next.
  Result<std::uint32_t> node_for(std::vector<Application> applications) {
    if (applications.empty()) return kAnything;
    std::map<std::string, std::uint32_t> seen;
    std::string key;
    std::erase_if(applications, [&](const Application& a) {
      std::string one = key_of(a);
      const bool is_new = seen.count(one) == 0;
      if (is_new) key += one;
      if (applications.size() > 1) seen.emplace(std::move(one), 0);
      return !is_new;
    });
    const auto known = nodes_.find(key);
    if (known != nodes_.end()) return known->second;
    if (program_->nodes.size() == kMostNodes) {
      return Error{say(kTooManyPlaces, {std::to_string(kMostNodes)})};
    }
    const std::uint32_t node = add_node();
    nodes_.emplace(std::move(key), node);
    work_.push_back({node, std::move(applications)});
    return node;
  }

  Result<void> compile_node(const Work& work) {
    OCPV_TRY(draft, gather(*program_, document_, work.applications, budget_));
    if (draft.members.size() + draft.tests > kMostBits) {
      return Error{say(kTooManyMembers, {std::to_string(kMostBits)})};
    }
    std::vector<std::uint32_t> members;
    for (const DraftMember& member : draft.members) {
      OCPV_TRY(node, node_for(numbered(draft, member.applications)));
      members.push_back(node);
    }
    OCPV_TRY(items, node_for(numbered(draft, draft.items)));
    std::vector<DraftApplication> rest;
    std::uint32_t said_others = kNone;
    for (const DraftRest& one : draft.rests) {
      const Application& a = one.application.application;
      const bool forbids = a.schema.is_boolean() && !a.schema.is_true();
      if (forbids && !one.application.test && a.severity == Severity::error) {
        Said said = a.said;
        said.schema_pointer = a.where;
        said_others = static_cast<std::uint32_t>(program_->said.size());
        program_->said.push_back(said);
      }
      rest.push_back(one.application);
    }
    OCPV_TRY(others, node_for(numbered(draft, rest)));
    Node& node = program_->nodes[work.node];
    node.items = items;
    node.said_others = said_others;
    node.others = said_others == kNone ? others : kNone;
    finish(*program_, work.node, draft, members);
    return {};
  }

  static std::vector<Application> numbered(const Draft& draft, const std::vector<DraftApplication>& drafts) {
    std::vector<Application> applications;
    for (const DraftApplication& one : drafts) {
      applications.push_back(one.application);
      if (one.test) applications.back().bit = bit_of_test(draft, *one.test);
    }
    return applications;
  }

  /// What is one of a list of values that everybody may read.
  bool lists_values(const Node& node) const {
    const auto is_list = [](const Check& check) {
      return check.test == Test::one_of || check.test == Test::known_value;
    };
    const auto any = [&](Slice slice) {
      const auto checks = std::span(program_->checks).subspan(slice.first, slice.count);
      return std::any_of(checks.begin(), checks.end(), is_list);
    };
    return any(node.errors) || any(node.cautions);
  }

  /// A member that is documented is no less protected than one that nobody knows. With a list of values it is no
  /// secret that can be told; but who has a real one puts it there as well.
  Secrecy secrecy_of_member(const Member& member) const {
    const Node& node = program_->nodes[member.node];
    if (node.secret || node.no_secret) return Secrecy::none;
    const Secrecy secrecy = secrecy_of(member.name);
    if (secrecy == Secrecy::none || !lists_values(node)) return secrecy;
    return secrecy == Secrecy::about ? Secrecy::none : Secrecy::about;
  }

  bool is_known_secret(const Member& member) const {
    const Node& node = program_->nodes[member.node];
    const bool is_object = (node.types & kObject) != 0 && node.types != kEveryType;
    return node.secret || member.secrecy == Secrecy::secret || (member.secrecy == Secrecy::key && !is_object);
  }

  /// Lists of values are looked up by halves.
  void order_values() {
    const std::vector<EnumValue>& values = program_->values;
    std::vector<std::uint32_t>& order = program_->value_order;
    order.resize(values.size());
    std::iota(order.begin(), order.end(), 0U);
    for (const Check& check : program_->checks) {
      if (check.test != Test::one_of && check.test != Test::known_value) continue;
      const auto less = [&](std::uint32_t a, std::uint32_t b) {
        return plan::compare(values[a], scalar_of(values[b])) < 0;
      };
      std::uint32_t* const first = order.data() + check.values.first;
      heap_sort(first, first + check.values.count, less);
    }
  }

  void collect_secret_names() {
    std::vector<std::string_view>& names = program_->secret_names;
    for (Node& node : program_->nodes) {
      for (Member& member : std::span(program_->members).subspan(node.members.first, node.members.count)) {
        member.secrecy = secrecy_of_member(member);
        node.looks_closer = node.looks_closer || member.secrecy != Secrecy::none;
        if (is_known_secret(member)) names.push_back(member.name);
      }
    }
    heap_sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const std::string_view name : names) {
      if (name.size() <= kLongestCompared) program_->secret_forms.emplace_back(name);
    }
  }

  const json::Document& document_;
  std::unique_ptr<Program> program_;
  Budget budget_;
  std::map<std::string, std::uint32_t> nodes_;
  std::deque<Work> work_;
};

}  // namespace

Plan::Plan(std::unique_ptr<const Program> program) noexcept : program_(std::move(program)) {}
Plan::Plan(Plan&&) noexcept = default;
Plan& Plan::operator=(Plan&&) noexcept = default;
Plan::~Plan() = default;

Result<Plan> compile(std::string_view schema) {
  Limits limits;
  limits.max_bytes = kMostBytes;
  limits.max_depth = 256;  // Each level of the described document takes up to four in its schema.
  OCPV_TRY(document, json::parse(schema, limits));
  return Compiler(document).compile();
}

}  // namespace ocpv::plan
