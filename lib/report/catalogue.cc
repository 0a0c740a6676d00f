#include "report/catalogue.h"

#include <array>
#include <cstddef>

namespace ocpv::report {
namespace {

using check::Detail;
using check::Id;
using check::Related;
using check::Severity;
using check::Suggestion;
using check::ValueKind;
using V = Variant;

// The first sentence of an id is its most general one.
constexpr std::array kSentences{
    Sentence{Id::not_json, Detail::none, V::plain, "not JSON", "不是合法的 JSON"},
    Sentence{Id::not_json, Detail::empty, V::plain, "not JSON: the document is empty", "不是合法的 JSON：文档为空"},
    Sentence{Id::not_json, Detail::byte_order_mark, V::plain,
             "not JSON: the document begins with a byte-order mark; save it as UTF-8 without one",
             "不是合法的 JSON：文档以字节顺序标记（BOM）开头，请保存为不带 BOM 的 UTF-8"},
    Sentence{Id::not_json, Detail::bad_utf8, V::plain, "not JSON: this byte is not valid UTF-8",
             "不是合法的 JSON：此处不是有效的 UTF-8 字节"},
    Sentence{Id::not_json, Detail::control_character, V::plain,
             "not JSON: a control character (such as a line break or a tab) must be escaped inside a string",
             "不是合法的 JSON：字符串中的控制字符（如换行、制表符）必须转义"},
    Sentence{Id::not_json, Detail::unterminated_string, V::plain, "not JSON: this string has no closing quote",
             "不是合法的 JSON：字符串缺少右引号"},
    Sentence{Id::not_json, Detail::bad_escape, V::plain, "not JSON: JSON has no such escape",
             "不是合法的 JSON：无效的转义序列"},
    Sentence{Id::not_json, Detail::unpaired_surrogate, V::plain, "not JSON: half of a surrogate pair stands alone",
             "不是合法的 JSON：代理对不成对"},
    Sentence{Id::not_json, Detail::bad_number, V::plain, "not JSON: this is not a JSON number",
             "不是合法的 JSON：数字写法有误"},
    Sentence{Id::not_json, Detail::bad_literal, V::plain,
             "not JSON: only true, false and null are written without quotes",
             "不是合法的 JSON：只有 true、false、null 可以不加引号"},
    Sentence{Id::not_json, Detail::expected_value, V::plain, "not JSON: a value is missing here",
             "不是合法的 JSON：此处缺少值"},
    Sentence{Id::not_json, Detail::expected_key, V::plain, "not JSON: a field name in quotes is missing here",
             "不是合法的 JSON：此处应为带引号的字段名"},
    Sentence{Id::not_json, Detail::expected_colon, V::plain, "not JSON: a colon is missing after the field name",
             "不是合法的 JSON：字段名后缺少冒号"},
    Sentence{Id::not_json, Detail::expected_comma_or_end, V::plain,
             "not JSON: a comma or the closing bracket is missing here", "不是合法的 JSON：此处缺少逗号或右括号"},
    Sentence{Id::not_json, Detail::trailing_text, V::plain, "not JSON: there is text after the end of the document",
             "不是合法的 JSON：文档结束之后还有内容"},
    Sentence{Id::not_json, Detail::unclosed, V::plain, "not JSON: the document ends before all brackets are closed",
             "不是合法的 JSON：文档结束时仍有括号未闭合"},

    Sentence{Id::too_large, Detail::none, V::plain, "the document is larger than the limit", "文档超过大小限制"},
    Sentence{Id::too_large, Detail::none, V::high, "the document is larger than {high} bytes", "文档超过 {high} 字节"},

    Sentence{Id::too_deep, Detail::none, V::plain, "nested deeper than the limit", "嵌套层数超过限制"},
    Sentence{Id::too_deep, Detail::none, V::high, "nested deeper than {high} levels", "嵌套超过 {high} 层"},

    Sentence{Id::duplicate_key, Detail::none, V::plain, "{field} appears twice in one object",
             "{field} 在同一对象中出现了两次"},

    Sentence{Id::wrong_type, Detail::none, V::plain, "{field} must be {types}, found {kind}",
             "{field} 应为{types}，实际为{kind}"},
    Sentence{Id::wrong_type, Detail::none, V::hidden, "{field} must be {types}, found {kind} (value hidden)",
             "{field} 应为{types}，实际为{kind}（值已隐藏）"},

    Sentence{Id::missing_field, Detail::none, V::plain, "required field {missing_name} is missing",
             "缺少必选字段 {missing_name}"},
    Sentence{Id::missing_field, Detail::none, V::owned, "required field {missing_name} is missing in {owner}",
             "{owner} 中缺少必选字段 {missing_name}"},
    Sentence{Id::missing_field, Detail::parameter, V::plain, "required {place} parameter {missing_name} is missing",
             "缺少必选的{place}参数 {missing_name}"},
    Sentence{Id::missing_field, Detail::none, V::conditional,
             "{missing_name} is required when {when_field} is {when_value}",
             "当 {when_field} 为 {when_value} 时，必须提供 {missing_name}"},

    Sentence{Id::not_in_enum, Detail::none, V::plain, "{found} is not a value of {field}",
             "{found} 不是 {field} 的可选值"},
    Sentence{Id::not_in_enum, Detail::none, V::hidden, "the value of {field} is not a documented one (value hidden)",
             "{field} 的值不是可选值（值已隐藏）"},

    Sentence{Id::out_of_range, Detail::none, V::plain, "{field} must be between {low} and {high}, found {found}",
             "{field} 应在 {low} 到 {high} 之间，实际为 {found}"},
    Sentence{Id::out_of_range, Detail::none, V::hidden, "{field} must be between {low} and {high} (value hidden)",
             "{field} 应在 {low} 到 {high} 之间（值已隐藏）"},
    Sentence{Id::out_of_range, Detail::none, V::low, "{field} must be at least {low}, found {found}",
             "{field} 不能小于 {low}，实际为 {found}"},
    Sentence{Id::out_of_range, Detail::none, V::hidden_low, "{field} must be at least {low} (value hidden)",
             "{field} 不能小于 {low}（值已隐藏）"},
    Sentence{Id::out_of_range, Detail::none, V::high, "{field} must be at most {high}, found {found}",
             "{field} 不能大于 {high}，实际为 {found}"},
    Sentence{Id::out_of_range, Detail::none, V::hidden_high, "{field} must be at most {high} (value hidden)",
             "{field} 不能大于 {high}（值已隐藏）"},
    Sentence{Id::out_of_range, Detail::int32, V::plain,
             "{field} does not fit in 32 bits: it must be between {low} and {high}, found {found}",
             "{field} 超出 32 位整数范围：应在 {low} 到 {high} 之间，实际为 {found}"},
    Sentence{Id::out_of_range, Detail::int32, V::hidden,
             "{field} does not fit in 32 bits: it must be between {low} and {high} (value hidden)",
             "{field} 超出 32 位整数范围：应在 {low} 到 {high} 之间（值已隐藏）"},
    Sentence{Id::out_of_range, Detail::int64, V::plain,
             "{field} does not fit in 64 bits: it must be between {low} and {high}, found {found}",
             "{field} 超出 64 位整数范围：应在 {low} 到 {high} 之间，实际为 {found}"},
    Sentence{Id::out_of_range, Detail::int64, V::hidden,
             "{field} does not fit in 64 bits: it must be between {low} and {high} (value hidden)",
             "{field} 超出 64 位整数范围：应在 {low} 到 {high} 之间（值已隐藏）"},

    Sentence{Id::bad_format, Detail::none, V::plain, "{field} does not have the documented form",
             "{field} 的格式不正确"},
    Sentence{Id::bad_format, Detail::date_time, V::plain,
             "{field} must be a date and time with an offset, such as 2024-08-07T14:51:41+08:00",
             "{field} 应为带时区偏移的日期时间，如 2024-08-07T14:51:41+08:00"},
    Sentence{Id::bad_format, Detail::time, V::plain, "{field} must be a time with an offset, such as 14:51:41+08:00",
             "{field} 应为带时区偏移的时间，如 14:51:41+08:00"},
    Sentence{Id::bad_format, Detail::date, V::plain, "{field} must be a date, such as 2024-08-07",
             "{field} 应为日期，如 2024-08-07"},
    Sentence{Id::bad_format, Detail::no_protocol, V::plain, "{field} must not contain a protocol", "{field} 不能带协议"},
    Sentence{Id::bad_format, Detail::pattern, V::plain, "{field} does not have the documented form",
             "{field} 的格式不正确"},
    Sentence{Id::bad_format, Detail::too_short, V::plain, "{field} must have at least {low} characters",
             "{field} 至少需要 {low} 个字符"},
    Sentence{Id::bad_format, Detail::too_long, V::plain, "{field} must have at most {high} characters",
             "{field} 最多允许 {high} 个字符"},
    Sentence{Id::bad_format, Detail::too_few_items, V::plain, "{field} must have at least {low} items",
             "{field} 至少需要 {low} 项"},
    Sentence{Id::bad_format, Detail::too_many_items, V::plain, "{field} must have at most {high} items",
             "{field} 最多允许 {high} 项"},
    Sentence{Id::bad_format, Detail::not_multiple, V::plain, "{field} must be a multiple of {low}",
             "{field} 应为 {low} 的整数倍"},
    Sentence{Id::bad_format, Detail::repeated_items, V::plain, "{field} must not hold the same item twice",
             "{field} 中不能有重复项"},
    Sentence{Id::bad_format, Detail::too_few_members, V::plain, "{field} must have at least {low} fields",
             "{field} 至少需要 {low} 个字段"},
    Sentence{Id::bad_format, Detail::too_many_members, V::plain, "{field} must have at most {high} fields",
             "{field} 最多允许 {high} 个字段"},
    Sentence{Id::bad_format, Detail::rule, V::plain, "{field} breaks a rule of the schema", "{field} 不符合规则"},

    Sentence{Id::not_applicable, Detail::none, V::plain, "{field} is not valid here", "此处不能使用 {field}"},
    Sentence{Id::not_applicable, Detail::none, V::conditional, "{field} is only valid when {when_field} is {when_in}",
             "仅当 {when_field} 为 {when_in} 时才能使用 {field}"},
    Sentence{Id::not_applicable, Detail::none, V::explained,
             "{field} is only valid when {when_field} is {when_in}; {missing} is missing",
             "仅当 {when_field} 为 {when_in} 时才能使用 {field}，此处缺少 {missing}"},

    Sentence{Id::unknown_field, Detail::none, V::plain, "unknown field {field}", "未知字段 {field}"},
    Sentence{Id::unknown_field, Detail::none, V::owned, "unknown field {field} in {owner}",
             "{owner} 中有未知字段 {field}"},
    Sentence{Id::unknown_field, Detail::none, V::explained, "unknown field {field}; required field {missing} is missing",
             "未知字段 {field}，缺少必选字段 {missing}"},

    Sentence{Id::unknown_field, Detail::no_body, V::plain, "no body is documented for this operation",
             "文档中该操作没有请求体"},

    Sentence{Id::misplaced_field, Detail::none, V::plain, "{field} belongs at the top level", "{field} 应放在最外层"},
    Sentence{Id::misplaced_field, Detail::none, V::owned, "{field} belongs in {owner}", "{field} 应放在 {owner} 中"},

    Sentence{Id::inconsistent_fields, Detail::none, V::plain, "{field} does not go together with another field",
             "{field} 与其他字段不一致"},
    Sentence{Id::inconsistent_fields, Detail::none, V::conditional,
             "{field} does not go together with {when_field}, which is {when_value}",
             "{field} 与取值为 {when_value} 的 {when_field} 不一致"},
    Sentence{Id::inconsistent_fields, Detail::none, V::listed,
             "{field} should be {expected} when {when_field} is {when_value}",
             "当 {when_field} 为 {when_value} 时，{field} 应为 {expected}"},
    Sentence{Id::inconsistent_fields, Detail::differs_from_path, V::plain,
             "{field} differs from the path, which says {expected}", "{field} 与请求路径中的 {expected} 不一致"},

    Sentence{Id::inconsistent_fields, Detail::http_status, V::plain,
             "{field} is {found}, but the HTTP status is {expected}", "{field} 为 {found}，但 HTTP 状态码为 {expected}"},
    Sentence{Id::inconsistent_fields, Detail::http_outcome, V::plain,
             "{field} is {found}, which does not go together with the HTTP status {expected}",
             "{field} 为 {found}，与 HTTP 状态码 {expected} 不一致"},

    Sentence{Id::unknown_value, Detail::none, V::plain, "{found} is not among the known values of {field}",
             "{found} 不在 {field} 的已知取值之列"},
    Sentence{Id::unknown_value, Detail::none, V::hidden, "the value of {field} is not a known one (value hidden)",
             "{field} 的值不在已知取值之列（值已隐藏）"},

    Sentence{Id::secret_literal, Detail::none, V::plain, "{field} holds a secret in plain text",
             "{field} 中是明文密钥"},

    Sentence{Id::no_such_operation, Detail::none, V::plain, "no such operation", "没有这样的操作"},
    Sentence{Id::no_such_operation, Detail::none, V::owned, "no operation {path}", "没有操作 {path}"},
    Sentence{Id::no_such_operation, Detail::none, V::listed, "no operation {path}; the nearest is {operations}",
             "没有操作 {path}；最接近的是 {operations}"},
    Sentence{Id::no_such_operation, Detail::letter_case, V::listed,
             "no operation {path}; letter case counts, the nearest is {operations}",
             "没有操作 {path}；路径区分大小写，最接近的是 {operations}"},
    Sentence{Id::no_such_operation, Detail::trailing_slash, V::listed,
             "no operation {path}; without the slash at the end it is {operations}",
             "没有操作 {path}；去掉结尾的斜杠即为 {operations}"},
    Sentence{Id::no_such_operation, Detail::missing_prefix, V::listed,
             "no operation {path}; with /api/v2 before it, it is {operations}",
             "没有操作 {path}；前面加上 /api/v2 即为 {operations}"},
    Sentence{Id::no_such_operation, Detail::bad_escape, V::owned,
             "no operation {path}: a percent sign in it encodes nothing", "没有操作 {path}：其中的百分号编码无效"},

    Sentence{Id::no_such_operation, Detail::no_such_part, V::owned, "operation {owner} documents no such body",
             "操作 {owner} 的文档中没有这种消息体"},

    Sentence{Id::wrong_method, Detail::none, V::plain, "this path is not documented for this method",
             "该路径不支持此方法"},
    Sentence{Id::wrong_method, Detail::none, V::listed, "this path is documented for {expected} only",
             "该路径只支持 {expected}"},

    Sentence{Id::bad_parameter, Detail::none, V::plain, "{place} parameter {field} does not have the documented form",
             "{place}参数 {field} 的格式不正确"},
    Sentence{Id::bad_parameter, Detail::parameter_type, V::plain, "{place} parameter {field} must be {types}, found {found}",
             "{place}参数 {field} 应为{types}，实际为 {found}"},
    Sentence{Id::bad_parameter, Detail::parameter_value, V::plain, "{found} is not a value of {place} parameter {field}",
             "{found} 不是{place}参数 {field} 的可选值"},
    Sentence{Id::bad_parameter, Detail::parameter_range, V::plain,
             "{place} parameter {field} must be between {low} and {high}, found {found}",
             "{place}参数 {field} 应在 {low} 到 {high} 之间，实际为 {found}"},
    Sentence{Id::bad_parameter, Detail::parameter_range, V::low,
             "{place} parameter {field} must be at least {low}, found {found}",
             "{place}参数 {field} 不能小于 {low}，实际为 {found}"},
    Sentence{Id::bad_parameter, Detail::parameter_range, V::high,
             "{place} parameter {field} must be at most {high}, found {found}",
             "{place}参数 {field} 不能大于 {high}，实际为 {found}"},
    Sentence{Id::bad_parameter, Detail::date_time, V::plain,
             "{place} parameter {field} must be a date and time with an offset, such as 2024-08-07T14:51:41+08:00",
             "{place}参数 {field} 应为带时区偏移的日期时间，如 2024-08-07T14:51:41+08:00"},
    Sentence{Id::bad_parameter, Detail::time, V::plain,
             "{place} parameter {field} must be a time with an offset, such as 14:51:41+08:00",
             "{place}参数 {field} 应为带时区偏移的时间，如 14:51:41+08:00"},
    Sentence{Id::bad_parameter, Detail::date, V::plain, "{place} parameter {field} must be a date, such as 2024-08-07",
             "{place}参数 {field} 应为日期，如 2024-08-07"},
    Sentence{Id::bad_parameter, Detail::too_short, V::plain, "{place} parameter {field} must have at least {low} characters",
             "{place}参数 {field} 至少需要 {low} 个字符"},
    Sentence{Id::bad_parameter, Detail::too_long, V::plain, "{place} parameter {field} must have at most {high} characters",
             "{place}参数 {field} 最多允许 {high} 个字符"},
    Sentence{Id::bad_parameter, Detail::bad_escape, V::plain, "a percent sign in {place} parameter {field} encodes nothing",
             "{place}参数 {field} 中的百分号编码无效"},
    Sentence{Id::bad_parameter, Detail::bad_utf8, V::plain, "{place} parameter {field} is not valid UTF-8",
             "{place}参数 {field} 不是有效的 UTF-8"},
    Sentence{Id::bad_parameter, Detail::given_twice, V::plain, "{place} parameter {field} is given twice",
             "{place}参数 {field} 出现了两次"},

    Sentence{Id::unknown_parameter, Detail::none, V::plain, "unknown {place} parameter {field}", "未知的{place}参数 {field}"},
    Sentence{Id::unknown_parameter, Detail::none, V::explained,
             "unknown {place} parameter {field}; required parameter {missing} is missing",
             "未知的{place}参数 {field}，缺少必选参数 {missing}"},

    Sentence{Id::bad_header, Detail::none, V::plain, "header {field} does not have the documented form",
             "请求头 {field} 的格式不正确"},
    Sentence{Id::bad_header, Detail::none, V::listed, "header {field} must be {expected}", "请求头 {field} 应为 {expected}"},
    Sentence{Id::bad_header, Detail::header_missing, V::listed, "header {field} is missing; it must be like {expected}",
             "缺少请求头 {field}，应如 {expected}"},
    Sentence{Id::bad_header, Detail::http_date, V::listed, "header {field} must be a date in the form {expected}",
             "请求头 {field} 应为如下形式的日期：{expected}"},

    Sentence{Id::not_authenticated, Detail::none, V::plain, "the request carries no documented form of authentication",
             "请求未携带文档规定的鉴权信息"},
    Sentence{Id::not_authenticated, Detail::no_authorization, V::plain, "the request has no Authorization header",
             "请求没有 Authorization 请求头"},
    Sentence{Id::not_authenticated, Detail::given_twice, V::plain, "the request has two Authorization headers",
             "请求有两个 Authorization 请求头"},
    Sentence{Id::not_authenticated, Detail::unknown_scheme, V::plain,
             "Authorization must begin with Basic or OCP-ACCESS-KEY-HMACSHA1",
             "Authorization 应以 Basic 或 OCP-ACCESS-KEY-HMACSHA1 开头"},
    Sentence{Id::not_authenticated, Detail::bad_basic, V::plain,
             "after Basic, Authorization must hold the Base64 form of user:password",
             "Authorization 中 Basic 之后应为 user:password 的 Base64 编码"},
    Sentence{Id::not_authenticated, Detail::bad_signature, V::plain,
             "after OCP-ACCESS-KEY-HMACSHA1, Authorization must hold the access key, a colon and the signature",
             "Authorization 中 OCP-ACCESS-KEY-HMACSHA1 之后应为 AccessKey、冒号和签名"},

    Sentence{Id::missing_body, Detail::none, V::plain, "the request has no body", "请求缺少请求体"},
    Sentence{Id::missing_body, Detail::response_body, V::plain, "the response has no body", "返回缺少返回体"},
};

// What to look for, most exact first; a sentence that does not exist falls back to the next.
struct Choice {
  std::array<Variant, 3> variants{};
  std::size_t size = 0;
  void add(Variant variant) noexcept { variants[size++] = variant; }
};

Choice choices_for(const check::Diagnostic& d) noexcept {
  Choice choice;
  const bool hidden = d.found.hidden;
  switch (d.id) {
    case Id::too_large:
    case Id::too_deep:
      if (!d.high.empty()) choice.add(V::high);
      break;
    case Id::out_of_range:
      if (d.high.empty()) choice.add(hidden ? V::hidden_low : V::low);
      if (d.low.empty()) choice.add(hidden ? V::hidden_high : V::high);
      if (hidden) choice.add(V::hidden);
      break;
    case Id::missing_field:
      if (!d.when_field.empty()) choice.add(V::conditional);
      if (!d.owner.empty()) choice.add(V::owned);
      break;
    case Id::not_applicable:
      if (!d.missing.empty() && !d.when_field.empty() && !d.when_in.empty()) choice.add(V::explained);
      if (!d.when_field.empty() && !d.when_in.empty()) choice.add(V::conditional);
      break;
    case Id::unknown_field:
      if (!d.missing.empty()) choice.add(V::explained);
      if (!d.owner.empty()) choice.add(V::owned);
      break;
    case Id::misplaced_field:
      if (!d.owner.empty()) choice.add(V::owned);
      break;
    case Id::inconsistent_fields:
      if (!d.expected.empty() && !d.when_field.empty()) choice.add(V::listed);
      if (!d.when_field.empty()) choice.add(V::conditional);
      break;
    case Id::no_such_operation:
      if (!d.owner.empty() && !d.expected.empty()) choice.add(V::listed);
      if (!d.owner.empty()) choice.add(V::owned);
      break;
    case Id::bad_parameter:
      if (d.detail == Detail::parameter_range && d.high.empty()) choice.add(V::low);
      if (d.detail == Detail::parameter_range && d.low.empty()) choice.add(V::high);
      break;
    case Id::unknown_parameter:
      if (!d.missing.empty()) choice.add(V::explained);
      break;
    case Id::wrong_method:
    case Id::bad_header:
      if (!d.expected.empty()) choice.add(V::listed);
      break;
    default:
      if (hidden) choice.add(V::hidden);
      break;
  }
  return choice;
}

const Sentence* find_sentence(Id id, Detail detail, Variant variant) noexcept {
  for (const Sentence& sentence : kSentences) {
    if (sentence.id == id && sentence.detail == detail && sentence.variant == variant) return &sentence;
  }
  return nullptr;
}

}  // namespace

std::span<const Sentence> sentences() noexcept { return kSentences; }

const Sentence& sentence_for(const check::Diagnostic& diagnostic) noexcept {
  const Choice choice = choices_for(diagnostic);
  for (const Detail detail : {diagnostic.detail, Detail::none}) {
    for (std::size_t i = 0; i < choice.size; ++i) {
      if (const Sentence* found = find_sentence(diagnostic.id, detail, choice.variants[i])) return *found;
    }
    if (const Sentence* found = find_sentence(diagnostic.id, detail, V::plain)) return *found;
  }
  return kSentences.front();
}

Words words_for(Severity severity) noexcept {
  switch (severity) {
    case Severity::error: return {"error", "错误"};
    case Severity::warning: return {"warning", "警告"};
    case Severity::note: return {"note", "提示"};
  }
  return {};
}

Words words_for(ValueKind kind) noexcept {
  switch (kind) {
    case ValueKind::none: return {"nothing", "空"};
    case ValueKind::null: return {"null", " null"};
    case ValueKind::boolean: return {"a boolean", "布尔值"};
    case ValueKind::integer: return {"a whole number", "整数"};
    case ValueKind::number: return {"a number", "数字"};
    case ValueKind::string: return {"a string", "字符串"};
    case ValueKind::array: return {"an array", "数组"};
    case ValueKind::object: return {"an object", "对象"};
  }
  return {};
}

Words words_for_type(std::string_view type) noexcept {
  constexpr std::array<std::pair<std::string_view, ValueKind>, 7> kTypes{{{"null", ValueKind::null},
                                                                          {"boolean", ValueKind::boolean},
                                                                          {"integer", ValueKind::integer},
                                                                          {"number", ValueKind::number},
                                                                          {"string", ValueKind::string},
                                                                          {"array", ValueKind::array},
                                                                          {"object", ValueKind::object}}};
  for (const auto& [name, kind] : kTypes) {
    if (name == type) return words_for(kind);
  }
  return {type, type};
}

Words words_for(Related::Role role) noexcept {
  switch (role) {
    case Related::Role::first_of_two: return {"first used here", "第一次出现在这里"};
    case Related::Role::chosen_here: return {"it is {text} here", "此处为 {text}"};
    case Related::Role::belongs_here: return {"it belongs in here", "应放在这里"};
  }
  return {};
}

std::string_view name_of(Related::Role role) noexcept {
  switch (role) {
    case Related::Role::first_of_two: return "first-of-two";
    case Related::Role::chosen_here: return "chosen-here";
    case Related::Role::belongs_here: return "belongs-here";
  }
  return {};
}

Words words_for(Suggestion::Kind kind) noexcept {
  switch (kind) {
    case Suggestion::Kind::rename: return {"did you mean '{value}'?", "是否应为 “{value}”？"};
    case Suggestion::Kind::use_value: return {"did you mean \"{value}\"?", "是否应为 \"{value}\"？"};
    case Suggestion::Kind::write_value: return {"write {value}", "写成 {value}"};
    case Suggestion::Kind::strip_protocol: return {"write \"{value}\"", "写成 \"{value}\""};
    case Suggestion::Kind::move_to: return {"move it to {value}", "将其移到 {value}"};
    case Suggestion::Kind::remove: return {"remove it", "将其删除"};
  }
  return {};
}

}  // namespace ocpv::report
