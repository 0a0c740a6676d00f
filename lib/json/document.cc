#include "json/document.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/heap_sort.h"
#include "json/fault.h"
#include "json/place.h"
#include "json/scan.h"

namespace ocpv::json {
namespace {

constexpr Message kKeyTwice{"the same key twice in one object: {0}", "同一对象中有重复的键：{0}"};
constexpr Message kTooLong{"longer than {0} bytes", "超过 {0} 字节"};
constexpr Message kNotJson{"not JSON: {0}", "不是合法的 JSON：{0}"};

}  // namespace

struct Value::Store {
  static constexpr std::uint32_t kNone = 0;  // Node 0 is the absent value.

  struct Node {
    Kind kind = Kind::absent;
    std::uint32_t first_child = kNone, next = kNone, size = 0;
    std::uint32_t start = 0, end = 0;  // Bytes of the value in the text.
    std::uint32_t key_byte = 0;
    std::string_view key, string;  // Decoded.
  };

  std::string text;
  std::vector<Node> nodes = {Node{}};
  // Decoded strings that differ from their bytes in the text. Each its own string: views must survive growth.
  std::vector<std::unique_ptr<std::string>> decoded;

  Value value(std::uint32_t index) const { return {this, index}; }
};

Kind Value::kind() const noexcept { return store_ == nullptr ? Kind::absent : store_->nodes[index_].kind; }
bool Value::is_true() const noexcept { return is_boolean() && source() == "true"; }
std::string_view Value::string() const noexcept {
  return store_ == nullptr ? std::string_view() : store_->nodes[index_].string;
}
std::string_view Value::source() const noexcept {
  if (store_ == nullptr) return {};
  const auto& node = store_->nodes[index_];
  return std::string_view(store_->text).substr(node.start, node.end - node.start);
}
std::string_view Value::key() const noexcept {
  return store_ == nullptr ? std::string_view() : store_->nodes[index_].key;
}
std::size_t Value::byte() const noexcept { return store_ == nullptr ? 0 : store_->nodes[index_].start; }
std::size_t Value::key_byte() const noexcept { return store_ == nullptr ? 0 : store_->nodes[index_].key_byte; }
std::size_t Value::size() const noexcept { return store_ == nullptr ? 0 : store_->nodes[index_].size; }

Value Value::find(std::string_view name) const noexcept {
  if (!is_object()) return {};
  for (const Value member : *this) {
    if (member.key() == name) return member;
  }
  return {};
}

ValueIterator Value::begin() const noexcept {
  if (store_ == nullptr || store_->nodes[index_].first_child == Store::kNone) return end();
  return ValueIterator(store_->value(store_->nodes[index_].first_child));
}

ValueIterator Value::end() const noexcept { return ValueIterator(Value()); }

ValueIterator& ValueIterator::operator++() noexcept {
  const std::uint32_t next = at_.store_->nodes[at_.index_].next;
  at_ = next == Value::Store::kNone ? Value() : at_.store_->value(next);
  return *this;
}

Document::Document(std::unique_ptr<Value::Store> store) : store_(std::move(store)) {}
Document::Document(Document&&) noexcept = default;
Document::~Document() = default;
Value Document::root() const noexcept { return {store_.get(), 1}; }
std::string_view Document::text() const noexcept { return store_->text; }

/// Fills a store from a text that is known to be JSON.
class Builder {
 public:
  Builder(Value::Store& store, std::uint32_t max_depth) : store_(store), text_(store.text), max_depth_(max_depth) {}

  Result<void> build() {
    do {
      at_ = skip_space(text_, at_);
      if (auto step = read(); !step.ok()) return step;
      at_ = skip_space(text_, at_);
      while (!open_.empty() && text_[at_] != ',') {
        if (auto closed = close(); !closed.ok()) return closed;
        at_ = skip_space(text_, at_);
      }
      if (!open_.empty()) ++at_;  // the comma
    } while (!open_.empty());
    return {};
  }

 private:
  struct Open {
    std::uint32_t node = 0, last_child = 0;
  };

  /// Reads a member's name, if one is due, and a value; stays at the first child of a container that has one.
  Result<void> read() {
    for (;;) {
      const std::uint32_t index = add();
      const char c = text_[at_];
      if (c != '{' && c != '[') {
        scalar(store_.nodes[index], c);
        return {};
      }
      if (open_.size() == max_depth_) {
        return fail(at_, say(kTooDeep, {std::to_string(max_depth_)}));
      }
      store_.nodes[index].kind = c == '{' ? Kind::object : Kind::array;
      open_.push_back({index, 0});
      at_ = skip_space(text_, at_ + 1);
      if (text_[at_] == (c == '{' ? '}' : ']')) return {};
    }
  }

