// The library itself: version, features, names.
#include <array>
#include <string_view>
#include <utility>

#include <ocpv/ocpv.h>
#include "base/version.h"
#include "capi/hooks.h"
#include "findings/diagnostic.h"

namespace {

constexpr std::uint32_t kAbiVersion = 6;

constexpr std::array<std::string_view, 12> kFeatures{"folder",      "memory",         "schema-file", "text-report",
                                                     "json-report", "problem-report", "check-each",  "counters",
                                                     "request",     "response",       "document",    "batch"};

constexpr std::array<std::pair<ocpv_status, const char*>, 11> kStatusNames{
    {{OCPV_OK, "ok"},
     {OCPV_INVALID, "invalid"},
     {OCPV_ERROR_NO_MEMORY, "no-memory"},
     {OCPV_ERROR_BAD_ARGUMENT, "bad-argument"},
     {OCPV_ERROR_NOT_JSON, "not-json"},
     {OCPV_ERROR_TOO_LARGE, "too-large"},
     {OCPV_ERROR_TOO_DEEP, "too-deep"},
     {OCPV_ERROR_UNKNOWN_OPERATION, "unknown-operation"},
     {OCPV_ERROR_BAD_SCHEMA, "bad-schema"},
     {OCPV_ERROR_IO, "io"},
     {OCPV_ERROR_INTERNAL, "internal"}}};

}  // namespace

extern "C" {

const char* ocpv_version(void) { return ocpv::kVersion.data(); }

uint32_t ocpv_abi_version(void) { return kAbiVersion; }

int32_t ocpv_has(const char* feature) {
  if (feature == nullptr) return 0;
  for (const std::string_view name : kFeatures) {
    if (name == feature) return 1;
  }
#ifdef OCPV_HAS_SIGNATURE
  if (std::string_view(feature) == "signature") return 1;
#endif
  return std::string_view(feature) == "allocator" && ocpv::capi::has_hooks() ? 1 : 0;
}

const char* ocpv_status_name(ocpv_status status) {
  for (const auto& [number, name] : kStatusNames) {
    if (number == status) return name;
  }
  return "unknown-status";
}

const char* ocpv_diagnostic_id_name(ocpv_diagnostic_id id) {
  if (id < 0 || static_cast<std::size_t>(id) >= ocpv::findings::kIdCount) return "unknown-id";
  return ocpv::findings::name_of(static_cast<ocpv::findings::Id>(id)).data();
}

}  // extern "C"
