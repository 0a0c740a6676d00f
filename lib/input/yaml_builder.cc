#include "input/yaml_builder.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/secret_names.h"
#include "base/secret_values.h"
#include "base/utf8.h"
#include "input/placeholder.h"
#include "json/escape.h"

namespace ocpv::input {
namespace {

constexpr std::string_view kTagPrefix = "tag:yaml.org,2002:";

constexpr Message kKeyNotScalar{"a key must be a plain or quoted word, not a list, a mapping or an alias",
                                "键必须是普通或带引号的标量，不能是列表、映射或别名"};
constexpr Message kMergeKey{"merge keys (`<<`) are no part of YAML 1.2; write the members out",
                            "YAML 1.2 没有合并键（`<<`）；请逐项写出成员"};
constexpr Message kUnknownTag{"tag '{0}' is not supported", "不支持标签“{0}”"};
constexpr Message kTagMismatch{"the value is no {0}, as its tag says", "值与其标签 {0} 不符"};
constexpr Message kNotJsonNumber{"infinity and NaN cannot be written in JSON", "JSON 无法表示无穷大和 NaN"};
constexpr Message kLongNumber{"a number in base 8 or 16 may have 64 bits at most", "八进制或十六进制数最多 64 位"};
constexpr Message kUnknownAlias{"no anchor '{0}' before this alias", "此别名之前没有锚点“{0}”"};
constexpr Message kOwnAlias{"the value would hold itself", "值不能包含自身"};
constexpr Message kWrittenTooLarge{"written out as JSON it is longer than {0} bytes, the limit",
                                   "展开为 JSON 后超过上限 {0} 字节"};
constexpr Message kTooDeep{"nested deeper than {0} levels", "嵌套超过 {0} 层"};

}  // namespace

Result<void> YamlBuilder::take(const YamlEvent& event) {
  switch (event.type) {
    case YamlEvent::Type::scalar:
      return expects_key() ? key(event) : scalar(event);
    case YamlEvent::Type::alias:
      return alias(event);
    case YamlEvent::Type::object_start:
    case YamlEvent::Type::array_start:
      return open(event);
    case YamlEvent::Type::object_end:
    case YamlEvent::Type::array_end:
      return close(event);
    default:
      return {};
  }
}

Document YamlBuilder::finish() && {
  Document document;
  document.body = {0, json_.size()};
  document.written = std::make_shared<const std::string>(std::move(json_));
  document.map = PositionMap(NodeMap{std::move(nodes_)});
  document.unjudged = std::move(unjudged_);
  document.substituted = std::move(substituted_);
  document.notices = std::move(notices_);
  document.copies = std::move(copies_);
  return document;
}

bool YamlBuilder::is_in_secret_place() const {
  return std::any_of(frames_.begin(), frames_.end(), [&](const Frame& frame) {
    std::string_view key = slice(source_.text(), frame.last_key);
    if (key.size() > 1 && (key.front() == '"' || key.front() == '\'')) key = key.substr(1, key.size() - 2);
    return frame.is_object && secrecy_of(key) != Secrecy::none;
  });
}

std::string YamlBuilder::told(std::string_view written) const {
  return is_in_secret_place() ? std::string(kSecretMask) : shown(written, kMostShownBytes);
}

Error YamlBuilder::error_at(Span span, const Message& text, std::initializer_list<std::string_view> arguments) const {
  const Position at = source_.position(span.begin);
  return Error{fill(text, options_.language, arguments), {}, at.line, at.column};
}

Result<void> YamlBuilder::check_size(Span at, std::size_t more) const {
  if (json_.size() + more <= options_.limits.max_bytes) return {};
  return error_at(at, kWrittenTooLarge, {std::to_string(options_.limits.max_bytes)});
}

void YamlBuilder::begin_value() {
  if (frames_.empty()) return;
  Frame& frame = frames_.back();
  if (!frame.is_object || frame.at_key) {
    if (!frame.is_empty) json_ += ',';
    frame.is_empty = false;
  }
  if (frame.is_object) frame.at_key = !frame.at_key;
}

void YamlBuilder::end_value(std::size_t source_end) {
  if (!frames_.empty()) frames_.back().last_end = std::max(frames_.back().last_end, source_end);
}

Result<void> YamlBuilder::key(const YamlEvent& event) {
  if (event.plain && event.value == "<<") return error_at(event.span, kMergeKey);
  if (!event.tag.empty() && event.tag != "!" && event.tag != std::string(kTagPrefix) + "str") {
    return error_at(event.span, kUnknownTag, {told(event.tag)});
  }
  begin_value();
  add_token(event, json::quoted(event.value), event.plain ? Node::Kind::plain : Node::Kind::quoted);
  frames_.back().last_key = nodes_.back().source;
  end_value(nodes_.back().source.end);
  json_ += ':';
  return check_size(event.span);
}

Result<void> YamlBuilder::scalar(const YamlEvent& event) {
  const Values values{options_.variables, nullptr, options_.limits.max_bytes};
  const Substituted filled = substitute(event.value, values, Style::dollar);
  const bool is_open = !filled.unknown.empty();
  Scalar value{ScalarKind::string, {}};
  if (is_open) {
    value.json = json::quoted(event.value);
  } else {
    const YamlEvent* meant = &event;
    YamlEvent with_values;
    if (filled.found) {
      with_values = event;
      with_values.value = filled.text;
      meant = &with_values;
    }
    OCPV_TRY(resolved, resolve(*meant));
    value = std::move(resolved);
  }
  begin_value();
  const Node::Kind kind = filled.found ? Node::Kind::fixed : event.plain ? Node::Kind::plain : Node::Kind::quoted;
  add_token(event, value.json, kind);
  const Span json = nodes_.back().json;
  if (is_open) unjudged_.push_back(json);
  if (filled.found) substituted_.push_back(json);
  if (options_.variables != nullptr) {
    for (const Placeholder& one : filled.unknown) {
      notices_.push_back({source_.position(event.span.begin), told_undefined(one.name, values, options_.language)});
    }
  }
  end_value(nodes_.back().source.end);
  return check_size(event.span);
}

Result<Scalar> YamlBuilder::resolve(const YamlEvent& event) const {
  const std::string_view tag = event.tag;
  if (tag.empty() && !event.plain) return Scalar{ScalarKind::string, json::quoted(event.value)};
  if (tag == "!") return Scalar{ScalarKind::string, json::quoted(event.value)};
  Scalar value = resolve_plain(event.value);
  if (!tag.empty()) {
    if (!tag.starts_with(kTagPrefix)) return error_at(event.span, kUnknownTag, {told(tag)});
    const std::string_view name = tag.substr(kTagPrefix.size());
    if (name == "str") return Scalar{ScalarKind::string, json::quoted(event.value)};
    if (name != "int" && name != "float" && name != "bool" && name != "null") {
      return error_at(event.span, kUnknownTag, {told(tag)});
    }
    const bool is_number = value.kind == ScalarKind::number || value.kind == ScalarKind::integer ||
                           value.kind == ScalarKind::not_a_json_number || value.kind == ScalarKind::too_long_number;
    const bool fits = name == "float"  ? is_number
                      : name == "int"  ? value.kind == ScalarKind::integer || value.kind == ScalarKind::too_long_number
                      : name == "bool" ? value.kind == ScalarKind::boolean
                                       : value.kind == ScalarKind::null;
    if (!fits) return error_at(event.span, kTagMismatch, {name});
  }
  if (value.kind == ScalarKind::not_a_json_number) return error_at(event.span, kNotJsonNumber);
  if (value.kind == ScalarKind::too_long_number) return error_at(event.span, kLongNumber);
  return value;
}

void YamlBuilder::add_token(const YamlEvent& event, std::string_view json, Node::Kind kind) {
  Node node;
  node.json = {json_.size(), json_.size() + json.size()};
  node.source = event.span;
  node.kind = kind;
  const std::string_view text = source_.text();
  if (event.block) {
    // The range of a block scalar ends with its last line, not with the blank lines after it.
    while (node.source.end > node.source.begin &&
           std::string_view(" \t\r\n").find(text[node.source.end - 1]) != std::string_view::npos) {
      --node.source.end;
    }
  }
  const std::string_view written = slice(text, node.source);
  if (kind != Node::Kind::fixed && written == json) {
    node.verbatim_json = node.json;
    node.verbatim_source = node.source.begin;
  } else if (kind != Node::Kind::fixed && json.size() >= 2 && json.front() == '"') {
    const std::string_view inner = json.substr(1, json.size() - 2);
    const std::size_t quote = event.plain ? 0 : 1;
    if (written.size() == inner.size() + 2 * quote && written.substr(quote, inner.size()) == inner) {
      node.verbatim_json = {node.json.begin + 1, node.json.end - 1};
      node.verbatim_source = node.source.begin + quote;
    }
  }
  json_ += json;
  if (!event.anchor.empty()) anchors_[event.anchor] = {false, node.json, nodes_.size(), nodes_.size() + 1};
  nodes_.push_back(node);
}

Result<void> YamlBuilder::alias(const YamlEvent& event) {
  if (expects_key()) return error_at(event.span, kKeyNotScalar);
  const auto found = anchors_.find(event.value);
  if (found == anchors_.end()) return error_at(event.span, kUnknownAlias, {told(event.value)});
  const Anchor anchor = found->second;
  if (anchor.is_open) return error_at(event.span, kOwnAlias);
  if (auto fits = check_size(event.span, anchor.json.size() + 1); !fits.ok()) return fits;
  begin_value();
  const std::size_t from = anchor.json.begin, to = json_.size();
  json_.append(json_, from, anchor.json.size());
  const auto moved = [&](Span span) { return Span{span.begin - from + to, span.end - from + to}; };
  for (std::size_t i = anchor.first_node; i < anchor.end_node; ++i) {
    // A copy's place is where its text stands; but edits there would change every use.
    Node node = nodes_[i];
    node.kind = node.kind == Node::Kind::container ? Node::Kind::container : Node::Kind::fixed;
    node.json = moved(node.json);
    if (node.verbatim_json.size() != 0) node.verbatim_json = moved(node.verbatim_json);
    if (i == anchor.first_node) {
      node.source = node.opening = event.span;
      node.verbatim_json = {};
    }
    nodes_.push_back(node);
  }
  copies_.emplace_back(anchor.json, moved(anchor.json));
  copy_spans(unjudged_, anchor.json, to);
  copy_spans(substituted_, anchor.json, to);
  end_value(event.span.end);
  return {};
}

void YamlBuilder::copy_spans(std::vector<Span>& spans, Span within, std::size_t to) {
  const std::size_t count = spans.size();
  const auto first = std::lower_bound(spans.begin(), spans.end(), within.begin,
                                      [](const Span& span, std::size_t at) { return span.begin < at; });
  for (auto i = static_cast<std::size_t>(first - spans.begin()); i < count && within.contains(spans[i]); ++i) {
    spans.push_back({spans[i].begin - within.begin + to, spans[i].end - within.begin + to});
  }
}

Result<void> YamlBuilder::open(const YamlEvent& event) {
  if (expects_key()) return error_at(event.span, kKeyNotScalar);
  const bool is_object = event.type == YamlEvent::Type::object_start;
  const std::string own_tag = std::string(kTagPrefix) + (is_object ? "map" : "seq");
  if (!event.tag.empty() && event.tag != "!" && event.tag != own_tag) {
    return error_at(event.span, kUnknownTag, {told(event.tag)});
  }
  if (frames_.size() >= kMostDepth) return error_at(event.span, kTooDeep, {std::to_string(kMostDepth)});
  Node node;
  node.kind = Node::Kind::container;
  node.source = event.span;
  node.opening = event.span;
  // A block mapping has no bracket; what opens it for its reader is the key it belongs to.
  const bool has_owner = !frames_.empty() && frames_.back().is_object;
  if (event.block && has_owner) node.opening = frames_.back().last_key;
  begin_value();
  node.json = {json_.size(), json_.size()};
  json_ += is_object ? '{' : '[';
  Frame frame;
  frame.is_object = is_object;
  frame.node = nodes_.size();
  frame.anchor = event.anchor;
  frame.last_end = event.span.end;
  if (!event.anchor.empty()) anchors_[event.anchor] = {true, {}, nodes_.size(), 0};
  nodes_.push_back(node);
  frames_.push_back(std::move(frame));
  return check_size(event.span);
}

Result<void> YamlBuilder::close(const YamlEvent& event) {
  const Frame frame = std::move(frames_.back());
  frames_.pop_back();
  json_ += frame.is_object ? '}' : ']';
  Node& node = nodes_[frame.node];
  node.json.end = json_.size();
  // The end of a block collection is only noticed at what follows it; it ends with its last member.
  const bool has_bracket = event.span.size() == 1;
  node.source.end = has_bracket ? event.span.end : frame.last_end;
  if (node.opening.size() == 0 && node.source.size() != 0) {
    // The first item's dash, or the first key.
    node.opening = frame.is_object ? nodes_[frame.node + 1].source : Span{node.source.begin, node.source.begin + 1};
  }
  if (!frame.anchor.empty()) {
    const auto anchor = anchors_.find(frame.anchor);
    // The name may have been given again inside.
    if (anchor->second.is_open && anchor->second.first_node == frame.node) {
      anchor->second = {false, node.json, frame.node, nodes_.size()};
    }
  }
  end_value(node.source.end);
  return check_size(event.span);
}

}  // namespace ocpv::input
