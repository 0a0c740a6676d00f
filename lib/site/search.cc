#include "site/search.h"

#include <set>

#include "json/escape.h"
#include "site/frame.h"
#include "site/names.h"
#include "site/operation.h"

namespace ocpv::site {
namespace {

void append_list(std::string& out, const std::vector<std::string>& texts) {
  out += '[';
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at != 0) out += ',';
    json::append_quoted(out, texts[at]);
  }
  out += ']';
}

/// The anchors of all fields that have a name, each pointer once: of the newest variant that has it.
std::vector<std::string> anchors_of(const OperationModel& model) {
  std::vector<std::string> anchors;
  for (const Part part : {Part::parameters, Part::request, Part::response}) {
    std::set<std::string_view> known;
    for (const Variant& variant : model.parts[static_cast<std::size_t>(part)]) {
      for (const compare::FieldFacts& field : variant.facts->fields) {
        const bool is_group = part == Part::parameters && field.pointer.rfind('/') == 0;
        if (field.pointer.empty() || field.pointer.ends_with("/*") || is_group) continue;
        if (known.insert(field.pointer).second) anchors.push_back(anchor(variant.label, name_of(part), field.pointer));
      }
    }
  }
  return anchors;
}

}  // namespace

File search_list(const std::vector<OperationModel>& models, Language language) {
  std::string out = "window.ocpvIndex = [\n";
  for (const OperationModel& model : models) {
    const Operation& operation = *model.operation;
    const Language other = language == Language::en ? Language::zh : Language::en;
    const Contract& newest = operation.contracts.front();
    std::vector<std::string> names = {file_name(operation.id), title_of(operation, language),
                                      newest.method + " " + newest.path, operation.id, title_of(operation, other)};
    names.insert(names.end(), operation.former_ids.begin(), operation.former_ids.end());
    out += '[';
    append_list(out, names);
    out += ',';
    append_list(out, anchors_of(model));
    out += "],\n";
  }
  return {std::string(folder_of(language)) + "/search.js", out + "];\n"};
}

}  // namespace ocpv::site
