#include "input/filled_target.h"

#include <algorithm>
#include <optional>

namespace ocpv::input {

void FilledTarget::add(Span piece) {
  std::size_t at = piece.begin;
  while (text_.size() <= values_.most_bytes) {
    const std::optional<Placeholder> next = find_placeholder(slice(file_, {0, piece.end}), at, Style::braces);
    if (!next) break;
    add_written({at, next->span.begin});
    at = next->span.end;
    const std::string* value = find_value(next->name, Style::braces, values_);
    if (value == nullptr) {
      unknown_.push_back({std::string(next->name), next->span.begin, Style::braces});
      keep(next->span);
      continue;
    }
    // What a variable holds may name variables of the environment.
    const Substituted all = substitute(*value, values_, Style::dollar);
    for (const Placeholder& one : all.unknown) unknown_.push_back({std::string(one.name), piece.begin, Style::dollar});
    text_ += all.text;
  }
  add_written({at, piece.end});
}

std::vector<WrittenPart> written_of(const std::vector<WrittenPart>& parts, std::size_t first, std::size_t size,
                                    std::size_t added) {
  std::vector<WrittenPart> out;
  for (const WrittenPart& part : parts) {
    const std::size_t begin = std::max(part.begin, first);
    const std::size_t end = std::min(part.begin + part.source.size(), first + size);
    if (begin >= end) continue;
    const std::size_t from = part.source.begin + (begin - part.begin);
    out.push_back({begin - first + added, {from, from + (end - begin)}});
  }
  const bool is_whole = out.size() == 1 && out.front().begin == 0 && out.front().source.size() == size;
  return is_whole ? std::vector<WrittenPart>() : out;
}

// Without the variables of another spelling: `${NAME}`.
void FilledTarget::add_written(Span piece) {
  std::size_t at = piece.begin;
  while (text_.size() <= values_.most_bytes) {
    const std::optional<Placeholder> next = find_placeholder(slice(file_, {0, piece.end}), at, Style::dollar);
    if (!next) break;
    keep({at, next->span.begin});
    at = next->span.end;
    if (const std::string* value = find_value(next->name, Style::dollar, values_)) {
      text_ += *value;
    } else {
      unknown_.push_back({std::string(next->name), next->span.begin, Style::dollar});
      keep(next->span);
    }
  }
  keep({at, piece.end});
}

void FilledTarget::keep(Span piece) {
  if (piece.size() == 0) return;
  const bool goes_on = !parts_.empty() && parts_.back().source.end == piece.begin &&
                       parts_.back().begin + parts_.back().source.size() == text_.size();
  if (goes_on) {
    parts_.back().source.end = piece.end;
  } else {
    parts_.push_back({text_.size(), piece});
  }
  text_ += slice(file_, piece);
}

}  // namespace ocpv::input
