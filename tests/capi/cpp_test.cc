// ocpv.hpp, compiled as C++17 and as C++20: owners, ranges, results, and the same answers as the C API.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <type_traits>
#include <vector>

#include "expect.h"
#include "layout.h"
#include "ocpv/ocpv.hpp"

namespace {

static_assert(!std::is_copy_constructible_v<ocpv::Validator>);
static_assert(std::is_nothrow_move_constructible_v<ocpv::Validator>);
static_assert(!std::is_copy_constructible_v<ocpv::Checker>);
static_assert(std::is_nothrow_move_constructible_v<ocpv::Checker>);
static_assert(!std::is_copy_constructible_v<ocpv::Report>);
static_assert(std::is_nothrow_move_assignable_v<ocpv::Report>);
static_assert(static_cast<int>(ocpv::Code::internal) == OCPV_ERROR_INTERNAL);

constexpr std::string_view kOperation = "backup-tenant-now";

std::string read_request(const std::string& name) {
  std::ifstream file(std::string(OCPV_REQUESTS_DIR) + "/" + name, std::ios::binary);
  EXPECT(file.good());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void a_body_is_judged_and_explained() {
  const std::string body = read_request("backup-tenant-now.json");
  const std::string broken = read_request("broken.json");
  auto validator = ocpv::Validator::embedded();
  EXPECT(validator);
  auto checker = ocpv::Checker::make(*validator);
  EXPECT(checker);
  EXPECT(checker->verdict(kOperation, body) == ocpv::Code::ok);
  EXPECT(checker->verdict(kOperation, broken) == ocpv::Code::invalid);

  const auto right = checker->check(kOperation, body);
  EXPECT(right && right->ok() && right->errors() == 0);
  const auto wrong = checker->check(kOperation, broken);
  EXPECT(wrong && !wrong->ok() && wrong->errors() > 1);
  EXPECT(static_cast<std::size_t>(std::distance(wrong->begin(), wrong->end())) == wrong->size());

  std::vector<std::string> names;
  for (const ocpv::Diagnostic& d : *wrong) {
    names.emplace_back(d.name());
    EXPECT(!d.message().empty());
    EXPECT(d.message(ocpv::Lang::zh) != d.message());
    EXPECT(d.range().start.line >= 1);
    for (std::size_t i = 0; i < d.expected_count(); ++i) EXPECT(!d.expected(i).empty());
    for (std::size_t i = 0; i < d.suggestion_count(); ++i) EXPECT(!d.suggestion_text(i).empty());
  }
  EXPECT(std::find(names.begin(), names.end(), "not-in-enum") != names.end());
}

void a_certain_suggestion_can_be_applied() {
  auto validator = ocpv::Validator::embedded();
  auto checker = ocpv::Checker::make(*validator);
  std::string body = read_request("backup-tenant-now.json");
  const std::string right = "\"dataBackupMode\": \"FULL_BACKUP\"";
  const std::size_t at = body.find(right);
  EXPECT(at != std::string::npos);
  body.replace(at, right.size(), "\"dataBackupmode\": \"FULL_BACKUP\"");
  const auto report = checker->check(kOperation, body);
  EXPECT(report && report->code() == ocpv::Code::invalid && report->size() == 1);
  const ocpv::Diagnostic d = *report->begin();
  EXPECT(d.suggestion_count() == 1);
  const std::vector<ocpv::Edit> edits = d.edits(0);
  EXPECT(!edits.empty());
  std::string mended = body;
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    mended.replace(edit->byte_start, edit->byte_end - edit->byte_start, edit->insert);
  }
  EXPECT(checker->verdict(kOperation, mended) == ocpv::Code::ok);
}

void a_report_is_used_again_and_rendered() {
  auto validator = ocpv::Validator::embedded();
  auto checker = ocpv::Checker::make(*validator);
  const std::string broken = read_request("broken.json");
  ocpv::Report report;
  EXPECT(report.code() == ocpv::Code::bad_argument && report.empty());
  EXPECT(checker->check(report, kOperation, broken) == ocpv::Code::invalid);
  const ocpv_report* same = report.get();
  EXPECT(checker->check(report, kOperation, "{") == ocpv::Code::not_json);
  EXPECT(report.get() == same && report.size() == 1);
  EXPECT(checker->check(report, kOperation, broken) == ocpv::Code::invalid);

  ocpv::RenderOptions options;
  options.path = "broken.json";
  options.source = broken;
  const std::string text(report.to_text(options));
  EXPECT(text.rfind("broken.json:", 0) == 0);
  EXPECT(text.find("hunter2") == std::string::npos);
  const std::string json(report.to_json(options));
  EXPECT(json.rfind("{\"schema_version\":1,", 0) == 0);
  options.is_short = true;
  EXPECT(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) > static_cast<std::size_t>([&] {
           const std::string lines(report.to_text(options));
           return std::count(lines.begin(), lines.end(), '\n');
         }()));
}

