#include "reader/page_reader.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "reader/corrections/silences.h"
#include "reader/tree/fields.h"
#include "reader/tree/rules.h"
#include "reader/tree/value_case_rules.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;

Field make_root(Fields made, bool is_array) {
  Field object;
  object.kind = Kind::object;
  object.fields = std::move(made.fields);
  if (!is_array) return object;
  Field array;
  array.kind = Kind::array;
  array.items.push_back(std::move(object));
  return array;
}

constexpr Message kErrorCodes{"codes of errors, not fields", "错误码，不是字段"};
constexpr Message kValuesOnly{"a table without types: values, not fields", "没有类型列的表格：是取值，不是字段"};
constexpr Message kUnreferenced{"nothing refers to its table", "没有任何内容引用它所在的表格"};

class PageReader {
 public:
  PageReader(const Sheet& sheet, const Preparation& prepared, const std::vector<Sheet>& all, const Pool& pool,
             std::map<const TableRow*, Reference> told)
      : sheet_(sheet), prepared_(prepared), all_(all), pool_(pool), told_(std::move(told)) {}

  PageReading read() {
    start();
    add_examples();
    list_what_is_not_read();
    references_ = prepared_.references;
    for (const auto& [row, reference] : told_) references_.of[row] = reference;
    drafts_ = build_drafts(sheet_, prepared_.roles, references_, all_, prepared_.shown, pool_);
    add_parameters(drafts_);
    if (drafts_.request) add_part(Part::request, *drafts_.request);
    if (drafts_.response) add_part(Part::response, *drafts_.response);
    add_structures(drafts_);
    account_for_rows(prepared_.roles, drafts_);
    allow_null_for_structures();
    return {std::move(reading_), std::move(questions_), std::move(references_), std::move(drafts_), std::move(rows_)};
  }

 private:
  void start() {
    contract::Operation& operation = reading_.operation;
    operation.id = sheet_.id;
    operation.method = sheet_.outline.method;
    operation.path = sheet_.outline.path;
    operation.path_line = sheet_.outline.operation_line;
    operation.selectors = sheet_.outline.selectors;
    operation.content_type = sheet_.outline.content_type;
    reading_.shares_tables = sheet_.outline.shares_tables;
    operation.page = sheet_.path;
    reading_.language = sheet_.outline.language;
    (reading_.language == Language::zh ? operation.title_zh : operation.title_en) = sheet_.outline.title;
  }

  void add_examples() {
    for (std::size_t at = 0; at < sheet_.outline.examples.size(); ++at) {
      const PageExample& example = sheet_.outline.examples[at];
      reading_.operation.examples.push_back({.part = example.response ? Part::response : Part::request,
                                             .url = example.url,
                                             .url_line = example.url_line,
                                             .text = std::string(example.text),
                                             .said = {sheet_.id, example.line},
                                             .parsable = prepared_.values[at].parsable});
    }
  }

  /// What a cell under "required" says behind its yes or no.
  void list_what_is_not_read() {
    for (const PageTable& table : sheet_.outline.tables) {
      for (const TableRow& row : table.rows) {
        if (row.required_rest.empty()) continue;
        reading_.sentences.push_back(
            {{sheet_.id, row.line}, row.required_rest, "stands in the column that says what is required"});
      }
    }
  }

  void note_places(const std::vector<Place>& places, const std::string& prefix) {
    for (const Place& place : places) {
      if (place.sheet == &sheet_)
        rows_.emplace(place.row, RowReading{{sheet_.id, place.row->line},
                                            place.row->name,
                                            RowReading::Fate::field,
                                            prefix + place.pointer,
                                            place.because});
    }
  }

  /// Lists of values that another field decides about, and what they say.
  void settle_cases(Part part, const std::vector<Place>& places, Field& root, const std::string& prefix = "") {
    SettledCases settled = settle_value_cases(part, places, root, prefix);
    for (contract::Rule& rule : settled.rules) reading_.operation.rules.push_back(std::move(rule));
    list_sentences(settled.left, part);
    cases_.merge(settled.told);
  }

  void settle_cases(Fields& made, const std::string& kind) {
    Field root;
    root.fields = std::move(made.fields);
    settle_cases(Part::parameters, made.places, root, "/" + kind);
    made.fields = std::move(root.fields);
  }

  void add_rules(Part part, const std::vector<Place>& places, const Field& root) {
    RuleReading found = find_rules(part, places, root, cases_);
    for (contract::Rule& rule : found.rules) reading_.operation.rules.push_back(std::move(rule));
    list_sentences(found.sentences, part);
  }

