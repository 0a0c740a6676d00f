#include "generate/reading_text.h"

#include <string_view>

namespace ocpv::generate {

namespace {

/// A text of the page on one line: line breaks and other control bytes would make it two, or move the terminal.
std::string as_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    if (!is_control)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  return line;
}

const char* name_of(reader::RowReading::Fate fate) {
  switch (fate) {
    case reader::RowReading::Fate::field:
      return "field";
    case reader::RowReading::Fate::excused:
      return "excused";
    case reader::RowReading::Fate::question:
      return "question";
  }
  return "";
}

std::string line_of(const contract::Said& said) { return said.line == 0 ? "-" : std::to_string(said.line); }

std::string row_line(const reader::RowReading& row) {
  std::string text = line_of(row.said) + "  " + as_one_line(row.name) + "  " + name_of(row.fate);
  if (!row.pointer.empty()) text += "  " + as_one_line(row.pointer);
  if (!row.because.empty()) text += "  (" + as_one_line(row.because.en) + ")";
  return text + "\n";
}

std::string question_lines(const reader::Question& question) {
  std::string text = line_of(question.said) + "  " + as_one_line(question.text.en) + "\n";
  for (std::size_t n = 0; n < question.candidates.size(); ++n) {
    text += std::string("    ") + (n == 0 ? "taken: " : "or:    ") + as_one_line(question.candidates[n].en) + "\n";
  }
  if (!question.correction.empty()) text += "    settled by: " + as_one_line(question.correction) + "\n";
  return text;
}

std::string contradiction_line(const reader::Contradiction& found) {
  std::string text = line_of(found.first);
  if (found.second.line != 0) text += ", " + line_of(found.second);
  return text + "  " + found.id + "  " + as_one_line(found.text.en) + "\n";
}

template <class Item, class Line>
void add_section(std::string& text, const char* title, const std::vector<Item>& items, Line line) {
  if (items.empty()) return;
  text += std::string("\n") + title + "\n";
  for (const Item& item : items) text += line(item);
}

}  // namespace

std::string reading_text(const reader::Reading& reading, const std::vector<std::string>& left_out) {
  const contract::Operation& operation = reading.operation;
  std::string text = operation.page + "\n" + operation.method + " " + operation.path + "\n";
  add_section(text, "rows: line, name, fate, place, because", reading.rows, row_line);
  add_section(text, "sentences that were not compiled", reading.sentences, [](const reader::Sentence& sentence) {
    return line_of(sentence.said) + "  " + as_one_line(sentence.text) + "  (" + as_one_line(sentence.why) + ")\n";
  });
  add_section(text, "rules that the schema cannot say", left_out,
              [](const std::string& rule) { return as_one_line(rule) + "\n"; });
  add_section(text, "questions", reading.questions, question_lines);
  add_section(text, "contradictions", reading.contradictions, contradiction_line);
  return text;
}

}  // namespace ocpv::generate
