#include "tools/ocpv/check/belonging.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "base/similar.h"
#include "json/document.h"
#include "tools/ocpv/operations/unknown_operation.h"

namespace ocpv::program {
namespace {

constexpr std::string_view kStem = "{stem}", kFolder = "{folder}";

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// The name of the file up to its first dot; that of a hidden file begins with one.
std::string_view stem_of(std::string_view name) {
  const std::string_view file = last_part(name);
  return file.substr(0, std::min(file.find('.', 1), file.size()));
}

// What stands before the last slash; empty when there is none.
std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

Limits wide_limits() {
  Limits limits;
  limits.max_bytes = kMostBytes;
  limits.max_depth = kMostDepth;
  return limits;
}

std::string schema_said(std::string_view json) {
  if (json.find("\"$schema\"") == std::string_view::npos) return {};
  const auto document = json::parse(json, wide_limits());
  return document.ok() ? std::string(document->root().find("$schema").string()) : std::string();
}

/// The folder of `ID/request.schema.json`; empty for a file of another name.
std::string_view folder_of_schema(std::string_view said) {
  for (const std::string_view file : {"request.schema.json", "response.schema.json", "parameters.schema.json"}) {
    if (last_part(said) == file) return last_part(folder_of(said));
  }
  return {};
}

NearlyNamed near_to(const catalog::Catalog& catalog, std::string_view said) {
  const auto is_beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  const bool has_words =
      said.find_first_of("-_ ") != std::string_view::npos || std::any_of(said.begin(), said.end(), is_beyond_ascii);
  std::vector<std::string_view> ids;
  for (const catalog::Operation& operation : catalog.operations()) ids.push_back(operation.id);
  if (!has_words && !find_similar(said, ids)) return {};
  std::string name(said);
  std::replace(name.begin(), name.end(), ' ', '-');  // What has blanks is taken for a request line.
  catalog::Unknown unknown = unknown_operation(catalog, name);
  return {std::move(unknown.said), std::move(unknown.near)};
}

std::vector<std::string> sorted(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  return names;
}

bool contains(const std::vector<std::string>& sorted_names, std::string_view name) {
  return std::binary_search(sorted_names.begin(), sorted_names.end(), name);
}

}  // namespace

std::vector<Shape> shapes_of(const catalog::Catalog& catalog, Part part) {
  std::vector<Shape> shapes;
  for (const catalog::Operation& operation : catalog.operations()) {
    const auto schema = json::parse(operation.schema(part), wide_limits());
    if (!schema.ok()) continue;  // An empty text, too.
    Shape shape{&operation, {}, {}};
    for (const json::Value property : schema->root().find("properties")) shape.names.emplace_back(property.key());
    for (const json::Value name : schema->root().find("required")) shape.required.emplace_back(name.string());
    shape.names = sorted(std::move(shape.names));
    shape.required = sorted(std::move(shape.required));
    shapes.push_back(std::move(shape));
  }
  return shapes;
}

const catalog::Operation* operation_by_schema_member(const catalog::Catalog& catalog, std::string_view json) {
  const std::string said = schema_said(json);
  if (const catalog::Operation* operation = catalog.find_id(said)) return operation;
  return catalog.find_id(folder_of_schema(said));
}

NearlyNamed nearly_named(const catalog::Catalog& catalog, std::string_view name, std::string_view json) {
  const std::string schema = schema_said(json);
  const std::string_view folder = folder_of_schema(schema);
  const bool is_address = schema.find('/') != std::string_view::npos;
  for (const std::string_view said : {is_address       ? folder
                                      : folder.empty() ? schema
                                                       : folder,
                                      stem_of(name), last_part(folder_of(name))}) {
    if (said.empty()) continue;
    NearlyNamed near = near_to(catalog, said);
    if (!near.operations.empty()) return near;
  }
  return {};
}

const catalog::Operation* operation_by_file_name(const catalog::Catalog& catalog, std::string_view name) {
  if (const catalog::Operation* operation = catalog.find_id(stem_of(name))) return operation;
  for (std::string_view folder = folder_of(name); !folder.empty(); folder = folder_of(folder)) {
    if (const catalog::Operation* operation = catalog.find_id(last_part(folder))) return operation;
  }
  return nullptr;
}

const catalog::Operation* operation_by_shape(const std::vector<Shape>& shapes, std::string_view json) {
  const auto document = json::parse(json, wide_limits());
  if (!document.ok() || !document->root().is_object() || document->root().size() == 0) return nullptr;
  std::vector<std::string> names;
  for (const json::Value member : document->root()) names.emplace_back(member.key());
  names = sorted(std::move(names));
  const catalog::Operation* found = nullptr;
  for (const Shape& shape : shapes) {
    const auto documents = [&](const std::string& name) { return contains(shape.names, name); };
    const auto is_there = [&](const std::string& name) { return contains(names, name); };
    if (!std::all_of(names.begin(), names.end(), documents)) continue;
    if (!std::all_of(shape.required.begin(), shape.required.end(), is_there)) continue;
    if (found != nullptr) return nullptr;
    found = shape.operation;
  }
  return found;
}

bool is_pattern(std::string_view operation) {
  return operation.find(kStem) != std::string_view::npos || operation.find(kFolder) != std::string_view::npos;
}

std::string filled_pattern(std::string_view operation, std::string_view name) {
  std::string out;
  while (!operation.empty()) {
    if (operation.starts_with(kStem)) {
      out += stem_of(name);
      operation.remove_prefix(kStem.size());
    } else if (operation.starts_with(kFolder)) {
      out += last_part(folder_of(name));
      operation.remove_prefix(kFolder.size());
    } else {
      out += operation.front();
      operation.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace ocpv::program
