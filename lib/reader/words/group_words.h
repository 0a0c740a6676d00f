// In: nothing; this is data. Out: words of sentences about which fields are there together, in both languages.
// Promises: words of the shape that find_mentions gives: small letters, marks for names (\x07) and for the row's own
// field (\x0e); Chinese has no blanks beside its characters.
#pragma once

#include <array>
#include <string_view>

namespace ocpv::reader {

inline constexpr auto kTogether = std::to_array<std::string_view>({"同时传",
                                                                   "同时提供",
                                                                   "同时填",
                                                                   "同时指定",
                                                                   "同时设置",
                                                                   "同时配置",
                                                                   "同时给出",
                                                                   "同时出现",
                                                                   "同时存在",
                                                                   "同时使用",
                                                                   "同时输入",
                                                                   "同时包含",
                                                                   "同时有值",
                                                                   "一起传",
                                                                   "一起使用",
                                                                   "一起填",
                                                                   "一起设置",
                                                                   "一起指定",
                                                                   "一起提供",
                                                                   "一起配置",
                                                                   "一并传",
                                                                   "一并提供",
                                                                   "一并指定",
                                                                   "一并填",
                                                                   "成对",
                                                                   "配合使用",
                                                                   "配套使用",
                                                                   "搭配使用",
                                                                   "结合使用",
                                                                   "联合使用",
                                                                   "组合使用",
                                                                   "配合\x07",
                                                                   "搭配\x07",
                                                                   "结合\x07",
                                                                   "缺一不可",
                                                                   "或都不",
                                                                   "或者都不",
                                                                   "或同时不",
                                                                   "或全不",
                                                                   "要么都",
                                                                   "要么全",
                                                                   "together",
                                                                   "at the same time",
                                                                   "simultaneously",
                                                                   "in pairs",
                                                                   "as a pair",
                                                                   "in combination with",
                                                                   "in conjunction with",
                                                                   "used with \x07",
                                                                   "specified with \x07",
                                                                   "along with \x07",
                                                                   "accompanied by \x07",
                                                                   "all or none",
                                                                   "or neither",
                                                                   "or none",
                                                                   "must also be",
                                                                   "must be passed to ",
                                                                   "must be specified to ",
                                                                   "must be set to take",
                                                                   "requires \x07",
                                                                   "also requires"});
/// What is said of all of them alike, whoever says it.
inline constexpr auto kAlike =
    std::to_array<std::string_view>({"成对", "缺一不可", "或都不", "或者都不", "或同时不", "或全不", "要么都", "要么全",
                                     "in pairs", "as a pair", "all or none", "or neither", "or none"});
inline constexpr auto kNeeds = std::to_array<std::string_view>({"须",
                                                                "需",
                                                                "必",
                                                                "应",
                                                                "请",
                                                                "要",
                                                                "才",
                                                                "只能",
                                                                "缺一不可",
                                                                "成对",
                                                                "或都不",
                                                                "或者都不",
                                                                "或同时不",
                                                                "或全不",
                                                                "must ",
                                                                "should ",
                                                                "need",
                                                                "require",
                                                                "have to",
                                                                "has to",
                                                                "only takes effect",
                                                                "takes effect only",
                                                                "only valid",
                                                                "valid only",
                                                                "all or none",
                                                                "or neither",
                                                                "or none",
                                                                "in pairs",
                                                                "as a pair"});
/// Nothing breaks without it.
inline constexpr auto kEffect = std::to_array<std::string_view>(
    {"生效", "有效", "有意义", "起作用", "才可用", "take effect", "takes effect", "effective", "to validate",
     "valid only", "only valid", "to be valid", "meaningful"});

/// What happens to those who do not do so, which shows that they may.
inline constexpr auto kOtherwise =
    std::to_array<std::string_view>({"否则返回", "否则查询", "否则默认", "否则使用", "否则按", "否则取",
                                     "otherwise all", "otherwise, all", "otherwise return", "otherwise, return",
                                     "otherwise the default", "otherwise, the default", "otherwise everything"});
/// `a or b must be specified`; `must be either A or B` speaks of values.
inline constexpr auto kGiven =
    std::to_array<std::string_view>({"must be specified", "must be set", "must be provided", "must be passed",
                                     "must be given", "must be present", "must be supplied", "must be filled",
                                     "must be configured", "must be included", "must be entered", "must be sent"});

inline constexpr auto kNotTogether = std::to_array<std::string_view>({"互斥",
                                                                      "不能同时",
                                                                      "不可同时",
                                                                      "不得同时",
                                                                      "不允许同时",
                                                                      "不可以同时",
                                                                      "不支持同时",
                                                                      "不应同时",
                                                                      "请勿同时",
                                                                      "不要同时",
                                                                      "无法同时",
                                                                      "不能一起",
                                                                      "不可一起",
                                                                      "不得一起",
                                                                      "不能与\x07",
                                                                      "不能和\x07",
                                                                      "不可与\x07",
                                                                      "不得与\x07",
                                                                      "与\x07冲突",
                                                                      "和\x07冲突",
                                                                      "mutually exclusive",
                                                                      "not both",
                                                                      "incompatible with \x07",
                                                                      "conflicts with \x07",
                                                                      "conflict with \x07"});
inline constexpr auto kOnlyOne = std::to_array<std::string_view>({"只能传其中",
                                                                  "只能传一",
                                                                  "只能传入其中",
                                                                  "只能传入一",
                                                                  "只能指定其中",
                                                                  "只能指定一",
                                                                  "只能设置其中",
                                                                  "只能设置一",
                                                                  "只能填其中",
                                                                  "只能填一",
                                                                  "只能填写其中",
                                                                  "只能填写一",
                                                                  "只能选其",
                                                                  "只能选择其",
                                                                  "只能选一",
                                                                  "只能选择一",
                                                                  "只能提供其中",
                                                                  "只能提供一",
                                                                  "只能使用其中",
                                                                  "只能使用一",
                                                                  "只能配置其中",
                                                                  "只能配置一",
                                                                  "最多传",
                                                                  "最多指定",
                                                                  "最多设置",
                                                                  "最多填",
                                                                  "最多提供",
                                                                  "最多只能",
                                                                  "至多传",
                                                                  "至多指定",
                                                                  "仅能传",
                                                                  "仅能指定",
                                                                  "最多选",
                                                                  "only one of \x07",
                                                                  "at most one of \x07",
                                                                  "no more than one of \x07"});
inline constexpr auto kExactlyOne = std::to_array<std::string_view>(
    {"必须且只能", "只能且必须", "有且只有一", "有且仅有一", "有且只能", "恰好", "必须二选一", "二选一必", "必须三选一",
     "三选一必", "exactly one of \x07", "one and only one of \x07", "but not both", "but only one"});
inline constexpr auto kEither = std::to_array<std::string_view>(
    {"二选一", "2选1", "三选一", "任选其一", "任选一", "选其一", "择一", "任意一个即可"});
inline constexpr auto kAtLeastOne = std::to_array<std::string_view>({"至少传",
                                                                     "至少填",
                                                                     "至少指定",
                                                                     "至少设置",
                                                                     "至少提供",
                                                                     "至少需",
                                                                     "至少选",
                                                                     "至少配置",
                                                                     "至少有",
                                                                     "至少输入",
                                                                     "至少一个",
                                                                     "至少要",
                                                                     "至少给",
                                                                     "至少包含",
                                                                     "至少存在",
                                                                     "不能同时为空",
                                                                     "不能都为空",
                                                                     "不可同时为空",
                                                                     "不可都为空",
                                                                     "不允许同时为空",
                                                                     "不能全为空",
                                                                     "不能全部为空",
                                                                     "不得同时为空",
                                                                     "不能同时为null",
                                                                     "不能都不",
                                                                     "不能同时不",
                                                                     "不可都不",
                                                                     "不能都缺省",
                                                                     "不能同时缺省",
                                                                     "其中之一必",
                                                                     "其中一个必",
                                                                     "其一必",
                                                                     "必填其一",
                                                                     "必选其一",
                                                                     "必传其一",
                                                                     "必须传其中",
                                                                     "必须填其中",
                                                                     "必须指定其中",
                                                                     "必须提供其中",
                                                                     "必须有一",
                                                                     "必须有其",
                                                                     "必填一",
                                                                     "必选一",
                                                                     "必传一",
                                                                     "at least one of \x07",
                                                                     "at least one must",
                                                                     "one of \x07 is required",
                                                                     "one of \x07 must",
                                                                     "one of \x07 should",
                                                                     "both be empty",
                                                                     "both be null",
                                                                     "both be omitted",
                                                                     "all be empty",
                                                                     "be empty at the same time"});
inline constexpr auto kMust =
    std::to_array<std::string_view>({"必", "须", "需要", "must", "required", "mandatory", "have to", "has to"});
inline constexpr auto kForbidding =
    std::to_array<std::string_view>({"cannot ", "can not ", "can't ", "must not ", "may not ", "should not ", "not be ",
                                     "do not ", "don't ", "not allowed"});
inline constexpr auto kJointly = std::to_array<std::string_view>(
    {"together", "at the same time", "simultaneously", "both", "with \x07", "in combination", "along"});

/// Words of a condition, which a sentence about a group alone has not.
inline constexpr auto kTimed = std::to_array<std::string_view>(
    {"当", "如果", "若", "时", "模式下", "情况下", "除非", "when ", "if ", "unless ", "where ", "once "});
/// The same words where they say something else.
inline constexpr auto kUntimed =
    std::to_array<std::string_view>({"同时", "时间", "时刻", "时长", "小时", "定时", "实时", "临时", "超时", "延时",
                                     "时区", "适当", "at the same time"});

inline constexpr auto kNamed = std::to_array<std::string_view>(
    {"传入了",   "传入",   "传递了", "传递",       "传了",     "传",          "指定了",   "指定",       "设置了",
     "设置",     "填写了", "填写",   "填了",       "配置了",   "配置",        "提供了",   "提供",       "给出",
     "使用了",   "使用",   "选择了", "选择",       "输入",     "有",          "specify ", "specified ", "set ",
     "provide ", "pass ",  "use ",   "configure ", "include ", "specifying ", "using "});
inline constexpr auto kNot = std::to_array<std::string_view>({"未", "不", "没有", "没", "do not ", "don't ", "not "});
inline constexpr auto kThere = std::to_array<std::string_view>(
    {"不为空",       "非空",         "不是空",         "不为null",    "存在",           "有值",          "已设置",
     "已指定",       "已传",         "被设置",         "被指定",      "被传入",         "传入",          "传了",
     "已填写",       "已配置",       "已提供",         "指定",        "设置",           " is specified", " is set",
     " is provided", " is passed",   " is given",      " is present", " is configured", " is not empty", " is not null",
     " is used",     " is included", " are specified", " are set",    " are provided",  " are passed",   " are given",
     " has a value", " exists"});
inline constexpr auto kAbsent = std::to_array<std::string_view>({"为空",
                                                                 "未传",
                                                                 "不传",
                                                                 "没传",
                                                                 "未指定",
                                                                 "不指定",
                                                                 "未设置",
                                                                 "未填",
                                                                 "不填",
                                                                 "没有传",
                                                                 "缺省",
                                                                 "不存在",
                                                                 "未提供",
                                                                 "不提供",
                                                                 "未配置",
                                                                 "为null",
                                                                 " is not specified",
                                                                 " is not set",
                                                                 " is not provided",
                                                                 " is not passed",
                                                                 " is not given",
                                                                 " is not present",
                                                                 " is not configured",
                                                                 " is empty",
                                                                 " is null",
                                                                 " is omitted",
                                                                 " is left empty",
                                                                 " is left blank",
                                                                 " is absent",
                                                                 " is missing",
                                                                 " is not used",
                                                                 " is unspecified",
                                                                 " are not specified"});

inline constexpr auto kRequired = std::to_array<std::string_view>(
    {"必填",     "必传",    "必选",     "必须",         "需要传",   "需传",     "需要填",   "需填",
     "需要指定", "需指定",  "需要设置", "需设置",       "需要提供", "需提供",   "需要配置", "需配置",
     "还需",     "还要",    "也要",     "也需",         "不能为空", "不可为空", "required", "mandatory",
     "must ",    "need to", "needs to", "also specify", "also set"});
inline constexpr auto kOnly = std::to_array<std::string_view>({"仅", "只有", "只在", "才", "only "});
inline constexpr auto kValid = std::to_array<std::string_view>(
    {"有效", "生效", "有意义", "可用", "可设置", "可以设置", "能设置", "可传", "valid", "effect", "available",
     "meaningful", "applicable", "applies", "can be", "used only", "only used", "supported"});
inline constexpr auto kForbidden = std::to_array<std::string_view>(
    {"不能", "不可", "不得", "不允许", "无需", "无效", "不生效", "忽略", "不支持", "cannot", "must not", "not allowed",
     "not supported", "invalid", "ignored", "not be "});
inline constexpr auto kHarmless =
    std::to_array<std::string_view>({"无效", "不生效", "忽略", "无需", "invalid", "ignored"});
/// A value follows: no word of presence.
inline constexpr auto kSet =
    std::to_array<std::string_view>({"为", "=", "是", "设置为", "指定为", "设为", "取值", "等于", " is set to",
                                     " is specified as", " to ", " as ", " equals"});

}  // namespace ocpv::reader
