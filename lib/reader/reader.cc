#include "reader/reader.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "reader/contradictions/cells.h"
#include "reader/contradictions/contest.h"
#include "reader/contradictions/page_conflicts.h"
#include "reader/contradictions/url_conflicts.h"
#include "reader/corrections/apply_corrections.h"
#include "reader/corrections/corrections.h"
#include "reader/corrections/questions.h"
#include "reader/corrections/silences.h"
#include "reader/examples/examples.h"
#include "reader/layout/outline.h"
#include "reader/layout/roles.h"
#include "reader/tree/draft.h"
#include "reader/tree/fields.h"
#include "reader/tree/rules.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Kind;

/// What is known of a page before any page is read: its tables' roles, its references, its examples as values.
struct Preparation {
  std::vector<Role> roles;
  References references;
  std::vector<ExampleValue> values;  ///< One for each example of the outline; keeps what `shown` points to alive.
  Shown shown;
};

Preparation prepare(const Sheet& sheet, const std::vector<Sheet>& all) {
  Preparation prepared;
  prepared.roles = find_roles(sheet.outline);
  prepared.references = find_references(sheet, prepared.roles, all);
  for (const PageExample& example : sheet.outline.examples) {
    prepared.values.push_back(trimmed(example.text).empty() ? ExampleValue{} : read_json_example(example.text));
    const ExampleValue& value = prepared.values.back();
    if (value.value) (example.response ? prepared.shown.response : prepared.shown.request).push_back(value.value.get());
  }
  return prepared;
}

/// What the examples of all pages show for each table. Pages are taken in the order of their paths, so that the order
/// of input does not matter.
Pool pool_all(const std::vector<Sheet>& sheets, const std::vector<Preparation>& prepared) {
  std::vector<std::size_t> order(sheets.size());
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sheets[a].path < sheets[b].path; });
  Pool pool;
  for (const std::size_t at : order) {
    const Preparation& one = prepared[at];
    for (auto& [table, seen] : find_pool(sheets[at], one.roles, one.references, sheets, one.shown)) {
      Instances& all = pool[table];
      if (all.size() < kMostInstances) all.insert(all.end(), seen.begin(), seen.end());
    }
  }
  return pool;
}

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

class PageReader {
 public:
  /// `told` are rows whose structure a correction names.
  PageReader(const Sheet& sheet, const Preparation& prepared, const std::vector<Sheet>& all, const Pool& pool,
             std::map<const TableRow*, Reference> told)
      : sheet_(sheet), prepared_(prepared), all_(all), pool_(pool), told_(std::move(told)) {}

  Reading read() {
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
    return std::move(reading_);
  }

  const std::vector<OpenQuestion>& questions() const { return questions_; }
  const References& references() const { return references_; }
  const Drafts& drafts() const { return drafts_; }

