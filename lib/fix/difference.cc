#include "fix/difference.h"

#include <algorithm>

#include "base/utf8.h"

namespace ocpv::fix {
namespace {

constexpr std::string_view kMask = "********";
constexpr std::size_t kMostCells = std::size_t{1} << 21;  // 8 MiB; longer regions are not aligned line by line.

/// The text with its secrets masked; quotes around one stay, so that a change of quotes can be seen.
std::string masked(const Side& side) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [first, last] : side.secrets) {
    const auto begin = static_cast<std::size_t>(first), end = static_cast<std::size_t>(last);
    if (begin < at || end > side.text.size() || begin >= end) continue;
    const char open = side.text[begin];
    const bool quoted = end - begin >= 2 && (open == '"' || open == '\'') && side.text[end - 1] == open;
    out.append(side.text, at, begin - at);
    if (quoted) out += open;
    out += kMask;
    if (quoted) out += open;
    // Lines must stay as many as they are.
    out.append(static_cast<std::size_t>(std::count(side.text.begin() + static_cast<std::ptrdiff_t>(begin),
                                                   side.text.begin() + static_cast<std::ptrdiff_t>(end), '\n')),
               '\n');
    at = end;
  }
  return out.append(side.text, at);
}

/// Lines with their ends.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

/// Lines [before_first, before_last) became lines [after_first, after_last).
struct Change {
  std::size_t before_first = 0, before_last = 0, after_first = 0, after_last = 0;
};

/// The changes between two regions, by the longest common sequence of their lines.
void align(std::span<const std::string_view> before, std::span<const std::string_view> after, std::size_t before_at,
           std::size_t after_at, std::vector<Change>& changes) {
  const std::size_t width = after.size() + 1;
  std::vector<std::uint32_t> common((before.size() + 1) * width, 0);
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      common[i * width + j] = before[i] == after[j] ? common[(i + 1) * width + j + 1] + 1
                                                    : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  std::size_t i = 0, j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      ++i;
      ++j;
      continue;
    }
    Change change{before_at + i, 0, after_at + j, 0};
    while ((i < before.size() || j < after.size()) &&
           !(i < before.size() && j < after.size() && before[i] == after[j])) {
      const bool drop =
          j == after.size() || (i < before.size() && common[(i + 1) * width + j] >= common[i * width + j + 1]);
      ++(drop ? i : j);
    }
    change.before_last = before_at + i;
    change.after_last = after_at + j;
    changes.push_back(change);
  }
}

/// Where no line came or went: line by line, however many there are.
void compare_each(std::span<const std::string_view> before, std::span<const std::string_view> after, std::size_t first,
                  std::vector<Change>& changes) {
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (before[at] == after[at]) continue;
    const bool goes_on = !changes.empty() && changes.back().before_last == first + at;
    if (!goes_on) changes.push_back({first + at, first + at, first + at, first + at});
    changes.back().before_last = changes.back().after_last = first + at + 1;
  }
}

/// Edits are few and near: what is the same at both ends is taken off first.
std::vector<Change> changes_between(std::span<const std::string_view> before, std::span<const std::string_view> after) {
  std::size_t head = 0, tail = 0;
  const std::size_t most = std::min(before.size(), after.size());
  while (head < most && before[head] == after[head]) ++head;
  while (tail < most - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  std::vector<Change> changes;
  before = before.subspan(head, before.size() - head - tail);
  after = after.subspan(head, after.size() - head - tail);
  if (before.size() * after.size() <= kMostCells) {
    align(before, after, head, head, changes);
  } else if (before.size() == after.size()) {
    compare_each(before, after, head, changes);
  } else {
    changes.push_back({head, head + before.size(), head, head + after.size()});
  }
  return changes;
}

void add_line(std::string& out, char mark, std::string_view line) {
  out += mark;
  const bool ends = line.ends_with('\n');
  if (ends) line.remove_suffix(1);
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t size = decode_utf8(line, at).size;
    const std::string_view one = line.substr(at, size);
    out += one == "\t" || one == "\r" ? std::string(one) : shown(one, one.size());
    at += size;
  }
  out += '\n';
  if (!ends) out += "\\ No newline at end of file\n";
}

std::string start_of(std::size_t first, std::size_t count) {
  const std::string line = std::to_string(count == 0 ? first : first + 1);
  return count == 1 ? line : line + "," + std::to_string(count);
}

}  // namespace

std::string unified(std::string_view path, const Side& before, const Side& after, std::size_t context) {
  if (before.text == after.text) return {};
  const std::vector<std::string_view> old_lines = lines_of(before.text), new_lines = lines_of(after.text);
  const std::vector<Change> changes = changes_between(old_lines, new_lines);
  const std::string old_masked = masked(before), new_masked = masked(after);
  const std::vector<std::string_view> old_shown = lines_of(old_masked), new_shown = lines_of(new_masked);
  const std::string name = shown(path, 4096);
  std::string out = "--- " + name + "\n+++ " + name + "\n";
  for (std::size_t at = 0; at < changes.size();) {
    std::size_t last = at;
    while (last + 1 < changes.size() && changes[last + 1].before_first - changes[last].before_last <= 2 * context)
      ++last;
    const std::size_t first = changes[at].before_first - std::min(context, changes[at].before_first);
    const std::size_t new_first = changes[at].after_first - (changes[at].before_first - first);
    const std::size_t end = std::min(changes[last].before_last + context, old_lines.size());
    const std::size_t new_end = changes[last].after_last + (end - changes[last].before_last);
    out += "@@ -" + start_of(first, end - first) + " +" + start_of(new_first, new_end - new_first) + " @@\n";
    std::size_t line = first;
    for (; at <= last; ++at) {
      for (; line < changes[at].before_first; ++line) add_line(out, ' ', old_shown[line]);
      for (; line < changes[at].before_last; ++line) add_line(out, '-', old_shown[line]);
      for (std::size_t i = changes[at].after_first; i < changes[at].after_last; ++i) add_line(out, '+', new_shown[i]);
    }
    for (; line < end; ++line) add_line(out, ' ', old_shown[line]);
  }
  return out;
}

}  // namespace ocpv::fix
