#include "list_planter.h"

#include <algorithm>
#include <array>

namespace ocpv::pages_test {
namespace {

using Texts = std::vector<std::string>;

const Texts kOrdinary{"FAST",    "SLOW",   "FULL_BACKUP", "LOG_BACKUP", "OPEN",    "CLOSED",   "RUNNING", "STOPPED",
                      "MYSQL",   "ORACLE", "ROUND",       "SQUARE",     "PRIMARY", "STANDBY",  "UTF8MB4", "LEVEL_1",
                      "LEVEL_2", "IPV4",   "IPV6",        "WATER",      "GAS",     "CREATING", "FAILED",  "SUCCESSFUL"};

/// Words of sentences, and texts of unusual bytes, that are values where a list says so.
const Texts kTricky{"ON",
                    "OFF",
                    "NO",
                    "YES",
                    "DEFAULT",
                    "VALID",
                    "AND",
                    "OR",
                    "IN",
                    "TO",
                    "ONLY",
                    "NOT",
                    "A",
                    "B",
                    "N/A",
                    "-1",
                    "0",
                    "1",
                    "on",
                    "off",
                    "no",
                    "default",
                    "valid",
                    "only",
                    "asc",
                    "desc",
                    "OB Cluster",
                    "OB Tenant",
                    "READ COMMITTED",
                    "NOTE",
                    "FOR",
                    "THE",
                    "IS",
                    "WHEN",
                    "IF",
                    "V3.2.4",
                    "x86_64",
                    "utf8mb4_bin",
                    "application/json",
                    "Asia/Shanghai",
                    "READ/WRITE",
                    "+08:00",
                    "eager",
                    "lazy",
                    "DEFAULT_WITH_RIBBON",
                    "NULL",
                    "null",
                    "EMPTY",
                    "ETC",
                    "OTHER",
                    "OTHERS",
                    "1.0",
                    "2.1",
                    "none",
                    "ALL",
                    "Normal",
                    "HIGH",
                    "LOW",
                    "en-US",
                    "zh-CN",
                    "Never",
                    "AS",
                    "BY",
                    "OF",
                    "system wait",
                    "4C8G"};

const Texts kGlossesZh{"第一种",     "较快的一种", "按指定的通道", "关闭时使用",
                       "仅用于测试", "由系统决定", "只读或只写",   "不限"};
const Texts kGlossesEn{"enabled",     "the first one", "a slow one", "used for tests", "decided by the system",
                       "not limited", "it is off"};

/// Words that announce a list, and nothing but a list.
const Texts kCuesZh{"取值范围：",   "可选值：",       "取值包括：", "枚举值：",
                    "取值范围为：", "有如下可选值：", "取值为：",   "可选值包括："};
const Texts kCuesEn{"Valid values: ",     "Valid values are ", "Possible values: ",
                    "Supported values: ", "Allowed values: ",  "Valid values include "};

const std::string& one_of(Random& random, const Texts& texts) { return texts[below(random, texts.size())]; }

bool chance(Random& random, std::size_t percent) { return below(random, 100) < percent; }

Texts values_of(Random& random, Words words) {
  Texts values;
  const std::size_t count = 2 + below(random, 4);
  while (values.size() < count) {
    const bool is_tricky = words == Words::tricky && chance(random, 60);
    const std::string& value = one_of(random, is_tricky ? kTricky : kOrdinary);
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
  }
  return values;
}

enum class Wrap { none, code, bold, quotes };

std::string wrapped(const std::string& value, Wrap wrap, bool is_chinese) {
  switch (wrap) {
    case Wrap::code:
      return "`" + value + "`";
    case Wrap::bold:
      return "**" + value + "**";
    case Wrap::quotes:
      return is_chinese ? "“" + value + "”" : "\"" + value + "\"";
    case Wrap::none:
      break;
  }
  return value;
}

struct Form {
  Random& random;
  bool is_chinese;
  Wrap wrap;
  bool has_gloss;

  std::string gloss() const { return one_of(random, is_chinese ? kGlossesZh : kGlossesEn); }

