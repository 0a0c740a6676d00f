// In: findings about a response body, and the schema it was held against. Out: the same without those that are about a
// documented Long sent as text.
// Promises: OCP sends whole numbers that JavaScript would round as text, so `"9007199254740993"` is right where an
// int64 is documented; any other text stays wrong; the schema is read once, when there is first such a finding.
#pragma once

#include "findings/diagnostic.h"
#include "http/http.h"

namespace ocpv::http {

void accept_long_as_text(findings::Findings& findings, const Service::Loaded& operation);

}  // namespace ocpv::http
