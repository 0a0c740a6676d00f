#include "reader/words/groups.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace ocpv;
using namespace ocpv::reader;

namespace {

const char* word_of(contract::Rule::Kind kind) {
  using Kind = contract::Rule::Kind;
  switch (kind) {
    case Kind::needs:
      return "needs";
    case Kind::together:
      return "together";
    case Kind::at_least_one:
      return "at-least-one";
    case Kind::exactly_one:
      return "exactly-one";
    case Kind::at_most_one:
      return "at-most-one";
    default:
      return "?";
  }
}

/// What the sentence says in the row of `sortBy`, beside `sortOrder`, `sortKey`, `pageSize`, `name`, `id` and `days`.
std::string told(std::string_view sentence) {
  static constexpr std::array<std::string_view, 7> kNames = {"days",   "id",      "name",     "pageSize",
                                                             "sortBy", "sortKey", "sortOrder"};
  const auto found = find_group(sentence, {"sortBy", kNames, {}});
  if (!found) return "nothing";
  std::string text = word_of(found->kind);
  for (const std::string& name : found->names) text += " " + name;
  return text + (found->is_advice ? " (advice)" : "");
}

struct Case {
  const char* sentence;
  const char* expected;
};

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases)
    BOOST_TEST(told(one.sentence) == one.expected, one.sentence << " gave " << told(one.sentence));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(groups)

BOOST_AUTO_TEST_CASE(all_or_none_is_found_in_every_phrasing) {
  check({
      {"需要同时传入 sortOrder 和 sortKey 才会生效。", "needs sortBy sortOrder sortKey (advice)"},
      {"需要同时传入 sortOrder 和 sortkey 才会生效。", "needs sortBy sortOrder sortKey (advice)"},
      {"必须与 sortOrder 同时传入。", "needs sortBy sortOrder"},
      {"需与 sortOrder、sortKey 一起使用。", "needs sortBy sortOrder sortKey"},
      {"需配合 sortOrder 使用。", "needs sortBy sortOrder"},
      {"须和 sortOrder 参数搭配使用。", "needs sortBy sortOrder"},
      {"sortBy 和 sortOrder 必须同时指定。", "together sortBy sortOrder"},
      {"sortBy、sortOrder、sortKey 三者缺一不可。", "together sortBy sortOrder sortKey"},
      {"该参数与 sortOrder 必须成对出现。", "together sortBy sortOrder"},
      {"与 sortOrder 成对使用。", "together sortBy sortOrder"},
      {"与 sortOrder 要么都传，要么都不传。", "together sortBy sortOrder"},
      {"sortBy 与 sortOrder 应同时设置或都不设置。", "together sortBy sortOrder"},
      {"该参数需和 sortOrder、sortKey 同时提供。", "together sortBy sortOrder sortKey"},
      {"与 sortKey 同时填写才生效。", "needs sortBy sortKey (advice)"},
      {"请与 sortOrder 配套使用。", "needs sortBy sortOrder"},
      {"The sortOrder and sortkey parameters must be passed to validate the search.",
       "needs sortBy sortOrder sortKey (advice)"},
      {"It must be used together with sortOrder.", "needs sortBy sortOrder"},
      {"Must be specified together with sortOrder and sortKey.", "needs sortBy sortOrder sortKey"},
      {"sortBy and sortOrder must be specified together.", "together sortBy sortOrder"},
      {"sortBy and sortOrder must be specified at the same time.", "together sortBy sortOrder"},
      {"Specify both sortBy and sortOrder or neither.", "together sortBy sortOrder"},
      {"sortBy, sortOrder, and sortKey must be provided in pairs.", "together sortBy sortOrder sortKey"},
      {"Use this parameter and sortOrder in pairs.", "together sortBy sortOrder"},
      {"This parameter must be used in combination with sortOrder.", "needs sortBy sortOrder"},
      {"This parameter must be used in conjunction with the sortOrder parameter.", "needs sortBy sortOrder"},
      {"It takes effect only together with sortOrder.", "needs sortBy sortOrder (advice)"},
      {"This parameter requires sortOrder.", "needs sortBy sortOrder"},
      {"sortOrder must also be specified.", "needs sortBy sortOrder"},
      {"Either all or none of sortBy and sortOrder must be given.", "together sortBy sortOrder"},
      {"Must be used with sortOrder.", "needs sortBy sortOrder"},
  });
}