  /// `VALUE`, `VALUE：gloss`, `VALUE: gloss.`, `VALUE gloss`.
  std::string item(const std::string& value) const {
    const std::string text = wrapped(value, wrap, is_chinese);
    if (!has_gloss) return text;
    return text + (is_chinese ? "：" + gloss() + "。" : ": " + gloss() + ".");
  }
};

std::string drawn_list(const Form& form, const Texts& values, std::string& name) {
  Random& random = form.random;
  const std::size_t kind = below(random, 6);
  const Texts names{"li", "ul", "li open", "br", "star", "dash"};
  name = names[kind];
  const std::string blank = chance(random, 50) ? " " : "";
  std::string text;
  for (const std::string& value : values) {
    const std::string item = form.item(value);
    switch (kind) {
      case 0:
      case 1:
        text += "<li>" + blank + item + blank + "</li>" + blank;
        break;
      case 2:
        text += "<li>" + blank + item + " ";
        break;
      case 3:
        text += "<br>" + item;
        break;
      case 4:
        text += " * " + item;
        break;
      default:
        text += (text.empty() ? "" : "<br>") + std::string("- ") + item;
    }
  }
  if (kind == 1) return chance(random, 50) ? "<ul>" + text + "</ul>" : "<ol> " + text + " </ol>";
  return kind == 5 ? "<br>" + text : text;
}

std::string joined(const Texts& items, const std::string& between, const std::string& last) {
  std::string text;
  for (std::size_t at = 0; at < items.size(); ++at)
    text += (at == 0 ? "" : at + 1 == items.size() ? last : between) + items[at];
  return text;
}

std::string sentence_list(const Form& form, const Texts& values, std::string& name) {
  const Texts betweens =
      form.is_chinese ? Texts{"、", "，", "、", "；", "/", " | "} : Texts{", ", ", ", "; ", ", ", "/", " \\| "};
  const Texts lasts =
      form.is_chinese ? Texts{"、", "，", " 和 ", "；", "/", " | "} : Texts{", ", ", and ", "; ", " or ", "/", " \\| "};
  const std::size_t kind = below(form.random, betweens.size());
  Texts items;
  for (const std::string& value : values) {
    std::string item = wrapped(value, form.wrap, form.is_chinese);
    if (form.has_gloss) item += form.is_chinese ? "（" + form.gloss() + "）" : " (" + form.gloss() + ")";
    items.push_back(item);
  }
  // What a slash separates in plain text has none itself: nobody could tell.
  const auto has_slash = [](const std::string& value) { return value.find('/') != std::string::npos; };
  const bool is_marked = form.wrap == Wrap::code || form.wrap == Wrap::quotes;
  if (betweens[kind] == "/" && !is_marked && std::any_of(values.begin(), values.end(), has_slash))
    return sentence_list(form, values, name);
  name = "sentence" + betweens[kind] + "|" + lasts[kind];
  const std::string between = form.is_chinese && betweens[kind] == " | " ? " \\| " : betweens[kind];
  const std::string last = form.is_chinese && lasts[kind] == " | " ? " \\| " : lasts[kind];
  return joined(items, between, last) + (form.is_chinese ? "。" : ".");
}

std::string explained_list(const Form& form, const Texts& values, std::string& name) {
  Texts items;
  for (const std::string& value : values) {
    items.push_back(wrapped(value, form.wrap, form.is_chinese) + (form.is_chinese ? "：" : ": ") + form.gloss());
  }
  name = "explained";
  const std::string between =
      form.is_chinese ? one_of(form.random, {"、", "，", "；"}) : one_of(form.random, {", ", "; "});
  return joined(items, between, between) + (form.is_chinese ? "。" : ".");
}

std::string tail(Random& random, bool is_chinese, const std::string& value) {
  if (chance(random, 60)) return "";
  if (is_chinese) return one_of(random, {"默认值为 " + value + "。", "创建后不可修改。", "不能为空。"});
  return one_of(random, {" Default value: " + value + ".", " It is not changed later.", " This parameter is kept."});
}

}  // namespace

std::size_t below(Random& random, std::size_t count) { return random() % count; }

PlantedList plant_list(Random& random, bool is_chinese, Words words) {
  PlantedList list;
  list.values = values_of(random, words);
  const Form form{random, is_chinese, static_cast<Wrap>(below(random, 4)), chance(random, 50)};
  std::string name, text;
  switch (below(random, 3)) {
    case 0:
      text = drawn_list(form, list.values, name);
      break;
    case 1:
      text = sentence_list(form, list.values, name);
      break;
    default:
      text = explained_list(form, list.values, name);
  }
  const std::string lead =
      is_chinese ? one_of(random, {"类型，", "状态。", ""}) : one_of(random, {"The type. ", "The state of it. ", ""});
  list.description =
      lead + one_of(random, is_chinese ? kCuesZh : kCuesEn) + text + tail(random, is_chinese, list.values.front());
  list.form = (is_chinese ? "zh " : "en ") + name;
  return list;
}

}  // namespace ocpv::pages_test
