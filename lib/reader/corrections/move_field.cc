#include "reader/corrections/move_field.h"

#include <algorithm>
#include <utility>

#include "reader/corrections/reach.h"

namespace ocpv::reader {
namespace {

using contract::Field;
using contract::Rule;

bool is_at_or_below(const std::string& pointer, const std::string& place) {
  return pointer == place || pointer.starts_with(place + "/");
}

/// A body whose only field is gone is none.
void drop_empty_body(const Reach& here) {
  std::optional<Field>* root = here.body();
  if (root != nullptr && *root && (*root)->kind == contract::Kind::object && (*root)->fields.empty() && !(*root)->open)
    root->reset();
}

void take_out(const Reach& here, const std::string& pointer) {
  std::vector<Field>* from = here.siblings(pointer);
  std::erase_if(*from, [&](const Field& field) { return field.name == last_step(pointer); });
}

/// Those that name the field at `place` or one below it.
void drop_rules(Reading& reading, const Reach& here, const std::string& place, const std::string& why) {
  const std::string pointer = here.in_rules(place);
  std::erase_if(reading.operation.rules, [&](const Rule& rule) {
    if (rule.part != here.part()) return false;
    const auto is_it = [&](const std::string& other) { return is_at_or_below(other, pointer); };
    const bool names_it =
        is_it(rule.pointer) || is_it(rule.when.pointer) || std::any_of(rule.others.begin(), rule.others.end(), is_it);
    if (names_it) reading.sentences.push_back({rule.said, "a rule of " + rule.pointer, why});
    return names_it;
  });
  std::erase_if(reading.operation.one_of, [&](const contract::OneOf& one) {
    return one.part == here.part() && std::any_of(one.pointers.begin(), one.pointers.end(),
                                                  [&](const auto& each) { return is_at_or_below(each, pointer); });
  });
}

void follow_rows(Reading& reading, const std::string& from, const std::string& to, const std::string& because) {
  for (RowReading& row : reading.rows) {
    if (!is_at_or_below(row.pointer, from)) continue;
    if (to.empty()) row.fate = RowReading::Fate::excused;
    row.pointer = to.empty() ? to : to + row.pointer.substr(from.size());
    row.because = say(kCorrected, {because});
  }
}

Bilingual move_to_part(Reading& reading, const Correction& correction, const Target& target) {
  const Reach here(reading.operation, correction.at.part), there(reading.operation, target.part);
  if (there.body() != nullptr && !*there.body() && target.pointer.rfind('/') == 0) {
    Field root;
    root.kind = contract::Kind::object;
    *there.body() = std::move(root);
  }
  std::vector<Field>* into = nullptr;
  if (Bilingual complaint = there.room_for(target.pointer, into); !complaint.empty()) return complaint;
  const std::string name = last_step(target.pointer);
  if (target.part == Target::Part::path && reading.operation.path.find("{" + name + "}") == std::string::npos)
    return say(kNotInPath, {name});
  Field moved = *here.find(correction.at.pointer);
  moved.name = name;
  if (target.part == Target::Part::path) moved.required = true;
  into->push_back(std::move(moved));
  take_out(here, correction.at.pointer);
  drop_rules(reading, here, correction.at.pointer, "a correction has moved a field of it to another part");
  follow_rows(reading, std::string(here.prefix()) + correction.at.pointer, std::string(there.prefix()) + target.pointer,
              correction.because);
  drop_empty_body(here);
  return {};
}

/// Rules of the part follow a field that moved inside it.
void repoint_rules(Reading& reading, const Reach& here, const std::string& from, const std::string& to) {
  const auto follow = [&](std::string& pointer) {
    if (is_at_or_below(pointer, here.in_rules(from)))
      pointer = here.in_rules(to) + pointer.substr(here.in_rules(from).size());
  };
  for (Rule& rule : reading.operation.rules) {
    if (rule.part != here.part()) continue;
    follow(rule.pointer);
    follow(rule.when.pointer);
    for (std::string& pointer : rule.others) follow(pointer);
  }
}

}  // namespace

Bilingual move_field(Reading& reading, const Correction& correction, bool asked) {
  const std::string& from = correction.at.pointer;
  if (!is_member(from)) return kNotNamed;
  Target target{correction.at.part, correction.text};
  if (!correction.text.starts_with('/')) {
    const std::optional<Target> other = read_target(correction.text);
    const bool is_part = other && other->part != Target::Part::row && other->part != Target::Part::table &&
                         other->part != Target::Part::column && other->part != Target::Part::sentence;
    if (!is_part) return say(kNoOwner, {correction.text});
    target = *other;
  }
  if (target.part != correction.at.part) return move_to_part(reading, correction, target);
  const std::string& to = target.pointer;
  if (to == from) return asked ? Bilingual() : Bilingual(kAlready);
  if (to.starts_with(from + "/")) return Message{"a field cannot move into itself", "字段不能移入自身"};
  const Reach here(reading.operation, correction.at.part);
  std::vector<Field>* into = nullptr;
  if (Bilingual complaint = here.room_for(to, into); !complaint.empty()) return complaint;
  Field moved = *here.find(from);
  moved.name = last_step(to);
  into->push_back(std::move(moved));
  take_out(here, from);
  repoint_rules(reading, here, from, to);
  const std::string prefix(here.prefix());
  follow_rows(reading, prefix + from, prefix + to, correction.because);
  return {};
}

Bilingual remove_field(Reading& reading, const Correction& correction) {
  if (!correction.flag) return Message{"\"remove\" must be true", "\"remove\" 应为 true"};
  const Reach here(reading.operation, correction.at.part);
  const std::string name = last_step(correction.at.pointer);
  const bool in_path = correction.at.part == Target::Part::path;
  if (in_path && reading.operation.path.find("{" + name + "}") != std::string::npos)
    return say({"the path has the parameter \"{0}\"", "路径中有参数 \"{0}\""}, {name});
  if (!is_member(correction.at.pointer)) return kNotNamed;
  take_out(here, correction.at.pointer);
  drop_rules(reading, here, correction.at.pointer, "a correction has removed a field of it");
  follow_rows(reading, std::string(here.prefix()) + correction.at.pointer, {}, correction.because);
  drop_empty_body(here);
  return {};
}

}  // namespace ocpv::reader
