#include <boost/test/unit_test.hpp>
#include <string>

#include "findings/diagnostic.h"
#include "report/report.h"
#include "samples.h"

using namespace ocpv;
using namespace ocpv::report;
using findings::Detail;
using findings::Diagnostic;
using findings::Id;
using findings::ValueKind;

namespace {

constexpr std::string_view kOss[] = {"BACKUP_STORAGE_OSS"};
constexpr std::string_view kInteger[] = {"integer"};
constexpr std::string_view kStringOrNull[] = {"string", "null"};
constexpr std::string_view kId[] = {"1000012"};

struct Case {
  std::string_view name;
  Diagnostic diagnostic;
  std::string_view en, zh;
};

Diagnostic wrong_type() {
  Diagnostic d;
  d.id = Id::wrong_type;
  d.pointer = "/a/alarmStoragePercentageThreshold";
  d.field = "alarmStoragePercentageThreshold";
  d.owner = "a";
  d.found = {ValueKind::string, "\"95%\"", false};
  d.expected = kInteger;
  return d;
}

template <class Change>
Diagnostic changed(Diagnostic d, Change change) {
  change(d);
  return d;
}

std::vector<Case> cases() {
  return {
      {"enum", samples::not_in_enum(), "'FULL' is not a value of 'dataBackupMode'",
       "“FULL” 不是 “dataBackupMode” 的可选值"},
      {"a value that is no string has no quotes",
       changed(samples::not_in_enum(),
               [](Diagnostic& d) {
                 d.found = {ValueKind::boolean, "true", false};
               }),
       "true is not a value of 'dataBackupMode'", "true 不是 “dataBackupMode” 的可选值"},
      {"an object is named by its kind",
       changed(samples::not_in_enum(),
               [](Diagnostic& d) {
                 d.found = {ValueKind::object, "", false};
               }),
       "an object is not a value of 'dataBackupMode'", "对象 不是 “dataBackupMode” 的可选值"},
      {"a hidden value",
       changed(samples::not_in_enum(),
               [](Diagnostic& d) {
                 d.found = {ValueKind::string, "", true};
               }),
       "the value of 'dataBackupMode' is not a documented one (value hidden)",
       "“dataBackupMode” 的值不是可选值（值已隐藏）"},
      {"type", wrong_type(), "'alarmStoragePercentageThreshold' must be a whole number, found a string",
       "“alarmStoragePercentageThreshold” 应为整数，实际为字符串"},
      {"two types", changed(wrong_type(), [](Diagnostic& d) { d.expected = kStringOrNull; }),
       "'alarmStoragePercentageThreshold' must be a string or null, found a string",
       "“alarmStoragePercentageThreshold” 应为字符串或 null，实际为字符串"},
      {"an item of an array",
       changed(wrong_type(),
               [](Diagnostic& d) {
                 d.pointer = "/a/hostIdList/2";
                 d.field = "hostIdList";
               }),
       "'hostIdList[2]' must be a whole number, found a string", "“hostIdList[2]” 应为整数，实际为字符串"},
      {"the whole body",
       changed(wrong_type(),
               [](Diagnostic& d) {
                 d.pointer = "";
                 d.field = "";
               }),
       "the body must be a whole number, found a string", "请求体 应为整数，实际为字符串"},
      {"missing in an object",
       changed(Diagnostic{},
               [](Diagnostic& d) {
                 d.id = Id::missing_field;
                 d.field = "configName";
                 d.owner = "obBackupServiceStorageConfig";
               }),
       "required field 'configName' is missing in 'obBackupServiceStorageConfig'",
       "“obBackupServiceStorageConfig” 中缺少必选字段 “configName”"},
      {"missing because of another",
       changed(Diagnostic{},
               [](Diagnostic& d) {
                 d.id = Id::missing_field;
                 d.field = "ossAccessKey";
                 d.when_field = "backupStorageType";
                 d.when_value = "\"BACKUP_STORAGE_OSS\"";
               }),
       "'ossAccessKey' is required when 'backupStorageType' is BACKUP_STORAGE_OSS",
       "当 “backupStorageType” 为 BACKUP_STORAGE_OSS 时，必须提供 “ossAccessKey”"},
      {"not applicable",
       changed(Diagnostic{},
               [](Diagnostic& d) {
                 d.id = Id::not_applicable;
                 d.field = "ossAccessKey";
                 d.when_field = "backupStorageType";
                 d.when_in = kOss;
               }),
       "'ossAccessKey' is only valid when 'backupStorageType' is BACKUP_STORAGE_OSS",
       "仅当 “backupStorageType” 为 BACKUP_STORAGE_OSS 时才能使用 “ossAccessKey”"},
      {"a misspelt field",
       changed(Diagnostic{},
               [](Diagnostic& d) {
                 d.id = Id::unknown_field;
                 d.field = "storageURL";
                 d.missing = "storageUrl";
                 d.owner = "obBackupStorageBaseInfo";
               }),
       "unknown field 'storageURL'; required field 'storageUrl' is missing",
       "未知字段 “storageURL”，缺少必选字段 “storageUrl”"},
      {"only an upper bound",
       changed(Diagnostic{},
               [](Diagnostic& d) {
                 d.id = Id::out_of_range;
                 d.field = "t";
                 d.high = "100";
                 d.found = {ValueKind::integer, "101", false};
               }),
       "'t' must be at most 100, found 101", "“t” 不能大于 100，实际为 101"},
      {"one item",
       changed(Diagnostic{},
               [](Diagnostic& d) {
                 d.id = Id::bad_format;
                 d.detail = Detail::too_many_items;
                 d.field = "t";
                 d.high = "1";
               }),
       "'t' must have at most 1 item", "“t” 最多允许 1 项"},
      {"two characters",
       changed(Diagnostic{},
               [](Diagnostic& d) {
                 d.id = Id::bad_format;
                 d.detail = Detail::too_short;
                 d.field = "t";
                 d.low = "2";
               }),
       "'t' must have at least 2 characters", "“t” 至少需要 2 个字符"},
      {"a range of a secret",
       changed(Diagnostic{},
               [](Diagnostic& d) {
                 d.id = Id::out_of_range;
                 d.field = "pin";
                 d.low = "1";
                 d.high = "100";
                 d.found = {ValueKind::integer, "", true};
               }),
       "'pin' must be between 1 and 100 (value hidden)", "“pin” 应在 1 到 100 之间（值已隐藏）"},
      {"a path that says otherwise",
       changed(Diagnostic{},
               [](Diagnostic& d) {
                 d.id = Id::inconsistent_fields;
                 d.detail = Detail::differs_from_path;
                 d.field = "tenantId";
                 d.expected = kId;
               }),
       "'tenantId' differs from the path, which says 1000012", "“tenantId” 与请求路径中的 1000012 不一致"},
      {"control bytes of a name are escaped",
       changed(Diagnostic{},
               [](Diagnostic& d) {
                 d.id = Id::unknown_field;
                 d.field = "a\x1b[31m\n";
               }),
       "unknown field 'a\\x1B[31m\\x0A'", "未知字段 “a\\x1B[31m\\x0A”"},
  };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(messages)

BOOST_AUTO_TEST_CASE(a_message_says_what_its_arguments_say_in_both_languages) {
  for (const Case& c : cases()) {
    BOOST_TEST_CONTEXT(c.name) {
      BOOST_TEST(message(c.diagnostic, Language::en) == c.en);
      BOOST_TEST(message(c.diagnostic, Language::zh) == c.zh);
    }
  }
}

BOOST_AUTO_TEST_CASE(suggestions_say_what_to_write) {
  using Kind = findings::Suggestion::Kind;
  const auto text = [](Kind kind, std::string_view value) {
    findings::Suggestion suggestion;
    suggestion.kind = kind;
    suggestion.value = value;
    return suggestion_text(suggestion, Language::en);
  };
  BOOST_TEST(text(Kind::rename, "storageUrl") == "did you mean 'storageUrl'?");
  BOOST_TEST(text(Kind::use_value, "FULL_BACKUP") == "did you mean \"FULL_BACKUP\"?");
  BOOST_TEST(text(Kind::write_value, "95") == "write 95");
  BOOST_TEST(text(Kind::strip_protocol, "osstest/backup") == "write \"osstest/backup\"");
  BOOST_TEST(text(Kind::write_value, "\"********\"") == "put it in quotes");
  BOOST_TEST(text(Kind::move_to, "/a") == "move it to /a");
  BOOST_TEST(text(Kind::move_to, "") == "move it to the top level");
  BOOST_TEST(text(Kind::remove, "") == "remove it");
}

BOOST_AUTO_TEST_SUITE_END()
