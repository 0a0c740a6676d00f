// In: a document that is accepted, and its schema. Out: the documents that one single edit makes of it.
// Promises: one change each, at a place that is named; no edit is two mistakes by itself.
#pragma once

#include <string>
#include <vector>

namespace ocpv::contract_test {

struct EditedDocument {
  std::string name;   ///< `drop /backupMode`.
  std::string place;  ///< JSON Pointer of what was edited.
  std::string text;
};

std::vector<EditedDocument> single_edits(const std::string& document, const std::string& schema);

}  // namespace ocpv::contract_test
