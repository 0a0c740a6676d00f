// In: nothing; this is data. Out: how a document is judged.
#pragma once

#include <span>
#include <string_view>

#include "base/limits.h"
#include "base/terms.h"

namespace ocpv::walk {

/// A path parameter whose value is known, such as {"tenantId", "1000012"}.
struct PathParameter {
  std::string_view name, value;
  bool secret = false;  ///< Not to be told; its name, or the body's own field, may say so as well.
};

struct Options {
  Limits limits;
  bool strict = false;                         ///< Warnings are told as errors.
  Severity unknown_field = Severity::warning;  ///< note for responses.
  bool all_secrets = false;      ///< check() fills findings::Findings::secrets also when it reports nothing.
  bool secret_literals = false;  ///< check() only: a secret written out is a warning, `secret-literal`.
  std::span<const PathParameter> path_parameters = {};  ///< For `inconsistent-fields` against the path; may be empty.
};

}  // namespace ocpv::walk
