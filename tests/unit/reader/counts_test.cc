#include "reader/words/counts.h"

#include <boost/test/unit_test.hpp>

#include <string>

#include "base/ascii.h"
#include "reader/words/quantities.h"

using namespace ocpv;
using namespace ocpv::reader;

namespace {

std::string written(const contract::Count& count) {
  return (count.least ? std::to_string(*count.least) : "") + ".." + (count.most ? std::to_string(*count.most) : "");
}

std::string counted(std::string_view text) {
  const auto found = find_counted(lower(text));
  return found ? written(found->count) + (found->is_single ? " of something" : "") : "nothing";
}

std::string demanded(std::string_view text) {
  const auto found = find_demanded_count(lower(text));
  return found ? written(*found) : "nothing";
}

struct Case {
  const char* text;
  const char* expected;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(counts)

BOOST_AUTO_TEST_CASE(a_condition_counts_in_every_phrasing) {
  const Case cases[] = {
      {"仅当 hostList 只有一个元素时有效", "1..1"},
      {"hostList 只包含 1 台主机时才可以设置", "1..1"},
      {"当 hostList 的元素个数为 1 时有效", "1..1"},
      {"hostList 的长度大于 1 时必填", "2.."},
      {"hostList 多于一个时必填", "2.."},
      {"hostList 超过 3 台时必填", "4.."},
      {"hostList 至少有两个元素时有效", "2.."},
      {"hostList 不超过五个时有效", "..5"},
      {"hostList 少于 3 个时有效", "..2"},
      {"只有添加单台是才可以设置别名", "1..1 of something"},
      {"仅添加单个主机时有效", "1..1 of something"},
      {"添加多台主机时必填", "2.. of something"},
      {"only when you add a single host", "1..1 of something"},
      {"valid only when hostList contains only one element", "1..1"},
      {"when hostList has exactly one item", "1..1"},
      {"when hostList contains one host", "1..1"},
      {"required when hostList has more than one item", "2.."},
      {"required if hostList contains at least two hosts", "2.."},
      {"valid only if hostList has no more than 3 hosts", "..3"},
      {"valid if hostList has fewer than 3 hosts", "..2"},
      {"required when you add multiple hosts", "2.. of something"},
      {"大于 0 时有效", "nothing"},
      {"只有当 kind 为 FILE 时有效", "nothing"},
      {"at most 64 characters", "nothing"},
      {"only when kind is FILE", "nothing"},
      {"has a name", "nothing"},
  };
  for (const Case& one : cases)
    BOOST_TEST(counted(one.text) == one.expected, one.text << " gave " << counted(one.text));
}

BOOST_AUTO_TEST_CASE(a_list_is_demanded_to_have_so_many_items_in_every_phrasing) {
  const Case cases[] = {
      {"RS_LIST 模式下有且只能有一个可连接的集群。", "1..1"},
      {"RS_LIST 模式下有且仅有 1 个集群。", "1..1"},
      {"RS_LIST 模式下只能有一个。", "..1"},
      {"RS_LIST 模式下只允许一条。", "..1"},
      {"RS_LIST 模式下最多 3 个。", "..3"},
      {"RS_LIST 模式下不能超过十个。", "..10"},
      {"RS_LIST 模式下至少需要两个。", "2.."},
      {"RS_LIST 模式下恰好有三项。", "3..3"},
      {"RS_LIST 模式下数量必须为 2。", "2..2"},
      {"仅支持 1 个集群", "..1"},
      {"In RS_LIST mode, only one cluster is available.", "..1"},
      {"In RS_LIST mode, exactly one cluster must be specified.", "1..1"},
      {"At most five clusters can be specified in RS_LIST mode.", "..5"},
      {"You can specify up to 3 clusters.", "..3"},
      {"No more than ten clusters are allowed.", "..10"},
      {"At least two clusters are required.", "2.."},
      {"A maximum of 20 clusters is supported.", "..20"},
      {"CONFIG_URL 模式下无限制。", "nothing"},
      {"仅支持 RS_LIST 模式。", "nothing"},
      {"Only RS_LIST is supported.", "nothing"},
      {"Only one of a and b can be specified.", "nothing"},
      {"It takes up to 30 seconds.", "nothing"},
  };
  for (const Case& one : cases)
    BOOST_TEST(demanded(one.text) == one.expected, one.text << " gave " << demanded(one.text));
}

BOOST_AUTO_TEST_CASE(bounds_of_a_list_and_of_a_string_may_be_written_as_words) {
  struct Sizes {
    const char* text;
    contract::Kind kind;
    const char* expected;
  };
  using contract::Kind;
  const Sizes cases[] = {
      {"标签的集合，最多支持五个。", Kind::array, "..5"},
      {"最多十个。", Kind::array, "..10"},
      {"至少两个，最多 8 个。", Kind::array, "2..8"},
      {"不超过二十个", Kind::array, "..20"},
      {"不得超过三条。", Kind::array, "..3"},
      {"At most five labels.", Kind::array, "..5"},
      {"At most five items.", Kind::array, "..5"},
      {"You can specify at most five.", Kind::array, "..5"},
      {"Up to twelve tags.", Kind::array, "..12"},
      {"No more than three entries are allowed.", Kind::array, "..3"},
      {"A maximum of ten values.", Kind::array, "..10"},
      {"At least one item.", Kind::array, "1.."},
      {"At most ten characters.", Kind::string, "..10"},
      {"最多二十个字符。", Kind::string, "..20"},
      {"RS_LIST 模式下最多 1 个。", Kind::array, "nothing"},
      {"In RS_LIST mode, at most 1 item.", Kind::array, "nothing"},
      {"当 mode 为 A 时最多五个。", Kind::array, "nothing"},
      {"Up to three clusters are supported.", Kind::array, "..3"},
      {"It may take up to 30 minutes.", Kind::array, "nothing"},
      {"At most one of a and b.", Kind::array, "nothing"},
      {"Cannot exceed oneself.", Kind::array, "nothing"},
  };
  for (const Sizes& one : cases) {
    const auto bounds = find_bounds(one.text, one.kind);
    const bool is_list = one.kind == Kind::array;
    const std::string found = !bounds ? "nothing"
                                      : written({is_list ? bounds->min_items : bounds->min_length,
                                                 is_list ? bounds->max_items : bounds->max_length});
    BOOST_TEST(found == one.expected, one.text << " gave " << found);
  }
}

BOOST_AUTO_TEST_CASE(an_empty_value_is_refused_where_the_page_says_so_and_nowhere_else) {
  using contract::Kind;
  struct Said {
    const char* text;
    bool refused;
  };
  const Said cases[] = {
      {"货主，不能为空。", true},
      {"货主的名称不可为空。", true},
      {"不允许为空", true},
      {"标签列表，不得为空。", true},
      {"该参数不能为空字符串。", true},
      {"名称，长度不超过 8 个字符，不能为空。", true},
      {"不应为空。", true},
      {"It cannot be empty.", true},
      {"This parameter must not be empty.", true},
      {"The list must be non-empty.", true},
      {"The value cannot be an empty string.", true},
      {"The name of the owner. The name can't be empty.", true},
      {"An empty list is not allowed.", true},
      {"Cannot be blank.", true},
      {"可以为空。", false},
      {"为空时返回全部。", false},
      {"不为空时才校验。", false},
      {"当 mode 为 A 时不能为空。", false},
      {"如果使用吊车，则不能为空。", false},
      {"与 river 不能同时为空。", false},
      {"mill 和 river 不能都为空。", false},
      {"mode 不能为空。", false},
      {"It may be empty.", false},
      {"If mode is A, it cannot be empty.", false},
      {"It cannot be empty when mode is A.", false},
      {"mill and river cannot both be empty.", false},
      {"mill or river cannot be empty.", false},
      {"The value is not empty if a mill is used.", false},
  };
  for (const Said& one : cases) {
    for (const Kind kind : {Kind::string, Kind::array}) {
      const auto bounds = find_bounds(one.text, kind);
      const auto least = bounds ? (kind == Kind::string ? bounds->min_length : bounds->min_items) : std::nullopt;
      BOOST_TEST((least.value_or(0) == 1U) == one.refused, one.text);
    }
    BOOST_TEST(!find_bounds(one.text, Kind::boolean).has_value(), one.text);
    BOOST_TEST(!find_bounds(one.text, Kind::int32).has_value(), one.text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