BOOST_AUTO_TEST_CASE(either_or_is_found_in_every_phrasing) {
  check({
      {"与 sortKey 二选一。", "exactly-one sortBy sortKey (advice)"},
      {"sortBy 与 sortKey 二选一必填。", "exactly-one sortBy sortKey"},
      {"sortBy 和 sortKey 必须二选一。", "exactly-one sortBy sortKey"},
      {"sortBy、sortKey 任选其一。", "exactly-one sortBy sortKey (advice)"},
      {"sortBy 和 sortKey 必须且只能传一个。", "exactly-one sortBy sortKey"},
      {"sortBy 和 sortKey 有且仅有一个。", "exactly-one sortBy sortKey"},
      {"sortBy 和 sortKey 至少传一个。", "at-least-one sortBy sortKey"},
      {"与 sortKey 至少填写一项。", "at-least-one sortBy sortKey"},
      {"与 sortKey 不能同时为空。", "at-least-one sortBy sortKey"},
      {"sortBy、sortKey 不可都为空。", "at-least-one sortBy sortKey"},
      {"不能与 sortKey 同时使用。", "at-most-one sortBy sortKey"},
      {"与 sortKey 互斥。", "at-most-one sortBy sortKey"},
      {"sortBy 和 sortKey 不能同时传入。", "at-most-one sortBy sortKey"},
      {"sortBy 和 sortKey 只能传其中一个。", "at-most-one sortBy sortKey"},
      {"请勿同时指定 sortBy 和 sortKey。", "at-most-one sortBy sortKey"},
      {"sortBy 或 sortKey 必填其一。", "at-least-one sortBy sortKey"},
      {"At least one of sortBy and sortKey must be specified.", "at-least-one sortBy sortKey"},
      {"Either sortBy or sortKey must be specified.", "at-least-one sortBy sortKey"},
      {"Either name or id is required.", "at-least-one sortBy name id"},
      {"You must specify either sortBy or sortKey.", "at-least-one sortBy sortKey"},
      {"One of sortBy and sortKey is required.", "at-least-one sortBy sortKey"},
      {"sortBy and sortKey cannot both be empty.", "at-least-one sortBy sortKey"},
      {"Exactly one of sortBy and sortKey must be specified.", "exactly-one sortBy sortKey"},
      {"Specify either sortBy or sortKey, but not both.", "exactly-one sortBy sortKey"},
      {"sortBy and sortKey are mutually exclusive.", "at-most-one sortBy sortKey"},
      {"This parameter cannot be used together with sortKey.", "at-most-one sortBy sortKey"},
      {"It cannot be specified with sortKey.", "at-most-one sortBy sortKey"},
      {"Do not specify both sortBy and sortKey.", "at-most-one sortBy sortKey"},
      {"Only one of sortBy and sortKey can be specified.", "at-most-one sortBy sortKey"},
      {"Conflicts with sortKey.", "at-most-one sortBy sortKey"},
      {"sortBy and sortKey must not be set at the same time.", "at-most-one sortBy sortKey"},
  });
}

BOOST_AUTO_TEST_CASE(what_holds_where_another_field_is_there_is_found_in_every_phrasing) {
  check({
      {"传入 sortOrder 时必填。", "needs sortOrder sortBy"},
      {"如果指定了 sortOrder，则必传。", "needs sortOrder sortBy"},
      {"当 sortOrder 不为空时，该参数必填。", "needs sortOrder sortBy"},
      {"若设置 sortOrder，则必须指定 sortBy。", "needs sortOrder sortBy"},
      {"如果传入该参数，则 sortOrder 必传。", "needs sortBy sortOrder"},
      {"仅当传入 sortOrder 时有效。", "needs sortBy sortOrder (advice)"},
      {"只有指定 sortOrder 时才生效。", "needs sortBy sortOrder (advice)"},
      {"未传 sortKey 时必填。", "at-least-one sortBy sortKey"},
      {"如果不指定 sortKey，则必须传入该参数。", "at-least-one sortBy sortKey"},
      {"当 sortKey 为空时，该参数必填。", "at-least-one sortBy sortKey"},
      {"传入 sortKey 时不能指定该参数。", "at-most-one sortBy sortKey"},
      {"如果指定了 sortKey，则忽略该参数。", "at-most-one sortBy sortKey (advice)"},
      {"This parameter is required if sortOrder is specified.", "needs sortOrder sortBy"},
      {"Required when sortOrder is set.", "needs sortOrder sortBy"},
      {"If you specify sortOrder, you must also specify this parameter.", "needs sortOrder sortBy"},
      {"If this parameter is specified, sortOrder is required.", "needs sortBy sortOrder"},
      {"Valid only when sortOrder is specified.", "needs sortBy sortOrder (advice)"},
      {"This parameter takes effect only if sortOrder is provided.", "needs sortBy sortOrder (advice)"},
      {"Required if sortKey is not specified.", "at-least-one sortBy sortKey"},
      {"This parameter is required unless sortKey is specified.", "at-least-one sortBy sortKey"},
      {"If sortKey is empty, this parameter is required.", "at-least-one sortBy sortKey"},
      {"This parameter cannot be specified when sortKey is set.", "at-most-one sortBy sortKey"},
      {"Ignored if sortKey is specified.", "at-most-one sortBy sortKey (advice)"},
  });
}

BOOST_AUTO_TEST_CASE(what_is_not_understood_whole_gives_no_group) {
  check({
      {"当 pageSize 大于 1 时，sortBy 和 sortKey 至少传一个。", "nothing"},
      {"sortBy 和 sortField 必须同时指定。", "nothing"},
      {"可与 sortOrder 一起使用。", "nothing"},
      {"sortBy 和 field 必须同时指定。", "nothing"},
      {"须和 field、sortOrder 同时指定。", "nothing"},
      {"The sortOrder and field parameters must also be passed.", "nothing"},
      {"Either sortBy or another must be specified.", "nothing"},
      {"仅当 sortOrder 设置为 DESC 时有效。", "nothing"},
      {"当 sortOrder 为 DESC 时必填。", "nothing"},
      {"至少传一个。", "nothing"},
      {"sortBy 和 sortKey 至少传一个，否则返回全部。", "nothing"},
      {"At least one of sortBy and sortKey must be set, otherwise all rows are returned.", "nothing"},
      {"Must be either `sortKey` or `sortOrder`.", "nothing"},
      {"不能为空。", "nothing"},
      {"必填。", "nothing"},
      {"任务的开始时间和结束时间不能同时为空。", "nothing"},
      {"sortBy and otherField must be specified together.", "nothing"},
      {"It can be used together with sortOrder.", "nothing"},
      {"Required when sortOrder is set to DESC.", "nothing"},
      {"The name of the column, which must be used with the ID of the cluster.", "nothing"},
      {"At least one must be specified.", "nothing"},
      {"If sortOrder is specified or pageSize is set, this parameter is required.", "nothing"},
      {"The number of days. The name must be unique.", "nothing"},
      {"sortOrder is applied to the result at the same time.", "nothing"},
  });
}

BOOST_AUTO_TEST_SUITE_END()