  void list_sentences(std::vector<Sentence>& sentences, Part part) {
    for (Sentence& sentence : sentences) {
      if (!listed_.emplace(sentence.said.page, sentence.said.line, sentence.text).second) continue;
      // What a server leaves out of a response is its own business.
      const Target::Part at = part == Part::request ? Target::Part::request : target_of(sentence);
      if (auto open = part == Part::response ? std::nullopt : question_of_sentence(sentence, at))
        questions_.push_back(std::move(*open));
      reading_.sentences.push_back(std::move(sentence));
    }
  }

  /// Parameters stand in one object of three, `/query/size`: the part is the first step.
  static Target::Part target_of(Sentence& sentence) {
    for (const auto& [step, part] : {std::pair<std::string_view, Target::Part>{"/path", Target::Part::path},
                                     {"/query", Target::Part::query},
                                     {"/header", Target::Part::header}}) {
      if (!sentence.pointer.starts_with(std::string(step) + "/")) continue;
      sentence.pointer.erase(0, step.size());
      return part;
    }
    return Target::Part::query;
  }

  void add_questions(const std::string& prefix, const std::vector<Place>& places, const Field& root) {
    for (OpenQuestion& one : find_questions(prefix, places, root, references_)) {
      if (!is_answered_by_rule(one)) questions_.push_back(std::move(one));
    }
  }

  /// A row whose text says when it is required does say whether it is.
  bool is_answered_by_rule(const OpenQuestion& one) const {
    const auto& rules = reading_.operation.rules;
    return one.change == Change::required && std::any_of(rules.begin(), rules.end(), [&](const contract::Rule& rule) {
             using Kind = contract::Rule::Kind;
             const bool named = std::find(rule.others.begin(), rule.others.end(), one.at.pointer) != rule.others.end();
             if (rule.kind == Kind::needs) return named;
             if (rule.kind == Kind::exactly_one || rule.kind == Kind::at_least_one)
               return named || rule.pointer == one.at.pointer;
             return rule.kind == Kind::required_when && rule.pointer == one.at.pointer;
           });
  }

  /// Parameters have no root of their own; questions look fields up from one.
  void add_questions(const std::string& prefix, const Fields& made) {
    Field root;
    root.fields = made.fields;
    add_questions(prefix, made.places, root);
  }

  /// A parameter is a text: where its type is an object that nothing describes, any text may be right, and a question
  /// is asked.
  static void leave_objects_open(Fields& made) {
    for (Field& field : made.fields) {
      if (field.kind == Kind::object && field.fields.empty()) field.kind = Kind::unknown;
    }
  }

  void add_parameters(const Drafts& drafts) {
    contract::Operation& operation = reading_.operation;
    Fields path = make_fields(drafts.path, "", Requiredness::as_stated);
    Fields query = make_fields(drafts.query, "", Requiredness::as_stated);
    Fields header = make_fields(drafts.header, "", Requiredness::as_stated);
    for (Fields* made : {&path, &query, &header}) {
      leave_objects_open(*made);
      keep_nullable(*made);
    }
    for (const contract::Selector& selector : sheet_.outline.selectors) select_by(query, selector);
    note_places(path.places, "path:");
    note_places(query.places, "query:");
    note_places(header.places, "header:");
    add_questions("path:", path);
    add_questions("query:", query);
    add_questions("header:", header);
    add_undescribed(path);
    for (Field& field : path.fields) field.required = true;
    settle_cases(path, "path");
    settle_cases(query, "query");
    settle_cases(header, "header");
    add_parameter_rules(path, query, header);
    operation.path_parameters = std::move(path.fields);
    operation.query_parameters = std::move(query.fields);
    operation.header_parameters = std::move(header.fields);
  }

  /// The names in the path that no table has.
  void add_undescribed(Fields& path) {
    for (const std::string& name : path_names(reading_.operation.path)) {
      const bool told =
          std::any_of(path.fields.begin(), path.fields.end(), [&](const Field& field) { return field.name == name; });
      if (told) continue;
      Field field;
      field.name = name;
      field.said = {sheet_.id, sheet_.outline.operation_line};
      const auto& digits = sheet_.outline.digit_names;
      if (std::find(digits.begin(), digits.end(), name) != digits.end()) {
        field.kind = Kind::int64;
        field.bounds.emplace().minimum = "0";
        field.kind_strength = field.bounds->strength = Strength::inferred;
      } else {
        questions_.push_back(question_of_parameter(field));
      }
      path.fields.push_back(std::move(field));
    }
  }

  /// The operation line's own value is the only one.
  void select_by(Fields& query, const contract::Selector& selector) const {
    auto field = std::find_if(query.fields.begin(), query.fields.end(),
                              [&](const Field& one) { return one.name == selector.name; });
    if (field == query.fields.end()) {
      field = query.fields.insert(query.fields.begin(), Field{});
      field->name = selector.name;
      field->said = {sheet_.id, sheet_.outline.operation_line};
    }
    field->kind = Kind::string;
    field->required = true;
    field->values = contract::Values{{{selector.value, ""}}, true, Strength::stated};
  }

