#include "generate/generate.h"

#include <algorithm>
#include <map>
#include <utility>

#include "generate/ids.h"
#include "generate/languages.h"
#include "generate/reading_text.h"
#include "generate/same_operation.h"
#include "page/page.h"

namespace ocpv::generate {

namespace {

std::vector<Input> sorted_by_path(std::vector<Input> inputs) {
  std::stable_sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
  return inputs;
}

/// `x/page.zh.md` has `x/corrections.json`, `x/a.md` and `x/a.html` have `x/a.corrections.json`.
std::string corrections_name(const std::string& path) {
  if (is_chinese_page(path) || is_english_page(path)) return folder_of(path) + "corrections.json";
  return path.substr(0, path.size() - page::page_ending(path).size()) + ".corrections.json";
}

std::vector<reader::Source> parse_pages(std::vector<Input>& inputs, Batch& batch) {
  std::vector<std::string> paths;
  paths.reserve(inputs.size());
  for (const Input& input : inputs) paths.push_back(input.path);
  const std::map<std::string, std::string> ids = unique_ids(paths);
  std::vector<reader::Source> sources;
  for (Input& input : inputs) {
    auto page = page::parse_page(input.markdown, input.path);
    if (!page.ok()) {
      batch.failures.push_back({input.path, page.error()});
      continue;
    }
    batch.pages.emplace(ids.at(input.path), input.path);
    sources.push_back(
        {input.path, ids.at(input.path), std::move(*page), std::move(input.corrections), corrections_name(input.path)});
  }
  return sources;
}

std::size_t count_rows(const page::Page& page) {
  std::size_t rows = 0;
  for (const page::Block& block : page.blocks) {
    if (block.kind == page::Block::Kind::table) rows += block.table.rows.size();
  }
  return rows;
}

Generated generated_from(reader::Reading reading) {
  Generated generated;
  generated.id = reading.operation.id;
  generated.reading = std::move(reading);
  generated.files = emit::emit(generated.reading.operation);
  return generated;
}

/// One outcome as a generated operation, or as a skipped page, or as a failure.
void add_outcome(const reader::Source& source, reader::Outcome outcome, Batch& batch) {
  if (outcome.error) return batch.failures.push_back({outcome.path, std::move(*outcome.error)});
  if (!outcome.reading) return batch.skipped.push_back({outcome.path, outcome.skipped});
  const std::size_t rows = count_rows(source.page) + outcome.rows_of_lists;
  std::size_t read = outcome.reading->rows.size() + outcome.rows_withdrawn;
  for (const reader::Reading& more : outcome.more) read += more.shares_tables ? 0 : more.rows.size();
  if (rows != read) {
    return batch.failures.push_back(
        {outcome.path,
         {"its tables have " + std::to_string(rows) + " rows, " + std::to_string(read) + " of them are accounted for",
          outcome.path}});
  }
  batch.rows += rows;
  batch.operations.push_back(generated_from(std::move(*outcome.reading)));
  for (reader::Reading& more : outcome.more) {
    batch.pages.emplace(more.operation.id, source.path);
    batch.operations.push_back(generated_from(std::move(more)));
  }
}

/// The English page joins the operation of the Chinese one: its title, and every difference.
void join(Generated& chinese, const Generated& english, Batch& batch) {
  reader::Reading& reading = chinese.reading;
  reading.operation.title_en = english.reading.operation.title_en;
  chinese.files = emit::emit(reading.operation);
  const auto facts_of = [](const Generated& one) {
    return stated_facts(one.files, one.id, {{one.id, one.reading.operation.page}});
  };
  auto chinese_facts = facts_of(chinese), english_facts = facts_of(english);
  if (!chinese_facts.ok() || !english_facts.ok()) {
    const Error& error = chinese_facts.ok() ? english_facts.error() : chinese_facts.error();
    batch.failures.push_back({reading.operation.page, error});
    return;
  }
  for (reader::Contradiction& difference : language_differences(*chinese_facts, *english_facts)) {
    reading.questions.push_back(question_of(difference));
    reading.contradictions.push_back(std::move(difference));
  }
  chinese.reading_txt =
      reading_text(reading, chinese.files.left_out) + "\n" + reading_text(english.reading, english.files.left_out);
}

bool are_two_languages(const Generated& a, const Generated& b) {
  const std::string& first = a.reading.operation.page;
  const std::string& second = b.reading.operation.page;
  return folder_of(first) == folder_of(second) && is_english_page(first) && is_chinese_page(second);
}

/// `page.en.md` sorts just before the `page.zh.md` of its folder.
void join_languages(Batch& batch) {
  std::vector<Generated> joined;
  for (Generated& next : batch.operations) {
    if (!joined.empty() && are_two_languages(joined.back(), next)) {
      join(next, joined.back(), batch);
      joined.back() = std::move(next);
    } else {
      joined.push_back(std::move(next));
    }
  }
  batch.operations = std::move(joined);
}

void write_readings(Batch& batch) {
  for (Generated& generated : batch.operations) {
    if (generated.reading_txt.empty())
      generated.reading_txt = reading_text(generated.reading, generated.files.left_out);
  }
}

}  // namespace

Batch generate(const std::vector<Input>& inputs) {
  Batch batch;
  std::vector<Input> ordered = sorted_by_path(inputs);
  const std::vector<reader::Source> sources = parse_pages(ordered, batch);
  std::vector<reader::Outcome> outcomes = reader::read_pages(sources);
  for (std::size_t n = 0; n < outcomes.size(); ++n) add_outcome(sources[n], std::move(outcomes[n]), batch);
  join_languages(batch);
  mark_same_operations(batch);
  write_readings(batch);
  return batch;
}

}  // namespace ocpv::generate
