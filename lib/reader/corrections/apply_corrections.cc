#include "reader/corrections/apply_corrections.h"

#include <algorithm>
#include <utility>

#include "reader/corrections/apply_correction.h"

namespace ocpv::reader {
namespace {

bool answers(const Correction& correction, const OpenQuestion& open) {
  const bool ruled = open.ruled && correction.change == Change::rule && correction.at.part == open.ruled->part &&
                     correction.at.pointer == open.ruled->pointer;
  return ruled || (correction.change == open.change && correction.at.part == open.at.part &&
                   correction.at.pointer == open.at.pointer);
}

}  // namespace

bool is_for_page(const Correction& correction, std::string_view page_path) {
  if (correction.page.empty()) return true;
  return page_path == correction.page || page_path.ends_with("/" + correction.page);
}

Result<void> apply_corrections(Reading& reading, const std::vector<Correction>& corrections,
                               const std::vector<OpenQuestion>& questions, std::string_view file) {
  // A copy in a second place has all that the other entries say of the field, so copies are made last.
  std::vector<Correction> ordered;
  for (const Correction& correction : corrections) {
    const bool is_for_it = correction.operation.empty() || correction.operation == reading.operation.id;
    if (is_for_it && is_for_page(correction, reading.operation.page)) ordered.push_back(correction);
  }
  std::stable_partition(ordered.begin(), ordered.end(),
                        [](const Correction& one) { return one.change != Change::also_at; });
  for (const Correction& correction : ordered) {
    const bool asked = std::any_of(questions.begin(), questions.end(),
                                   [&](const OpenQuestion& open) { return answers(correction, open); });
    Bilingual complaint = apply_correction(reading, correction, asked);
    if (!complaint.empty())
      return Error{.message = std::move(complaint), .file = std::string(file), .line = correction.line};
  }
  for (const OpenQuestion& open : questions) {
    const bool answered =
        std::any_of(ordered.begin(), ordered.end(), [&](const Correction& one) { return answers(one, open); });
    if (!answered) reading.questions.push_back(open.question);
  }
  return {};
}

}  // namespace ocpv::reader
