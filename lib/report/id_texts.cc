// What is said of each id: the sentence of a finding, what the id means, a wrong and a right example.
#include <array>
#include <string>
#include <string_view>

#include "base/profile.h"
#include "report/id_texts.h"
#include "report/report.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

using findings::Id;

constexpr Message same(std::string_view text) noexcept { return {text, text}; }

constexpr std::array kGeneral{
    Sentence{Id::not_json, findings::Detail::none, Variant::plain, "not JSON", "不是合法的 JSON"},
    Sentence{Id::too_large, findings::Detail::none, Variant::plain, "the document is larger than the limit",
             "文档超过大小限制"},
    Sentence{Id::too_deep, findings::Detail::none, Variant::plain, "nested deeper than the limit", "嵌套层数超过限制"},
    Sentence{Id::duplicate_key, findings::Detail::none, Variant::plain, "{field} appears twice in one object",
             "{field} 在同一对象中出现了两次"},
    Sentence{Id::wrong_type, findings::Detail::none, Variant::plain, "{field} must be {types}, found {kind}",
             "{field} 应为{types}，实际为{kind}"},
    Sentence{Id::missing_field, findings::Detail::none, Variant::plain, "required field {missing_name} is missing",
             "缺少必选字段 {missing_name}"},
    Sentence{Id::not_in_enum, findings::Detail::none, Variant::plain, "{found} is not a value of {field}",
             "{found} 不是 {field} 的可选值"},
    Sentence{Id::out_of_range, findings::Detail::none, Variant::plain,
             "{field} must be between {low} and {high}, found {found}",
             "{field} 应在 {low} 到 {high} 之间，实际为 {found}"},
    Sentence{Id::bad_format, findings::Detail::none, Variant::plain, "{field} does not have the documented form",
             "{field} 的格式不正确"},
    Sentence{Id::not_applicable, findings::Detail::none, Variant::plain, "{field} is not valid here",
             "此处不能使用 {field}"},
    Sentence{Id::unknown_field, findings::Detail::none, Variant::plain, "unknown field {field}", "未知字段 {field}"},
    Sentence{Id::misplaced_field, findings::Detail::none, Variant::plain, "{field} belongs at the top level",
             "{field} 应放在最外层"},
    Sentence{Id::inconsistent_fields, findings::Detail::none, Variant::plain,
             "{field} does not go together with another field", "{field} 与其他字段不一致"},
    Sentence{Id::unknown_value, findings::Detail::none, Variant::plain,
             "{found} is not among the known values of {field}", "{found} 不在 {field} 的已知取值之列"},
    Sentence{Id::secret_literal, findings::Detail::none, Variant::plain, "{field} holds a secret in plain text",
             "{field} 中是明文密钥"},
    Sentence{Id::no_such_operation, findings::Detail::none, Variant::plain, "no such operation", "没有这样的操作"},
    Sentence{Id::wrong_method, findings::Detail::none, Variant::plain, "this path is not documented for this method",
             "该路径不支持此方法"},
    Sentence{Id::bad_parameter, findings::Detail::none, Variant::plain,
             "{place} parameter {field} does not have the documented form", "{place}参数 {field} 的格式不正确"},
    Sentence{Id::unknown_parameter, findings::Detail::none, Variant::plain, "unknown {place} parameter {field}",
             "未知的{place}参数 {field}"},
    Sentence{Id::bad_header, findings::Detail::none, Variant::plain, "header {field} does not have the documented form",
             "请求头 {field} 的格式不正确"},
    Sentence{Id::not_authenticated, findings::Detail::none, Variant::plain,
             "the request carries no documented form of authentication", "请求未携带文档规定的鉴权信息"},
    Sentence{Id::missing_body, findings::Detail::none, Variant::plain, "the request has no body", "请求缺少请求体"},
};
static_assert(findings::is_by_id(kGeneral), "an id lacks its sentence");

