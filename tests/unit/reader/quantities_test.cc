#include "reader/words/quantities.h"

#include <boost/test/unit_test.hpp>

#include "reader/words/text.h"
#include "reader/words/units.h"

using namespace ocpv;
using namespace ocpv::reader;
using contract::Kind;

BOOST_AUTO_TEST_SUITE(quantities)

BOOST_AUTO_TEST_CASE(defaults_are_found_in_every_phrasing) {
  struct Case {
    const char* text;
    const char* found;
  };
  const Case cases[] = {
      {"默认值：1", "1"},
      {"How many. Default: 4.", "4"},
      {"Default: none.", ""},
      {"默认值为 false。", "false"},
      {"默认 true", "true"},
      {"默认为 false，此时只返回状态", "false"},
      {"缺省为 utf8mb4", "utf8mb4"},
      {"缺省为utf8mb4_general_ci ORACLE 租户暂不支持", "utf8mb4_general_ci"},
      {"缺省为%", "%"},
      {"分页大小。 默认值：10 最大值：2000", "10"},
      {"Default value: 1.", "1"},
      {"The default value is false. In this case, nothing happens.", "false"},
      {"表示默认副本数。", ""},
      {"默认 OB 副本数", "OB"},
      {"默认使用全部", ""},
      {"Valid values: `BIG` | `SMALL` (default).", "SMALL"},
      {"可选值：FAST（默认）、SLOW", "FAST"},
      {"Default value: latin_general.Note Not for old books.", "latin_general"},
      {"Default value: 1.5.", "1.5"},
      {"Default value: com.example.sort.", "com.example.sort"},
      {"Unit: hours. Default value: 7 days.", ""},
      {"Unit: hours. Default value: 7 hours.", "7"},
      {"单位：小时。默认值：7 天。", ""},
      {"单位：天。默认值：7 天。", "7"},
      {"The retention period. Default value: 7 days.", "7"},
      {"大小，最小值由另一个参数（默认为 5G）决定。", ""},
      {"超时时间（默认为 5s）。", "5s"},
      {"", ""},
  };
  for (const Case& one : cases)
    BOOST_TEST(find_default(one.text) == one.found, one.text << " gave " << find_default(one.text));
}

BOOST_AUTO_TEST_CASE(a_default_that_the_type_cannot_hold_is_none) {
  BOOST_TEST(default_as_json("10", Kind::int32).value_or("") == "10");
  BOOST_TEST(default_as_json("1.5", Kind::int32).has_value() == false);
  BOOST_TEST(default_as_json("1.5", Kind::number).value_or("") == "1.5");
  BOOST_TEST(default_as_json("OB", Kind::int64).has_value() == false);
  BOOST_TEST(default_as_json("007", Kind::int64).has_value() == false);
  BOOST_TEST(default_as_json("TRUE", Kind::boolean).value_or("") == "true");
  BOOST_TEST(default_as_json("yes", Kind::boolean).has_value() == false);
  BOOST_TEST(default_as_json("utf8mb4", Kind::string).value_or("") == "\"utf8mb4\"");
  BOOST_TEST(default_as_json("x", Kind::object).has_value() == false);
}

