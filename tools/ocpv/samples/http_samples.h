// In: an operation and a seed. Out: whole HTTP requests that it accepts, and requests with one mistake each.
// Promises: what is given was judged as it claims; credentials are placeholders; the same bytes on every machine.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/terms.h"
#include "catalog/catalog.h"

namespace ocpv::program {

struct HttpSample {
  std::string name, method, target;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string id, pointer;  ///< What is wrong with it; an empty id: nothing.
  RequestPart part = RequestPart::body;
  Severity severity = Severity::error;
};

struct HttpWishes {
  std::uint64_t seed = 0;
  bool full = false, each = false;
  std::size_t count = 0;        ///< 0: one.
  bool misplaced_rows = false;  ///< As sample::Options has it.
};

Result<std::vector<HttpSample>> http_samples(const catalog::Catalog& catalog, const catalog::Operation& operation,
                                             const HttpWishes& wishes);
/// An empty id: every one.
Result<std::vector<HttpSample>> broken_http_samples(const catalog::Catalog& catalog,
                                                    const catalog::Operation& operation, std::uint64_t seed,
                                                    std::string_view id);

/// As an `.http` file, with what is wrong as a comment before each.
std::string as_http_file(const std::vector<HttpSample>& samples);

}  // namespace ocpv::program
