// Markdown, or a saved web page, as a page. What must hold: it is read or refused with a reason, every row of every
// table is accounted for, and reading it twice gives the same.
#include <string>
#include <vector>

#include "page/page.h"
#include "property.h"
#include "reader/reader.h"

namespace {

using ocpv::fuzz::hold;

std::size_t data_rows(const ocpv::page::Page& page) {
  std::size_t rows = 0;
  for (const auto& block : page.blocks)
    if (block.kind == ocpv::page::Block::Kind::table) rows += block.table.rows.size();
  return rows;
}

/// What was read, as text to compare.
std::string summary(const ocpv::reader::Reading& reading) {
  std::string text = reading.operation.method + " " + reading.operation.path + "\n";
  for (const auto& row : reading.rows)
    text += std::to_string(row.said.line) + " " + row.name + " " + row.pointer + " " + row.because.en + "\n";
  for (const auto& question : reading.questions) text += question.text.en + question.correction + "\n";
  for (const auto& sentence : reading.sentences) text += sentence.text + "\n";
  return text;
}

std::string summary(const std::vector<ocpv::reader::Outcome>& outcomes) {
  std::string text;
  for (const auto& outcome : outcomes) {
    text += outcome.path + "\n" + outcome.skipped.en + "\n";
    if (outcome.error) text += ocpv::to_string(*outcome.error, ocpv::Language::en) + "\n";
    if (!outcome.reading) continue;
    text += summary(*outcome.reading);
    for (const auto& more : outcome.more) text += summary(more);
  }
  return text;
}

std::vector<ocpv::reader::Outcome> read(const ocpv::page::Page& page) {
  std::vector<ocpv::reader::Source> sources;
  sources.push_back({"folder/100.page-1.md", "page", page, "", ""});
  return ocpv::reader::read_pages(sources);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view markdown(reinterpret_cast<const char*>(data), size);
  const bool is_saved = markdown.starts_with("<!DOCTYPE html");
  const auto page = ocpv::page::parse_page(markdown, is_saved ? "page.html" : "page.md");
  if (!page.ok()) {
    hold(!page.error().message.en.empty(), "a page that is refused has a reason");
    return 0;
  }
  const auto outcomes = read(*page);
  hold(outcomes.size() == 1, "one page has one outcome");
  const auto& outcome = outcomes.front();
  hold(outcome.reading.has_value() || outcome.error.has_value() || !outcome.skipped.empty(),
       "a page is read, skipped or refused");
  if (outcome.reading) {
    // Operations that stand side by side on a page have the same tables, those below each other have tables of their
    // own.
    std::size_t rows = outcome.reading->rows.size();
    for (const auto& more : outcome.more) rows += more.shares_tables ? 0 : more.rows.size();
    hold(rows == data_rows(*page), "every row is accounted for",
         std::to_string(rows) + " of " + std::to_string(data_rows(*page)));
  }
  hold(summary(outcomes) == summary(read(*page)), "reading a page twice gives the same");
  return 0;
}
