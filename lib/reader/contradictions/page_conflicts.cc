#include "reader/contradictions/page_conflicts.h"

#include <algorithm>
#include <functional>

#include "reader/contradictions/wording.h"
#include "reader/examples/shown_values.h"
#include "reader/words/quantities.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Said;

class ConflictFinder {
 public:
  ConflictFinder(const Sheet& sheet, const References& references, const Drafts& drafts, const ExampleValues& values,
                 contract::Operation& operation)
      : sheet_(sheet), references_(references), drafts_(drafts), values_(values), operation_(operation) {}

  std::vector<Contradiction> run() {
    find_broken_examples();
    find_path_names();
    find_broken_references();
    find_rows_twice();
    for (auto* list : {&operation_.path_parameters, &operation_.query_parameters, &operation_.header_parameters}) {
      for (Field& field : *list) look_at(field, "parameters:/" + field.name);
    }
    if (operation_.request) look_below(*operation_.request, "request:");
    if (operation_.response) look_below(*operation_.response, "response:");
    for (contract::Structure& structure : operation_.structures)
      look_below(structure.shape, "structure:" + structure.name);
    return std::move(found_);
  }

 private:
  Said said(std::uint32_t line) const { return {sheet_.id, line}; }

  void tell(Conflict conflict, std::uint32_t first, std::uint32_t second, std::string pointer,
            std::string_view argument0, std::string_view argument1 = {}) {
    found_.push_back(worded(conflict, said(first), said(second), std::move(pointer), argument0, argument1));
  }

  /// Text that does not even begin as JSON is an answer in words, not a broken example.
  void find_broken_examples() {
    for (std::size_t at = 0; at < operation_.examples.size(); ++at) {
      const contract::Example& example = operation_.examples[at];
      const std::string_view start = trimmed(example.text);
      if (example.parsable || !(start.starts_with('{') || start.starts_with('['))) continue;
      const std::string part = example.part == Part::request ? "request:" : "response:";
      if (!values_[at].name_twice.empty()) {
        tell(Conflict::name_twice, example.said.line, 0, part, values_[at].name_twice);
        continue;
      }
      const std::uint32_t line = example.said.line + std::max(values_[at].problem_line, 1u) - 1;
      Contradiction one = worded(Conflict::not_json, said(line), said(0), part, values_[at].problem);
      one.text.zh = worded(Conflict::not_json, said(line), said(0), "", values_[at].problem_zh).text.zh;
      found_.push_back(std::move(one));
    }
  }

  void find_path_names() {
    const std::vector<std::string> names = path_names(operation_.path);
    for (const Draft& draft : drafts_.path) {
      const bool named = std::find(names.begin(), names.end(), draft.name) != names.end();
      if (!named)
        tell(Conflict::path_unknown, draft.row->line, sheet_.outline.operation_line, "path:/" + draft.name, draft.name);
      else if (draft.name != draft.row->name) {
        Contradiction one = worded(Conflict::spelt_two_ways, said(draft.row->line), said(sheet_.outline.operation_line),
                                   "path:/" + draft.name, draft.row->name, draft.name);
        one.text = say({"the table says {0}, the path says {1}", "表格写作 {0}，请求路径写作 {1}"},
                       {draft.row->name, draft.name});
        found_.push_back(std::move(one));
      }
    }
    for (const std::string& name : names) {
      const bool told =
          std::any_of(drafts_.path.begin(), drafts_.path.end(), [&](const Draft& draft) { return draft.name == name; });
      if (!told) tell(Conflict::path_missing, sheet_.outline.operation_line, 0, "path:/" + name, name);
    }
  }

  void find_broken_references() {
    for (const Dangling& dangling : references_.dangling) {
      const Conflict conflict = dangling.page_is_there ? Conflict::no_fields : Conflict::dangling;
      tell(conflict, dangling.row->line, 0, "", dangling.row->name, dangling.what);
    }
    for (const auto& [row, target] : in_order(drafts_.replaced))
      tell(Conflict::wrong_structure, row->line, 0, "", row->name, target);
  }

  void find_rows_twice() {
    for (const auto& [row, earlier] : in_order(drafts_.twice)) {
      tell(Conflict::row_twice, earlier->line, row->line, "", row->name);
    }
  }

  /// Entries of a map of rows by line: addresses differ from run to run.
  template <class Value>
  static std::vector<std::pair<const TableRow*, Value>> in_order(const std::map<const TableRow*, Value>& rows) {
    std::vector<std::pair<const TableRow*, Value>> entries(rows.begin(), rows.end());
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.first->line < b.first->line; });
    return entries;
  }

  void look_below(Field& field, const std::string& pointer) {
    for (Field& member : field.fields) look_at(member, pointer + "/" + member.name);
    for (Field& items : field.items) look_below(items, pointer + "/*");
  }

  void look_at(Field& field, const std::string& pointer) {
    check_list_against_type(field, pointer);
    look_below(field, pointer);
  }

  /// `Integer` with the values RUNNING and FAILED: the list is more telling than the type.
  void check_list_against_type(Field& field, const std::string& pointer) {
    if (!field.values || !is_numeric(field.kind) || field.kind_strength != Strength::stated) return;
    const bool any_fits =
        std::any_of(field.values->items.begin(), field.values->items.end(),
                    [&](const contract::Value& value) { return default_as_json(value.text, field.kind).has_value(); });
    if (any_fits) return;
    tell(Conflict::list_against_type, field.said.line, 0, pointer, field.name, word_of(field.kind));
    field.kind_strength = Strength::contested;
  }

  const Sheet& sheet_;
  const References& references_;
  const Drafts& drafts_;
  const ExampleValues& values_;
  contract::Operation& operation_;
  std::vector<Contradiction> found_;
};

}  // namespace

std::vector<Contradiction> find_conflicts(const Sheet& sheet, const References& references, const Drafts& drafts,
                                          const ExampleValues& values, contract::Operation& operation) {
  return ConflictFinder(sheet, references, drafts, values, operation).run();
}

}  // namespace ocpv::reader
