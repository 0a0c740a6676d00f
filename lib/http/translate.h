// In: a diagnostic about the JSON text that stands for the parameters. Out: the same about a parameter of the request.
// Promises: every id a plan can give has its counterpart; pointers begin at the parameter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "findings/diagnostic.h"
#include "http/parameters.h"

namespace ocpv::http {

/// `/name`, escaped as RFC 6901 has it.
std::string pointer_of(std::string_view name);

struct Translated {
  findings::Diagnostic diagnostic;  ///< Without places. Its views are those of the original.
  const Given* given = nullptr;     ///< The parameter it is about; null for one that is missing.
  bool is_explained = false;        ///< Something else says why already, or a placeholder stands there.
};
Translated translate(const findings::Diagnostic& diagnostic, const std::vector<Given>& given);

}  // namespace ocpv::http
