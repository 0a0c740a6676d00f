#include "config/keys.h"

#include <algorithm>
#include <array>

#include "base/limits.h"
#include "config/compat.h"

namespace ocpv::config {
namespace {

using Texts = std::span<const std::string_view>;

constexpr std::array<std::string_view, 3> kLanguages = {"en", "zh", "auto"};
constexpr std::array<std::string_view, 4> kSeverities = {"error", "warning", "note", "off"};
constexpr std::array<std::string_view, 2> kParts = {"request", "response"};
constexpr std::uint64_t kMostDiagnostics = 1'000'000;

constexpr Message kBecause{"why; it is required", "原因；必填"};
constexpr Message kUntil{"the last day it holds, by UTC, such as 2027-06-30", "有效的最后一天（UTC），如 2027-06-30"};

constexpr KeyRow compat_row(std::size_t i) {
  return {"compat", kCompatRows[i].name,     Takes::choice, kCompatRows[i].says, false, kCompatRows[i].values,
          0,        kCompatRows[i].otherwise};
}

constexpr std::array kKeys = {
    KeyRow{"", "lang", Takes::choice, {"the language of messages", "消息的语言"}, false, kLanguages, 0, R"("auto")"},
    KeyRow{"",
           "ocp_version",
           Takes::text,
           {"the version of OCP whose API is called, such as 4.2.2; without it the newest that is known",
            "所调用的 OCP 版本，如 4.2.2；缺省为已知的最新版本"}},
    KeyRow{"",
           "fail_on",
           Takes::choice,
           {"the least severity that makes exit status 1", "使退出状态为 1 的最低级别"},
           false,
           Texts(kSeverities).first(3),
           0,
           R"("error")"},
    KeyRow{"", "strict", Takes::truth, {"whether warnings are errors", "是否把警告当作错误"}, false, {}, 0, "false"},
    KeyRow{"",
           "schemas",
           Takes::texts,
           {"folders made by `ocpv generate`, relative to this file; they go before what is in the box",
            "由 `ocpv generate` 生成的目录，相对于此文件；优先于内置的操作"}},
    KeyRow{"",
           "baseline",
           Takes::text,
           {"the file of findings that are known, relative to this file; `ocpv check --write-baseline` writes it",
            "已知问题的文件，相对于此文件；由 `ocpv check --write-baseline` 写出"}},
    KeyRow{
        "",
        "exclude",
        Takes::patterns,
        {"files that are left out when a folder or the index of git is searched", "搜索目录或 git 暂存区时略过的文件"}},
    KeyRow{"",
           "compat",
           Takes::table,
           {"what OCP reads otherwise than JSON Schema says", "OCP 与 JSON Schema 不同的读法"}},
    KeyRow{"", "limits", Takes::table, {"what one file may take at most", "单个文件的上限"}},
    KeyRow{"",
           "files",
           Takes::tables,
           {"which files belong to which operation; the first that matches a file holds",
            "哪些文件属于哪个操作；第一个匹配的条目生效"}},
    KeyRow{"",
           "rules",
           Takes::table,
           {"the severity of an id, or of all that is said with one strength", "某个 id 或某种依据强度的级别"}},
    KeyRow{"", "ignore", Takes::tables, {"findings that are known and accepted", "已知并接受的问题"}},
    KeyRow{"", "docs", Takes::table, {"what `ocpv docs` is to leave out", "`ocpv docs` 应略过的内容"}},
    KeyRow{"", "diff", Takes::table, {"what `ocpv diff` is to leave out", "`ocpv diff` 应略过的内容"}},

    compat_row(0),
    compat_row(1),
    compat_row(2),

    KeyRow{"limits",
           "max_bytes",
           Takes::count,
           {"bytes of a body", "请求体的字节数"},
           false,
           {},
           ocpv::kMostBytes,
           "1048576"},
    KeyRow{"limits", "max_depth", Takes::count, {"depth of nesting", "嵌套深度"}, false, {}, kMostDepth, "64"},
    KeyRow{"limits",
           "max_diagnostics",
           Takes::count,
           {"findings shown for one file", "每个文件显示的问题数"},
           false,
           {},
           kMostDiagnostics,
           "64"},

    KeyRow{"files",
           "match",
           Takes::pattern,
           {"the files: `*.json` is a name in any folder, `requests/**/*.json` a path from this file's folder",
            "文件：`*.json` 匹配任意目录中的文件名，`requests/**/*.json` 匹配相对于此文件所在目录的路径"},
           true},
    KeyRow{
        "files",
        "operation",
        Takes::text,
        {"an id, \"POST /api/v2/...\", a real target, or a text with {stem} (the file's name up to its first dot) or "
         "{folder}",
         "操作的 id、\"POST /api/v2/...\"、实际的请求目标，或含 {stem}（文件名到第一个点为止）、{folder} 的文本"}},
    KeyRow{"files", "part", Takes::choice, {"what is in the files", "文件中的内容"}, false, kParts, 0, R"("request")"},

    KeyRow{"ignore", "rule", Takes::id, {"the id of the findings", "问题的 id"}, true},
    KeyRow{"ignore", "file", Takes::pattern, {"in which files; every one without it", "哪些文件；缺省为全部"}},
    KeyRow{"ignore",
           "pointer",
           Takes::pointer,
           {"the JSON Pointer of the value; segments `*` stand for any one", "值的 JSON Pointer；`*` 段代表任意一段"}},
    KeyRow{"ignore", "reason", Takes::text, kBecause, true},
    KeyRow{"ignore", "until", Takes::day, kUntil},

    KeyRow{"docs",
           "baseline",
           Takes::text,
           {"the file of findings that are known, relative to this file; `ocpv docs --write-baseline` writes it",
            "已知问题的文件，相对于此文件；由 `ocpv docs --write-baseline` 写出"}},
    KeyRow{"docs", "ignore", Takes::tables, {"findings that are accepted", "接受的问题"}},

    KeyRow{"docs.ignore", "id", Takes::id, {"what `ocpv docs` finds", "`ocpv docs` 的问题 id"}, true},
    KeyRow{"docs.ignore", "page", Takes::pattern, {"in which pages; every one without it", "哪些页面；缺省为全部"}},
    KeyRow{"docs.ignore", "operation", Takes::text, {"the id of an operation", "操作的 id"}},
    KeyRow{"docs.ignore",
           "field",
           Takes::field,
           {"a JSON Pointer, `/data/*`, or one with its part, `response:/data/*`",
            "JSON Pointer，如 `/data/*`，或带部分名，如 `response:/data/*`"}},
    KeyRow{"docs.ignore", "because", Takes::text, kBecause, true},
    KeyRow{"docs.ignore", "until", Takes::day, kUntil},

    KeyRow{"diff", "ignore", Takes::tables, {"changes that are accepted", "接受的变更"}},

    KeyRow{"diff.ignore", "id", Takes::id, {"what `ocpv diff` tells", "`ocpv diff` 的变更 id"}, true},
    KeyRow{"diff.ignore", "page", Takes::pattern, {"in which pages; every one without it", "哪些页面；缺省为全部"}},
    KeyRow{"diff.ignore", "operation", Takes::text, {"the id of an operation", "操作的 id"}},
    KeyRow{"diff.ignore",
           "field",
           Takes::field,
           {"a JSON Pointer, `/data/*`, or one with its part, `response:/data/*`",
            "JSON Pointer，如 `/data/*`，或带部分名，如 `response:/data/*`"}},
    KeyRow{"diff.ignore", "because", Takes::text, kBecause, true},
    KeyRow{"diff.ignore", "until", Takes::day, kUntil},
};

}  // namespace

std::span<const KeyRow> keys() noexcept { return kKeys; }

std::span<const KeyRow> keys_of(std::string_view table) noexcept {
  const auto is_here = [&](const KeyRow& row) { return row.table == table; };
  const auto first = std::find_if(kKeys.begin(), kKeys.end(), is_here);
  return {first, std::find_if_not(first, kKeys.end(), is_here)};
}

std::span<const std::string_view> severity_names() noexcept { return kSeverities; }

}  // namespace ocpv::config
