// Loading operations.
#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/joined.h"
#include "base/limits.h"
#include "base/result.h"
#include "base/utf8.h"
#include "capi/exception_barrier.h"
#include "capi/handles.h"
#include "capi/hooks.h"
#include "capi/sized_struct.h"
#include "catalog/api_version.h"

namespace {

using namespace ocpv;
using namespace ocpv::capi;

constexpr std::size_t kLeastReportBytes = 1024;  // What a JSON report needs before its first diagnostic.

bool is_allowed(const ocpv_allocator* allocator) noexcept {
  if (allocator == nullptr) return true;
  return has_hooks() && allocator->size >= sizeof *allocator && allocator->allocate != nullptr &&
         allocator->release != nullptr;
}

constexpr std::uint32_t kAllCompat = OCPV_COMPAT_NULL_ABSENT | OCPV_COMPAT_LONG_TEXT | OCPV_COMPAT_JAVA_INTEGERS;

bool is_allowed(const ocpv_options& options) noexcept {
  return options.max_bytes <= kMostBytes && options.max_depth <= kMostDepth && options.reserved == 0 &&
         options.reserved_2 == 0 && options.compat <= kAllCompat &&
         (options.max_report_bytes == 0 || options.max_report_bytes >= kLeastReportBytes) &&
         readable(options.operation, options.operation_size) &&
         readable(options.ocp_version, options.ocp_version_size) &&
         readable(options.message, options.message_capacity) && is_allowed(options.allocator);
}

// What every call that makes a validator does first.
bool begin(ocpv_validator** out, const ocpv_options* options, ocpv_options& ours) noexcept {
  if (out == nullptr) return false;
  *out = nullptr;
  return read_sized(options, ours) && is_allowed(ours);
}

Limits limits_of(const ocpv_options& options) noexcept {
  Limits limits;
  if (options.max_bytes != 0) limits.max_bytes = options.max_bytes;
  if (options.max_depth != 0) limits.max_depth = options.max_depth;
  if (options.max_diagnostics != 0) limits.max_diagnostics = options.max_diagnostics;
  if (options.max_report_bytes != 0) limits.max_report_bytes = options.max_report_bytes;
  return limits;
}

// Says why into the caller's buffer, cut at a code point's edge.
ocpv_status fail(const ocpv_options& options, ocpv_status status, const Error& error) {
  if (options.message_capacity == 0) return status;
  const std::string text = to_string(error, Language::en);
  std::size_t size = std::min(text.size(), options.message_capacity - 1);
  while (size < text.size() && size > 0 && is_continuation(text[size])) --size;
  std::memcpy(options.message, text.data(), size);
  options.message[size] = '\0';
  return status;
}

ocpv_status status_of(const Error& error) noexcept {
  return error.kind == ErrorKind::io ? OCPV_ERROR_IO : OCPV_ERROR_BAD_SCHEMA;
}

// The catalog with nothing but the operation that the options name.
Result<catalog::Catalog> narrowed(catalog::Catalog all, const ocpv_options& options) {
  if (options.operation_size == 0) return all;
  OCPV_TRY(match, all.find(view(options.operation, options.operation_size)));
  catalog::Catalog one;
  if (Result<void> added = one.add(*match.operation); !added) return added.error();
  return one;
}

ocpv_status make(ocpv_validator** out, catalog::Catalog all, const ocpv_options& options) {
  Result<catalog::Catalog> chosen = narrowed(std::move(all), options);
  if (!chosen) return fail(options, OCPV_ERROR_UNKNOWN_OPERATION, chosen.error());
  auto loaded = std::make_shared<Loaded>();
  loaded->catalog = std::move(chosen).value();
  loaded->plans.emplace(loaded->catalog);
  if (Result<void> done = loaded->plans->compile_what_can_fail(); !done)
    return fail(options, OCPV_ERROR_BAD_SCHEMA, done.error());
  Result<http::Service> service = http::Service::make(loaded->catalog, *loaded->plans);
  if (!service) return fail(options, OCPV_ERROR_BAD_SCHEMA, service.error());
  loaded->service.emplace(std::move(service).value());
  loaded->limits = limits_of(options);
  loaded->strict = options.strict != 0;
  loaded->compat = {(options.compat & OCPV_COMPAT_NULL_ABSENT) != 0, (options.compat & OCPV_COMPAT_LONG_TEXT) != 0,
                    (options.compat & OCPV_COMPAT_JAVA_INTEGERS) != 0};
  loaded->allocator = options.allocator;
  *out = new ocpv_validator{std::move(loaded)};
  return OCPV_OK;
}

catalog::Operation own_operation(const ocpv_operation_source& source) {
  catalog::Operation operation;
  operation.id = view(source.id, source.id_size);
  operation.request_schema = view(source.request_schema, source.request_schema_size);
  operation.response_schema = view(source.response_schema, source.response_schema_size);
  operation.parameters_schema = view(source.parameters_schema, source.parameters_schema_size);
  return operation;
}

Result<catalog::Operation> read_source(const ocpv_operation_source& source, std::size_t number) {
  catalog::Operation own = own_operation(source);
  if (source.operation_size == 0) return own;
  return catalog::read_operation(
      {joined({"operation ", std::to_string(number)}), std::string(view(source.operation, source.operation_size)),
       std::move(own.parameters_schema), std::move(own.request_schema), std::move(own.response_schema)});
}

bool is_path(const char* path, std::size_t size) noexcept {
  return path != nullptr && size != 0 && std::memchr(path, 0, size) == nullptr;
}

// "schemas/backup.schema.json" is "backup".
std::string_view name_of_file(std::string_view file) noexcept {
  file.remove_prefix(file.rfind('/') + 1);
  for (const std::string_view ending : {std::string_view(".json"), std::string_view(".schema")}) {
    if (file.size() > ending.size() && file.ends_with(ending)) file.remove_suffix(ending.size());
  }
  return file;
}

bool is_readable(const ocpv_operation_source& source) noexcept {
  return readable(source.operation, source.operation_size) && readable(source.id, source.id_size) &&
         readable(source.request_schema, source.request_schema_size) &&
         readable(source.response_schema, source.response_schema_size) &&
         readable(source.parameters_schema, source.parameters_schema_size);
}

// An operation's strings end with a zero byte because std::string's do.
ocpv_string terminated(const std::string& text) noexcept { return {text.c_str(), text.size()}; }

}  // namespace