  /// The row that a correction's place means; null when there is none.
  const TableRow* row_at(const Target& target) const {
    for (const auto& [row, reading] : rows_) {
      const std::optional<Target> place = read_target(reading.pointer);
      if (place && place->part == target.part && place->pointer == target.pointer) return row;
    }
    return nullptr;
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

  void add_rules(Part part, const std::vector<Place>& places, const Field& root) {
    RuleReading found = find_rules(part, places, root);
    for (contract::Rule& rule : found.rules) reading_.operation.rules.push_back(std::move(rule));
    for (Sentence& sentence : found.sentences) {
      if (listed_.emplace(sentence.said.page, sentence.said.line, sentence.text).second)
        reading_.sentences.push_back(std::move(sentence));
    }
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
             return rule.kind == contract::Rule::Kind::required_when && rule.pointer == one.at.pointer;
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
    for (Fields* made : {&path, &query, &header}) leave_objects_open(*made);
    for (const contract::Selector& selector : sheet_.outline.selectors) select_by(query, selector);
    note_places(path.places, "path:");
    note_places(query.places, "query:");
    note_places(header.places, "header:");
    add_questions("path:", path);
    add_questions("query:", query);
    add_questions("header:", header);
    for (const std::string& name : path_names(operation.path)) {
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
    for (Field& field : path.fields) field.required = true;
    add_parameter_rules(path, query, header);
    operation.path_parameters = std::move(path.fields);
    operation.query_parameters = std::move(query.fields);
    operation.header_parameters = std::move(header.fields);
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
    const std::vector<Place> places = made.places;
    note_places(places, request ? "request:" : "response:");
    Field root = make_root(std::move(made), draft.is_array);
    root.said = {sheet_.id, places.empty() ? 0 : places.front().row->line};
    add_rules(part, places, root);
    add_questions(request ? "request:" : "response:", places, root);
    (request ? reading_.operation.request : reading_.operation.response) = std::move(root);
  }

  void add_structures(const Drafts& drafts) {
    for (const DraftStructure& structure : drafts.structures) {
      Fields made = make_fields(structure.members, "", Requiredness::as_stated);
      note_places(made.places, "structure:" + structure.name);
      contract::Structure result{.name = structure.name, .shape = make_root(std::move(made), false)};
      reading_.operation.structures.push_back(std::move(result));
    }
  }

  /// One reading for each data row of each table, in order.
  void account_for_rows(const std::vector<Role>& roles, const Drafts& drafts) {
    std::set<const TableRow*> lost;
    for (std::size_t at = 0; at < sheet_.outline.tables.size(); ++at) {
      const PageTable& table = sheet_.outline.tables[at];
      const std::string name = name_of_table(table);
      if (roles[at] == Role::value_list) {
        const char* const why = table.section == Section::errors ? "codes of errors, not fields"
                                                                 : "a table without types: values, not fields";
        for (std::size_t row = 0; row < table.lines.size(); ++row)
          add_row(table.lines[row], table.first_column[row], RowReading::Fate::excused, why, name);
        continue;
      }
      for (const TableRow& row : table.rows) {
        if (const auto placed = rows_.find(&row); placed != rows_.end()) {
          reading_.rows.push_back(placed->second);
          continue;
        }
        const auto excused = drafts.excused.find(&row);
        const bool asked = excused == drafts.excused.end() || drafts.twice.contains(&row);
        if (excused == drafts.excused.end()) lost.insert(&row);
        add_row(row.line, row.name, asked ? RowReading::Fate::question : RowReading::Fate::excused,
                excused == drafts.excused.end() ? "nothing refers to its table" : excused->second, name);
      }
    }
    for (OpenQuestion& one : find_silences(sheet_, roles, drafts, lost)) questions_.push_back(std::move(one));
  }

  void add_row(std::uint32_t line, const std::string& name, RowReading::Fate fate, const std::string& why,
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
  std::map<const TableRow*, RowReading> rows_;
};

/// Rows whose members a correction places in a structure: known before the rows are placed.
Result<std::map<const TableRow*, Reference>> told_structures(const Sheet& sheet, const PageReader& reader,
                                                             const std::vector<Correction>& corrections,
                                                             std::string_view file) {
  std::map<const TableRow*, Reference> told;
  for (const Correction& correction : corrections) {
    if (correction.change != Change::structure || !is_for_page(correction, sheet.path)) continue;
    const auto refuse = [&](std::string message) {
      return Error{.message = std::move(message), .file = std::string(file), .line = correction.line};
    };
    const TableRow* row = reader.row_at(correction.at);
    if (row == nullptr) return refuse("\"at\" matches no row of the page");
    const auto table =
        std::find_if(sheet.outline.tables.begin(), sheet.outline.tables.end(), [&](const PageTable& candidate) {
          return candidate.caption.kind == Caption::structure &&
                 structure_key(candidate.caption.name) == structure_key(correction.text);
        });
    if (table == sheet.outline.tables.end()) return refuse("the page has no structure \"" + correction.text + "\"");
    told[row] = {&*table, &sheet, "corrected: " + correction.because, false, nullptr};
  }
  return told;
}

/// Reads a page, and reads it again when corrections say where members are.
Result<Reading> read_page(const Sheet& sheet, const Preparation& prepared, const std::vector<Sheet>& all,
                          const Pool& pool, const Source& source) {
  const std::string file = source.corrections_name.empty() ? "corrections.json" : source.corrections_name;
  OCPV_TRY(corrections, read_corrections(source.corrections, file));
  PageReader first(sheet, prepared, all, pool, {});
  Reading reading = first.read();
  OCPV_TRY(told, told_structures(sheet, first, corrections, file));
  const bool again = !told.empty();
  PageReader second(sheet, prepared, all, pool, std::move(told));
  if (again) reading = second.read();
  const PageReader& last = again ? second : first;

  for (Contradiction& one :
       find_conflicts(sheet, last.references(), last.drafts(), prepared.values, reading.operation)) {
    reading.contradictions.push_back(std::move(one));
  }
  if (Result<void> applied = apply_corrections(reading, corrections, last.questions(), file); !applied.ok())
    return applied.error();
  for (Contradiction& one : contest_defaults(reading.operation)) reading.contradictions.push_back(std::move(one));
  for (Contradiction& one : contest_urls(reading.operation)) reading.contradictions.push_back(std::move(one));
  for (Contradiction& one : contest(reading.operation, prepared.values)) {
    // A list that misses the stated default misses the example's value for the same reason.
    const bool said_already =
        one.id == "example-value" &&
        std::any_of(reading.contradictions.begin(), reading.contradictions.end(), [&](const Contradiction& other) {
          return other.id == "default-outside-list" && other.pointer == one.pointer;
        });
    if (!said_already) reading.contradictions.push_back(std::move(one));
  }
  for (Contradiction& one : contest_cells(reading.operation)) reading.contradictions.push_back(std::move(one));
  return reading;
}

}  // namespace

namespace {

/// One sheet for each operation of each page; `first_sheet` is where the page's begin.
std::vector<Sheet> make_sheets(const std::vector<Source>& sources, std::vector<std::size_t>& first_sheet) {
  std::vector<Sheet> sheets;
  for (const Source& source : sources) {
    first_sheet.push_back(sheets.size());
    std::set<std::string> taken;
    for (Outline& outline : read_outlines(source.page)) {
      std::string id = source.id;
      if (!taken.empty()) id += "-" + lower(outline.method);
      const std::string plain = id;
      for (int n = 2; !taken.insert(id).second; ++n) id = plain + "-" + std::to_string(n);
      sheets.push_back({source.path, std::move(id), std::move(outline)});
    }
  }
  first_sheet.push_back(sheets.size());
  return sheets;
}

}  // namespace

std::vector<Outcome> read_pages(const std::vector<Source>& sources) {
  std::vector<std::size_t> first_sheet;
  const std::vector<Sheet> sheets = make_sheets(sources, first_sheet);
  std::vector<Preparation> prepared;
  prepared.reserve(sheets.size());
  for (const Sheet& sheet : sheets) prepared.push_back(prepare(sheet, sheets));
  const Pool pool = pool_all(sheets, prepared);
  std::vector<Outcome> outcomes;
  for (std::size_t page = 0; page < sources.size(); ++page) {
    Outcome outcome{.path = sources[page].path, .reading = {}, .skipped = {}, .error = {}};
    for (std::size_t at = first_sheet[page]; at < first_sheet[page + 1] && !outcome.error; ++at) {
      if (sheets[at].outline.method.empty()) {
        outcome.skipped = "no operation line";
      } else if (Result<Reading> reading = read_page(sheets[at], prepared[at], sheets, pool, sources[page]);
                 !reading.ok()) {
        outcome.reading.reset();
        outcome.more.clear();
        outcome.error = reading.error();
      } else if (!outcome.reading) {
        outcome.reading = std::move(reading).value();
      } else {
        outcome.more.push_back(std::move(reading).value());
      }
    }
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

std::string operation_id(std::string_view path) {
  std::size_t slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if ((name == "page.zh.md" || name == "page.en.md" || name == "page.md") && slash != std::string_view::npos) {
    const std::string_view folder = path.substr(0, slash);
    slash = folder.rfind('/');
    return std::string(slash == std::string_view::npos ? folder : folder.substr(slash + 1));
  }
  for (const std::string_view end : {".md", ".zh", ".en"}) {
    if (name.ends_with(end)) name.remove_suffix(end.size());
  }
  if (const std::size_t dot = name.find('.');
      dot != std::string_view::npos && dot > 0 && dot + 1 < name.size() &&
      std::all_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(dot), is_digit)) {
    name.remove_prefix(dot + 1);
  }
  const std::size_t dash = name.rfind('-');
  if (dash != std::string_view::npos && dash > 0 && dash + 1 < name.size() &&
      std::all_of(name.begin() + static_cast<std::ptrdiff_t>(dash) + 1, name.end(), is_digit)) {
    name = name.substr(0, dash);
  }
  return std::string(name);
}

}  // namespace ocpv::reader
