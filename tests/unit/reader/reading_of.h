// In: the parts of one page. Out: how it is read, all by itself.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "pages.h"

namespace ocpv::test {

/// A page around the given parts, in English.
inline std::string page_of(std::string_view operation, std::string_view request, std::string_view response,
                           std::string_view examples) {
  return "# Do a thing\n\n## Call description\n\n### Request path\n\n`" + std::string(operation) +
         "`\n\n### Request parameters\n\n" + std::string(request) + "\n### Response parameters\n\n" +
         std::string(response) + "\n## Examples\n\n" + std::string(examples);
}

inline ocpv::reader::Reading only(const std::string& markdown, const std::string& corrections = "") {
  auto outcomes = read({{"a/100.do-a-thing-1.md", markdown, corrections}});
  BOOST_REQUIRE_EQUAL(outcomes.size(), 1U);
  BOOST_REQUIRE_MESSAGE(!outcomes.front().error,
                        to_string(outcomes.front().error.value_or(ocpv::Error{}), ocpv::Language::en));
  BOOST_REQUIRE(outcomes.front().reading.has_value());
  return std::move(*outcomes.front().reading);
}

inline std::string ids(const ocpv::reader::Reading& reading) {
  std::string text;
  for (const ocpv::reader::Contradiction& one : reading.contradictions) text += one.id + " " + one.pointer + "\n";
  return text;
}

inline constexpr const char* kEnvelope =
    "|Parameter|Type|Description|\n|-|-|-|\n|data|Object|See **Thing 的数据结构**|\n|successful|Boolean|ok|\n"
    "|timestamp|Datetime|t|\n|duration|Integer|d|\n|status|Integer|s|\n|traceId|String|t|\n|server|String|s|\n\n"
    "**Thing 的数据结构**\n\n|Parameter|Type|Description|\n|-|-|-|\n|id|Long|i|\n|name|String|n|\n";

}  // namespace ocpv::test
