#include "compare/change_kinds.h"

#include <algorithm>
#include <array>

namespace ocpv::compare {

namespace {

constexpr auto kKinds = std::to_array<ChangeKind>({
    {"operation-added", "An operation is there that was not. Nobody breaks.", "新增了一个操作。不影响任何人。", "-",
     "POST /boxes"},
    {"operation-removed", "An operation is no longer documented: its requests belong to nothing now.",
     "某个操作不再有文档：对它的请求不再属于任何操作。", "POST /boxes", "-"},
    {"endpoint-changed", "An operation has another method or path: requests to the old one go nowhere.",
     "某个操作的方法或路径变了：发往原处的请求不再有效。", "POST /boxes", "PUT /boxes"},
    {"operation-renamed",
     "The page of an operation has another name: method and path are the same, the id by which ocpv knows it is "
     "another.",
     "操作的页面改名了：方法与路径不变，ocpv 所用的操作 id 变了。", "open-a-box.md", "open-box.md"},
    {"title-changed", "The page has another title. Words only.", "页面标题变了。仅涉及文字。", "# Open a box",
     "# Open box"},
    {"part-added", "A request body, a response or parameters are documented that were not.",
     "新记录了请求体、响应或参数。", "(no request body)", "| size | Long | Yes |"},
    {"part-removed", "A request body, a response or parameters are no longer documented.",
     "请求体、响应或参数不再有文档。", "| size | Long | Yes |", "(no request body)"},
    {"field-added", "A field is there that was not. A required one breaks requests without it.",
     "新增了一个字段。若为必选，没有它的请求将出错。", "| size |", "| size | and | colour |"},
    {"field-removed", "A field is no longer there: requests with it have an unknown field.",
     "某个字段不再存在：带有它的请求会有未知字段。", "| size | and | colour |", "| size |"},
    {"field-moved", "A field is a member of another object now.", "某个字段现在属于另一个对象。", "size", "disk/size"},
    {"field-renamed", "A field has another name.", "某个字段改名了。", "| colour |", "| color |"},
    {"type-changed", "A field has another type.", "某个字段的类型变了。", "| size | Long |", "| size | String |"},
    {"became-required", "A field was optional and is required: requests without it are wrong now.",
     "某个字段由可选变为必选：没有它的请求现在是错误的。", "| size | No |", "| size | Yes |"},
    {"became-optional", "A field was required and is optional: responses may go without it.",
     "某个字段由必选变为可选：响应中可能没有它。", "| size | Yes |", "| size | No |"},
    {"values-changed", "A closed list of values has lost values, or has new ones.", "封闭的取值列表增加或减少了取值。",
     "Valid values: ON, OFF", "Valid values: ON, AUTO"},
    {"list-closed", "The values were open and are a closed list now: others are wrong.",
     "取值由开放变为封闭列表：其他取值现在是错误的。", "such as ON, OFF", "Valid values: ON, OFF"},
    {"list-opened", "The values were a closed list and are open now.", "取值由封闭列表变为开放。",
     "Valid values: ON, OFF", "such as ON, OFF"},
    {"known-values-changed", "The known values of an open list are others. Nothing is refused for it.",
     "开放列表中的已知取值变了。不会因此拒绝任何内容。", "such as ON, OFF", "such as ON, AUTO"},
    {"range-changed", "A number's range is another one.", "数值的范围变了。", "1 to 100", "1 to 10"},
    {"shape-changed", "A length, a count of items or the form of a text is another one.",
     "长度、元素个数或文本格式变了。", "at most 64 characters", "at most 32 characters"},
    {"default-changed", "What holds when the field is left out is another value.", "省略该字段时的默认值变了。",
     "Default: 1", "Default: 2"},
    {"rule-added", "A condition holds that did not.", "新增了一个条件。", "| key | optional |",
     "| key | Required if mode is ON |"},
    {"rule-removed", "A condition no longer holds.", "某个条件不再有效。", "| key | Required if mode is ON |",
     "| key | optional |"},
    {"rule-changed", "A condition holds for something else.", "某个条件的内容变了。", "Required if mode is ON",
     "Required if mode is AUTO"},
    {"description-changed", "A row has other words. Words only.", "某一行的文字变了。仅涉及文字。", "The size.",
     "The size of the box."},
    {"unit-changed", "A number counts in another unit: the same number means something else.",
     "数值的单位变了：同一数值的含义不同。", "in seconds", "in minutes"},
    {"secret-changed", "A field is secret now and was not, or the other way round.", "某个字段变为机密，或不再是机密。",
     "the text", "the encrypted password"},
    {"deprecated-changed", "A field is deprecated now and was not, or the other way round.",
     "某个字段变为已废弃，或不再是已废弃。", "the size", "deprecated: the size"},
    {"example-changed",
     "The tables say what they said. An example that spoke against them was put right, so that they are held to now, "
     "or "
     "an example speaks against them now, so that they are no longer held to.",
     "表格的内容没有变。与表格矛盾的示例已改正，因此现在按表格检查；或示例现在与表格矛盾，因此不再按表格检查。",
     "| size | Integer |    {\"size\": \"3\"}", "| size | Integer |    {\"size\": 3}"},
});

}  // namespace

std::span<const ChangeKind> change_kinds() noexcept { return kKinds; }

const ChangeKind* find_change_kind(std::string_view id) noexcept {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const ChangeKind& kind) { return kind.id == id; });
  return found == kKinds.end() ? nullptr : &*found;
}

}  // namespace ocpv::compare