BOOST_AUTO_TEST_CASE(ranges_and_lengths_are_found_in_every_phrasing) {
  struct Case {
    const char* raw;
    Kind kind;
    const char* low;
    const char* high;
  };
  const Case cases[] = {
      {"最大值：2000", Kind::int32, "", "2000"},
      {"默认最大值为 10", Kind::int32, "", ""},
      {"It takes 5 min 30.", Kind::int32, "", ""},
      {"Waits at minimum 3 rounds.", Kind::int32, "", ""},
      {"How many, min 1, max 9.", Kind::int32, "1", "9"},
      {"The default maximum value is 10.", Kind::int32, "", ""},
      {"Maximum value: 2000.", Kind::int32, "", "2000"},
      {"长度不超过 20 个字符。", Kind::int64, "", ""},
      {"不能超过 20 位。", Kind::int64, "", ""},
      {"最小为 1，最大为 9。", Kind::int64, "1", "9"},
      {"最大 100 MB/s", Kind::int64, "", ""},
      {"限速，单位 MB，最大 100 MB/s", Kind::int64, "", ""},
      {"限速，单位 MB/s，最大 100 MB/s", Kind::int64, "", "100"},
      {"The speed in MB/s. Maximum value: 100 MB.", Kind::int64, "", ""},
      {"The speed in MB/s. Maximum value: 100 MB/s.", Kind::int64, "", "100"},
      {"Bandwidth. Value range: 1-100 Mbps.", Kind::int64, "", ""},
      {"带宽，单位：Mbps。取值范围：1～100 Mbit/s。", Kind::int64, "1", "100"},
      {"限流值，最大 100 次/秒", Kind::int64, "", ""},
      {"At most 100 requests per second.", Kind::int64, "", ""},
      {"The value can be at most 100 and/or less.", Kind::int64, "", "100"},
      {"时长，单位：月。取值范围：1-36 个月", Kind::int64, "1", "36"},
      {"天数，1-100", Kind::int64, "1", "100"},
      {"保留天数，取值 1~100 天", Kind::int64, "1", "100"},
      {"取值 1~100 天", Kind::int64, "", ""},
      {"Number of days to keep (1-100).", Kind::int64, "1", "100"},
      {"The number of days, from 1 to 730 days.", Kind::int64, "1", "730"},
      {"The hosts by number of days, from 1 to 730 days.", Kind::int64, "", ""},
      {"The page size, 10-100, default 20.", Kind::int64, "10", "100"},
      {"编号，如 1-100", Kind::int64, "", ""},
      {"天数，1-100，超级管理员 1-365", Kind::int64, "", ""},
      {"至少 1 个副本在线时可用", Kind::int64, "", ""},
      {"内存，单位 GB，至少 2 GB", Kind::int64, "2", ""},
      {"比例，0-1", Kind::number, "0", "1"},
      {"超时时间，必须大于 0", Kind::int64, "1", ""},
      {"大于 0 小于 10", Kind::int64, "1", "9"},
      {"密码长度 8-32，用户名长度 4-16", Kind::string, "", ""},
      {"IP 段长度为 8-24 位掩码", Kind::string, "", ""},
      {"标签，不超过 10 个，每个不超过 32 个字符", Kind::string, "", ""},
      {"Between 1 and 5 ids.", Kind::array, "1", "5"},
      {"线程数，1-10，20-30", Kind::int64, "", ""},
      {"年份（2020-2024 年）", Kind::int64, "", ""},
      {"1~100 的整数", Kind::int64, "1", "100"},
      {"Must be between 1 and 20 digits.", Kind::int64, "", ""},
      {"Must be between 1 and 20.", Kind::int64, "1", "20"},
      {"不能小于 0。", Kind::int64, "0", ""},
      {"不得大于 100。", Kind::int64, "", "100"},
      {"不可以小于 5。", Kind::int64, "", ""},
      {"不应大于 5。", Kind::int64, "", ""},
      {"The value cannot be less than 3.", Kind::int64, "3", ""},
      {"The value must be not less than 3.", Kind::int64, "3", ""},
      {"The value must not be greater than 7.", Kind::int64, "", "7"},
      {"The value should not be less than 3.", Kind::int64, "3", ""},
      {"The value must never be less than 3.", Kind::int64, "", ""},
      {"The value is not greater than 7.", Kind::int64, "", "7"},
      {"分页页码，从 1 开始", Kind::int32, "1", ""},
      {"Pages start from page 1. Default value: 1.", Kind::int32, "1", ""},
      {"等级 \\[1\\~5\\] ，分别对应：甲、乙", Kind::int32, "1", "5"},
      {"返回值 \\[0, 1\\]", Kind::number, "0", "1"},
      {"Value range: 0‒1", Kind::number, "0", "1"},
      {"Value range: 1-5.", Kind::int32, "1", "5"},
      {"ID 列表，如 \\[1, 2\\]", Kind::int64, "", ""},
      {"阈值，请配置为百分比。", Kind::int64, "0", "100"},
      {"执行超时的百分比", Kind::number, "", ""},
      {"等级 \\[5\\~1\\]", Kind::int32, "", ""},
      {"密码，长度为 8 \\~ 32，且至少包含数字", Kind::string, "8", "32"},
      {"The password must be 8 to 32 characters in length.", Kind::string, "8", "32"},
      {"最大值：2000", Kind::string, "", ""},
      {"从 2020 年起", Kind::int32, "", ""},
      {"数量，必须大于 0。", Kind::int32, "1", ""},
      {"The value must be greater than 0.", Kind::int64, "1", ""},
      {"The value must be greater than 0.", Kind::number, "", ""},
      {"数量，取值大于等于 1，小于等于 9。", Kind::int32, "1", "9"},
      {"The value must be no less than 2 and less than 8.", Kind::int32, "2", "7"},
      {"当数量大于 10 时，必须分页。", Kind::int32, "", ""},
      {"Executions that took more than 100 ms, a value greater than 5% of all.", Kind::int32, "", ""},
      {"执行时间大于 100 的语句数。", Kind::int32, "", ""},
      {"The title can be up to 64 characters in length.", Kind::string, "", "64"},
      {"标题，最长 32 个字符。", Kind::string, "", "32"},
      {"标题，长度不超过 64。", Kind::string, "", "64"},
      {"标题，长度不超过 64 字节。", Kind::string, "", ""},
      {"长度为 1-64 字节", Kind::string, "", ""},
      {"字符串长度限制为1-255", Kind::string, "1", "255"},
      {"最小长度：1 最大长度：64", Kind::string, "1", "64"},
      {"最大长度：64字节", Kind::string, "", ""},
      {"Length Constraints: Fixed length of 12.", Kind::string, "12", "12"},
      {"长度固定为 32", Kind::string, "32", "32"},
      {"Length: 1-64", Kind::string, "1", "64"},
      {"The length must be between 2 and 20.", Kind::string, "2", "20"},
      {"密码，至少 8 位", Kind::string, "8", ""},
      {"密码，8-32 位。", Kind::string, "8", "32"},
      {"金额，小数最多 2 位", Kind::string, "", ""},
      {"参与人，最多 5 位", Kind::string, "", ""},
      {"长度为2~128个英文或中文字符", Kind::string, "2", "128"},
      {"数组长度：1-10", Kind::array, "1", "10"},
      {"名称长度为 1-64", Kind::array, "", ""},
      {"长度为 1 ~ 3。", Kind::array, "1", "3"},
      {"N 的取值范围：1~20", Kind::array, "1", "20"},
      {"Array Members: Minimum number of 1 item. Maximum number of 50 items.", Kind::array, "1", "50"},
      {"At least 2 characters and at most 8 characters.", Kind::string, "2", "8"},
      {"日志保留最多 7 天。", Kind::string, "", ""},
      {"At most 64 bytes.", Kind::string, "", ""},
      {"名称列表，最多 10 个。", Kind::array, "", "10"},
      {"IDs of hosts. At most 10.", Kind::array, "", "10"},
      {"At least 1 items, up to 3 items.", Kind::array, "1", "3"},
      {"1 ≤ n ≤ 100", Kind::int32, "1", "100"},
      {"0 < size <= 5", Kind::int32, "1", "5"},
      {"-5 <= x < 5.", Kind::int64, "-5", "4"},
      {"1≤数量≤10", Kind::int64, "1", "10"},
      {"1 ≤ n ≤ 100, or 0", Kind::int32, "", ""},
      {"1 < 2, and 3 < 4", Kind::int32, "", ""},
      {"n ≤ 10", Kind::string, "", ""},
      {"The tasks of at most 10 minutes.", Kind::array, "", ""},
      {"When the type is A, at most 10 items.", Kind::array, "", ""},
  };
  for (const Case& one : cases) {
    BOOST_TEST_CONTEXT(one.raw) {
      const auto bounds = find_bounds(prose(one.raw), one.kind).value_or(contract::Bounds{});
      const auto text = [](const std::optional<std::uint64_t>& length) {
        return length ? std::to_string(*length) : std::string();
      };
      const bool list = one.kind == Kind::array, string = one.kind == Kind::string;
      BOOST_TEST((list     ? text(bounds.min_items)
                  : string ? text(bounds.min_length)
                           : bounds.minimum.value_or("")) == one.low);
      BOOST_TEST((list     ? text(bounds.max_items)
                  : string ? text(bounds.max_length)
                           : bounds.maximum.value_or("")) == one.high);
    }
  }
}

BOOST_AUTO_TEST_CASE(units_are_found_in_every_phrasing) {
  struct Case {
    const char* text;
    const char* unit;
  };
  const Case cases[] = {
      {"超时时间，单位秒", "s"},      {"超时时间，单位为分钟。", "min"},
      {"内存，单位 GB", "GB"},        {"处理时间（毫秒）。", "ms"},
      {"The time, in seconds.", "s"}, {"The time (in milliseconds).", "ms"},
      {"The size, in GB.", "GB"},     {"大小，单位字节", "B"},
      {"in the system", ""},          {"数量", ""},
  };
  for (const Case& one : cases)
    BOOST_TEST(find_unit(one.text) == one.unit, one.text << " gave " << find_unit(one.text));
}

BOOST_AUTO_TEST_SUITE_END()
