#include "reader/reader.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "reader/contradictions/cells.h"
#include "reader/contradictions/contest.h"
#include "reader/contradictions/page_conflicts.h"
#include "reader/contradictions/url_conflicts.h"
#include "reader/correct_outlines.h"
#include "reader/corrections/apply_corrections.h"
#include "reader/corrections/corrections.h"
#include "reader/examples/examples.h"
#include "reader/layout/outline.h"
#include "reader/layout/roles.h"
#include "reader/page_reader.h"
#include "reader/tree/draft.h"
#include "reader/words/text.h"

namespace ocpv::reader {
namespace {

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

constexpr Message kNoOperationLine{"no operation line", "没有写明请求方法与路径"};
constexpr Message kNoRow{"\"at\" matches no row of the page", "\"at\" 与页面中的任何一行都不匹配"};
constexpr Message kNoStructure{"the page has no structure \"{0}\"", "页面中没有结构 \"{0}\""};

/// The row that a correction's place means; null when there is none.
const TableRow* row_at(const PageReading& page, const Target& target) {
  for (const auto& [row, reading] : page.rows) {
    const std::optional<Target> place = read_target(reading.pointer);
    if (place && place->part == target.part && place->pointer == target.pointer) return row;
  }
  return nullptr;
}

/// Rows whose members a correction places in a structure: known before the rows are placed.
Result<std::map<const TableRow*, Reference>> told_structures(const Sheet& sheet, const PageReading& page,
                                                             const std::vector<Correction>& corrections,
                                                             std::string_view file) {
  std::map<const TableRow*, Reference> told;
  for (const Correction& correction : corrections) {
    if (correction.change != Change::structure || !is_for_page(correction, sheet.path)) continue;
    const auto refuse = [&](Bilingual message) {
      return Error{.message = std::move(message), .file = std::string(file), .line = correction.line};
    };
    const TableRow* row = row_at(page, correction.at);
    if (row == nullptr) return refuse(kNoRow);
    const auto table =
        std::find_if(sheet.outline.tables.begin(), sheet.outline.tables.end(), [&](const PageTable& candidate) {
          return candidate.caption.kind == Caption::structure &&
                 structure_key(candidate.caption.name) == structure_key(correction.text);
        });
    if (table == sheet.outline.tables.end()) return refuse(say(kNoStructure, {correction.text}));
    told[row] = {&*table, &sheet, "corrected: " + correction.because, false, nullptr};
  }
  return told;
}

/// Reads a page, and reads it again when corrections say where members are.
Result<Reading> read_page(const Sheet& sheet, const Preparation& prepared, const std::vector<Sheet>& all,
                          const Pool& pool, const std::vector<Correction>& corrections, const std::string& file) {
  PageReading page = read_rows_of(sheet, prepared, all, pool, {});
  OCPV_TRY(told, told_structures(sheet, page, corrections, file));
  if (!told.empty()) page = read_rows_of(sheet, prepared, all, pool, std::move(told));
  Reading& reading = page.reading;

  for (Contradiction& one : find_conflicts(sheet, page.references, page.drafts, prepared.values, reading.operation)) {
    reading.contradictions.push_back(std::move(one));
  }
  if (Result<void> applied = apply_corrections(reading, corrections, page.questions, file); !applied.ok())
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
  return std::move(reading);
}

std::string corrections_file(const Source& source) {
  return source.corrections_name.empty() ? "corrections.json" : source.corrections_name;
}

/// A page's corrections, its operations as they have them, and why that cannot be.
struct Opened {
  std::vector<Correction> corrections;
  std::vector<Sheet> sheets;
  std::optional<Error> error;
};

/// One sheet for each operation of a page.
Opened open_page(const Source& source, const std::vector<Source>& all) {
  Opened out;
  std::set<std::string> taken;
  for (Outline& outline : read_outlines(source.page)) {
    std::string id = source.id;
    if (!taken.empty()) id += "-" + lower(outline.method);
    const std::string plain = id;
    for (int n = 2; !taken.insert(id).second; ++n) id = plain + "-" + std::to_string(n);
    out.sheets.push_back({source.path, std::move(id), std::move(outline)});
  }
  const std::string file = corrections_file(source);
  Result<std::vector<Correction>> corrections = read_corrections(source.corrections, file);
  if (!corrections.ok()) {
    out.error = corrections.error();
    return out;
  }
  if (corrections->empty()) return out;
  out.corrections = std::move(*corrections);
  std::vector<std::string> pages;
  for (const Source& other : all) {
    if (corrections_file(other) == file) pages.push_back(other.path);
  }
  if (Result<void> corrected = correct_outlines(out.sheets, out.corrections, pages, file); !corrected.ok())
    out.error = corrected.error();
  return out;
}

/// Rows that no operation has, because a correction has withdrawn it. Tables that it shares are another's.
std::size_t rows_withdrawn(const std::vector<Sheet>& sheets, std::size_t first, std::size_t end) {
  std::size_t rows = 0;
  for (std::size_t at = first; at < end; ++at) {
    const bool is_shared = sheets[at].outline.shares_tables || (at + 1 < end && sheets[at + 1].outline.shares_tables);
    if (sheets[at].outline.withdrawn.empty() || is_shared) continue;
    for (const PageTable& table : sheets[at].outline.tables) rows += table.lines.size();
  }
  return rows;
}

std::size_t rows_of_lists(const std::vector<Sheet>& sheets, std::size_t first, std::size_t end) {
  std::size_t rows = 0;
  for (std::size_t at = first; at < end; ++at) {
    if (sheets[at].outline.shares_tables) continue;
    for (const PageTable& table : sheets[at].outline.tables) rows += table.is_list ? table.lines.size() : 0;
  }
  return rows;
}

}  // namespace

std::vector<Outcome> read_pages(const std::vector<Source>& sources) {
  std::vector<Opened> opened;
  std::vector<std::size_t> first_sheet;
  std::vector<Sheet> sheets;
  for (const Source& source : sources) {
    Opened& page = opened.emplace_back(open_page(source, sources));
    first_sheet.push_back(sheets.size());
    std::move(page.sheets.begin(), page.sheets.end(), std::back_inserter(sheets));
  }
  first_sheet.push_back(sheets.size());
  std::vector<Preparation> prepared;
  prepared.reserve(sheets.size());
  for (const Sheet& sheet : sheets) prepared.push_back(prepare(sheet, sheets));
  const Pool pool = pool_all(sheets, prepared);
  std::vector<Outcome> outcomes;
  for (std::size_t page = 0; page < sources.size(); ++page) {
    Outcome outcome{.path = sources[page].path, .reading = {}, .skipped = {}, .error = opened[page].error};
    outcome.rows_withdrawn = rows_withdrawn(sheets, first_sheet[page], first_sheet[page + 1]);
    outcome.rows_of_lists = rows_of_lists(sheets, first_sheet[page], first_sheet[page + 1]);
    for (std::size_t at = first_sheet[page]; at < first_sheet[page + 1] && !outcome.error; ++at) {
      if (sheets[at].outline.method.empty()) {
        outcome.skipped =
            sheets[at].outline.withdrawn.empty() ? Bilingual(kNoOperationLine) : sheets[at].outline.withdrawn;
      } else if (Result<Reading> reading = read_page(sheets[at], prepared[at], sheets, pool, opened[page].corrections,
                                                     corrections_file(sources[page]));
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
  for (const std::string_view end : {".md", ".html", ".htm", ".zh", ".en"}) {
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
