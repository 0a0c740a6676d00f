// In: nothing, or a folder. Out: operations of a small API, ready to judge by; and findings as short texts to compare.
// Promises: everything a Service needs stays alive with it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"

namespace ocpv::http::testing {

struct Api {
  catalog::Catalog catalog;
  std::optional<catalog::Plans> plans;
  std::unique_ptr<Service> service;
};

/// The operations of the test API: things with parts.
std::unique_ptr<Api> things();
std::unique_ptr<Api> ready(catalog::Catalog catalog);

/// `Name: value` lines.
std::vector<Header> headers(std::string_view lines);

/// One `severity id part pointer` for each finding.
std::vector<std::string> told(const findings::Findings& findings);

/// Everything that any report could show of the findings, in both languages.
std::string all_texts(const findings::Findings& findings);

/// check_request, which passes over its steps where a request is plainly as documented; and once more by all of them:
/// who hides something is never passed over. The two must say the same.
Status judged_both_ways(const Service& service, check::Checker& checker, const Request& request, const Options& options,
                        findings::Findings& findings, const catalog::Operation** operation = nullptr);

inline constexpr std::string_view kBasic = "Authorization: Basic Zm9vOmJhcg==\n";
inline constexpr std::string_view kJson = "Authorization: Basic Zm9vOmJhcg==\nContent-Type: application/json\n";

}  // namespace ocpv::http::testing
