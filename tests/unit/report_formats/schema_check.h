// In: a JSON Schema of this repository, a report, and ways to spoil it. Out: what the reference engine says of each.
// Promises: the judge is valijson, not the engine that made the report.
#pragma once

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>

#include "reference/reference.h"

namespace ocpv::report::samples {

/// A change after which a document must be refused.
struct Spoiled {
  const char* what;
  std::function<void(nlohmann::ordered_json&)> spoil;
};

class SchemaCheck {
 public:
  /// `path` is relative to the repository.
  explicit SchemaCheck(const std::string& path) {
    std::ifstream file(std::string(OCPV_SOURCE_DIR "/") + path, std::ios::binary);
    BOOST_REQUIRE_MESSAGE(file.good(), path);
    text_.assign(std::istreambuf_iterator<char>(file), {});
  }

  const std::string& text() const noexcept { return text_; }

  void accepts(std::string_view document) const {
    const reference::Judgement judged = reference::judge(text_, document);
    BOOST_TEST((judged.verdict == reference::Verdict::yes), judged.why);
  }

  void refuses_each(const nlohmann::ordered_json& whole, std::span<const Spoiled> cases) const {
    for (const Spoiled& one : cases) {
      nlohmann::ordered_json document = whole;
      one.spoil(document);
      BOOST_TEST((reference::judge(text_, document.dump()).verdict == reference::Verdict::no), one.what);
    }
  }

 private:
  std::string text_;
};

}  // namespace ocpv::report::samples
