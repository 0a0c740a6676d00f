#include "site/fields.h"

#include <algorithm>
#include <map>
#include <span>

#include "compare/field_words.h"
#include "json/escape.h"
#include "site/names.h"
#include "site/pieces.h"

namespace ocpv::site {
namespace {

using compare::FieldFacts;
using compare::Said;

constexpr Message kEachItem{"each item", "每一项"};
constexpr Message kEachValue{"each value", "每个值"};
constexpr Message kWhole{"the body", "正文"};
constexpr Message kRequired{"required", "必选"};
constexpr Message kOptional{"optional", "可选"};
constexpr Message kSecret{"secret", "密钥"};
constexpr Message kDeprecated{"deprecated", "已废弃"};
constexpr Message kOnlyEach{"{0}, each {1}", "{0}，每一项为{1}"};
constexpr Message kLine{"line {0}", "第 {0} 行"};
constexpr Message kDiagnosed{"diagnosed", "诊断"};
constexpr Message kWarns{"a warning", "警告"};
constexpr Message kNotes{"a note", "提示"};
constexpr Message kContested{"contested", "有矛盾"};
constexpr Message kTableSays{"the table says: {0}; what the page itself shows speaks against it, so it is a warning",
                             "表格写的是：{0}；该页面自己的示例与之矛盾，因此只警告"};

struct Group {
  std::string_view pointer;
  Message words;
};
constexpr Group kGroups[] = {{"/path", {"In the path", "路径中"}},
                             {"/query", {"In the query", "查询参数中"}},
                             {"/header", {"In headers", "请求头中"}}};

struct Node {
  const FieldFacts* field = nullptr;
  std::vector<Node> members;
};

/// The fields below each other. They stand in document order: a field goes before its members.
Node tree_of(std::span<const FieldFacts> fields, std::size_t& at) {
  Node node{&fields[at], {}};
  const std::string prefix = fields[at].pointer + "/";
  ++at;
  while (at < fields.size() && fields[at].pointer.starts_with(prefix)) node.members.push_back(tree_of(fields, at));
  return node;
}

std::string_view last_token(std::string_view pointer) { return pointer.substr(pointer.rfind('/') + 1); }

class Writer {
 public:
  Writer(const Variant& variant, Part part, std::string_view up, Language language)
      : variant_(variant),
        part_(part),
        up_(up),
        language_(language),
        facts_(*variant.facts),
        page_(main_page_of(facts_)) {
    for (const FieldFacts& one : facts_.stated) stated_.emplace(one.pointer, &one);
  }

  std::string list(const std::vector<Node>& nodes) const {
    std::string out = "<ul>\n";
    for (const Node& node : nodes) out += "<li>" + field(node) + "</li>\n";
    return out + "</ul>\n";
  }

  /// What is said of the document itself: empty where that is nothing but its members.
  std::string whole(const Node& root) const {
    if (part_ == Part::parameters) return {};
    const std::string said = said_of(*root.field, nullptr);
    return said.empty() ? std::string() : "<div class=\"field\">" + heading(root, nullptr) + said + "</div>\n";
  }

 private:
  std::string field(const Node& node) const {
    // The items of a list have a row of their own only where there is more to say than what they are.
    const Node* items = node.members.size() == 1 && is_item(*node.members[0].field) ? &node.members[0] : nullptr;
    const bool merged = items != nullptr && said_of(*items->field, node.field).empty();
    const std::string head = heading(node, merged ? items->field : nullptr);
    const std::string said = said_of(*node.field, nullptr);
    const std::vector<Node>& below = merged ? items->members : node.members;
    const std::string id = "id=\"" + report::markup(anchor(variant_.label, name_of(part_), node.field->pointer)) + "\"";
    if (below.empty()) return "<div class=\"field\" " + id + ">" + head + said + "</div>";
    return "<details open " + id + "><summary>" + head + "</summary>" + said + list(below) + "</details>";
  }

  static bool is_item(const FieldFacts& field) { return last_token(field.pointer) == "*"; }

  std::string name_of_field(const FieldFacts& field) const {
    if (field.pointer.empty()) return std::string(kWhole.in(language_));
    if (!is_item(field)) return json::name_of_token(last_token(field.pointer));
    const std::string parent = field.pointer.substr(0, field.pointer.rfind('/'));
    for (const FieldFacts& one : facts_.fields) {
      if (one.pointer == parent && one.type == "map") return std::string(kEachValue.in(language_));
    }
    return std::string(kEachItem.in(language_));
  }

  std::string group_words(std::string_view pointer) const {
    for (const Group& group : kGroups) {
      if (group.pointer == pointer) return std::string(group.words.in(language_));
    }
    return std::string(pointer);
  }

