#include "judged.h"

#include <memory_resource>
#include <span>

#include "files.h"

namespace ocpv::program {
namespace {

constexpr Text kCannotRead{"cannot be read: {0}", "无法读取：{0}"};

void move_position(check::Position& position, std::uint32_t lines, std::uint64_t bytes) {
  if (position.line == 0) return;  // No place.
  position.line += lines;
  position.byte += bytes;
}

void move_range(check::Range& range, std::uint32_t lines, std::uint64_t bytes) {
  move_position(range.start, lines, bytes);
  move_position(range.end, lines, bytes);
}

// Spans of a diagnostic are read-only; a changed copy goes into the arena beside them.
template <class Item, class Change>
std::span<const Item> changed(std::span<const Item> items, std::pmr::memory_resource& arena, Change change) {
  if (items.empty()) return items;
  Item* copies = std::pmr::polymorphic_allocator<Item>(&arena).allocate(items.size());
  for (std::size_t at = 0; at < items.size(); ++at) change(*new (copies + at) Item(items[at]));
  return {copies, items.size()};
}

bool has_something_to_say(const Finding& finding) {
  const check::Findings& findings = finding.findings;
  return !finding.problem.empty() || findings.status != Status::ok || !findings.diagnostics.empty() ||
         findings.left_out != 0;
}

}  // namespace

void shift(check::Findings& findings, std::uint32_t lines, std::uint64_t bytes) {
  if (lines == 0 && bytes == 0) return;
  std::pmr::memory_resource& arena = findings.arena();
  for (check::Diagnostic& diagnostic : findings.diagnostics) {
    move_range(diagnostic.range, lines, bytes);
    move_range(diagnostic.key_range, lines, bytes);
    diagnostic.related =
        changed(diagnostic.related, arena, [&](check::Related& related) { move_range(related.range, lines, bytes); });
    if (bytes == 0) continue;
    diagnostic.suggestions = changed(diagnostic.suggestions, arena, [&](check::Suggestion& suggestion) {
      suggestion.edits = changed(suggestion.edits, arena, [&](check::Edit& edit) {
        edit.byte_start += bytes;
        edit.byte_end += bytes;
      });
    });
  }
}

Judged judge_work(Work&& work, Judge& judge, std::size_t most_document_bytes, Language language) {
  Judged judged;
  judged.file = work.file;
  judged.name = std::move(work.name);
  judged.is_lines = work.is_lines;
  judged.is_last = work.is_last;
  if (!work.path.empty()) {
    // One byte more than is allowed: whoever judges it then finds it too large, and says so.
    auto bytes = read_file(work.path, most_document_bytes + 1, language);
    if (bytes.ok()) {
      work.bytes = std::move(*bytes);
    } else {
      work.problem = bytes.error().message;
    }
  }
  if (!work.problem.empty()) {
    judged.problem = fill(kCannotRead.in(language), {work.problem});
    return judged;
  }
  for (const Document& document : documents_of(work)) {
    JudgedDocument one{judge.judge(document.bytes), {}, document.bytes_before};
    ++judged.count;
    if (one.finding.findings.status == Status::ok) ++judged.valid;
    if (!has_something_to_say(one.finding)) continue;
    shift(one.finding.findings, document.lines_before, 0);
    one.source = document.bytes;
    judged.documents.push_back(std::move(one));
  }
  return judged;
}

}  // namespace ocpv::program
