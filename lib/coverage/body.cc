#include "coverage/body.h"

#include <algorithm>

#include "base/placeholder.h"
#include "json/fault.h"
#include "json/scan.h"

namespace ocpv::coverage {
namespace {

using findings::ValueKind;

ValueKind kind_at(char first, std::string_view text) {
  switch (first) {
    case '{':
      return ValueKind::object;
    case '[':
      return ValueKind::array;
    case '"':
      return ValueKind::string;
    case 't':
    case 'f':
      return ValueKind::boolean;
    case 'n':
      return ValueKind::null;
    default:
      return text.find_first_of(".eE") == std::string_view::npos ? ValueKind::integer : ValueKind::number;
  }
}

void add_up(std::vector<std::uint64_t>& into, const std::vector<std::uint64_t>& more) {
  if (into.size() < more.size()) into.resize(more.size());
  for (std::size_t i = 0; i < more.size(); ++i) into[i] += more[i];
}

}  // namespace

void Counts::prepare(const Documented& documented) {
  if (!places.empty()) return;
  places.resize(documented.places().size());
  outside.resize(documented.places().size());
  values.resize(documented.values());
  held.resize(documented.conditions().size());
}

void Counts::add(const Counts& other) {
  add_up(places, other.places);
  add_up(values, other.values);
  add_up(outside, other.outside);
  add_up(held, other.held);
}

// Of a string its inside, of another scalar its bytes: up to the next entry, without the white space before it.
std::string_view BodyWalk::text_between(std::size_t entry) const {
  const std::size_t first = entries_[entry];
  std::size_t end = entry + 1 < entries_.size() ? entries_[entry + 1] : text_.size();
  while (end > first + 1 && json::is_space(text_[end - 1])) --end;
  if (text_[first] != '"') return text_.substr(first, end - first);
  return end < first + 2 ? std::string_view() : text_.substr(first + 1, end - first - 2);
}

std::string_view BodyWalk::decoded(std::string_view inside) {
  if (inside.find('\\') == std::string_view::npos) return inside;
  decoded_.push_back(std::make_unique<char[]>(inside.size()));
  return {decoded_.back().get(), json::decode_into(inside, decoded_.back().get())};
}

// Members mostly come in the order of the documentation.
std::uint32_t BodyWalk::child_of(std::uint32_t place, std::string_view name, std::size_t value) {
  if (place == kNone) return kNone;
  const Place& owner = documented_->places()[place];
  const std::size_t size = owner.fields.size();
  std::size_t at = next_field_[place];
  for (std::size_t tried = 0; tried < size; ++tried, ++at) {
    if (at >= size) at = 0;
    if (owner.fields[at].first != name) continue;
    next_field_[place] = static_cast<std::uint32_t>(at + 1);
    return owner.fields[at].second;
  }
  if (owner.others != kNone) return owner.others;
  const bool is_of_editors = place == 0 && name == "$schema";
  if (owner.names_all && !is_of_editors)
    undocumented_->push_back({place, name, false, kind_at(byte(value), text_between(value)), entries_[value - 2]});
  return kNone;
}

void BodyWalk::meet_value(const Place& place, std::uint32_t number, std::string_view text, ValueKind kind,
                          std::size_t at) {
  const auto found = std::find(place.values.begin(), place.values.end(), text);
  if (found != place.values.end()) {
    ++counts_->values[place.first_value + static_cast<std::size_t>(found - place.values.begin())];
  } else if (!may_have_placeholder(text)) {
    ++counts_->outside[number];
    if (place.is_closed && !place.is_secret) undocumented_->push_back({number, text, true, kind, at});
  }
}

void BodyWalk::meet(std::uint32_t place, std::size_t entry) {
  if (place == kNone) return;
  const Place& here = documented_->places()[place];
  ++counts_->places[place];
  if (here.values.empty() && here.decides.empty()) return;
  const char first = byte(entry);
  if (first == '{' || first == '[' || first == 'n') return;
  const std::string_view text = first == '"' ? decoded(text_between(entry)) : text_between(entry);
  if (!here.values.empty()) meet_value(here, place, text, kind_at(first, text), entries_[entry]);
  for (const std::uint32_t condition : here.decides) {
    const std::vector<std::string>& in = documented_->conditions()[condition].in;
    if (std::find(in.begin(), in.end(), text) != in.end()) held_[condition] = true;
  }
}

// A member's name and its colon; then the value's place is known.
bool BodyWalk::read_name() {
  if (byte(at_) != '"' || byte(at_ + 1) != ':' || at_ + 2 >= entries_.size()) return false;
  const std::string_view name = decoded(text_between(at_));
  at_ += 2;
  next_place_ = child_of(frames_.back().place, name, at_);
  return true;
}

// Down to the first scalar or the first empty container at or below the value at hand.
bool BodyWalk::open(std::uint32_t place) {
  for (;;) {
    meet(place, at_);
    const char c = byte(at_);
    if (c != '{' && c != '[') {
      ++at_;
      return true;
    }
    const bool is_object = c == '{';
    const bool is_known = place != kNone;
    frames_.push_back({is_object || !is_known ? place : documented_->places()[place].items, is_object});
    ++at_;
    if (byte(at_) == (is_object ? '}' : ']')) return true;
    if (is_object && !read_name()) return false;
    place = is_object ? next_place_ : frames_.back().place;
  }
}

// Behind a value: what ends with it, and the comma before the next one.
bool BodyWalk::close() {
  while (!frames_.empty() && (byte(at_) == '}' || byte(at_) == ']')) {
    frames_.pop_back();
    ++at_;
  }
  if (frames_.empty()) return true;
  if (byte(at_) != ',') return false;
  ++at_;
  if (frames_.back().is_object) return read_name();
  next_place_ = frames_.back().place;
  return true;
}

void BodyWalk::walk(const Documented& documented, std::string_view json, bool is_json, Counts& counts,
                    std::vector<Undocumented>& undocumented) {
  undocumented.clear();
  decoded_.clear();
  frames_.clear();
  counts.prepare(documented);
  if ((!is_json && json::find_fault(json)) || index_.build(json) != json::Index::Outcome::done) return;
  text_ = json;
  entries_ = index_.entries();
  at_ = 0;
  documented_ = &documented;
  counts_ = &counts;
  undocumented_ = &undocumented;
  next_field_.assign(documented.places().size(), 0);
  held_.assign(documented.conditions().size(), false);
  next_place_ = 0;
  do {
    if (!open(next_place_) || !close()) break;  // It is JSON: this does not happen.
  } while (!frames_.empty());
  for (std::size_t i = 0; i < held_.size(); ++i) counts.held[i] += std::uint64_t{held_[i]};
}

bool BodyWalk::says_failure(std::string_view json) {
  constexpr std::string_view kName = "successful";
  if (json.find(kName) == std::string_view::npos || json.find("false") == std::string_view::npos) return false;
  if (index_.build(json) != json::Index::Outcome::done) return false;
  text_ = json;
  entries_ = index_.entries();
  std::size_t depth = 0;
  for (std::size_t i = 0; i + 2 < entries_.size(); ++i) {
    const char c = byte(i);
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && depth > 0) --depth;
    if (c != '"' || depth != 1 || byte(i + 1) != ':' || text_between(i) != kName) continue;
    return text_between(i + 2) == "false";
  }
  return false;
}

}  // namespace ocpv::coverage
