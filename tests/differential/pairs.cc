#include "pairs.h"

#include <array>
#include <string_view>

namespace ocpv::differential {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"a", "b", "ab", "集"};
constexpr std::array<std::string_view, 7> kTypes = {"null",   "boolean", "integer", "number",
                                                    "string", "array",   "object"};
constexpr std::array<std::string_view, 3> kFormats = {"date", "time", "date-time"};
constexpr std::array<std::string_view, 12> kNumbers = {
    "0", "1", "2", "3", "-1", "1.5", "0.5", "2.0", "1e1", "2147483648", "9007199254740993", "9223372036854775807"};
constexpr std::array<std::string_view, 15> kStrings = {"\"\"",
                                                       "\"a\"",
                                                       "\"b\"",
                                                       "\"ab\"",
                                                       "\"abc\"",
                                                       "\"集\"",
                                                       "\"oss://a\"",
                                                       "\"OSS://\"",
                                                       "\"/a\"",
                                                       "\"2024-02-29\"",
                                                       "\"2023-02-29\"",
                                                       "\"14:51:41Z\"",
                                                       "\"2024-08-07T14:51:41+08:00\"",
                                                       "\"2024-08-07 14:51:41\"",
                                                       "\"\\u0061\""};

template <class Table>
std::string pick(const Choose& choose, const Table& table) {
  return std::string(table[choose(table.size())]);
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

class Schema {
 public:
  explicit Schema(const Choose& choose) : choose_(choose) {}

  std::string text() {
    const std::string root = members(0);
    if (!refers_) return "{" + root + "}";
    // What is referred to does not refer any further, so that no cycle comes of it.
    may_refer_ = false;
    const std::string definitions = R"("definitions":{"d":)" + schema(2) + R"(,"集":)" + schema(2) + "}";
    return "{" + definitions + (root.empty() ? "" : ",") + root + "}";
  }

 private:
  std::string schema(int depth) {
    if (choose_(12) == 0) return choose_(2) == 0 ? "true" : "false";
    return "{" + members(depth) + "}";
  }

  std::string members(int depth) {
    std::string text;
    unsigned used = 0;
    for (std::size_t count = 1 + choose_(3); count > 0; --count) {
      const std::size_t which = choose_(depth < 3 ? 22 : 13);
      // A reference may write what these write.
      constexpr unsigned kItemsOrAllOf = 1U << 15 | 1U << 17 | 1U << 21;
      if ((used >> which & 1U) != 0) continue;
      used |= (kItemsOrAllOf >> which & 1U) != 0 ? kItemsOrAllOf : 1U << which;
      if (which < 2) used |= 3U;  // Both are "type".
      text += (text.empty() ? "" : ",") + member(which, depth);
    }
    return text;
  }

  std::string member(std::size_t which, int depth) {
    switch (which) {
      case 0:
        return R"("type":)" + quoted(pick(choose_, kTypes));
      case 1:
        return R"("type":[)" + quoted(kTypes[choose_(3)]) + "," + quoted(kTypes[3 + choose_(4)]) + "]";
      case 2:
        return R"("enum":[)" + scalar() + "," + scalar() + "]";
      case 3:
        return R"("const":)" + scalar();
      case 4:
        return R"("minimum":)" + pick(choose_, kNumbers);
      case 5:
        return R"("maximum":)" + pick(choose_, kNumbers);
      case 6:
        return quoted(choose_(2) == 0 ? "exclusiveMinimum" : "exclusiveMaximum") + ":" + pick(choose_, kNumbers);
      case 7:
        return R"("multipleOf":)" + std::to_string(1 + choose_(3));
      case 8:
        return quoted(choose_(2) == 0 ? "minLength" : "maxLength") + ":" + std::to_string(choose_(4));
      case 9:
        return R"("format":)" + quoted(pick(choose_, kFormats));
      case 10:
        return R"("not":{"pattern":"^[A-Za-z][A-Za-z0-9+.-]*://"})";
      case 11:
        return R"("required":[)" + quoted(pick(choose_, kNames)) + "]";
      case 12:
        return quoted(choose_(2) == 0 ? "minItems" : "maxProperties") + ":" + std::to_string(choose_(3));
      case 13:
        return R"("properties":{)" + quoted(kNames[choose_(2)]) + ":" + schema(depth + 1) + "," +
               quoted(kNames[2 + choose_(2)]) + ":" + schema(depth + 1) + "}";
      case 14:
        return R"("additionalProperties":)" + schema(depth + 1);
      case 15:
        return R"("items":)" + schema(depth + 1);
      case 16:
        return R"("uniqueItems":true)";
      case 17:
        return several("allOf", depth);
      case 18:
        return several("anyOf", depth);
      case 19:
        return several("oneOf", depth);
      case 20:
        return R"("if":)" + schema(depth + 1) + R"(,"then":)" + schema(depth + 1) +
               (choose_(2) == 0 ? R"(,"else":)" + schema(depth + 1) : "");
      default:
        return reference(depth);
    }
  }

  /// By a keyword of its own, because draft-07 ignores what stands beside $ref.
  std::string reference(int depth) {
    if (!may_refer_) return R"("maxItems":)" + std::to_string(depth);
    refers_ = true;
    const std::string target = R"({"$ref":"#/definitions/)" + std::string(choose_(2) == 0 ? "d" : "集") + "\"}";
    return choose_(2) == 0 ? R"("items":)" + target : R"("allOf":[)" + target + "]";
  }

  std::string several(std::string_view keyword, int depth) {
    return quoted(keyword) + ":[" + schema(depth + 1) + "," + schema(depth + 1) + "]";
  }

  std::string scalar() {
    switch (choose_(4)) {
      case 0:
        return pick(choose_, kStrings);
      case 1:
        return pick(choose_, kNumbers);
      case 2:
        return "true";
      default:
        return "null";
    }
  }

  const Choose& choose_;
  bool may_refer_ = true;
  bool refers_ = false;
};

std::string value(const Choose& choose, int depth) {
  switch (choose(depth < 3 ? 9 : 5)) {
    case 0:
      return "null";
    case 1:
      return choose(2) == 0 ? "true" : "false";
    case 2:
      return pick(choose, kNumbers);
    case 3:
    case 4:
      return pick(choose, kStrings);
    case 5: {
      std::string items;
      for (std::size_t count = choose(4); count > 0; --count)
        items += (items.empty() ? "" : ",") + value(choose, depth + 1);
      return "[" + items + "]";
    }
    default: {
      std::string members;
      for (const std::string_view name : kNames)
        if (choose(2) == 0) members += (members.empty() ? "" : ",") + quoted(name) + ":" + value(choose, depth + 1);
      return "{" + members + "}";
    }
  }
}

}  // namespace

std::string make_schema(const Choose& choose) { return Schema(choose).text(); }
std::string make_document(const Choose& choose) { return value(choose, 0); }

}  // namespace ocpv::differential