constexpr std::array kExplanations{
    Explanation{
        Id::not_json,
        {"The bytes are not a JSON text as RFC 8259 has it: a bracket, comma or quote is missing or too many, a "
         "number or escape is misspelt, the text is not UTF-8, or something follows the document. Nothing else "
         "is judged until this is mended.",
         "内容不是 RFC 8259 规定的 JSON：括号、逗号或引号缺失或多余，数字或转义写错，编码不是 UTF-8，或者文档之后"
         "还有内容。修正之前不会检查其他内容。"},
        same("{\"backupMode\": \"PHYSICAL_BACKUP\",}"),
        same("{\"backupMode\": \"PHYSICAL_BACKUP\"}")},
    Explanation{
        Id::too_large,
        {"The document is longer than the limit (1 MiB unless it was set otherwise) and was not read. A request "
         "body is some hundred bytes.",
         "文档超过大小限制（默认 1 MiB），未被读取。正常的请求体只有几百字节。"},
        {"a body of 5 MiB", "5 MiB 的请求体"},
        {"a body of 500 bytes", "500 字节的请求体"}},
    Explanation{Id::too_deep,
                {"Objects and arrays stand in one another deeper than the limit (64 unless it was set otherwise). No "
                 "documented operation is deeper than 10.",
                 "对象和数组的嵌套层数超过限制（默认 64）。文档中的操作都不超过 10 层。"},
                same("[[[[ ... ]]]]"),
                same("[[1, 2], [3, 4]]")},
    Explanation{Id::duplicate_key,
                {"One object has the same key twice. Readers of JSON disagree about which one counts, so the request "
                 "could mean something else to the server than to you.",
                 "同一对象中出现了重复的键。不同的 JSON 解析器取值不同，服务端的理解可能与您的本意不一致。"},
                same("{\"storageId\": 26, \"storageId\": 27}"),
                same("{\"storageId\": 27}")},
    Explanation{Id::wrong_type,
                {"The value has another JSON type than the documented one. A number in quotes is a string.",
                 "值的 JSON 类型与文档不符。带引号的数字是字符串。"},
                same("\"storageId\": \"26\""),
                same("\"storageId\": 26")},
    Explanation{
        Id::missing_field,
        {"A field that the documentation requires is not there; or the value of another field makes it required.",
         "缺少文档要求的必选字段，或者另一个字段的取值要求提供该字段。"},
        same("{\"backupMode\": \"PHYSICAL_BACKUP\"}"),
        same("{\"backupMode\": \"PHYSICAL_BACKUP\", \"dataBackupMode\": \"FULL_BACKUP\", ...}")},
    Explanation{Id::not_in_enum,
                {"The documentation lists all values of this field, and this is none of them. Letter case counts.",
                 "文档列出了该字段的全部可选值，当前值不在其中。区分大小写。"},
                same("\"dataBackupMode\": \"FULL\""),
                same("\"dataBackupMode\": \"FULL_BACKUP\"")},
    Explanation{Id::out_of_range,
                {"The number is smaller or larger than the documented range, or than its type can hold (Integer: 32 "
                 "bits, Long: 64 bits).",
                 "数值超出文档规定的范围，或超出其类型的范围（Integer 为 32 位，Long 为 64 位）。"},
                same("\"alarmStoragePercentageThreshold\": 101"),
                same("\"alarmStoragePercentageThreshold\": 95")},
    Explanation{
        Id::bad_format,
        {"The text does not have the documented form: a date or time, a directory without a protocol, a length.",
         "文本不符合文档规定的格式，例如日期时间、不带协议的目录、长度。"},
        same("\"storageUrl\": \"oss://osstest/backup\""),
        same("\"storageUrl\": \"osstest/backup\"")},
    Explanation{Id::not_applicable,
                {"The field is only valid for another choice: another field of the request decides whether it may be "
                 "there.",
                 "该字段只在另一字段取特定值时才有效，当前请求的取值不允许提供它。"},
                same("\"backupStorageType\": \"BACKUP_STORAGE_S3\", \"ossAccessKey\": {...}"),
                same("\"backupStorageType\": \"BACKUP_STORAGE_S3\", \"s3AccessKey\": {...}")},
    Explanation{
        Id::unknown_field,
        {"The documentation names no such field here. The server ignores it at best; mostly a name is misspelt. "
         "It is an error where it explains a missing required field, otherwise a warning.",
         "文档中没有该字段，服务端通常会忽略它，多半是名称拼写有误。若它正好解释了某个缺少的必选字段则为错误，否则"
         "为警告。"},
        same("\"storageURL\": \"/obbackup/\""),
        same("\"storageUrl\": \"/obbackup/\"")},
    Explanation{Id::misplaced_field,
                {"The field exists, but in another object of the request.", "该字段存在，但应放在请求的另一个对象中。"},
                same("\"obBackupStorageBaseInfo\": {\"alarmStoragePercentageThreshold\": 95}"),
                same("\"alarmStoragePercentageThreshold\": 95, \"obBackupStorageBaseInfo\": {...}")},
    Explanation{
        Id::inconsistent_fields,
        {"Each of two fields is right by itself, but together they contradict each other, or the request's path.",
         "两个字段单独看都正确，但彼此矛盾，或与请求路径矛盾。"},
        same("POST .../tenants/1000012/...   {\"obBackupObject\": {\"tenantId\": 1000013}}"),
        same("POST .../tenants/1000012/...   {\"obBackupObject\": {\"tenantId\": 1000012}}")},
    Explanation{Id::unknown_value,
                {"The documentation gives examples of this field's values and leaves the list open; this value is not "
                 "among them. A note only.",
                 "文档只举例说明了该字段的取值，列表是开放的；当前值不在已知取值之列。仅为提示。"},
                same("\"backupDimension\": \"TENNANT\""),
                same("\"backupDimension\": \"TENANT\"")},
    Explanation{
        Id::secret_literal,
        {"A password or key stands in the file in plain text. Files under version control are read by many: put "
         "a placeholder there and fill it in when the request is sent.",
         "文件中有明文密码或密钥。纳入版本管理的文件会被很多人看到，请使用占位符，发送请求时再替换。"},
        same("\"accessKeySecret\": \"(the secret itself)\""),
        same("\"accessKeySecret\": \"${OSS_SECRET}\"")},
    Explanation{Id::no_such_operation,
                {"No loaded operation has this id, or this method and path. Letter case, a trailing slash and the "
                 "prefix " OCPV_PATH_PREFIX " count.",
                 "没有该编号、或该方法和路径对应的操作。区分大小写，注意结尾的斜杠和 " OCPV_PATH_PREFIX " 前缀。"},
                same("POST /ob/clusters/1/tenants/2/backup/backupNow"),
                same("POST /api/v2/ob/clusters/1/tenants/2/backup/backupNow")},
    Explanation{Id::wrong_method,
                {"The path is documented, but for other methods.", "该路径存在，但不支持此方法。"},
                same("GET /api/v2/ob/clusters/1/tenants/2/backup/backupNow"),
                same("POST /api/v2/ob/clusters/1/tenants/2/backup/backupNow")},
    Explanation{Id::bad_parameter,
                {"A parameter of the path or the query is missing, or its text does not have the documented type or "
                 "value.",
                 "缺少路径参数或查询参数，或其类型、取值与文档不符。"},
                same("/api/v2/ob/clusters/first/tenants"),
                same("/api/v2/ob/clusters/1/tenants")},
    Explanation{Id::unknown_parameter,
                {"The documentation names no such query parameter for this operation.", "文档中该操作没有此查询参数。"},
                same("?pagesize=10"),
                same("?size=10")},
    Explanation{Id::bad_header,
                {"A header has another value than the documentation asks for.", "请求头的值与文档要求不符。"},
                same("Content-Type: text/plain"),
                same("Content-Type: application/json")},
    Explanation{Id::not_authenticated,
                {"The request has no Authorization header in one of the documented forms.",
                 "请求没有文档规定形式的 Authorization 请求头。"},
                same("Authorization: Bearer ..."),
                same("Authorization: Basic ...")},
    Explanation{Id::missing_body,
                {"The operation documents a body, and the request has none.", "该操作需要请求体，但请求中没有。"},
                {"(nothing)", "（空）"},
                same("{\"backupMode\": \"PHYSICAL_BACKUP\", ...}")},
};
static_assert(findings::is_by_id(kExplanations), "an id lacks its explanation");

}  // namespace

std::span<const Sentence> general_sentences() noexcept { return kGeneral; }

const Sentence& general_sentence(Id id) noexcept { return kGeneral[static_cast<std::size_t>(id)]; }

const Explanation& explanation_of(Id id) noexcept { return kExplanations[static_cast<std::size_t>(id)]; }

std::string explain(std::string_view id_name, Language language) {
  for (const Explanation& explanation : kExplanations) {
    if (name_of(explanation.id) != id_name) continue;
    std::string out = std::string(id_name) + "\n\n" + std::string(explanation.meaning.in(language)) + "\n\n";
    out += std::string(Message{"wrong:  ", "错误："}.in(language)) + std::string(explanation.wrong.in(language)) + "\n";
    out += std::string(Message{"right:  ", "正确："}.in(language)) + std::string(explanation.right.in(language)) + "\n";
    return out;
  }
  return {};
}

}  // namespace ocpv::report
