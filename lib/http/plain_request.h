// In: a request. Out: whether all of it but its body is plainly as documented.
// Promises: true only where the steps of check_request would find nothing; views alone, no memory of its own; what is
// unusual (escapes in the path, a form, a list) is left to those steps.
#pragma once

#include "catalog/router.h"
#include "http/http.h"

namespace ocpv::http {

/// Which operation it belongs to, and by which parameters of its path.
struct PlainRequest {
  const Service::Loaded* operation = nullptr;
  catalog::Fit fit;
};

[[gnu::noinline]] bool is_plain(const Service& service, const Request& request, const Options& options,
                                PlainRequest& plain);

}  // namespace ocpv::http
