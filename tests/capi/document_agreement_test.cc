// A nlohmann::json is judged as the text that nlohmann/json itself writes for it: same outcome, same findings.
#include <ocpv/nlohmann.hpp>
#include <ocpv/ocpv.hpp>

#include <string>
#include <tuple>
#include <vector>

#include "document_texts.h"
#include "expect.h"

namespace {

using Finding = std::tuple<std::string, int, std::string, std::string>;

struct Judgement {
  ocpv::Code verdict, code;
  std::vector<Finding> findings;
  bool operator==(const Judgement& other) const {
    return verdict == other.verdict && code == other.code && findings == other.findings;
  }
};

template <class Document>
Judgement judge(ocpv::Checker& checker, const Document& document) {
  ocpv::Report report;
  Judgement out{checker.verdict("mine", document), checker.check(report, "mine", document), {}};
  for (const ocpv::Diagnostic& d : report) {
    out.findings.emplace_back(d.name(), static_cast<int>(d.severity()), d.pointer(), d.field());
    if (!std::is_same_v<Document, std::string>) EXPECT(d.range().start.line == 0 && d.place().end.byte == 0);
  }
  EXPECT(out.verdict == out.code);
  return out;
}

struct Tally {
  std::size_t documents = 0, right = 0, wrong = 0, not_parsed = 0;
};

template <class Json>
void compare(ocpv::Checker& checker, const std::string& text, const std::string& name, Tally& tally) {
  const Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded()) {
    ++tally.not_parsed;
    EXPECT(checker.verdict("mine", document) == ocpv::Code::not_json);
    return;
  }
  const Judgement ours = judge(checker, document);
  const bool same = ours == judge(checker, std::string(document.dump()));
  if (!same) std::fprintf(stderr, "%s: judged otherwise than its text: %s\n", name.c_str(), text.c_str());
  EXPECT(same);
  ++tally.documents;
  ++(ours.code == ocpv::Code::ok ? tally.right : tally.wrong);
}

void compare_all(const std::vector<ocpv_tests::Pair>& pairs, const char* what, std::size_t least) {
  Tally tally;
  for (const ocpv_tests::Pair& pair : pairs) {
    auto validator = ocpv::Validator::from_memory({{{}, "mine", pair.schema, {}, {}}});
    if (!validator) continue;  // a keyword that the plan has not
    auto checker = ocpv::Checker::make(*validator);
    for (const std::string& text : pair.documents) {
      compare<nlohmann::json>(*checker, text, pair.name, tally);
      compare<nlohmann::ordered_json>(*checker, text, pair.name, tally);
    }
  }
  std::printf("%s: %zu documents, %zu right, %zu wrong, %zu no JSON\n", what, tally.documents, tally.right, tally.wrong,
              tally.not_parsed);
  EXPECT(tally.documents >= least && tally.right != 0 && tally.wrong != 0);
}

}  // namespace

int main() {
  compare_all(ocpv_tests::contract_pairs(), "contract cases", 100);
  compare_all(ocpv_tests::generated_pairs(2000, 10), "generated", 10000);

  auto validator = ocpv::Validator::embedded();
  auto checker = ocpv::Checker::make(*validator);
  nlohmann::json body = {{"backupMode", nlohmann::json::binary({1, 2})}};
  EXPECT(checker->verdict("backup-tenant-now", body) == ocpv::Code::not_json);
  body["backupMode"] = "\xff";
  EXPECT(checker->verdict("backup-tenant-now", body) == ocpv::Code::not_json);
  body = nlohmann::json::array();
  for (int depth = 0; depth < 100; ++depth) body = nlohmann::json::array({body});
  EXPECT(checker->verdict("backup-tenant-now", body) == ocpv::Code::too_deep);
  const auto report = checker->check("backup-tenant-now", nlohmann::json::object());
  EXPECT(report && report->code() == ocpv::Code::invalid && report->errors() >= 1);
  return expect_failures == 0 ? 0 : 1;
}
