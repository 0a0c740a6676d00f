#include "catalog/catalog.h"

#include <utility>

#include "base/joined.h"
#include "catalog/api_version.h"
#include "json/document.h"

namespace ocpv::catalog {

namespace {

constexpr Message kNoId{"an operation has no id", "有一个操作没有 id"};
constexpr Message kSameId{"two operations have the id '{0}'", "有两个操作的 id 都是 '{0}'"};
constexpr Message kOfFolder{"an operation of a folder has its method and path", "目录中的一个操作有相同的方法与路径"};
constexpr Message kNoPart{"operation '{0}' documents no {1}", "操作 '{0}' 的文档中没有 {1}"};

/// The place of a part among BoxedTexts::numbers.
std::size_t place_of(Part part) noexcept { return 1 + static_cast<std::size_t>(part); }

const std::string& own_schema(const Operation& operation, Part part) noexcept {
  switch (part) {
    case Part::parameters:
      return operation.parameters_schema;
    case Part::request:
      return operation.request_schema;
    case Part::response:
      break;
  }
  return operation.response_schema;
}

Operation operation_of(const BoxedOperation& boxed, const BoxedSpan& span) {
  Operation operation;
  operation.id = boxed.id;
  operation.method = span.method;
  operation.path = span.path.substr(0, span.path.find('?'));
  if (operation.path.size() < span.path.size()) operation.query = span.path.substr(operation.path.size() + 1);
  operation.title_zh = boxed.title_zh;
  operation.title_en = boxed.title_en;
  operation.page = span.page;
  operation.version = span.version;
  operation.module = boxed.module;
  operation.aliases.assign(boxed.aliases.begin(), boxed.aliases.end());
  operation.integers = span.integers;
  operation.embedded = true;
  operation.boxed = span.texts;
  return operation;
}

}  // namespace

bool Operation::has(Part part) const noexcept {
  if (embedded) return boxed.numbers[place_of(part)] != BoxedTexts::kNoText;
  return !own_schema(*this, part).empty();
}

std::string Operation::schema(Part part) const {
  return embedded ? boxed.text(place_of(part)) : own_schema(*this, part);
}

std::string Operation::description() const { return embedded ? boxed.text(0) : operation_json; }

std::string Operation::called() const { return joined({method, " ", path, query.empty() ? "" : "?", query}); }

Operation::Operation() = default;
Operation::Operation(const Operation&) = default;
Operation::Operation(Operation&&) noexcept = default;
Operation& Operation::operator=(const Operation&) = default;
Operation& Operation::operator=(Operation&&) noexcept = default;
Operation::~Operation() = default;

Result<Catalog> Catalog::embedded() {
  Catalog catalog;
  if (auto added = catalog.add_embedded(kNewest); !added) return added.error();
  return catalog;
}

Result<std::vector<std::string>> Catalog::add_embedded(std::string_view version) {
  const std::string index = expanded(box_index());
  const std::vector<BoxedOperation> all = read_box_index(index);
  const std::string last = last_published(all);
  std::vector<std::string> gave_way;
  owners_ = static_cast<std::uint32_t>(operations_.size());
  for (const BoxedOperation& boxed : all) {
    for (const BoxedSpan& span : boxed.spans) {
      if (!holds_in(span.versions, version, last)) continue;
      Operation operation = operation_of(boxed, span);
      if (Refused* refused = refused_instead_of(operation)) {
        if (refused->path.empty()) refused->method = operation.method, refused->path = operation.path;
        continue;
      }
      const bool is_there = ids_.find(operation.id) != ids_.end();
      const bool is_added = !is_there && add(std::move(operation)).ok();
      if (!is_added) gave_way.emplace_back(boxed.id);
    }
  }
  return gave_way;
}

Result<void> Catalog::add_folder(const std::string& folder) {
  OCPV_TRY(all_texts, read_folder(folder));
  const std::size_t before = operations_.size(), refused_before = refused_.size();
  for (Texts& texts : all_texts) {
    const std::string name = texts.folder, described = texts.operation_json;
    Result<Operation> operation = read_operation(std::move(texts));
    if (!operation) {
      refuse(name, operation.error(), described);
    } else if (Result<void> added = add(std::move(operation).value()); !added) {
      refuse(name, Error{added.error().message, name}, described);
    }
  }
  if (operations_.size() == before && refused_.size() > refused_before) return refused_[refused_before].why;
  return {};
}

void Catalog::refuse(std::string folder, Error why, std::string_view operation_json) {
  Refused& refused = refused_.emplace_back();
  refused.id = folder.substr(folder.rfind('/') + 1);
  refused.why = std::move(why);
  const Result<json::Document> document = json::parse(operation_json);
  if (!document) return;
  refused.said_id = document.value().root().find("id").string();
  refused.method = document.value().root().find("method").string();
  refused.path = document.value().root().find("path").string();
}

Refused* Catalog::refused_instead_of(const Operation& operation) noexcept {
  for (Refused& one : refused_) {
    if (one.id == operation.id || one.said_id == operation.id) return &one;
    if (one.method == operation.method && one.path == operation.path) return &one;
    for (const std::string& alias : operation.aliases) {
      if (one.id == alias) return &one;
    }
  }
  return nullptr;
}

const Refused* Catalog::refused_as(std::string_view id) const noexcept {
  for (const Refused& one : refused_) {
    if (one.id == id) return &one;
  }
  return nullptr;
}

Result<Match> Catalog::find(std::string_view name) const {
  if (const Refused* refused = refused_as(name)) return refused->why;
  Result<Match> match = find_loaded(name);
  if (!match) return match;
  const Refused* refused = refused_as(match.value().operation->id);
  return refused == nullptr ? std::move(match) : Result<Match>(refused->why);
}

Result<void> Catalog::add(Operation operation) {
  if (!operation.embedded) operation.integers = integer_path_parameters(operation.parameters_schema);
  if (operation.id.empty()) return Error{kNoId};
  if (ids_.find(operation.id) != ids_.end()) return Error{say(kSameId, {operation.id})};
  const auto number = static_cast<std::uint32_t>(operations_.size());
  if (!operation.path.empty()) {
    const std::uint32_t owners = operation.embedded ? owners_ : 0;
    OCPV_TRY(added, router_.add(operation.method, operation.path, number, operation.integers, owners));
    if (!added) return Error{kOfFolder};
  }
  for (const auto& [method, path] : operation.shown_as) (void)shown_.add(method, path, number);
  ids_.emplace(operation.id, number);
  for (const std::string& alias : operation.aliases) aliases_.emplace(alias, number);
  operations_.push_back(std::move(operation));
  return {};
}

const Operation* Catalog::find_id(std::string_view id) const noexcept {
  if (const auto found = ids_.find(id); found != ids_.end()) return &operations_[found->second];
  const auto former = aliases_.find(id);
  return former == aliases_.end() ? nullptr : &operations_[former->second];
}

Result<plan::Plan> Catalog::compile(const Operation& operation, Part part) {
  const std::string schema = operation.schema(part);
  if (schema.empty()) {
    return Error{say(kNoPart, {operation.id, name_of(part)})};
  }
  Result<plan::Plan> plan = plan::compile(schema);
  if (plan) return plan;
  Error error = plan.error();
  if (error.file.empty()) error.file = joined({operation.id, "/", name_of(part), ".schema.json"});
  return error;
}

}  // namespace ocpv::catalog
