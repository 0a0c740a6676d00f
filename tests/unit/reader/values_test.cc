#include "reader/words/values.h"

#include <boost/test/unit_test.hpp>

#include <string>

#include "reader/words/text.h"

using namespace ocpv;
using reader::find_values;
using reader::prose_with_code;

namespace {

/// `A,B`, with `...` behind an open set; empty for no list.
std::string told(std::string_view raw) {
  const auto values = find_values(prose_with_code(raw));
  if (!values) return "";
  std::string text;
  for (const contract::Value& value : values->items) text += (text.empty() ? "" : ",") + value.text;
  return text + (values->closed ? "" : "...");
}

std::string glosses(std::string_view raw) {
  const auto values = find_values(prose_with_code(raw));
  if (!values) return "";
  std::string text;
  for (const contract::Value& value : values->items) text += (text.empty() ? "" : ",") + value.gloss;
  return text;
}

struct Case {
  const char* raw;
  const char* values;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(values)

BOOST_AUTO_TEST_CASE(every_shape_of_a_closed_list_is_read) {
  const Case cases[] = {
      {"级别，包括：<li>LOW：低。</li> <li> HIGH：高。</li>", "LOW,HIGH"},
      {"Level. Valid values:<li>`LOW`: the lower one. </li><li>`HIGH`: the other.</li>", "LOW,HIGH"},
      {"取值范围：<li>LOW 低<li> HIGH 高", "LOW,HIGH"},
      {"取值范围： </li> LOW </li> <li> HIGH </li>", "LOW,HIGH"},
      {"取值范围：<li>* LOW</li><li>HIGH</li>", "LOW,HIGH"},
      {"Valid values: <li>LOW</li> HIGH: the other one.", "LOW,HIGH"},
      {"<ul><li>A 模式：<ul><li>x1</li><li>x2</li></ul></li><li>B 模式：<ul><li>x2</li><li>x3</li></ul></li></ul> "
       "取值范围",
       "x1,x2,x3"},
      {"取值范围： * LOW：低 <!-- -->  * HIGH：高", "LOW,HIGH"},
      {"取值范围： *LOW：低* HIGH：高 *MID* TOP", "LOW,HIGH,MID,TOP"},
      {"取值范围： *LOW* HIGH", "LOW,HIGH"},
      {"软件类型 * TYPE_A：甲 * TYPE_B：乙", "TYPE_A,TYPE_B"},
      {"取值范围： A 模式： *utf8mb4* gbk *gb18030 B 模式：* binary 缺省为 utf8mb4", "utf8mb4,gbk,gb18030,binary"},
      {"Valid values: * system internal wait * response wait", "system internal wait,response wait"},
      {"Valid values: * LOW * HIGH LOW stands for the lower one.", "LOW,HIGH"},
      {"有如下可选值： - LOW：低 </br> - HIGH：高", "LOW,HIGH"},
      {"有如下状态：</br> - LOW：低 </br>- HIGH：高", "LOW,HIGH"},
      {"取值范围： LOW 低 ； HIGH 高 ；MID 中", "LOW,HIGH,MID"},
      {"级别，包括 LOW、HIGH。", "LOW,HIGH"},
      {"级别，包括：LOW，HIGH。", "LOW,HIGH"},
      {"级别，包括LOW,HIGH、MID。", "LOW,HIGH,MID"},
      {"主要包括：LOW、HIGH", "LOW,HIGH"},
      {"目前支持 LOW、HIGH、MID 三种类型", "LOW,HIGH,MID"},
      {"目前支持 `LOW`、`HIGH` 两种。", "LOW,HIGH"},
      {"支持 **LOW、** **HIGH** 两种。", "LOW,HIGH"},
      {"目前支持两种，LOW、HIGH。", "LOW,HIGH"},
      {"有以下三种,LOW(低)，HIGH(高)，MID(中)", "LOW,HIGH,MID"},
      {"状态，可以为 STOPPED、STARTED", "STOPPED,STARTED"},
      {"级别：LOW、HIGH", "LOW,HIGH"},
      {"级别 LOW、HIGH", "LOW,HIGH"},
      {"在线(ONLINE) 或者 离线(OFFLINE)。", "ONLINE,OFFLINE"},
      {"LOW(低)、HIGH（高）", "LOW,HIGH"},
      {"状态，可取值为 OPEN：开放、CLOSED：关闭。", "OPEN,CLOSED"},
      {"取值范围：OPEN：开放、CLOSED：关闭。", "OPEN,CLOSED"},
      {"取值范围：OPEN：开放，CLOSED：关闭。", "OPEN,CLOSED"},
      {"取值为：OPEN - 开放、CLOSED - 关闭。", "OPEN,CLOSED"},
      {"取值为：OPEN：开放或半开、CLOSED：关闭。", "OPEN,CLOSED"},
      {"取值为：OPEN（开放）、CLOSED（关闭）。", "OPEN,CLOSED"},
      {"取值范围：OPEN：开放、关闭时不可用。", "OPEN"},
      {"Valid values: OPEN: the door is open, CLOSED: it is not.", "OPEN,CLOSED"},
      {"Valid values: OPEN: open; CLOSED: closed.", "OPEN,CLOSED"},
      {"Valid values: OPEN: the door is open. CLOSED: it is not. Others come later.", "OPEN,CLOSED"},
      {"Valid values: OPEN: open, and CLOSED: closed, but for the CPU.", "OPEN,CLOSED"},
      {"Valid values: OPEN: the door is open. The CPU does not matter.", "OPEN"},
      {"Valid values: LOW, HIGH, and MID.", "LOW,HIGH,MID"},
      {"Valid values: **LOW** and **HIGH** .", "LOW,HIGH"},
      {"Valid values: LOW (for one), HIGH (for another), and MID.", "LOW,HIGH,MID"},
      {"Valid values: 1, 2, 3, corresponding to Low, Mid, and High.", "1,2,3"},
      {"目前仅支持 ONCE_A_DAY。", "ONCE_A_DAY"},
      {"Currently, only ONCE_A_DAY is supported.", "ONCE_A_DAY"},
      {"取值范围： PRIMARY：主", "PRIMARY"},
      {"Valid values: PRIMARY", "PRIMARY"},
      {"Valid values: OPEN: open; CLOSED.", "OPEN,CLOSED"},
      {"Valid values: `LOW`, `HIGH VALUE`, and `MID`.", "LOW,HIGH VALUE,MID"},
  };
  for (const Case& one : cases) BOOST_TEST(told(one.raw) == one.values, one.raw << " gave " << told(one.raw));
}

BOOST_AUTO_TEST_CASE(a_word_of_sentences_is_a_value_where_a_list_says_so) {
  const Case cases[] = {
      {"Valid values: <li>ON: enabled.</li> <li>OFF: disabled.</li>", "ON,OFF"},
      {"取值范围：<li>NO：否。</li><li>DEFAULT：默认。</li><li>VALID：有效。</li>", "NO,DEFAULT,VALID"},
      {"取值范围：<li>A：甲</li><li>AND：且</li><li>OR：或</li>", "A,AND,OR"},
      {"Valid values: <ul><li>IN</li><li>TO</li><li>ONLY</li></ul>", "IN,TO,ONLY"},
      {"Valid values: -1, 0, and 1.", "-1,0,1"},
      {"取值范围：-1：未知、0：关、1：开。", "-1,0,1"},
      {"Valid values: <li>on: it runs</li><li>off: it does not</li>", "on,off"},
      {"Valid values: <li>N/A</li><li>OK</li>", "N/A,OK"},
      {"Valid values: <li>OB Cluster</li><li>OB_TENANT</li>", "OB Cluster,OB_TENANT..."},
      {"Valid values: <li>READ COMMITTED: one</li><li>SERIALIZABLE: two</li>", "READ COMMITTED,SERIALIZABLE"},
      {"Valid values: DEFAULT, PAPER, and DEFAULT_WITH_BOW.", "DEFAULT,PAPER,DEFAULT_WITH_BOW"},
      {"Valid values: `application/json`, `text/plain`.", "application/json,text/plain"},
      {"Valid values: FAST; SLOW; MID.", "FAST,SLOW,MID"},
      {"取值范围：FAST;SLOW", "FAST,SLOW"},
      {"Valid values: <br>FAST: one<br>SLOW: two", "FAST,SLOW"},
      {"有效值为 FAST、SLOW。", "FAST,SLOW"},
  };
  for (const Case& one : cases) BOOST_TEST(told(one.raw) == one.values, one.raw << " gave " << told(one.raw));
}

BOOST_AUTO_TEST_CASE(a_list_with_an_item_that_was_not_read_is_open) {
  const Case cases[] = {
      {"取值范围：<li>+08:00：东八区。</li><li>UTC：零时区。</li>", "UTC..."},
      {"取值范围：<li>主备：两份。</li><li>SINGLE：一份。</li>", "SINGLE..."},
      {"Valid values: FAST: the one, Asia/Shanghai: the other, SLOW: none.", "FAST,SLOW..."},
      {"可选值包括：system wait（等待），OFF（不等），FAST（快）。", "OFF,FAST..."},
      {"级别：off、LOW、HIGH", "LOW,HIGH..."},
      {"方式，包括 LANE（按通道）、RING（按重量、BELT（按目的地）。", "LANE,RING,BELT..."},
      {"Valid values: READ/WRITE, READ.", "READ,WRITE..."},
      {"Valid values: Asia/Shanghai.", "Asia,Shanghai..."},
      {"The gauge. <ul><li>Gauges of the `HEATING` phase are FLAME, STEAM, and PUMP.</li><li>Gauges of the `COOLING` "
       "phase are FAN and ICE.</li></ul>",
       "FLAME,STEAM,PUMP..."},
  };
  for (const Case& one : cases) BOOST_TEST(told(one.raw) == one.values, one.raw << " gave " << told(one.raw));
}

BOOST_AUTO_TEST_CASE(codes_with_their_meanings_are_a_list) {
  const Case cases[] = {
      {"状态，0：正常，1：异常。", "0,1"},
      {"状态。0 表示正常，1 表示异常。", "0,1"},
      {"状态：0-正常，1-异常，2-未知", "0,1,2"},
      {"The level. 1: low, 2: mid, 3: high.", "1,2,3"},
      {"The switch, 0 for off and 1 for on.", "0,1"},
      {"0=off; 1=on", "0,1"},
  };
  for (const Case& one : cases) BOOST_TEST(told(one.raw) == one.values, one.raw << " gave " << told(one.raw));
  BOOST_TEST(glosses("状态，0：正常，1：异常。") == "正常,异常");
}

BOOST_AUTO_TEST_CASE(examples_leave_the_set_open) {
  const Case cases[] = {
      {"操作类型，如 \"CREATE_PLAN\"。", "CREATE_PLAN..."},
      {"操作类型，如：\"CREATE_PLAN\"。", "CREATE_PLAN..."},
      {"维度，如 CLUSTER，TENANT 分别代表集群，租户。", "CLUSTER,TENANT..."},
      {"维度，如 CLUSTER 代表集群，TENANT 代表租户。", "CLUSTER,TENANT..."},
      {"The type, for example, CREATE_PLAN.", "CREATE_PLAN..."},
      {"节点类型，如 JAVA_TASK", "JAVA_TASK..."},
      {"级别，包括 LOW、HIGH 等。", "LOW,HIGH..."},
      {"目前支持 LOW、HIGH 等类型。", "LOW,HIGH..."},
      {"目前支持 LOW（低）、HIGH（高）等。", "LOW,HIGH..."},
      {"目前支持 LOW、HIGH 等两种类型。", "LOW,HIGH"},
      {"目前支持 LOW、HIGH 等 2 种类型。", "LOW,HIGH"},
      {"Valid values: LOW, HIGH, etc.", "LOW,HIGH..."},
      {"Valid values: LOW, HIGH, and other values.", "LOW,HIGH..."},
      {"取值包括但不限于 LOW、HIGH。", "LOW,HIGH..."},
      {"Values, including but not limited to LOW and HIGH.", "LOW,HIGH..."},
      {"取值范围：LOW、HIGH及其他。", "LOW,HIGH..."},
      {"Valid values: LOW, HIGH, and so on.", "LOW,HIGH..."},
      {"取值范围：<li>LOW：低</li><li>高级别：HIGH</li><li>MID</li>", "LOW,MID..."},
      {"Valid values: <li>LOW</li><li>the HIGH one</li><li>MID</li>", "LOW,MID..."},
      {"取值范围：* LOW：低 * 高级别 HIGH * MID：中", "LOW,MID..."},
      {"Valid values: LOW and HIGH; for Oracle tenants, also MID.", "LOW,HIGH..."},
      {"取值范围：LOW、HIGH。Oracle 租户还支持 MID。", "LOW,HIGH..."},
      {"Valid values: LOW, HIGH. In V4.2, MID is also supported.", "LOW,HIGH..."},
      {"取值范围：LOW、HIGH 或空。", "LOW,HIGH..."},
      {"取值范围：LOW、HIGH，或为空。", "LOW,HIGH..."},
      {"Valid values: LOW, HIGH, or an empty string.", "LOW,HIGH..."},
      {"Valid values: `LOW`, `HIGH`...", "LOW,HIGH..."},
      {"取值范围：“LOW”、“HIGH”", "LOW,HIGH"},
      {"取值范围：<li>\"LOW\"：低</li><li>\"HIGH\"</li>", "LOW,HIGH"},
  };
  for (const Case& one : cases) BOOST_TEST(told(one.raw) == one.values, one.raw << " gave " << told(one.raw));
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_list_is_none) {
  const char* cases[] = {
      "服务 ID。 * 当服务类型是 OB_CLUSTER 时，代表集群 ID。 * 当服务类型是 OTHERS 时，为空。",
      "<li>当服务类型是 **OB_CLUSTER** 时，代表集群 ID。</li>",
      "List. * For MySQL tenants, it is one thing. * For Oracle tenants, another.",
      "关键字。 * 不区分大小写",
      "时间，如 12:30，14:45。",
      "端口 2881：SQL 端口，端口 20882：RPC 端口。",
      "保留 7-天 的备份，其余删除。",
      "1: the first, and then something else that has no number.",
      "Between 1 - 5 for small hosts, 6 - 9 for others.",
      "值为 true 时返回全部。",
      "支持的格式有： IP地址，示例：a.b.c.d",
      "可以匹配如下几种信息： * hostname：主机名 * service：服务",
      "Fuzzy match is supported. Valid values: * hostname: the name of the host.",
      "包括 IP 和端口",
      "包括 SQL 文本",
      "包含 contents。",
      "告警等级 \\[1\\~5\\]",
      "Value range: 1-5.",
      "存储目录，如 /backup/ 或 a/b。",
      "如 7 天",
      "时间，如\"02:00:00.000+08:00\"。",
      "请求的 Trace ID，用于排查问题。",
      "支持的特殊字符为 <code>~!@#%^&*_-+=\\|(){}[]:;,.?/</code>。",
      "The data returned by the request, including the contents parameter.",
      "取值范围：OPEN：开放、CLOSED。",
      "Valid values: OPEN for open, CLOSED for closed, and LOCKED.",
      "",
  };
  for (const char* raw : cases) BOOST_TEST(told(raw) == "", raw << " gave " << told(raw));
}

BOOST_AUTO_TEST_CASE(what_is_said_not_to_be_right_is_no_list) {
  for (const char* raw :
       {"不支持 LOW、HIGH", "暂不支持 LOW、HIGH", "目前不支持 `LOW`、`HIGH`。", "不能为 LOW 或 HIGH",
        "该参数不可以为 LOW、HIGH", "不包括 LOW、HIGH", "非法取值：LOW、HIGH", "保留值：LOW、HIGH",
        "Does not support LOW, HIGH.", "This parameter does not support LOW, HIGH.", "Cannot be LOW or HIGH.",
        "It must not be LOW or HIGH.", "Invalid values: LOW, HIGH.", "Reserved values: LOW, HIGH."})
    BOOST_TEST(told(raw) == "", raw << " gave " << told(raw));
  const Case cases[] = {
      {"取值：LOW、HIGH，不能为空。", "LOW,HIGH"},
      {"取值：LOW：不支持压缩，HIGH：支持压缩", "LOW,HIGH"},
      {"不支持 OLD、OLDER。取值：LOW、HIGH。", "LOW,HIGH"},
      {"Cannot be empty. Valid values: LOW, HIGH.", "LOW,HIGH"},
      {"Typical values: LOW, HIGH.", "LOW,HIGH..."},
      {"取值示例：LOW、HIGH", "LOW,HIGH..."},
      {"常用取值：LOW、HIGH", "LOW,HIGH..."},
  };
  for (const Case& one : cases) BOOST_TEST(told(one.raw) == one.values, one.raw << " gave " << told(one.raw));
}

BOOST_AUTO_TEST_CASE(a_list_of_many_explained_values_is_read_whole_or_not_at_all) {
  for (const std::size_t count : {2U, 20U, 40U, 60U, 200U, 2000U}) {
    std::string text = "取值范围：", names;
    for (std::size_t at = 0; at < count; ++at) {
      const std::string name = "STATE_" + std::to_string(at);
      text += (at == 0 ? "" : "、") + name + "：第 " + std::to_string(at) + " 种状态";
      names += (at == 0 ? "" : ",") + name;
    }
    const std::string found = told(text + "。");
    BOOST_TEST((found == names || (found.empty() && count > 40)), count << " gave " << found.substr(0, 200));
  }
}

BOOST_AUTO_TEST_CASE(a_list_of_many_codes_is_read_whole_or_not_at_all) {
  for (const std::size_t count : {2U, 20U, 60U, 100U, 2000U}) {
    std::string text = "状态，", codes;
    for (std::size_t at = 0; at < count; ++at) {
      const std::string code = std::to_string(at);
      text += (at == 0 ? "" : "，") + code + "：第 " + code + " 种状态的说明";
      codes += (at == 0 ? "" : ",") + code;
    }
    const std::string found = told(text + "。");
    BOOST_TEST((found == codes || (found.empty() && count > 20)), count << " gave " << found.substr(0, 200));
  }
}

BOOST_AUTO_TEST_CASE(what_a_value_means_is_kept) {
  BOOST_TEST(glosses("取值范围： * LOW：低 * HIGH：高。") == "低,高");
  BOOST_TEST(glosses("状态，在线(ONLINE) 或者 离线(OFFLINE)。") == "在线,离线");
  BOOST_TEST(glosses("如 CLUSTER 代表集群，TENANT 代表租户。") == "代表集群,代表租户");
}

BOOST_AUTO_TEST_SUITE_END()