extern "C" {

ocpv_status ocpv_options_init(ocpv_options* options, size_t size) { return init_sized(options, size); }
ocpv_status ocpv_operation_source_init(ocpv_operation_source* source, size_t size) { return init_sized(source, size); }
ocpv_status ocpv_operation_init(ocpv_operation* operation, size_t size) { return init_sized(operation, size); }

ocpv_status ocpv_validator_new(ocpv_validator** out, const ocpv_options* options) {
  ocpv_options ours;
  if (!begin(out, options, ours)) return OCPV_ERROR_BAD_ARGUMENT;
  return guarded(ours.allocator, [&] {
    const Result<catalog::ApiVersion> version =
        catalog::choose_api_version(view(ours.ocp_version, ours.ocp_version_size));
    if (!version) return fail(ours, OCPV_ERROR_BAD_ARGUMENT, version.error());
    catalog::Catalog all;
    if (auto added = all.add_embedded(version->name); !added) return fail(ours, OCPV_ERROR_BAD_SCHEMA, added.error());
    return make(out, std::move(all), ours);
  });
}

ocpv_status ocpv_validator_new_from_folder(ocpv_validator** out, const char* folder, size_t folder_size,
                                           const ocpv_options* options) {
  ocpv_options ours;
  if (!begin(out, options, ours) || !is_path(folder, folder_size)) return OCPV_ERROR_BAD_ARGUMENT;
  return guarded(ours.allocator, [&] {
    Result<std::vector<catalog::Texts>> all = catalog::read_folder(std::string(folder, folder_size));
    if (!all) return fail(ours, OCPV_ERROR_IO, all.error());
    catalog::Catalog catalog;
    for (catalog::Texts& texts : all.value()) {
      const std::string name = texts.folder;
      Result<catalog::Operation> operation = catalog::read_operation(std::move(texts));
      if (!operation) {
        // Who asked for one operation needs no other to be whole.
        const std::string_view wanted = view(ours.operation, ours.operation_size);
        if (wanted.empty() || std::string_view(name).ends_with(joined({"/", wanted}))) {
          return fail(ours, status_of(operation.error()), operation.error());
        }
        continue;
      }
      Result<void> added = catalog.add(std::move(operation).value());
      if (!added) return fail(ours, OCPV_ERROR_BAD_SCHEMA, Error{added.error().message, name});
    }
    return make(out, std::move(catalog), ours);
  });
}

ocpv_status ocpv_validator_new_from_schema_file(ocpv_validator** out, const char* file, size_t file_size,
                                                const ocpv_options* options) {
  ocpv_options ours;
  if (!begin(out, options, ours) || !is_path(file, file_size)) return OCPV_ERROR_BAD_ARGUMENT;
  return guarded(ours.allocator, [&] {
    std::string name(file, file_size);
    Result<std::string> text = catalog::read_schema(name);
    if (!text) return fail(ours, OCPV_ERROR_IO, text.error());
    catalog::Operation operation;
    operation.id = name_of_file(name);
    operation.request_schema = std::move(text).value();
    catalog::Catalog catalog;
    Result<void> added = catalog.add(std::move(operation));
    if (!added) return fail(ours, OCPV_ERROR_BAD_SCHEMA, Error{added.error().message, name});
    return make(out, std::move(catalog), ours);
  });
}

ocpv_status ocpv_validator_new_from_memory(ocpv_validator** out, const ocpv_operation_source* const* sources,
                                           size_t count, const ocpv_options* options) {
  ocpv_options ours;
  if (!begin(out, options, ours) || sources == nullptr || count == 0) return OCPV_ERROR_BAD_ARGUMENT;
  return guarded(ours.allocator, [&] {
    catalog::Catalog catalog;
    for (std::size_t i = 0; i < count; ++i) {
      ocpv_operation_source source;
      if (sources[i] == nullptr || !read_sized(sources[i], source) || !is_readable(source)) {
        return static_cast<ocpv_status>(OCPV_ERROR_BAD_ARGUMENT);
      }
      Result<catalog::Operation> operation = read_source(source, i);
      if (!operation) return fail(ours, OCPV_ERROR_BAD_SCHEMA, operation.error());
      Result<void> added = catalog.add(std::move(operation).value());
      if (!added) return fail(ours, OCPV_ERROR_BAD_SCHEMA, added.error());
    }
    return make(out, std::move(catalog), ours);
  });
}

void ocpv_validator_free(ocpv_validator* validator) { delete validator; }

size_t ocpv_validator_operation_count(const ocpv_validator* validator) {
  return validator == nullptr ? 0 : validator->loaded->catalog.operations().size();
}

ocpv_status ocpv_validator_operation(const ocpv_validator* validator, size_t index, ocpv_operation* operation) {
  if (validator == nullptr || index >= validator->loaded->catalog.operations().size()) return OCPV_ERROR_BAD_ARGUMENT;
  const catalog::Operation& known = validator->loaded->catalog.operations()[index];
  ocpv_operation ours{};
  ours.id = terminated(known.id);
  ours.method = terminated(known.method);
  ours.path = terminated(known.path);
  ours.title_en = terminated(known.title_en);
  ours.title_zh = terminated(known.title_zh);
  ours.page = terminated(known.page);
  ours.version = terminated(known.version);
  ours.has_request = known.has(Part::request) ? 1 : 0;
  ours.has_response = known.has(Part::response) ? 1 : 0;
  ours.has_parameters = known.has(Part::parameters) ? 1 : 0;
  return write_sized(operation, ours);
}

ocpv_status ocpv_validator_find(size_t* index, const ocpv_validator* validator, const char* name, size_t size) {
  if (index == nullptr || validator == nullptr || !readable(name, size)) return OCPV_ERROR_BAD_ARGUMENT;
  const std::vector<catalog::Operation>& operations = validator->loaded->catalog.operations();
  *index = operations.size();
  return guarded(validator->loaded->allocator, [&]() -> ocpv_status {
    const Result<catalog::Match> match = validator->loaded->catalog.find(view(name, size));
    if (!match) return OCPV_ERROR_UNKNOWN_OPERATION;
    *index = static_cast<std::size_t>(match->operation - operations.data());
    return OCPV_OK;
  });
}

}  // extern "C"
