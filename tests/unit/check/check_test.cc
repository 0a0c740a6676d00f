#include "check/check.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::check::testing;
using ocpv::Status;

namespace {

struct Case {
  const char* name;
  const char* from;
  const char* to;
  std::vector<std::string> found;
};

const std::string kConfig = "/obBackupServiceStorageConfig";
const std::string kBase = kConfig + "/obBackupStorageBaseInfo";

const std::vector<Case> kCases{
    {"the documented body", "26", "26", {}},
    {"an integer written as a fraction of nothing", "26", "26.0", {}},
    {"an integer with an exponent", "26", "2.6e1", {}},
    {"a fraction where an integer is due", "26", "26.5", {"error wrong-type " + kConfig + "/storageId"}},
    {"a whole number that fits", "26", "9223372036854775807", {}},
    {"a whole number one too large", "26", "9223372036854775808", {"error out-of-range " + kConfig + "/storageId"}},
    {"a whole number one too small", "26", "-9223372036854775809", {"error out-of-range " + kConfig + "/storageId"}},
    {"the highest percentage", "95", "100", {}},
    {"over the highest percentage",
     "95",
     "101",
     {"error out-of-range " + kConfig + "/alarmStoragePercentageThreshold"}},
    {"a number in quotes", "95", "\"95\"", {"error wrong-type " + kConfig + "/alarmStoragePercentageThreshold"}},
    {"a value that is none", "FULL_BACKUP", "FULL", {"error not-in-enum /dataBackupMode"}},
    {"a value written with an escape", "FULL_BACKUP", "FULL\\u005fBACKUP", {}},
    {"a name written with an escape", "\"backupMode\"", "\"backup\\u004dode\"", {}},
    {"a missing field", "\"configName\": \"nfs\",", "", {"error missing-field " + kConfig + "/configName"}},
    {"a misspelt field", "configName", "confgName", {"error unknown-field " + kConfig + "/confgName"}},
    {"a field in another letter case", "storageUrl", "storageURL", {"error unknown-field " + kBase + "/storageURL"}},
    {"an unknown field",
     "\"storageId\": 26",
     "\"storageId\": 26, \"x\": {\"y\": [1]}",
     {"warning unknown-field " + kConfig + "/x"}},
    {"a misspelt optional field", "storageId", "storageIds", {"warning unknown-field " + kConfig + "/storageIds"}},
    {"a key twice",
     "\"storageId\": 26",
     "\"storageId\": 26, \"storageId\": 27",
     {"error duplicate-key " + kConfig + "/storageId"}},
    {"an unknown key twice",
     "\"storageId\": 26",
     "\"x\": 26, \"\\u0078\": 27",
     {"warning unknown-field " + kConfig + "/x", "error duplicate-key " + kConfig + "/x"}},
    {"a key twice inside an unknown member",
     "\"storageId\": 26",
     "\"x\": [{\"a\":1,\"b\":2,\"a\":3}]",
     {"warning unknown-field " + kConfig + "/x", "error duplicate-key " + kConfig + "/x/0/a"}},
    {"keys for another storage",
     "BACKUP_STORAGE_OSS",
     "BACKUP_STORAGE_FILE",
     {"error not-applicable " + kBase + "/ossAccessKey"}},
    {"keys for another storage and its own missing",
     "BACKUP_STORAGE_OSS",
     "BACKUP_STORAGE_S3",
     {"error not-applicable " + kBase + "/ossAccessKey"}},
    {"a storage type that is none decides nothing",
     "BACKUP_STORAGE_OSS",
     "BACKUP_STORAGE_OOS",
     {"error not-in-enum " + kBase + "/backupStorageType"}},
    {"a directory with escaped slashes", "/obbackup/", "\\/obbackup\\/\\u5907", {}},
    {"a protocol that begins with an escape",
     "/obbackup/",
     "\\u006fss:\\/\\/x",
     {"error bad-format " + kBase + "/storageUrl"}},
    {"a directory with a protocol", "/obbackup/", "OSS:\\/\\/x/y", {"error bad-format " + kBase + "/storageUrl"}},
    {"the threshold missing in both places",
     "\"alarmStoragePercentageThreshold\": 95,",
     "",
     {"error missing-field " + kConfig + "/alarmStoragePercentageThreshold"}},
    {"service type against backup mode",
     "PHYSICAL_BACKUP",
     "LOGICAL_BACKUP",
     {"warning inconsistent-fields " + kConfig + "/serviceType"}},
    {"an item of the wrong type", "[1, 2]", "[1, \"2\"]", {"error wrong-type " + kConfig + "/hostIdList/1"}},
    {"an object where an array is due", "[1, 2]", "{\"a\":1}", {"error wrong-type " + kConfig + "/hostIdList"}},
    {"a value outside an open set", "TENANT", "TABLE", {"note unknown-value /obBackupObject/backupDimension"}},
    {"an id that differs from the path",
     "1000012",
     "1000013",
     {"warning inconsistent-fields /obBackupObject/tenantId"}},
    {"a value for the wrong field", "PHYSICAL_BACKUP", "FULL_BACKUP", {"error not-in-enum /backupMode"}},
    {"a null", "\"PHYSICAL_BACKUP\"", "null", {"error wrong-type /backupMode"}},
    {"a field in the wrong object",
     "\"configName\": \"nfs\",",
     "\"endpoint\": \"x\",",
     {"error missing-field " + kConfig + "/configName", "warning unknown-field " + kConfig + "/endpoint"}},
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_mistake_is_one_diagnostic_at_its_place_and_both_pipes_agree) {
  const PathParameter parameters[] = {{"id", "1000005"}, {"tenantId", "1000012"}};
  Options options;
  options.path_parameters = parameters;
  Checker checker;
  findings::Findings findings;
  for (const Case& row : kCases) {
    BOOST_TEST_CONTEXT(row.name) {
      const std::string body = edited(std::string(kBody), row.from, row.to);
      const Status status = checker.check(backup_plan(), body, options, findings);
      BOOST_TEST(lines_of(findings) == row.found, boost::test_tools::per_element());
      BOOST_TEST((checker.verdict(backup_plan(), body, options) == status));
      BOOST_TEST((status == (findings.errors == 0 ? Status::ok : Status::invalid)));
      // Under --strict a warning is told as an error, a note is not.
      Options strict = options;
      strict.strict = true;
      const Status strictly = checker.check(backup_plan(), body, strict, findings);
      BOOST_TEST((strictly == (findings.errors == 0 ? Status::ok : Status::invalid)));
      BOOST_TEST(findings.warnings == 0U);
      const auto errors = std::count_if(findings.diagnostics.begin(), findings.diagnostics.end(),
                                        [](const findings::Diagnostic& d) { return d.severity == Severity::error; });
      BOOST_TEST(findings.errors == errors);
      BOOST_TEST((checker.verdict(backup_plan(), body, strict) == strictly));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_escape_is_no_json_whatever_is_asked_of_the_string) {
  Checker checker;
  findings::Findings findings;
  for (const char* from :
       {"/obbackup/", "nfs", "FULL_BACKUP", "TENANT"}) {  // a directory, any string, a list, an open list
    for (const char* to : {"\\q", "\\/\\q", "\\/x\\u12", "\\/\\ud800", "\\/\\udc00x", "\\u00g0", "\\ud800\\u0041",
                           "\\ud83d\\uxxxx", "x\\U0041"}) {
      BOOST_TEST_CONTEXT(from << " to " << to) {
        const std::string body = edited(std::string(kBody), from, to);
        BOOST_TEST((checker.verdict(backup_plan(), body, {}) == Status::not_json));
        BOOST_TEST((checker.check(backup_plan(), body, {}, findings) == Status::not_json));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_name_and_a_value_are_known_however_little_stands_before_and_behind_them) {
  // Copied to memory of exactly its size: reading around a word must not leave the text.
  const auto verdict = [](const plan::Plan& plan, const std::string& text) {
    const std::vector<char> exact(text.begin(), text.end());
    return Checker().verdict(plan, {exact.data(), exact.size()}, {});
  };
  for (std::size_t size = 1; size <= 40; ++size) {
    const std::string name(size, 'n'), value(size, 'v');
    const std::string list = R"({"enum":[")" + value + R"("]})";
    const plan::Plan object = compiled(R"({"properties":{")" + name + R"(":)" + list + R"(},"required":[")" + name +
                                       R"("],"additionalProperties":false})");
    const plan::Plan array = compiled(R"({"items":)" + list + "}"), alone = compiled(list);
    for (std::size_t before = 0; before <= 70; before += 7) {
      for (std::size_t behind = 0; behind <= 70; ++behind) {
        const auto between = [&](const std::string& text) {
          return std::string(before, ' ') + text + std::string(behind, ' ');
        };
        const std::string right = '"' + value + '"', wrong = '"' + std::string(size, 'w') + '"';
        const std::string begin = "{\"" + name + "\":";
        BOOST_REQUIRE((verdict(object, between(begin + right + "}")) == Status::ok));
        BOOST_REQUIRE((verdict(object, between(begin + wrong + "}")) == Status::invalid));
        BOOST_REQUIRE(
            (verdict(object, between("{\"" + std::string(size, 'm') + "\":" + right + "}")) == Status::invalid));
        BOOST_REQUIRE((verdict(array, between("[" + right + "," + right + "]")) == Status::ok));
        BOOST_REQUIRE((verdict(array, between("[" + right + "," + wrong + "]")) == Status::invalid));
        BOOST_REQUIRE((verdict(alone, between(right)) == Status::ok));
        BOOST_REQUIRE((verdict(alone, between(wrong)) == Status::invalid));
      }
    }
  }
}
