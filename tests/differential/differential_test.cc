#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "compare.h"
#include "pairs.h"

namespace ocpv::differential {
namespace {

/// splitmix64: the same pairs on every machine.
class Random {
 public:
  std::size_t below(std::size_t bound) {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((z ^ (z >> 31)) % bound);
  }

 private:
  std::uint64_t state_ = 20'240'807;
};

void tell(const Tally& tally) {
  BOOST_TEST_MESSAGE(tally.pairs << " pairs: " << tally.agreed << " agree, " << tally.excused
                                 << " differ by a written exception, " << tally.not_judged << " not judged by one; "
                                 << tally.refused << " of " << tally.schemas << " schemas refused");
}

BOOST_AUTO_TEST_CASE(both_engines_agree_on_generated_schemas_and_documents_but_for_the_written_exceptions) {
  const char* wanted = std::getenv("OCPV_PAIRS");
  const std::size_t count = wanted ? std::strtoul(wanted, nullptr, 10) : 1'000'000;
  Random random;
  const Choose choose = [&](std::size_t bound) { return random.below(bound); };
  Tally tally;
  std::size_t faults = 0;
  while (tally.pairs < count && faults < 10) {
    Engines engines(make_schema(choose), tally);
    for (int i = 0; i < 50 && engines.ready(); ++i) {
      const std::string difference = engines.compare(make_document(choose));
      BOOST_TEST(difference.empty(), difference);
      if (!difference.empty()) ++faults;
    }
  }
  BOOST_TEST(tally.agreed > tally.pairs / 2);
  tell(tally);
}

/// All documents of at most so many nodes over a small alphabet.
std::vector<std::string> documents_of(std::size_t nodes) {
  std::vector<std::vector<std::string>> by_size(nodes + 1);
  if (nodes >= 1) by_size[1] = {"null", "true", "0", "1", "1.5", "\"\"", "\"a\"", "[]", "{}"};
  // Forests of arrays' items and objects' members, by the nodes they have.
  for (std::size_t size = 2; size <= nodes; ++size) {
    const auto inner = [&](const auto& self, std::size_t left, const std::string& text, std::size_t count,
                           bool object) -> void {
      if (left == 0) {
        by_size[size].push_back(object ? "{" + text + "}" : "[" + text + "]");
        return;
      }
      if (object && count == 2) return;
      for (std::size_t first = 1; first <= left; ++first)
        for (const std::string& value : by_size[first])
          self(self, left - first,
               text + (text.empty() ? "" : ",") + (object ? (count == 0 ? "\"a\":" : "\"b\":") : "") + value, count + 1,
               object);
    };
    inner(inner, size - 1, "", 0, false);
    inner(inner, size - 1, "", 0, true);
  }
  std::vector<std::string> all;
  for (const auto& documents : by_size) all.insert(all.end(), documents.begin(), documents.end());
  return all;
}

BOOST_AUTO_TEST_CASE(both_engines_agree_on_every_small_schema_and_document) {
  // Vocabularies: each list is one keyword's forms, so that no schema has a keyword twice.
  const std::vector<std::vector<std::string>> keywords = {
      {R"("type":"object")", R"("type":"integer")", R"("type":["array","string"])"},
      {R"("enum":[1,"a"])", R"("enum":[null])"},
      {R"("minimum":1)"},
      {R"("maxLength":0)"},
      {R"("required":["a"])", R"("required":["b","a"])"},
      {R"("properties":{"a":{"type":"integer"}})", R"("properties":{"a":false,"b":{"enum":["a"]}})"},
      {R"("items":{"type":"null"})", R"("items":{"minimum":1})"},
      {R"("additionalProperties":false)", R"("additionalProperties":{"type":"boolean"})"},
      {R"("not":{"pattern":"^[A-Za-z][A-Za-z0-9+.-]*://"})"},
      {R"("allOf":[{"if":{"required":["a"]},"then":{"required":["b"]}}])",
       R"("allOf":[{"if":{"properties":{"a":{"enum":[1]}},"required":["a"]},"then":{"properties":{"b":{"enum":[1]}}}}])"},
      {R"("anyOf":[{"required":["a"]},{"properties":{"b":{"required":["a"]}},"required":["b"]}])"},
      {R"("oneOf":[{"required":["a"]},{"minItems":1,"type":"array"}])"},
      {R"("uniqueItems":true)"},
  };
  std::vector<std::string> schemas = {"{}"};
  for (std::size_t first = 0; first < keywords.size(); ++first)
    for (const std::string& one : keywords[first]) {
      schemas.push_back("{" + one + "}");
      for (std::size_t second = first + 1; second < keywords.size(); ++second)
        for (const std::string& other : keywords[second]) schemas.push_back("{" + one + "," + other + "}");
    }
  const std::vector<std::string> documents = documents_of(4);
  Tally tally;
  std::size_t faults = 0;
  for (const std::string& schema : schemas) {
    Engines engines(schema, tally);
    for (const std::string& document : documents) {
      if (!engines.ready() || faults > 10) break;
      const std::string difference = engines.compare(document);
      BOOST_TEST(difference.empty(), difference);
      if (!difference.empty()) ++faults;
    }
  }
  BOOST_TEST(tally.agreed > tally.pairs / 2);
  BOOST_TEST(tally.refused < tally.schemas / 2);
  tell(tally);
}

}  // namespace
}  // namespace ocpv::differential
