// In: a request of an .http file, and the loaded operations. Out: findings about all of it, at their places in the
// file. Promises: a value that a variable was put in for is not shown; credentials and secret parameters are masked.
#pragma once

#include <string>

#include "check/check.h"
#include "http/http.h"
#include "input/document.h"

namespace ocpv::program {

/// Method and path as they may be shown: as they are written, without what may be a secret.
std::string shown_request_line(const input::Document& document);

/// Judges method, path, parameters, headers and body. `operation` is the one it belongs to, or null.
void judge_whole_request(const http::Service& service, check::Checker& checker, const input::Document& document,
                         const check::Options& options, findings::Findings& findings,
                         const catalog::Operation** operation);

}  // namespace ocpv::program
