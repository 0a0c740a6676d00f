// In: where the operations come from. Out: a Validator, which any number of threads may use.
#ifndef OCPV_CPP_VALIDATOR_HPP
#define OCPV_CPP_VALIDATOR_HPP

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "ocpv/cpp/result.hpp"

namespace ocpv {
inline namespace api_0 {

struct Options {
  std::size_t max_bytes = 0;  ///< 0: the default, as everywhere.
  std::size_t max_report_bytes = 0;
  std::uint32_t max_depth = 0;
  std::uint32_t max_diagnostics = 0;
  bool strict = false;                        ///< Warnings count as errors.
  std::string_view operation = {};            ///< Load this one only.
  std::string_view ocp_version = {};          ///< Of OCP's API, such as "4.2.2", for embedded(); empty: the newest.
  std::uint32_t compat = 0;                   ///< OCPV_COMPAT_... added up.
  const ocpv_allocator* allocator = nullptr;  ///< None: operator new. Must outlive all that is made with it.
};

/// The texts of one operation for Validator::from_memory.
struct Source {
  std::string_view operation = {};  ///< operation.json; or empty, then `id` names a schema of your own.
  std::string_view id = {};
  std::string_view request_schema = {}, response_schema = {}, parameters_schema = {};
};

/// An operation of a Validator. Views belong to the Validator.
struct Operation {
  std::string_view id, method, path, title_en, title_zh, page, version;
  bool has_request = false, has_response = false, has_parameters = false;
};

class Validator {
 public:
  /// The operations that are part of the library.
  static Result<Validator> embedded(const Options& options = {}) {
    return made(options, [](ocpv_validator** out, const ocpv_options* raw) { return ocpv_validator_new(out, raw); });
  }

  /// The operations of a folder written by `ocpv generate`.
  static Result<Validator> from_folder(std::string_view folder, const Options& options = {}) {
    return made(options, [&](ocpv_validator** out, const ocpv_options* raw) {
      return ocpv_validator_new_from_folder(out, folder.data(), folder.size(), raw);
    });
  }

  /// One JSON Schema of your own, for request bodies; its operation is called like the file.
  static Result<Validator> from_schema_file(std::string_view file, const Options& options = {}) {
    return made(options, [&](ocpv_validator** out, const ocpv_options* raw) {
      return ocpv_validator_new_from_schema_file(out, file.data(), file.size(), raw);
    });
  }

  /// Operations whose texts are in memory.
  static Result<Validator> from_memory(const std::vector<Source>& sources, const Options& options = {}) {
    std::vector<ocpv_operation_source> raw_sources(sources.size());
    std::vector<const ocpv_operation_source*> pointers;
    for (std::size_t i = 0; i < sources.size(); ++i) {
      ocpv_operation_source& raw = raw_sources[i];
      (void)ocpv_operation_source_init(&raw, sizeof raw);
      raw.operation = sources[i].operation.data();
      raw.operation_size = sources[i].operation.size();
      raw.id = sources[i].id.data();
      raw.id_size = sources[i].id.size();
      raw.request_schema = sources[i].request_schema.data();
      raw.request_schema_size = sources[i].request_schema.size();
      raw.response_schema = sources[i].response_schema.data();
      raw.response_schema_size = sources[i].response_schema.size();
      raw.parameters_schema = sources[i].parameters_schema.data();
      raw.parameters_schema_size = sources[i].parameters_schema.size();
      pointers.push_back(&raw);
    }
    return made(options, [&](ocpv_validator** out, const ocpv_options* raw) {
      return ocpv_validator_new_from_memory(out, pointers.data(), pointers.size(), raw);
    });
  }

  std::size_t size() const noexcept { return ocpv_validator_operation_count(raw_.get()); }

  /// Operation number `index`, which is less than size().
  Operation operation(std::size_t index) const noexcept {
    ocpv_operation raw;
    (void)ocpv_operation_init(&raw, sizeof raw);
    if (ocpv_validator_operation(raw_.get(), index, &raw) != OCPV_OK) return {};
    using detail::view;
    return {view(raw.id),   view(raw.method),  view(raw.path),       view(raw.title_en),    view(raw.title_zh),
            view(raw.page), view(raw.version), raw.has_request != 0, raw.has_response != 0, raw.has_parameters != 0};
  }

  /// By id, by `METHOD /path/{template}`, or by a real target.
  std::optional<std::size_t> find(std::string_view name) const noexcept {
    std::size_t index = 0;
    if (ocpv_validator_find(&index, raw_.get(), name.data(), name.size()) != OCPV_OK) return std::nullopt;
    return index;
  }

  const ocpv_validator* get() const noexcept { return raw_.get(); }

 private:
  template <class Make>
  static Result<Validator> made(const Options& options, Make make) {
    char message[512] = "";
    ocpv_options raw;
    (void)ocpv_options_init(&raw, sizeof raw);
    raw.max_bytes = options.max_bytes;
    raw.max_report_bytes = options.max_report_bytes;
    raw.max_depth = options.max_depth;
    raw.max_diagnostics = options.max_diagnostics;
    raw.strict = options.strict ? 1 : 0;
    raw.operation = options.operation.data();
    raw.operation_size = options.operation.size();
    raw.ocp_version = options.ocp_version.data();
    raw.ocp_version_size = options.ocp_version.size();
    raw.compat = options.compat;
    raw.allocator = options.allocator;
    raw.message = message;
    raw.message_capacity = sizeof message;
    Validator validator;
    ocpv_validator* out = nullptr;
    const auto code = static_cast<Code>(make(&out, &raw));
    validator.raw_.reset(out);
    if (code != Code::ok) return {code, message[0] != '\0' ? message : name_of(code)};
    return validator;
  }

  Validator() = default;
  std::unique_ptr<ocpv_validator, detail::Free> raw_;
};

}  // namespace api_0
}  // namespace ocpv
#endif
