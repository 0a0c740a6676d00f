#include "input/yaml_words.h"

#include <algorithm>
#include <iterator>

namespace ocpv::input {
namespace {

struct YamlWords {
  std::string_view en, zh;
};

constexpr YamlWords kWords[] = {
    {"block sequence entries are not allowed in this context", "此处不能有块序列项"},
    {"could not find expected ':'", "缺少 ':'"},
    {"could not find expected directive name", "缺少指令名"},
    {"did not find URI escaped octet", "缺少 URI 转义字节"},
    {"did not find expected '!'", "缺少 '!'"},
    {"did not find expected ',' or ']'", "缺少 ',' 或 ']'"},
    {"did not find expected ',' or '}'", "缺少 ',' 或 '}'"},
    {"did not find expected '-' indicator", "缺少 '-'"},
    {"did not find expected <document start>", "缺少文档开头"},
    {"did not find expected alphabetic or numeric character", "此处应为字母或数字"},
    {"did not find expected comment or line break", "此处应为注释或换行"},
    {"did not find expected digit or '.' character", "此处应为数字或 '.'"},
    {"did not find expected hexdecimal number", "此处应为十六进制数"},
    {"did not find expected key", "此处应为键"},
    {"did not find expected node content", "此处应为值"},
    {"did not find expected tag URI", "缺少标签 URI"},
    {"did not find expected version number", "缺少版本号"},
    {"did not find expected whitespace", "此处应为空白"},
    {"did not find expected whitespace or line break", "此处应为空白或换行"},
    {"did not find the expected '>'", "缺少 '>'"},
    {"found a tab character that violates indentation", "缩进中有制表符"},
    {"found a tab character where an indentation space is expected", "应以空格缩进处有制表符"},
    {"found an incorrect leading UTF-8 octet", "UTF-8 首字节有误"},
    {"found an incorrect trailing UTF-8 octet", "UTF-8 后续字节有误"},
    {"found an indentation indicator equal to 0", "缩进指示不能为 0"},
    {"found character that cannot start any token", "有不能作为开头的字符"},
    {"found duplicate %TAG directive", "%TAG 指令重复"},
    {"found duplicate %YAML directive", "%YAML 指令重复"},
    {"found extremely long version number", "版本号过长"},
    {"found incompatible YAML document", "YAML 版本不兼容"},
    {"found invalid Unicode character escape code", "Unicode 转义无效"},
    {"found undefined tag handle", "标签前缀未定义"},
    {"found unexpected ':'", "此处不应有 ':'"},
    {"found unexpected document indicator", "此处不应有文档标记"},
    {"found unexpected end of stream", "文件意外结束"},
    {"found unexpected non-alphabetical character", "此处应为字母"},
    {"found unknown directive name", "未知的指令"},
    {"found unknown escape character", "未知的转义字符"},
    {"incomplete UTF-8 octet sequence", "UTF-8 字节序列不完整"},
    {"input is too long", "输入过长"},
    {"invalid Unicode character", "Unicode 字符无效"},
    {"invalid leading UTF-8 octet", "UTF-8 首字节无效"},
    {"invalid length of a UTF-8 sequence", "UTF-8 序列长度无效"},
    {"invalid trailing UTF-8 octet", "UTF-8 后续字节无效"},
    {"mapping keys are not allowed in this context", "此处不能有映射的键"},
    {"mapping values are not allowed in this context", "此处不能有映射的值"},
    {"while parsing a block collection", "解析块集合时"},
    {"while parsing a block mapping", "解析块映射时"},
    {"while parsing a block node", "解析块节点时"},
    {"while parsing a flow mapping", "解析流映射时"},
    {"while parsing a flow node", "解析流节点时"},
    {"while parsing a flow sequence", "解析流序列时"},
    {"while parsing a node", "解析节点时"},
    {"while parsing a quoted scalar", "解析带引号的标量时"},
    {"while parsing a tag", "解析标签时"},
    {"while parsing a %TAG directive", "解析 %TAG 指令时"},
    {"while parsing a tag directive", "解析标签指令时"},
    {"while scanning a tag directive", "扫描标签指令时"},
    {"while scanning a %TAG directive", "扫描 %TAG 指令时"},
    {"while scanning a %YAML directive", "扫描 %YAML 指令时"},
    {"while scanning a block scalar", "扫描块标量时"},
    {"while scanning a directive", "扫描指令时"},
    {"while scanning a plain scalar", "扫描普通标量时"},
    {"while scanning a quoted scalar", "扫描带引号的标量时"},
    {"while scanning a simple key", "扫描键时"},
    {"while scanning a tag", "扫描标签时"},
    {"while scanning an alias", "扫描别名时"},
    {"while scanning an anchor", "扫描锚点时"},
    {"while scanning for the next token", "扫描下一个记号时"},
};

}  // namespace

std::string_view yaml_words(std::string_view english, Language language) noexcept {
  if (language != Language::zh) return english;
  const auto* const found =
      std::find_if(std::begin(kWords), std::end(kWords), [&](const YamlWords& one) { return one.en == english; });
  return found == std::end(kWords) ? english : found->zh;
}

}  // namespace ocpv::input
