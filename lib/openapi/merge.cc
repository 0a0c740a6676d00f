#include "openapi/merge.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace ocpv::openapi {
namespace {

constexpr const char* kOperations = "x-ocpv-operations";
constexpr std::array<const char*, 3> kOwnWords = {"x-ocpv-page", "x-ocpv-version", "x-ocpv-rules"};

bool is_required(const Json& node) { return node.value("required", false); }

void hold_required(Json& node, bool required) {
  if (required) {
    node["required"] = true;
  } else {
    node.erase("required");
  }
}

/// Either of two schemas. Where each was said makes no difference.
void allow(Json& schema, Json other) {
  if (without_own_words(schema) == without_own_words(other)) return;
  if (schema.size() != 1 || !schema.contains("anyOf")) schema = {{"anyOf", Json::array({std::move(schema)})}};
  Json& all = schema["anyOf"];
  if (std::find(all.begin(), all.end(), other) == all.end()) all.push_back(std::move(other));
}

void add_words(Json& node, const Json& other, const char* member, std::string_view between) {
  const std::string mine = node.value(member, ""), theirs = other.value(member, "");
  if (theirs.empty() || mine.find(theirs) != std::string::npos) return;
  node[member] = mine.empty() ? theirs : mine + std::string(between) + theirs;
}

void merge_contents(Json& node, Json& other) {
  if (!other.contains("content")) return;
  for (auto& [type, media] : other["content"].items()) {
    Json& mine = node["content"][type];
    if (mine.is_null()) {
      mine = std::move(media);
    } else {
      allow(mine["schema"], std::move(media["schema"]));
    }
  }
}

void merge_parameters(Json& merged, Json& other) {
  Json mine = merged.value("parameters", Json::array()), theirs = other.value("parameters", Json::array());
  const auto is_same = [](const Json& a, const Json& b) { return a["name"] == b["name"] && a["in"] == b["in"]; };
  const auto find = [&](Json& all, const Json& one) {
    return std::find_if(all.begin(), all.end(), [&](const Json& each) { return is_same(each, one); });
  };
  for (Json& one : mine) {
    const bool is_shared = find(theirs, one) != theirs.end();
    if (!is_shared && one["in"] != "path") one.erase("required");
  }
  for (Json& one : theirs) {
    if (const auto known = find(mine, one); known != mine.end()) {
      hold_required(*known, is_required(*known) && is_required(one));
      allow((*known)["schema"], std::move(one["schema"]));
      add_words(*known, one, "description", "\n\n");
    } else {
      if (one["in"] != "path") one.erase("required");
      mine.push_back(std::move(one));
    }
  }
  if (!mine.empty()) merged["parameters"] = std::move(mine);
}

void merge_bodies(Json& merged, Json& other) {
  const bool required = merged.contains("requestBody") && other.contains("requestBody") &&
                        is_required(merged["requestBody"]) && is_required(other["requestBody"]);
  if (other.contains("requestBody")) {
    if (merged.contains("requestBody")) {
      merge_contents(merged["requestBody"], other["requestBody"]);
      add_words(merged["requestBody"], other["requestBody"], "description", "\n\n");
    } else {
      merged["requestBody"] = std::move(other["requestBody"]);
    }
  }
  if (merged.contains("requestBody")) hold_required(merged["requestBody"], required);
}

/// What is said of an operation of its own.
Json own_words(Json& operation) {
  Json out = {{"operationId", operation["operationId"]}};
  for (const char* const name : kOwnWords) {
    if (!operation.contains(name)) continue;
    out[name] = std::move(operation[name]);
    operation.erase(name);
  }
  return out;
}

}  // namespace

void merge_operation(Json& merged, Json other, bool plain) {
  if (!plain) {
    if (!merged.contains(kOperations)) {
      Json first = own_words(merged);
      merged[kOperations] = Json::array({std::move(first)});
    }
    merged[kOperations].push_back(own_words(other));
  }
  add_words(merged, other, "summary", " / ");
  add_words(merged, other, "description", "\n\n");
  for (Json& tag : other["tags"]) {
    if (std::find(merged["tags"].begin(), merged["tags"].end(), tag) == merged["tags"].end())
      merged["tags"].push_back(std::move(tag));
  }
  merge_parameters(merged, other);
  merge_bodies(merged, other);
  merge_contents(merged["responses"]["200"], other["responses"]["200"]);
  add_words(merged["responses"]["200"], other["responses"]["200"], "description", "\n\n");
}

}  // namespace ocpv::openapi
