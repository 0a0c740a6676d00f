#include <algorithm>
#include <array>

#include "reader/words/text.h"
#include "reader/words/vocabulary.h"
#include "reader/words/word_table.h"

namespace ocpv::reader {
namespace {

constexpr auto kSections = std::to_array<Word<Section>>({
    {"功能说明", Section::description},
    {"description", Section::description},
    {"调用说明", Section::call},
    {"call description", Section::call},
    {"接口约束", Section::constraints},
    {"prerequisite", Section::constraints},
    {"prerequisites", Section::constraints},
    {"limitations", Section::constraints},
    {"limitation", Section::constraints},
    {"constraints", Section::constraints},
    {"请求路径", Section::path},
    {"request path", Section::path},
    {"接口路径", Section::path},
    {"请求地址", Section::path},
    {"接口地址", Section::path},
    {"请求url", Section::path},
    {"请求uri", Section::path},
    {"请求行", Section::path},
    {"请求语法", Section::path},
    {"请求方式", Section::path},
    {"请求方法", Section::path},
    {"api 路径", Section::path},
    {"调用地址", Section::path},
    {"url", Section::path},
    {"uri", Section::path},
    {"request url", Section::path},
    {"request uri", Section::path},
    {"request line", Section::path},
    {"request syntax", Section::path},
    {"syntax", Section::path},
    {"api 语法", Section::path},
    {"请求格式", Section::path},
    {"请求信息", Section::path},
    {"接口信息", Section::path},
    {"api 信息", Section::path},
    {"基本信息", Section::path},
    {"request information", Section::path},
    {"request format", Section::path},
    {"http request", Section::path},
    {"request method", Section::path},
    {"http method", Section::path},
    {"method", Section::path},
    {"request method and path", Section::path},
    {"endpoint", Section::path},
    {"api path", Section::path},
    {"请求类型", Section::content_type},
    {"request type", Section::content_type},
    {"content-type", Section::content_type},
    {"content type", Section::content_type},
    {"请求内容类型", Section::content_type},
    {"媒体类型", Section::content_type},
    {"request content type", Section::content_type},
    {"media type", Section::content_type},
    {"请求参数", Section::parameters},
    {"请求参", Section::parameters},
    {"输入参数", Section::parameters},
    {"公共请求参数", Section::parameters},
    {"入参", Section::parameters},
    {"请求数据", Section::parameters},
    {"请求报文", Section::parameters},
    {"请求参数说明", Section::parameters},
    {"parameter description", Section::parameters},
    {"parameter descriptions", Section::parameters},
    {"request body parameters", Section::parameters},
    {"请求字段", Section::parameters},
    {"业务参数", Section::parameters},
    {"接口参数", Section::parameters},
    {"参数列表", Section::parameters},
    {"request parameters", Section::parameters},
    {"request parameter", Section::parameters},
    {"input parameters", Section::parameters},
    {"request fields", Section::parameters},
    {"common request parameters", Section::parameters},
    {"request params", Section::parameters},
    {"parameters", Section::parameters},
    {"request", Section::parameters},
    {"supported attributes", Section::parameters},
    {"attributes", Section::parameters},
    {"supported parameters", Section::parameters},
    {"the following parameters are supported", Section::parameters},
    {"请求消息", Section::parameters},
    {"响应消息", Section::response},
    {"返回消息", Section::response},
    {"response attributes", Section::response},
    {"returned attributes", Section::response},
    {"returned fields", Section::response},
    {"返回结果", Section::response},
    {"返回值", Section::response},
    {"返回参数", Section::response},
    {"返回数据", Section::response},
    {"返回字段", Section::response},
    {"返回报文", Section::response},
    {"响应报文", Section::response},
    {"应答报文", Section::response},
    {"reply", Section::response},
    {"reply parameters", Section::response},
    {"reply description", Section::response},
    {"返回内容", Section::response},
    {"返回体", Section::response},
    {"返回信息", Section::response},
    {"返回", Section::response},
    {"公共返回参数", Section::response},
    {"响应参数", Section::response},
    {"响应结果", Section::response},
    {"响应数据", Section::response},
    {"响应字段", Section::response},
    {"响应内容", Section::response},
    {"响应体", Section::response},
    {"响应信息", Section::response},
    {"响应", Section::response},
    {"公共响应参数", Section::response},
    {"应答参数", Section::response},
    {"应答数据", Section::response},
    {"应答字段", Section::response},
    {"应答", Section::response},
    {"输出参数", Section::response},
    {"出参", Section::response},
    {"response parameters", Section::response},
    {"response parameter", Section::response},
    {"response", Section::response},
    {"responses", Section::response},
    {"response body", Section::response},
    {"response data", Section::response},
    {"response fields", Section::response},
    {"response elements", Section::response},
    {"response params", Section::response},
    {"response result", Section::response},
    {"response results", Section::response},
    {"response structure", Section::response},
    {"common response parameters", Section::response},
    {"returned results", Section::response},
    {"return result", Section::response},
    {"return results", Section::response},
    {"return value", Section::response},
    {"return values", Section::response},
    {"return parameters", Section::response},
    {"return data", Section::response},
    {"returned parameters", Section::response},
    {"returned data", Section::response},
    {"returned value", Section::response},
    {"returned values", Section::response},
    {"output parameters", Section::response},
    {"output parameter", Section::response},
    {"output", Section::response},
    {"returns", Section::response},
    {"错误码", Section::errors},
    {"错误代码", Section::errors},
    {"返回码", Section::errors},
    {"状态码", Section::errors},
    {"异常码", Section::errors},
    {"错误信息", Section::errors},
    {"error codes", Section::errors},
    {"error code", Section::errors},
    {"errors", Section::errors},
    {"status codes", Section::errors},
    {"return codes", Section::errors},
    {"http status codes", Section::errors},
    {"示例", Section::examples},
    {"examples", Section::examples},
    {"example", Section::examples},
    {"样例", Section::examples},
    {"samples", Section::examples},
    {"请求示例", Section::request_example},
    {"请求实例", Section::request_example},
    {"请求样例", Section::request_example},
    {"请求示范", Section::request_example},
    {"调用示例", Section::request_example},
    {"请求报文示例", Section::request_example},
    {"example request", Section::request_example},
    {"example requests", Section::request_example},
    {"request sample", Section::request_example},
    {"request samples", Section::request_example},
    {"request examples", Section::request_example},
    {"sample call", Section::request_example},
    {"sample request", Section::request_example},
    {"sample requests", Section::request_example},
    {"request example", Section::request_example},
    {"返回示例", Section::response_example},
    {"返回实例", Section::response_example},
    {"返回结果示例", Section::response_example},
    {"返回样例", Section::response_example},
    {"响应示例", Section::response_example},
    {"响应样例", Section::response_example},
    {"应答示例", Section::response_example},
    {"应答样例", Section::response_example},
    {"正常返回示例", Section::response_example},
    {"成功返回示例", Section::response_example},
    {"响应报文示例", Section::response_example},
    {"example response", Section::response_example},
    {"example responses", Section::response_example},
    {"response sample", Section::response_example},
    {"response samples", Section::response_example},
    {"response examples", Section::response_example},
    {"sample success response", Section::response_example},
    {"success response", Section::response_example},
    {"sample responses", Section::response_example},
    {"sample response", Section::response_example},
    {"response example", Section::response_example},
});

/// Words behind a section's name that add nothing to it.
constexpr auto kHeadingEnds = std::to_array<std::string_view>(
    {"说明", "列表", "如下", "描述", "详情", " list", " description", " descriptions", " details"});
/// `1.2 `, `一、`, `(3) ` before a heading.
std::string_view without_number(std::string_view heading) {
  constexpr std::array<std::string_view, 10> kNumerals = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  std::string_view rest = heading;
  bool number = false;
  for (bool changed = true; changed;) {
    changed = false;
    while (!rest.empty() && (is_digit(rest.front()) || (number && rest.front() == '.')))
      rest.remove_prefix(1), number = changed = true;
    for (const std::string_view numeral : kNumerals) {
      if (rest.starts_with(numeral)) rest.remove_prefix(numeral.size()), number = changed = true;
    }
  }
  if (!number) return heading;
  const bool parted = rest.starts_with(" ") || rest.starts_with("、") || rest.starts_with(")") ||
                      rest.starts_with("）") || rest.starts_with("．") ||
                      heading[static_cast<std::size_t>(rest.data() - heading.data()) - 1] == '.';
  return parted ? bare(rest) : heading;
}

/// Where a bracket opens that the heading ends with; npos when it ends with none.
std::size_t last_bracket(std::string_view heading) {
  if (heading.ends_with(")")) return heading.rfind('(');
  if (heading.ends_with("）")) return heading.rfind("（");
  return std::string_view::npos;
}

}  // namespace

/// Lower case, inner blanks single, edges bare.
std::string heading_form(std::string_view text) {
  std::string form;
  for (const char c : lower(bare(text))) {
    const char character = c == '\n' || c == '\t' ? ' ' : c;
    if (character != ' ' || (!form.empty() && form.back() != ' ')) form += character;
  }
  return std::string(bare(form));
}

std::optional<Section> section_named(std::string_view text) {
  const std::string folded = heading_form(text);
  if (const auto known = find(kSections, folded)) return known;
  std::string_view form = without_number(folded);
  if (const auto known = find(kSections, form)) return known;
  if (const std::string_view whole = trimmed(text); last_bracket(whole) != std::string_view::npos) {
    const std::string before = heading_form(without_number(trimmed(whole.substr(0, last_bracket(whole)))));
    if (const auto known = find(kSections, before)) return known;
  }
  for (const std::string_view end : kHeadingEnds) {
    if (form.size() <= end.size() || !form.ends_with(end)) continue;
    const auto known = find(kSections, bare(form.substr(0, form.size() - end.size())));
    if (known && (*known == Section::parameters || *known == Section::response || *known == Section::errors))
      return known;
  }
  return std::nullopt;
}

std::string_view bracketed_in_heading(std::string_view text) {
  text = trimmed(text);
  const std::size_t open = last_bracket(text);
  return open == std::string_view::npos ? std::string_view() : bare(text.substr(open));
}

}  // namespace ocpv::reader