  std::uint32_t add() {
    const auto index = static_cast<std::uint32_t>(store_.nodes.size());
    Value::Store::Node node;
    if (!open_.empty()) {
      Open& parent = open_.back();
      if (store_.nodes[parent.node].kind == Kind::object) name(node);
      ++store_.nodes[parent.node].size;
      (parent.last_child == 0 ? store_.nodes[parent.node].first_child : store_.nodes[parent.last_child].next) = index;
      parent.last_child = index;
    }
    node.start = static_cast<std::uint32_t>(at_);
    store_.nodes.push_back(node);
    return index;
  }

  void name(Value::Store::Node& node) {
    node.key_byte = static_cast<std::uint32_t>(at_);
    const std::size_t end = scan_string(text_, at_).end;
    node.key = decoded(at_, end);
    at_ = skip_space(text_, skip_space(text_, end) + 1);  // after the colon
  }

  void scalar(Value::Store::Node& node, char c) {
    const bool is_string = c == '"', is_number = c == '-' || is_digit(c);
    const Scan scan = is_string   ? scan_string(text_, at_)
                      : is_number ? scan_number(text_, at_)
                                  : scan_literal(text_, at_);
    const std::size_t end = scan.end;
    if (is_string) {
      node.kind = Kind::string;
      node.string = decoded(at_, end);
    } else if (is_number) {
      node.kind = Kind::number;
    } else {
      node.kind = c == 'n' ? Kind::null : Kind::boolean;
    }
    at_ = end;
    node.end = static_cast<std::uint32_t>(end);
  }

  std::string_view decoded(std::size_t start, std::size_t end) {
    const std::string_view inside = text_.substr(start + 1, end - start - 2);
    if (inside.find('\\') == std::string_view::npos) return inside;
    auto text = std::make_unique<std::string>(inside.size(), '\0');
    text->resize(decode_into(inside, text->data()));
    store_.decoded.push_back(std::move(text));
    return *store_.decoded.back();
  }

  Result<void> close() {
    Value::Store::Node& node = store_.nodes[open_.back().node];
    ++at_;
    node.end = static_cast<std::uint32_t>(at_);
    open_.pop_back();
    return node.kind == Kind::object ? no_key_twice(node) : Result<void>();
  }

  Result<void> no_key_twice(const Value::Store::Node& object) {
    std::vector<const Value::Store::Node*> members;
    for (std::uint32_t i = object.first_child; i != 0; i = store_.nodes[i].next) members.push_back(&store_.nodes[i]);
    heap_sort(members, [](const auto* a, const auto* b) {
      return std::pair(a->key, a->key_byte) < std::pair(b->key, b->key_byte);
    });
    const auto twice = std::adjacent_find(members.begin(), members.end(),
                                          [](const auto* a, const auto* b) { return a->key == b->key; });
    if (twice == members.end()) return {};
    return fail((*std::next(twice))->key_byte, say(kKeyTwice, {(*twice)->key}));
  }

  Error fail(std::size_t byte, Bilingual message) const {
    const Position position = position_of(text_, byte);
    return {std::move(message), {}, position.line, position.column};
  }

  Value::Store& store_;
  std::string_view text_;
  std::uint32_t max_depth_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
};

Result<Document> parse(std::string_view text, const Limits& limits) {
  const std::size_t most = std::min(limits.max_bytes, kMostBytes);
  if (text.size() > most) return Error{say(kTooLong, {std::to_string(most)})};
  if (const auto fault = find_fault(text)) {
    const Position position = position_of(text, fault->byte);
    return Error{say(kNotJson, {words(fault->reason)}), {}, position.line, position.column, ErrorKind::not_json};
  }
  auto store = std::make_unique<Value::Store>();
  store->text = text;
  if (auto built = Builder(*store, limits.max_depth).build(); !built.ok()) return built.error();
  return Document(std::move(store));
}

Error error_at(const Document& document, std::size_t byte, Bilingual message) {
  const Position position = position_of(document.text(), byte);
  return {std::move(message), {}, position.line, position.column};
}

}  // namespace ocpv::json