  /// Parameters decide about each other as fields of one object do, under the names that parameters.schema.json has.
  void add_parameter_rules(const Fields& path, const Fields& query, const Fields& header) {
    Field root;
    std::vector<Place> places;
    for (const auto& [name, made] :
         {std::pair("path", &path), std::pair("query", &query), std::pair("header", &header)}) {
      Field kind;
      kind.name = name;
      kind.fields = made->fields;
      root.fields.push_back(std::move(kind));
      for (Place place : made->places) {
        place.pointer = "/" + std::string(name) + place.pointer;
        places.push_back(std::move(place));
      }
    }
    add_rules(Part::parameters, places, root);
  }

  void add_part(Part part, const DraftPart& draft) {
    const bool request = part == Part::request;
    const std::string base = draft.is_array ? "/*" : "";
    Fields made = make_fields(draft.members, base, request ? Requiredness::as_stated : Requiredness::envelope);
    keep_nullable(made);
    const std::vector<Place> places = made.places;
    note_places(places, request ? "request:" : "response:");
    Field root = make_root(std::move(made), draft.is_array);
    root.said = {sheet_.id, places.empty() ? 0 : places.front().row->line};
    settle_cases(part, places, root);
    add_rules(part, places, root);
    add_questions(request ? "request:" : "response:", places, root);
    (request ? reading_.operation.request : reading_.operation.response) = std::move(root);
  }

  void add_structures(const Drafts& drafts) {
    for (const DraftStructure& structure : drafts.structures) {
      Fields made = make_fields(structure.members, "", Requiredness::as_stated);
      keep_nullable(made);
      note_places(made.places, "structure:" + structure.name);
      contract::Structure result{.name = structure.name, .shape = make_root(std::move(made), false)};
      reading_.operation.structures.push_back(std::move(result));
    }
  }

  /// A shared structure is one node of the schema: null is right in all its places where it is in one.
  void allow_null_for_structures() {
    for (contract::Structure& structure : reading_.operation.structures)
      structure.shape.nullable = structure.shape.nullable || nullable_structures_.contains(structure.name);
  }

  void keep_nullable(const Fields& made) {
    nullable_structures_.insert(made.nullable_structures.begin(), made.nullable_structures.end());
  }

  /// One reading for each data row of each table, in order.
  void account_for_rows(const std::vector<Role>& roles, const Drafts& drafts) {
    std::set<const TableRow*> lost;
    for (std::size_t at = 0; at < sheet_.outline.tables.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      const std::string name = name_of_table(table);
      if (roles[at] == Role::value_list) {
        const Message& why = table.section == Section::errors ? kErrorCodes : kValuesOnly;
        for (std::size_t row = 0; row < table.lines.size(); ++row)
          add_row(table.lines[row], table.first_column[row], RowReading::Fate::excused, why, name);
        continue;
      }
      for (const TableRow& row : table.rows) {
        if (!row.printed) continue;
        if (const auto placed = rows_.find(&row); placed != rows_.end()) {
          reading_.rows.push_back(placed->second);
          continue;
        }
        const auto excused = drafts.excused.find(&row);
        const bool asked =
            excused == drafts.excused.end() || drafts.twice.contains(&row) || drafts.nameless.contains(&row);
        if (excused == drafts.excused.end()) lost.insert(&row);
        add_row(row.line, row.name, asked ? RowReading::Fate::question : RowReading::Fate::excused,
                excused == drafts.excused.end() ? kUnreferenced : excused->second, name);
      }
    }
    for (OpenQuestion& one : find_silences(sheet_, roles, drafts, lost)) questions_.push_back(std::move(one));
  }

  void add_row(std::uint32_t line, const std::string& name, RowReading::Fate fate, const Message& why,
               const std::string& table) {
    reading_.rows.push_back({{sheet_.id, line}, name, fate, "", why, table});
  }

  const Sheet& sheet_;
  const Preparation& prepared_;
  const std::vector<Sheet>& all_;
  const Pool& pool_;
  std::map<const TableRow*, Reference> told_;
  References references_;
  Drafts drafts_;
  std::vector<OpenQuestion> questions_;
  Reading reading_;
  std::set<std::tuple<std::string, std::uint32_t, std::string>> listed_;  ///< Sentences, so that each is told once.
  std::set<std::pair<const TableRow*, std::string>> cases_;  ///< Rows with sentences that lists made rules of.
  std::map<const TableRow*, RowReading> rows_;
  std::set<std::string> nullable_structures_;
};

}  // namespace

PageReading read_rows_of(const Sheet& sheet, const Preparation& prepared, const std::vector<Sheet>& all,
                         const Pool& pool, std::map<const TableRow*, Reference> told) {
  return PageReader(sheet, prepared, all, pool, std::move(told)).read();
}

}  // namespace ocpv::reader
