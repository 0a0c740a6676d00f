#include "documents.h"

#include <array>

namespace ocpv::hostile {
namespace {

constexpr std::string_view kBefore =
    R"({"backupMode":"PHYSICAL_BACKUP","dataBackupMode":"FULL_BACKUP","obBackupServiceStorageConfig":{"configName":"n",)"
    R"("obBackupStorageBaseInfo":{"backupStorageType":"BACKUP_STORAGE_FILE","storageUrl":"/b/"},)"
    R"("alarmStoragePercentageThreshold":80,)";
constexpr std::string_view kAfter = "}}";

/// A right body with `members` inside its configuration.
std::string body(const std::string& members) { return std::string(kBefore) + members + std::string(kAfter); }

std::string times(std::size_t count, std::string_view text) {
  std::string all;
  all.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

/// `text` with `#` as the number of each repetition, joined by commas.
std::string numbered(std::size_t size, std::string_view text) {
  const std::size_t blank = text.find('#');
  std::string all;
  for (std::size_t i = 0; all.size() < size; ++i) {
    if (i > 0) all += ',';
    all += std::string(text.substr(0, blank)) + std::to_string(i) + std::string(text.substr(blank + 1));
  }
  return all;
}

std::string unknown_members(std::size_t size) { return body(numbered(size, R"("zone#":1)")); }
std::string near_misses(std::size_t size) { return body(numbered(size, R"("hostIdLis#":1)")); }
std::string one_key_many_times(std::size_t size) { return body(times(size / 11, R"("zone":[1],)") + R"("z":1)"); }
std::string every_key_twice(std::size_t size) {
  return body(numbered(size / 2, R"("k#":1)") + "," + numbered(size / 2, R"("k#":1)"));
}
std::string keys_alike_but_for_the_end(std::size_t size) {
  return body(numbered(size, "\"" + times(200, "k") + "#\":1"));
}
std::string long_keys(std::size_t size) {
  return body("\"" + times(size / 2, "k") + "\":1,\"" + times(size / 2, "l") + "\":1");
}
std::string wrong_items(std::size_t size) { return body(R"("hostIdList":[)" + times(size / 4, "\"x\",") + "1]"); }
std::string right_items(std::size_t size) { return body(R"("hostIdList":[)" + times(size / 2, "1,") + "1]"); }
std::string long_string(std::size_t size) { return body(R"("serviceName":")" + times(size, "a") + "\""); }
std::string long_directory(std::size_t size) { return body(R"("storageUrl":")" + times(size, "a") + "\""); }
std::string long_enumeration(std::size_t size) { return body(R"("serviceType":")" + times(size, "OB_CLUSTER") + "\""); }
std::string escapes(std::size_t size) { return body(R"("serviceName":")" + times(size / 6, "\\u0041") + "\""); }
std::string surrogates(std::size_t size) {
  return body(R"("serviceName":")" + times(size / 12, "\\ud83d\\ude00") + "\"");
}
std::string escaped_keys(std::size_t size) { return body(numbered(size, R"("\u006b\u006b#":1)")); }
std::string wide_characters(std::size_t size) { return body(R"("serviceType":")" + times(size / 3, "集") + "\""); }
std::string long_integer(std::size_t size) { return body(R"("storageId":)" + times(size, "9")); }
std::string long_fraction(std::size_t size) { return body(R"("storageId":26.)" + times(size, "0")); }
std::string long_exponent(std::size_t size) { return body(R"("storageId":1e)" + times(size, "9")); }
std::string many_numbers(std::size_t size) {
  return body(R"("zone":[)" + times(size / 24, "-123456789012.34567e+8,") + "1]");
}
std::string blanks(std::size_t size) { return times(size / 2, " \n") + body(R"("storageId":1)"); }
std::string line_ends(std::size_t size) { return times(size / 2, "\r\n") + body(R"("storageId":"x")"); }
std::string deep_then_wide(std::size_t size) {
  return body(R"("zone":)" + times(50, "[") + times(size / 4, "{},") + times(10, "[") + times(10, "]") +
              times(50, "]"));
}
std::string many_shallow_nests(std::size_t size) {
  return body(R"("zone":[)" + times(size / 42, "[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]],") + "1]");
}
std::string too_deep(std::size_t size) { return times(size, "["); }
std::string too_deep_objects(std::size_t size) { return times(size / 5, R"({"a":)"); }
std::string unclosed_string(std::size_t size) { return R"({"backupMode":")" + times(size, "a"); }
std::string quotes(std::size_t size) { return "{" + times(size, "\""); }
std::string backslashes(std::size_t size) { return R"({"backupMode":")" + times(size, "\\") + "\"}"; }
std::string broken_at_the_end(std::size_t size) { return body(R"("hostIdList":[)" + times(size / 2, "1,") + "]"); }
std::string secrets(std::size_t size) { return body(numbered(size, R"("accessKeySecret#":"s")")); }
std::string secrets_then_broken(std::size_t size) { return body(numbered(size, R"("accessKeySecret#":"s")") + ",,"); }
std::string objects_with_missing_members(std::size_t size) {
  return body(R"("zone":[)" + times(size / 22, R"({"ossAccessKey":{}},)") + "1]");
}

constexpr std::array kDocuments = {
    Document{"members nobody knows", unknown_members},
    Document{"members nearly known", near_misses},
    Document{"one key many times", one_key_many_times},
    Document{"every key twice", every_key_twice},
    Document{"keys alike but for the end", keys_alike_but_for_the_end},
    Document{"two long keys", long_keys},
    Document{"items all wrong", wrong_items},
    Document{"items all right", right_items},
    Document{"one long string", long_string},
    Document{"one long directory", long_directory},
    Document{"one long value of an enumeration", long_enumeration},
    Document{"one string of escapes", escapes},
    Document{"one string of surrogate pairs", surrogates},
    Document{"keys spelt with escapes", escaped_keys},
    Document{"one long value of wide characters", wide_characters},
    Document{"one long integer", long_integer},
    Document{"one long fraction", long_fraction},
    Document{"one long exponent", long_exponent},
    Document{"many numbers", many_numbers},
    Document{"blanks before the body", blanks},
    Document{"line ends before a mistake", line_ends},
    Document{"deep, then wide", deep_then_wide},
    Document{"many shallow nests", many_shallow_nests},
    Document{"arrays without end", too_deep},
    Document{"objects without end", too_deep_objects},
    Document{"a string without end", unclosed_string},
    Document{"quotes only", quotes},
    Document{"backslashes only", backslashes},
    Document{"broken at the end", broken_at_the_end},
    Document{"secrets nobody documents", secrets},
    Document{"secrets before a break", secrets_then_broken},
    Document{"objects that lack members", objects_with_missing_members},
};

}  // namespace

std::span<const Document> documents() { return kDocuments; }

}  // namespace ocpv::hostile
