// In: a response as a client stored it, or a body alone, and the operation it answers. Out: findings about all of it,
// at their places in the file. Promises: without an HTTP status the body itself says whether it is the documented form
// of a failure.
#pragma once

#include <optional>

#include "check/check.h"
#include "http/http.h"
#include "input/document.h"

namespace ocpv::program {

/// `options` are those of bodies; the findings have the places of the JSON text.
void judge_response_body(const http::Service& service, const http::Service::Loaded& operation, check::Checker& checker,
                         std::string_view json, std::optional<int> http_status, const check::Options& options,
                         bool plain_longs, findings::Findings& findings);

/// A stored response: what has no place of its own is told at its first line.
void judge_stored_response(const http::Service& service, const http::Service::Loaded& operation,
                           check::Checker& checker, const input::Document& document, const check::Options& options,
                           bool plain_longs, findings::Findings& findings);

}  // namespace ocpv::program
