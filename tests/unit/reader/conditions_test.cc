#include "reader/words/conditions.h"

#include <boost/test/unit_test.hpp>

#include <string>

#include "reader/words/text.h"

using namespace ocpv::reader;

namespace {

std::string word_of(ConditionSentence::Kind kind) {
  switch (kind) {
    case ConditionSentence::Kind::only_when:
      return "only";
    case ConditionSentence::Kind::never_when:
      return "never";
    case ConditionSentence::Kind::required_when:
      return "required";
    case ConditionSentence::Kind::restriction:
      return "restriction";
  }
  return "";
}

/// Kind and equations of the only conditional sentence.
std::string told(std::string_view raw) {
  const auto found = find_conditions(prose(raw), ocpv::contract::Kind::int64);
  if (found.size() != 1) return std::to_string(found.size()) + " sentences";
  std::string text = word_of(found.front().kind);
  if (found.front().negated) text += " not";
  if (found.front().unless) text += " unless";
  for (const Equation& equation : found.front().equations) {
    text += " " + equation.field + "=";
    for (const std::string& value : equation.values) text += (text.back() == '=' ? "" : "|") + value;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(conditions)

BOOST_AUTO_TEST_CASE(sentences_of_condition_are_told_apart) {
  struct Case {
    const char* raw;
    const char* expected;
  };
  const Case cases[] = {
      {"信息，仅在 `kind=FILE` 时有效。", "only kind=FILE"},
      {"信息，仅在kind=FILE 时有效。", "only kind=FILE"},
      {"在 enabled=true 时，才有效。", "only enabled=true"},
      {"kind=FILE时有效", "only kind=FILE"},
      {"This parameter is valid only when kind is set to FILE.", "only kind=FILE parameter=valid"},
      {"仅在逻辑备份模式下有效。", "only"},
      {"当备份租户是离线时，该参数为必选。", "required"},
      {"This parameter is required when the tenant is offline.", "required parameter=required tenant=offline"},
      {"ORACLE 租户暂不支持此参数", "never"},
      {"This parameter is invalid for Oracle tenants.", "never parameter=invalid"},
      {"目前暂不支持租户备份。", "restriction"},
      {"如果设置了该参数，则会忽略其它参数。", "restriction"},
      {"如果使用吊车，则 speed 必传。", "required"},
      {"如果 kind 为 FILE，则必传。", "required kind=FILE"},
      {"必传。", "0 sentences"},
      {"仅当 kind 为 FILE 或 DISK 时有效。", "only kind=FILE|DISK"},
      {"当 kind 为 FILE、DISK 或者 TAPE 时必填。", "required kind=FILE|DISK|TAPE"},
      {"This parameter is required when kind is set to FILE, DISK, or TAPE.",
       "required kind=FILE|DISK|TAPE parameter=required"},
      {"Valid only when kind is set to FILE or DISK.", "only kind=FILE|DISK"},
      {"当 kind 不为 FILE 时必填。", "required unless kind=FILE"},
      {"仅当 kind 不为空时有效。", "only"},
      {"It must be specified unless kind is FILE.", "required unless kind=FILE"},
      {"Required when kind is set to FILE.", "required kind=FILE"},
      {"Not valid when kind is FILE.", "never kind=FILE"},
      {"This parameter is no longer valid when kind is FILE.", "never parameter=no kind=FILE"},
      {"This parameter is not required when kind is FILE.", "required not parameter=not kind=FILE"},
      {"当 kind 为 FILE 时非必填。", "required not kind=FILE"},
      {"当 kind 为 FILE 时，该参数非必选。", "required not kind=FILE"},
      {"kind 为 FILE 时不生效。", "never kind=FILE"},
      {"Required when kind is FILE; optional when kind is DISK.", "required not kind=FILE kind=DISK"},
      {"Required when kind is FILE or kind is DISK.", "required kind=FILE|kind kind=DISK"},
      {"仅当 kind 为 FILE 以及 DISK 时有效。", "only kind=FILE|DISK"},
      {"仅当 kind 为 FILE 和 DISK 时有效。", "only kind=FILE|DISK"},
      {"Required when kind is one of A, B, and C, and size is equal to 3.", "required size=3 kind=A|B|C|size"},
      {"当 kind 不等于 FILE 时有效。", "only unless kind=FILE"},
      {"仅当 kind 不是 FILE 或 DISK 时有效。", "only unless kind=FILE|DISK"},
      {"除非 kind 为 FILE，否则必填。", "required unless kind=FILE"},
      {"kind != FILE 时必填。", "required unless kind=FILE"},
      {"当 kind 为非 FILE 时，无效。", "never not"},
      {"This parameter is valid when kind is not FILE.", "only unless kind=FILE"},
      {"Valid only if kind is not set to FILE or DISK.", "only unless kind=FILE|DISK"},
      {"Required unless kind is set to FILE.", "required unless kind=FILE"},
      {"Required if kind is set to a value other than FILE.", "required unless kind=FILE"},
      {"This parameter is required when kind is not one of FILE and DISK.", "required unless kind=FILE|DISK"},
      {"Not required unless kind is FILE.", "required not kind=FILE"},
      {"It does not take effect when kind is not FILE.", "only not kind=not"},
      {"kind 非 FILE 时有效。", "only unless kind=FILE"},
      {"It does not take effect when kind is FILE.", "never kind=FILE"},
      {"是否需要重启", "0 sentences"},
      {"请求是否成功。", "0 sentences"},
      {"目前仅支持 ONCE_A_DAY。", "0 sentences"},
      {"请配置为不带协议的目录。", "0 sentences"},
  };
  for (const Case& one : cases) BOOST_TEST(told(one.raw) == one.expected, one.raw << " gave " << told(one.raw));
}

BOOST_AUTO_TEST_CASE(a_condition_on_many_values_is_on_all_of_them_or_not_understood) {
  for (const std::size_t count : {2U, 20U, 64U, 65U, 500U}) {
    std::string text = "Valid only when kind is set to V0", values = "kind=V0";
    for (std::size_t at = 1; at < count; ++at) {
      text += ", V" + std::to_string(at);
      values += "|V" + std::to_string(at);
    }
    BOOST_TEST(told(text + ".") == (count <= 64 ? "only " + values : "only"), count);
  }
}

BOOST_AUTO_TEST_SUITE_END()