void what_fails_says_why() {
  EXPECT(ocpv::Validator::from_schema_file("/nowhere.json").code() == ocpv::Code::io);
  auto validator = ocpv::Validator::from_folder("/nowhere");
  EXPECT(!validator && validator.code() == ocpv::Code::io);
  EXPECT(validator.message().find("/nowhere") != std::string::npos);
  bool thrown = false;
  try {
    (void)validator.value();
  } catch (const ocpv::NoValue& why) {
    thrown = why.code() == ocpv::Code::io && std::string(why.what()) == validator.message();
  }
  EXPECT(thrown);
}

void schemas_of_the_users_own_are_loaded() {
  ocpv::Source source;
  source.id = "mine";
  source.request_schema = R"({"type":"object","required":["n"]})";
  auto validator = ocpv::Validator::from_memory({source});
  EXPECT(validator && validator->size() == 1);
  EXPECT(validator->operation(0).id == "mine" && validator->operation(0).has_request);
  EXPECT(validator->find("mine") == std::optional<std::size_t>(0));
  EXPECT(!validator->find("other"));
  auto checker = ocpv::Checker::make(*validator);
  EXPECT(checker->verdict("", "{\"n\":1}") == ocpv::Code::ok);
  EXPECT(checker->verdict("", "{}") == ocpv::Code::invalid);
}

void a_path_is_compared_with_the_body() {
  auto validator = ocpv::Validator::embedded();
  auto checker = ocpv::Checker::make(*validator);
  const std::string body = read_request("backup-tenant-now.json");
  ocpv::CheckOptions options;
  options.target = "/api/v2/ob/clusters/1000021/tenants/5/backup/backupNow";
  EXPECT(checker->verdict(kOperation, body, options) == ocpv::Code::ok);
  const auto report = checker->check(kOperation, body, options);
  EXPECT(report && report->warnings() == 1);
  options.strict = true;
  EXPECT(checker->verdict(kOperation, body, options) == ocpv::Code::invalid);
}

void a_batch_is_told_in_order_and_stops_when_asked() {
  auto validator = ocpv::Validator::embedded();
  auto checkers = ocpv::Checker::make(*validator, 2);
  EXPECT(checkers && checkers->size() == 2);
  const std::string right = read_request("backup-tenant-now.json"), broken = read_request("broken.json");
  std::vector<std::string_view> bodies(100, right);
  bodies[41] = broken;
  bodies[70] = "no JSON";

  std::vector<ocpv::Code> codes;
  EXPECT(ocpv::verdict_batch(*checkers, kOperation, bodies, codes) == ocpv::Code::not_json);
  EXPECT(codes.size() == bodies.size() && codes[41] == ocpv::Code::invalid && codes[70] == ocpv::Code::not_json);
  EXPECT(std::count(codes.begin(), codes.end(), ocpv::Code::ok) == 98);
  EXPECT(ocpv::verdict_batch(*checkers, "other", bodies, codes) == ocpv::Code::unknown_operation);
  EXPECT(codes.empty());

  std::size_t told = 0;
  const auto count = [&](std::size_t index, ocpv::Code code, const ocpv::Report& report) {
    EXPECT(index == told++ && code == report.code() && report.empty() == (code == ocpv::Code::ok));
  };
  EXPECT(ocpv::check_batch(*checkers, kOperation, bodies, count) == ocpv::Code::not_json);
  EXPECT(told == bodies.size());
  const auto until_wrong = [&](std::size_t index, ocpv::Code code, const ocpv::Report&) {
    told = index;
    return code == ocpv::Code::ok;
  };
  EXPECT(ocpv::check_batch(*checkers, kOperation, bodies, until_wrong) == ocpv::Code::invalid);
  EXPECT(told == 41);

  int caught = 0;
  try {
    (void)ocpv::check_batch(*checkers, kOperation, bodies, [&](std::size_t index, ocpv::Code, const ocpv::Report&) {
      if (index == 7) throw 7;
    });
  } catch (int number) {
    caught = number;
  }
  EXPECT(caught == 7);
}

}  // namespace

int main() {
  a_body_is_judged_and_explained();
  a_certain_suggestion_can_be_applied();
  a_report_is_used_again_and_rendered();
  what_fails_says_why();
  schemas_of_the_users_own_are_loaded();
  a_path_is_compared_with_the_body();
  a_batch_is_told_in_order_and_stops_when_asked();
  return expect_failures == 0 ? 0 : 1;
}
