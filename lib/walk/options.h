// In: nothing; this is data. Out: how a document is judged.
#pragma once

#include <span>
#include <string_view>

#include "base/limits.h"
#include "base/terms.h"

namespace ocpv::json {
class Document;
}

namespace ocpv::walk {

/// A path parameter whose value is known, such as {"tenantId", "1000012"}.
struct PathParameter {
  std::string_view name, value;
  bool secret = false;  ///< Not to be told; its name, or the body's own field, may say so as well.
};

/// What OCP's JSON reader does otherwise than JSON Schema.
struct Compat {
  bool null_is_absent = false;  ///< A member that is null is one that is not there.
  bool long_as_text = false;    ///< A whole number as text is right where the schema says `int64`.
  bool java_integers = false;   ///< `26.0` is no whole number.
};

struct Options {
  Limits limits;
  bool strict = false;                         ///< Warnings are told as errors.
  Severity unknown_field = Severity::warning;  ///< note for responses.
  bool all_secrets = false;      ///< check() fills findings::Findings::secrets also when it reports nothing.
  bool secret_literals = false;  ///< check() only: a secret written out is a warning, `secret-literal`.
  std::span<const PathParameter> path_parameters = {};  ///< For `inconsistent-fields` against the path; may be empty.
  Compat compat = {};
  /// With `long_as_text`: gives, for `schema_of`, what the plan was made of. Asked for when a Long may be text.
  const json::Document& (*schema)(const void* schema_of) = nullptr;
  const void* schema_of = nullptr;
};

}  // namespace ocpv::walk
