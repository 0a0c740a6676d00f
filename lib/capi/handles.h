// In: nothing; this is data. Out: what stands behind the opaque types of ocpv.h.
// Promises: Loaded is immutable once made, but for plans, which are made once, when first asked for; it is shared by
// all that needs it, so that objects die in any order.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <ocpv/ocpv.h>
#include "capi/counters.h"
#include "capi/document.h"
#include "capi/readable.h"
#include "catalog/catalog.h"
#include "catalog/plans.h"
#include "check/check.h"
#include "http/http.h"
#include "plan/plan.h"
#include "report/report.h"

namespace ocpv::capi {

/// Everything a validator loaded.
struct Loaded {
  catalog::Catalog catalog;
  std::optional<catalog::Plans> plans;   ///< Of the catalog; each is made when it is first asked for.
  std::optional<http::Service> service;  ///< The same, for whole requests.
  Limits limits;
  bool strict = false;
  check::Compat compat;
  const ocpv_allocator* allocator = nullptr;  ///< The caller's; all that is made from here works with it.
};

/// The number of one of the catalog's operations.
inline std::uint32_t number_of(const Loaded& loaded, const catalog::Operation& operation) noexcept {
  return static_cast<std::uint32_t>(&operation - loaded.catalog.operations().data());
}

/// Gives a text a zero byte behind it, in a report's memory, once for each text.
class Terminated {
 public:
  ocpv_string of(std::string_view text, findings::Findings& findings);
  void clear() noexcept { known_.clear(); }

 private:
  struct Hash {
    std::size_t operator()(const std::pair<const char*, std::size_t>& key) const noexcept {
      return std::hash<const char*>()(key.first) ^ (key.second * 0x9E3779B97F4A7C15U);
    }
  };
  std::unordered_map<std::pair<const char*, std::size_t>, const char*, Hash> known_;
};

}  // namespace ocpv::capi

struct ocpv_validator {
  std::shared_ptr<const ocpv::capi::Loaded> loaded;
};

struct ocpv_report {
  std::shared_ptr<const ocpv::capi::Loaded> loaded;  ///< Diagnostics point into its plans.
  ocpv::findings::Findings findings;
  std::string operation;                                  ///< Id; empty when it is not known.
  ocpv::report::Side side = ocpv::report::Side::unknown;  ///< What was judged; unknown until something was.
  std::vector<std::array<std::string_view, 2>> messages;  ///< Made so far, by language, in the findings' memory.
  ocpv::capi::Terminated terminated;
  std::string rendered;  ///< The last text or JSON.

  /// Forgets all findings and keeps the memory.
  void clear() noexcept;
};

namespace ocpv::capi {

/// An operation whose requests were judged before, by the name that the caller gave.
struct Known {
  std::string_view name;  ///< Its id, or empty for the only one.
  const plan::Plan* plan = nullptr;
};

/// The last such operations, so that the usual call costs one comparison of its name.
struct KnownOperations {
  static constexpr int kBits = 9;  // All documented operations in turn.
  std::array<Known, std::size_t{1} << kBits> all;

  /// By both ends of the name: many begin or end alike.
  Known& at(std::string_view name) noexcept {
    constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15U;
    std::uint64_t first = 0, last = 0;
    if (name.size() >= sizeof last) {
      std::memcpy(&first, name.data(), sizeof first);
      std::memcpy(&last, name.data() + name.size() - sizeof last, sizeof last);
    }
    first *= kMix;
    return all[static_cast<std::size_t>(((first ^ first >> 32 ^ last) + name.size()) * kMix >> (64 - kBits))];
  }
};

}  // namespace ocpv::capi

struct ocpv_checker {
  std::shared_ptr<const ocpv::capi::Loaded> loaded;
  ocpv::check::Checker checker;
  ocpv::capi::Counters counters;
  bool is_busy = false;  ///< A callback of this checker is running.
  ocpv::capi::KnownOperations known;
  ocpv::check::Options usual;  ///< Of a call that gives none.

  std::string last_name;  ///< The operation of the call before, most often this one's too.
  const ocpv::catalog::Operation* last = nullptr;
  std::vector<std::pair<std::string, std::string>> name_parameters;    ///< Path parameters that the name showed.
  std::vector<std::pair<std::string, std::string>> target_parameters;  ///< Path parameters of the options' target.
  std::vector<ocpv::check::PathParameter> path_parameters;             ///< Those of this call.
  std::vector<ocpv::http::Header> headers;                             ///< The same, of a whole request.

  std::unique_ptr<ocpv_report> own_report;  ///< For ocpv_check_each.
  ocpv::capi::DocumentText document;        ///< For documents without text.
};
