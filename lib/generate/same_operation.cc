#include "generate/same_operation.h"

#include <map>

#include "base/limits.h"
#include "base/path_template.h"
#include "base/utf8.h"
#include "compare/compare.h"
#include "generate/ids.h"
#include "generate/trees.h"

namespace ocpv::generate {

namespace {

/// With the query parameters that tell operations of one path apart.
std::string endpoint_of(const contract::Operation& operation) {
  std::string out = operation.method + " " + without_parameter_names(operation.path);
  for (const contract::Selector& selector : operation.selectors) out += "&" + selector.name + "=" + selector.value;
  return out;
}

std::string line_of(const contract::Operation& operation) {
  return operation.page + (operation.path_line == 0 ? "" : ":" + std::to_string(operation.path_line));
}

contract::Said said_of(const contract::Operation& operation) { return {operation.id, operation.path_line}; }

/// What the page is called, without the folders above it: `open-a-box.md`, or `open-a-box/page.zh.md`.
std::string subject_name(const std::string& page) {
  std::string folder = folder_of(page);
  if (!is_chinese_page(page) && !is_english_page(page)) return page.substr(folder.size());
  if (!folder.empty()) folder.pop_back();
  return page.substr(folder_of(folder).size());
}

void mark(Generated& later, const Generated& first) {
  reader::Reading& reading = later.reading;
  const contract::Operation& operation = reading.operation;
  const contract::Operation& other = first.reading.operation;
  const std::string endpoint = shown(operation.method + " " + operation.path, kMostShownBytes);
  const Bilingual text = say({"two pages document {0}", "两个页面都记录了 {0}"}, {endpoint});
  later.same_as = line_of(other);
  reading.questions.push_back({.said = said_of(operation),
                               .text = say({"{0}; the other: {1}", "{0}；另一处：{1}"}, {text, later.same_as}),
                               .candidates = {},
                               .correction = {}});
  const bool may_be_version = subject_name(operation.page) == subject_name(other.page);
  if (may_be_version || reading.language != first.reading.language) return;
  reading.contradictions.push_back(
      {.id = "operation-twice", .text = text, .first = said_of(other), .second = said_of(operation), .pointer = {}});
}

}  // namespace

void mark_same_operations(Batch& batch) {
  std::map<std::string, const Generated*> first_by_endpoint;
  for (Generated& one : batch.operations) {
    const auto [first, is_new] = first_by_endpoint.emplace(endpoint_of(one.reading.operation), &one);
    if (is_new) continue;
    const std::string& page = one.reading.operation.page;
    const std::string& other = first->second->reading.operation.page;
    if (tree_of(page) != tree_of(other)) {
      if (batch.in_two_trees.empty()) batch.in_two_trees = {other, page};
    } else {
      mark(one, *first->second);
    }
  }
}

}  // namespace ocpv::generate
