#include "case_file.h"

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <set>
#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace ocpv::contract_test {
namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

/// What is wrong with a case file ends its reading; read_case_file() turns it into an Error.
[[noreturn]] void refuse(const std::string& reason) { throw std::runtime_error(reason); }

void hold_members(const Json& object, std::initializer_list<std::string_view> known, const std::string& what) {
  for (const auto& [name, value] : object.items())
    if (std::find(known.begin(), known.end(), name) == known.end()) refuse(what + ": unknown member " + name);
}

/// `%` stands for a value of `with`, `#` for one of `each`.
struct Blank {
  std::string_view sign;
  const Json* value = nullptr;
};

class Expander {
 public:
  explicit Expander(const Json& file) : file_(file) {}

  std::vector<Case> cases() {
    std::vector<Case> all;
    for (const Json& entry : file_.at("cases")) expand(entry, all);
    return all;
  }

 private:
  void expand(const Json& entry, std::vector<Case>& all) {
    const std::string name = entry.at("name");
    hold_members(entry, {"name", "base", "with", "each", "edits", "replace", "text", "path", "verdict", "diagnostics"},
                 name);
    if (!names_.insert(name).second) refuse("two cases are called: " + name);
    const Json none = Json::array({nullptr});
    for (const Json& with : entry.value("with", none)) {
      for (const Json& each : entry.value("each", none)) {
        blanks_.clear();
        if (entry.contains("with")) blanks_.push_back({"%", &with});
        if (entry.contains("each")) blanks_.push_back({"#", &each});
        all.push_back(one(entry, name));
      }
    }
  }

  Case one(const Json& entry, const std::string& name) {
    Case made;
    made.name = name;
    for (const Blank& blank : blanks_) made.name += " [" + blank.value->dump() + "]";
    made.part = "request";
    if (entry.contains("base")) {
      Json document = base(filled(entry.at("base")), made.part);
      edit(document, entry.value("edits", Json::array()), made.name);
      made.text = document.dump();
      made.turned = turned(document).dump();
    }
    if (entry.contains("text")) {
      made.text = filled(entry.at("text"));
      made.turned.clear();
    }
    for (const Json& change : entry.value("replace", Json::array())) {
      replace(made.text, change, made.name);
      replace(made.turned, change, made.name);
    }
    made.path = path(entry.value("path", file_.value("path", Json::object())));
    made.verdict = verdict(entry.at("verdict"));
    for (const Json& diagnostic : entry.at("diagnostics")) made.diagnostics.push_back(expected(diagnostic, name));
    std::sort(made.diagnostics.begin(), made.diagnostics.end());
    return made;
  }

  Json base(const std::string& name, std::string& part) {
    const Json& entry = file_.at("bases").at(name);
    hold_members(entry, {"of", "part", "document", "edits"}, "base " + name);
    Json document = entry.contains("of") ? base(entry.at("of"), part) : entry.at("document");
    part = entry.value("part", part);
    edit(document, entry.value("edits", Json::array()), "base " + name);
    return document;
  }

  void edit(Json& document, const Json& edits, const std::string& name) {
    for (const Json& change : edits) {
      hold_members(change, {"set", "remove", "rename", "move", "to"}, name);
      if (change.contains("set")) {
        document[pointer(change.at("set"))] = value(change.at("to"));
      } else if (change.contains("remove")) {
        take(document, pointer(change.at("remove")), name);
      } else if (change.contains("move")) {
        Json moved = take(document, pointer(change.at("move")), name);
        document[pointer(change.at("to"))] = std::move(moved);
      } else if (change.contains("rename")) {
        const Pointer from = pointer(change.at("rename"));
        Json renamed = take(document, from, name);
        document[from.parent_pointer() / filled(change.at("to"))] = std::move(renamed);
      } else {
        refuse(name + ": an edit is set, remove, move or rename");
      }
    }
  }

  static Json take(Json& document, const Pointer& place, const std::string& name) {
    if (!document.contains(place)) refuse(name + ": nothing is at " + place.to_string());
    Json taken = document.at(place);
    Json& owner = document.at(place.parent_pointer());
    if (owner.is_object()) {
      owner.erase(place.back());
    } else {
      owner.erase(static_cast<std::size_t>(std::stoul(place.back())));
    }
    return taken;
  }

  static Json turned(const Json& value) {
    if (!value.is_structured()) return value;
    Json other = value.is_object() ? Json::object() : Json::array();
    if (value.is_array())
      for (const Json& item : value) other.push_back(turned(item));
    if (value.is_object())
      for (auto member = value.rbegin(); member != value.rend(); ++member) other[member.key()] = turned(member.value());
    return other;
  }

  void replace(std::string& text, const Json& change, const std::string& name) {
    if (text.empty()) return;
    hold_members(change, {"this", "with"}, name);
    const std::string wanted = change.at("this");
    const std::size_t at = text.find(wanted);
    if (at == std::string::npos || text.find(wanted, at + 1) != std::string::npos)
      refuse(name + ": not there exactly once: " + wanted);
    text.replace(at, wanted.size(), filled(change.at("with")));
  }

  std::vector<std::pair<std::string, std::string>> path(const Json& object) {
    std::vector<std::pair<std::string, std::string>> parameters;
    for (const auto& [name, value] : object.items()) parameters.emplace_back(name, value.get<std::string>());
    return parameters;
  }

  static Verdict verdict(const std::string& word) {
    if (word == "valid") return Verdict::valid;
    if (word == "invalid") return Verdict::invalid;
    if (word == "unreadable") return Verdict::unreadable;
    refuse("a verdict is valid, invalid or unreadable, not " + word);
  }

  Expected expected(const Json& entry, const std::string& name) {
    hold_members(entry, {"id", "pointer", "severity", "suggestion"}, name);
    const std::string place = entry.contains("pointer") ? pointer(entry.at("pointer")).to_string() : "?";
    return {entry.at("id"), place, entry.value("severity", "error"), entry.value("suggestion", "")};
  }

  Json value(const Json& written) {
    for (const Blank& blank : blanks_)
      if (written == Json(blank.sign)) return *blank.value;
    return written;
  }

  std::string filled(const Json& written) {
    std::string text = written;
    for (const Blank& blank : blanks_) {
      const std::size_t at = text.find(blank.sign);
      if (at == std::string::npos) continue;
      text.replace(at, 1, blank.value->is_string() ? blank.value->get<std::string>() : blank.value->dump());
    }
    return text;
  }

  Pointer pointer(const Json& written) {
    std::string text = filled(written);
    const Json places = file_.value("places", Json::object());
    if (!text.empty() && text.front() == '@') {
      const std::string place = text.substr(0, text.find('/'));
      text.replace(0, place.size(), places.at(place).get<std::string>());
    }
    return Pointer(text);
  }

  const Json& file_;
  std::set<std::string> names_;
  std::vector<Blank> blanks_;
};

}  // namespace

Result<std::string> read_text(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Error{Message{"cannot be read", "无法读取"}, file};
  std::ostringstream text;
  text << stream.rdbuf();
  return std::move(text).str();
}

Result<CaseFile> read_case_file(const std::string& file) {
  OCPV_TRY(text, read_text(file));
  try {
    const Json tree = Json::parse(text);
    hold_members(tree, {"operation", "places", "secrets", "path", "bases", "cases"}, "case file");
    return CaseFile{tree.at("operation"), tree.value("secrets", std::vector<std::string>()), Expander(tree).cases()};
  } catch (const std::exception& problem) {
    return Error{std::string(problem.what()), file};
  }
}

}  // namespace ocpv::contract_test
