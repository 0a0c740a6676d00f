#include "tools/ocpv/check/targets.h"

#include <vector>

#include "files/files.h"
#include "tools/ocpv/operations/loading.h"
#include "tools/ocpv/operations/unknown_operation.h"

namespace ocpv::program {
namespace {

constexpr Message kSchemaTooLarge{"{0}: a schema may have {1} bytes at most", "{0}：schema 最多 {1} 字节"};
constexpr Message kTryReference{"; --engine reference judges by valijson, which knows more keywords",
                                "；--engine reference 由 valijson 判断，支持更多关键字"};

constexpr std::size_t kMostSchemaBytes = std::size_t{16} << 20;

Result<std::string> read_schema(const std::string& path, Language language) {
  auto schema = files::read_file(path, kMostSchemaBytes + 1, language);
  if (!schema.ok()) return Error{say(files::kPathCannotBeRead, {path, schema.error().message})};
  if (schema->size() > kMostSchemaBytes) {
    return Error{fill(kSchemaTooLarge.in(language), {path, std::to_string(kMostSchemaBytes)})};
  }
  return schema;
}

}  // namespace

const json::Document& Target::document() const {
  return read->get([&] {
    Limits limits;
    limits.max_bytes = kMostBytes;
    auto parsed = json::parse(schema, limits);
    return std::make_unique<const json::Document>(parsed.ok() ? *std::move(parsed) : *json::parse("{}"));
  });
}

Targets::Targets(const CheckSettings& settings, catalog::Catalog catalog, Language language)
    : settings_(settings), catalog_(std::move(catalog)), refused_(catalog_), language_(language) {}

Result<Aim> Targets::of_command_line(bool response) {
  if (settings_.schema_file.empty()) {
    OCPV_TRY(match, choose_operation(catalog_, settings_.operation, language_));
    return of_match(match, response);
  }
  const std::lock_guard lock(guard_);
  std::shared_ptr<const Target>& own = ready_[{}];
  if (own == nullptr) {
    OCPV_TRY(schema, read_schema(settings_.schema_file, language_));
    OCPV_TRY(target, compiled(Target{{}, std::move(schema), std::nullopt}, settings_.schema_file));
    own = std::make_shared<const Target>(std::move(target));
  }
  return Aim{own, {}};
}

Result<Aim> Targets::named(const std::string& name, bool response) {
  OCPV_TRY(match, find_operation(catalog_, name));
  return of_match(match, response);
}

Result<http::Service> Targets::made_service() {
  plans_.emplace(catalog_);
  return http::Service::make(catalog_, *plans_);
}

Result<const http::Service*> Targets::service() {
  const std::lock_guard lock(guard_);
  if (!service_) service_.emplace(made_service());
  if (!service_->ok()) return service_->error();
  return &service_->value();
}

const std::vector<Shape>& Targets::shapes(bool response) {
  const std::lock_guard lock(guard_);
  std::optional<std::vector<Shape>>& shapes = response ? response_shapes_ : request_shapes_;
  if (!shapes) shapes.emplace(shapes_of(catalog_, response ? Part::response : Part::request));
  return *shapes;
}

Result<void> Targets::problem_of(const catalog::Operation& operation) const {
  if (operation.embedded) return {};
  for (const Part part : {Part::parameters, Part::request}) {
    const auto number = static_cast<std::uint32_t>(&operation - catalog_.operations().data());
    if (!operation.has(part) || plans_->find(number, part) != nullptr) continue;
    if (const auto made = catalog::Catalog::compile(operation, part); !made.ok()) return made.error();
  }
  return {};
}

Result<Aim> Targets::of_match(catalog::Match match, bool response) {
  const catalog::Operation& operation = *match.operation;
  const std::lock_guard lock(guard_);
  std::shared_ptr<const Target>& target = ready_[operation.id + (response ? " response" : " request")];
  if (target == nullptr) {
    const auto part = response ? Part::response : Part::request;
    OCPV_TRY(made, compiled(Target{operation.id, operation.schema(part), std::nullopt}, operation.id));
    target = std::make_shared<const Target>(std::move(made));
  }
  return Aim{target, std::move(match.path_parameters)};
}

// With the reference engine the plan says only whether the schema is JSON at all: keywords are valijson's matter.
Result<Target> Targets::compiled(Target target, const std::string& name) const {
  if (target.schema.empty()) return target;
  auto plan = plan::compile(target.schema);
  const bool is_json = plan.ok() || plan.error().kind != ErrorKind::not_json;
  if (settings_.engine == Engine::reference && is_json) return target;
  if (!plan.ok()) {
    Error error = plan.error();
    if (error.file.empty()) error.file = name;
    if (error.kind == ErrorKind::not_supported) append(error.message, {kTryReference});
    return error;
  }
  target.plan.emplace(std::move(*plan));
  return target;
}

}  // namespace ocpv::program