  /// Name, type, and the words that matter most.
  std::string heading(const Node& node, const FieldFacts* items) const {
    const FieldFacts& field = *node.field;
    // The three objects that parameters stand in are not sent.
    const bool is_group = part_ == Part::parameters && field.pointer.rfind('/') == 0;
    if (is_group) return element("span", group_words(field.pointer), "class=\"name\"");
    std::string type = compare::type_words(field.type, language_);
    if (items != nullptr && items->type != "unknown")
      type = fill(kOnlyEach, language_, {type, compare::type_words(items->type, language_)});
    const bool is_named = !field.pointer.empty() && !is_item(field);
    std::string out = is_named ? code(name_of_field(field), "class=\"name\"")
                               : element("span", name_of_field(field), "class=\"name\"");
    out += " " + element("span", type, "class=\"type\"");
    if (is_named) {
      out += " " + (field.required ? element("span", kRequired.in(language_), "class=\"badge must\"")
                                   : element("span", kOptional.in(language_), "class=\"badge\""));
    }
    if (compare::is_secret_field(field)) out += " " + element("span", kSecret.in(language_), "class=\"badge secret\"");
    if (field.deprecated) out += " " + element("span", kDeprecated.in(language_), "class=\"badge old\"");
    return out;
  }

  /// A description, then what is said, each with its label. `owner`: the list whose items these are, by whose row they
  /// are told.
  std::string said_of(const FieldFacts& field, const FieldFacts* owner) const {
    std::string rows;
    for (const Said& said : compare::said_of(facts_, field, language_)) {
      // The tree shows the members; a list's row has the line of its items.
      if (said.kind == Said::Kind::members) continue;
      if (said.kind == Said::Kind::place) {
        if (owner == nullptr || !(owner->place == field.place)) rows += row(said, place_of(field.place));
        continue;
      }
      rows += row(said, texts_of(said));
    }
    if (const auto stated = stated_.find(field.pointer); stated != stated_.end())
      rows += contested(field, *stated->second);
    if (owner == nullptr) rows += diagnosed(field);
    std::string out = field.description.empty() ? "" : element("p", field.description);
    return rows.empty() ? out : out + "<dl>" + rows + "</dl>";
  }

  std::string row(const Said& said, const std::string& markup) const {
    return "<div>" + element("dt", compare::label_of(said.kind).in(language_)) + "<dd>" + markup + "</dd></div>";
  }

  static std::string texts_of(const Said& said) {
    if (said.kind == Said::Kind::rule) return report::markup(said.texts.front());
    std::string out;
    for (const std::string& text : said.texts) out += (out.empty() ? "" : " ") + code(text);
    return out;
  }

  /// The page goes without saying where it is the one that the part is of.
  std::string place_of(const compare::Place& place) const {
    const std::string line = fill(kLine, language_, {std::to_string(place.line)});
    return report::markup(place.page == page_ ? line : place.page + ", " + line);
  }

  /// What the table says and does not hold.
  std::string contested(const FieldFacts& held, const FieldFacts& stated) const {
    std::string says;
    const auto add = [&](const std::string& text) { says += (says.empty() ? "" : "; ") + text; };
    if (held.type != stated.type) add(compare::type_words(stated.type, language_));
    if (held.required != stated.required) add(std::string(kRequired.in(language_)));
    if (held.closed != stated.closed && stated.closed) add(compare::in_line(*stated.closed, language_));
    if (says.empty()) return {};
    return "<div>" + element("dt", kContested.in(language_)) + "<dd>" +
           report::markup(fill(kTableSays, language_, {says})) + "</dd></div>";
  }

  /// The ids that mistakes in the field are told by.
  std::string diagnosed(const FieldFacts& field) const {
    const auto found = variant_.samples->told.find(field.pointer);
    if (found == variant_.samples->told.end()) return {};
    std::string out;
    for (const Told& told : found->second) {
      out += out.empty() ? "" : " ";
      out += link(std::string(up_) + "diagnostics.html#" + told.id, told.id);
      if (told.severity == Severity::warning) out += " (" + std::string(kWarns.in(language_)) + ")";
      if (told.severity == Severity::note) out += " (" + std::string(kNotes.in(language_)) + ")";
    }
    return "<div class=\"told\">" + element("dt", kDiagnosed.in(language_)) + "<dd>" + out + "</dd></div>";
  }

  const Variant& variant_;
  Part part_;
  std::string_view up_;
  Language language_;
  const compare::PartFacts& facts_;
  std::string page_;
  std::map<std::string_view, const FieldFacts*> stated_;
};

}  // namespace

std::string main_page_of(const compare::PartFacts& facts) {
  std::map<std::string, std::size_t> counts;
  for (const FieldFacts& field : facts.fields) {
    if (field.place.line != 0) ++counts[field.place.page];
  }
  std::string most;
  for (const auto& [page, count] : counts) {
    if (most.empty() || count > counts[most]) most = page;
  }
  return most;
}

std::string field_tree(const Variant& variant, Part part, std::string_view up, Language language) {
  if (variant.facts->fields.empty()) return {};
  std::size_t at = 0;
  const Node root = tree_of(variant.facts->fields, at);
  const Writer writer(variant, part, up, language);
  std::string out = "<div class=\"tree\">\n" + writer.whole(root);
  if (!root.members.empty()) out += writer.list(root.members);
  return out + "</div>\n";
}

}  // namespace ocpv::site
