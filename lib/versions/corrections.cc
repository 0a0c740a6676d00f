#include "versions/corrections.h"

#include <algorithm>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "reader/corrections/apply_corrections.h"
#include "reader/corrections/corrections.h"

namespace ocpv::versions {
namespace {

using Json = nlohmann::ordered_json;

/// The entries of a catalogue's file are those of a page's, with two more keys: `versions`, a list of names, and the
/// change `endpoint`, which stands alone.
struct Entry {
  Json json;
  std::set<std::string> versions;  ///< Empty: all.
  std::string endpoint;
};

bool is_meant(const Entry& entry, const InVersion& one) {
  return entry.versions.empty() || entry.versions.contains(one.version.name);
}

constexpr Message kVersions{"\"versions\" must be a list of names", "\"versions\" 应为名称的列表"};
constexpr Message kNoChange{"changes nothing in any version", "对任何版本都没有改变"};

Bilingual take_keys(Json& json, Entry& entry) {
  if (!json.is_object()) return Message{"an entry must be an object", "每一项应为对象"};
  if (const auto versions = json.find("versions"); versions != json.end()) {
    if (!versions->is_array() || versions->empty()) return kVersions;
    for (const Json& name : *versions) {
      if (!name.is_string()) return kVersions;
      entry.versions.insert(name.get<std::string>());
    }
    json.erase("versions");
  }
  if (const auto endpoint = json.find("endpoint"); endpoint != json.end()) {
    if (!endpoint->is_string() || endpoint->get<std::string>().find(" /") == std::string::npos)
      return Message{"\"endpoint\" must be METHOD /path", "\"endpoint\" 应为“方法 /路径”"};
    if (!json.contains("because") || json.size() != 2)
      return Message{"\"endpoint\" stands beside \"because\" alone", "\"endpoint\" 只能与 \"because\" 一起使用"};
    entry.endpoint = endpoint->get<std::string>();
  }
  entry.json = json;
  return {};
}

/// True when it was another one.
bool set_endpoint(contract::Operation& operation, const std::string& endpoint) {
  const std::size_t blank = endpoint.find(' ');
  const std::string method = endpoint.substr(0, blank), path = endpoint.substr(blank + 1);
  if (operation.method == method && operation.path == path) return false;
  operation.method = method;
  operation.path = path;
  return true;
}

/// True when it changed something; what it complains of in the last version goes to `complaint`.
bool apply(const reader::Correction& correction, contract::Operation& operation, Error& complaint) {
  reader::Reading reading;
  reading.operation = operation;
  const Result<void> applied = reader::apply_corrections(reading, {correction}, {}, complaint.file);
  if (!applied.ok()) {
    complaint = applied.error();
    return false;
  }
  operation = std::move(reading.operation);
  return true;
}

}  // namespace

std::vector<Error> correct(Aligned& operation, const std::string& text, const std::string& file) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object() || json.size() != 1 || !json.contains("corrections") ||
      !json["corrections"].is_array()) {
    return {Error{reader::kNotCorrections, file}};
  }
  std::vector<Error> errors;
  std::size_t number = 0;
  for (Json& one : json["corrections"]) {
    const std::string place = file + ": entry " + std::to_string(++number);
    Entry entry;
    if (Bilingual complaint = take_keys(one, entry); !complaint.empty()) {
      errors.push_back(Error{std::move(complaint), place});
      continue;
    }
    bool changed = false;
    Error complaint{kNoChange, place};
    std::vector<reader::Correction> corrections;
    if (entry.endpoint.empty()) {
      Result<std::vector<reader::Correction>> read =
          reader::read_corrections(Json{{"corrections", Json::array({entry.json})}}.dump(), place);
      if (!read.ok()) {
        errors.push_back(Error{read.error().message, place});
        continue;
      }
      corrections = std::move(*read);
    }
    for (InVersion& version : operation.versions) {
      if (!is_meant(entry, version)) continue;
      if (corrections.empty())
        changed = set_endpoint(version.joined.operation, entry.endpoint) || changed;
      else
        changed = apply(corrections.front(), version.joined.operation, complaint) || changed;
    }
    if (!changed) errors.push_back(Error{complaint.message, place});
  }
  return errors;
}

}  // namespace ocpv::versions
