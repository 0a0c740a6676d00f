#include "reader/words/reserve_words.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace ocpv::reader {
namespace {

struct Entry {
  std::string_view text;
  Reserves kind;
};

/// Those of one class behind each other; a word may be in more than one.
constexpr auto kWords = std::to_array<Entry>({
    {"建议", reserve::kAdvice},
    {"推荐", reserve::kAdvice},
    {"通常", reserve::kAdvice},
    {"一般为", reserve::kAdvice},
    {"一般不", reserve::kAdvice},
    {"一般取", reserve::kAdvice},
    {"一般在", reserve::kAdvice},
    {"一般是", reserve::kAdvice},
    {"最好", reserve::kAdvice},
    {"尽量", reserve::kAdvice},
    {"多数情况", reserve::kAdvice},
    {"经验值", reserve::kAdvice},
    {"参考值", reserve::kAdvice},
    {"recommend", reserve::kAdvice},
    {"suggest", reserve::kAdvice},
    {"usually", reserve::kAdvice},
    {"typical", reserve::kAdvice},
    {"normally", reserve::kAdvice},
    {"generally", reserve::kAdvice},
    {"commonly", reserve::kAdvice},
    {"preferabl", reserve::kAdvice},
    {"ideally", reserve::kAdvice},
    {"advis", reserve::kAdvice},
    {"in most cases", reserve::kAdvice},
    {"best practice", reserve::kAdvice},
    {"rule of thumb", reserve::kAdvice},
    {"除非", reserve::kException},
    {"除外", reserve::kException},
    {"例外", reserve::kException},
    {"不受", reserve::kException},
    {"不适用", reserve::kException},
    {"以外", reserve::kException},
    {"之外", reserve::kException},
    {"except", reserve::kException},
    {"unless", reserve::kException},
    {"other than", reserve::kException},
    {"not subject to", reserve::kException},
    {"not apply", reserve::kException},
    {"no longer appl", reserve::kException},
    {"exempt", reserve::kException},
    {"limit", reserve::kLimit},
    {"restriction", reserve::kLimit},
    {"range", reserve::kLimit},
    {"限制", reserve::kLimit},
    {"范围", reserve::kLimit},
    {"约束", reserve::kLimit},
    {"上限", reserve::kLimit},
    {"下限", reserve::kLimit},
    {"constraint", reserve::kLimit},
    {"可以", reserve::kAllowing},
    {"可设", reserve::kAllowing},
    {"可为", reserve::kAllowing},
    {"可传", reserve::kAllowing},
    {"可填", reserve::kAllowing},
    {"可取", reserve::kAllowing},
    {"可配", reserve::kAllowing},
    {"可达", reserve::kAllowing},
    {"可调", reserve::kAllowing},
    {"可用", reserve::kAllowing},
    {"允许", reserve::kAllowing},
    {"设置为", reserve::kAllowing},
    {"设为", reserve::kAllowing},
    {"置为", reserve::kAllowing},
    {"传入", reserve::kAllowing},
    {"填写", reserve::kAllowing},
    {"表示", reserve::kAllowing},
    {"代表", reserve::kAllowing},
    {"不限", reserve::kAllowing},
    {"无限", reserve::kAllowing},
    {"关闭", reserve::kAllowing},
    {"禁用", reserve::kAllowing},
    {"不启用", reserve::kAllowing},
    {"支持", reserve::kAllowing},
    {"can ", reserve::kAllowing},
    {"may ", reserve::kAllowing},
    {"allow", reserve::kAllowing},
    {"up to", reserve::kAllowing},
    {"set it to", reserve::kAllowing},
    {"set this", reserve::kAllowing},
    {"set to", reserve::kAllowing},
    {"use ", reserve::kAllowing},
    {"pass ", reserve::kAllowing},
    {"means ", reserve::kAllowing},
    {"indicates ", reserve::kAllowing},
    {"represents ", reserve::kAllowing},
    {"stands for ", reserve::kAllowing},
    {"for no ", reserve::kAllowing},
    {"unlimited", reserve::kAllowing},
    {"no limit", reserve::kAllowing},
    {"disable", reserve::kAllowing},
    {"support", reserve::kAllowing},
    {"available", reserve::kAllowing},
    {"后续支持", reserve::kComing},
    {"后续会", reserve::kComing},
    {"后续将", reserve::kComing},
    {"后续版本支持", reserve::kComing},
    {"后续版本会", reserve::kComing},
    {"后续可", reserve::kComing},
    {"将支持", reserve::kComing},
    {"即将支持", reserve::kComing},
    {"未来", reserve::kComing},
    {"将来", reserve::kComing},
    {"计划支持", reserve::kComing},
    {"will be added", reserve::kComing},
    {"will be supported", reserve::kComing},
    {"to be supported", reserve::kComing},
    {"will support", reserve::kComing},
    {"is planned", reserve::kComing},
    {"are planned", reserve::kComing},
    {"in the future", reserve::kComing},
    {"coming soon", reserve::kComing},
    {"more will", reserve::kComing},
    {"may be added", reserve::kComing},
    {"may be extended", reserve::kComing},
    {"can be extended", reserve::kComing},
    {"must be empty", reserve::kEmpty},
    {"must be left empty", reserve::kEmpty},
    {"should be empty", reserve::kEmpty},
    {"can be empty", reserve::kEmpty},
    {"may be empty", reserve::kEmpty},
    {"can also be empty", reserve::kEmpty},
    {"left empty", reserve::kEmpty},
    {"leave it empty", reserve::kEmpty},
    {"leave this empty", reserve::kEmpty},
    {"leave empty", reserve::kEmpty},
    {"leave blank", reserve::kEmpty},
    {"leave it blank", reserve::kEmpty},
    {"left blank", reserve::kEmpty},
    {"leave this parameter empty", reserve::kEmpty},
    {"leave the parameter empty", reserve::kEmpty},
    {"can be blank", reserve::kEmpty},
    {"may be blank", reserve::kEmpty},
    {"or an empty string", reserve::kEmpty},
    {"an empty string means", reserve::kEmpty},
    {"an empty string indicates", reserve::kEmpty},
    {"empty string is allowed", reserve::kEmpty},
    {"必须为空", reserve::kEmpty},
    {"须为空", reserve::kEmpty},
    {"应为空", reserve::kEmpty},
    {"留空", reserve::kEmpty},
    {"为空字符串", reserve::kEmpty},
    {"传空字符串", reserve::kEmpty},
    {"传空串", reserve::kEmpty},
    {"可传空", reserve::kEmpty},
    {"可以传空", reserve::kEmpty},
    {"空字符串表示", reserve::kEmpty},
    {"空串表示", reserve::kEmpty},
    {"暂不支持", reserve::kUnsupported},
    {"不支持", reserve::kUnsupported},
    {"尚不支持", reserve::kUnsupported},
    {"废弃", reserve::kUnsupported},
    {"弃用", reserve::kUnsupported},
    {"预留", reserve::kUnsupported},
    {"保留", reserve::kUnsupported},
    {"not supported", reserve::kUnsupported},
    {"unsupported", reserve::kUnsupported},
    {"not yet supported", reserve::kUnsupported},
    {"reserved", reserve::kUnsupported},
    {"deprecated", reserve::kUnsupported},
    {"obsolete", reserve::kUnsupported},
    {"no longer supported", reserve::kUnsupported},
    {"not available yet", reserve::kUnsupported},
    {"not implemented", reserve::kUnsupported},
    {"大于", reserve::kComparing},
    {"小于", reserve::kComparing},
    {"不超过", reserve::kComparing},
    {"不能超过", reserve::kComparing},
    {"不得超过", reserve::kComparing},
    {"不低于", reserve::kComparing},
    {"不高于", reserve::kComparing},
    {"晚于", reserve::kComparing},
    {"早于", reserve::kComparing},
    {"≤", reserve::kComparing},
    {"≥", reserve::kComparing},
    {"<=", reserve::kComparing},
    {">=", reserve::kComparing},
    {"greater than", reserve::kComparing},
    {"less than", reserve::kComparing},
    {"more than", reserve::kComparing},
    {"larger than", reserve::kComparing},
    {"smaller than", reserve::kComparing},
    {"not exceed", reserve::kComparing},
    {"later than", reserve::kComparing},
    {"earlier than", reserve::kComparing},
    {"higher than", reserve::kComparing},
    {"lower than", reserve::kComparing},
    {"exceed the", reserve::kComparing},
    {"最大", reserve::kAnnouncing},
    {"最小", reserve::kAnnouncing},
    {"取值范围", reserve::kAnnouncing},
    {"长度", reserve::kAnnouncing},
    {"length", reserve::kAnnouncing},
    {"between", reserve::kAnnouncing},
    {"range", reserve::kAnnouncing},
    {"up to", reserve::kAnnouncing},
    {"不得", reserve::kAnnouncing},
    {"value range", reserve::kAnnouncing},
    {"maximum", reserve::kAnnouncing},
    {"minimum", reserve::kAnnouncing},
    {"max:", reserve::kAnnouncing},
    {"min:", reserve::kAnnouncing},
    {"at most", reserve::kAnnouncing},
    {"at least", reserve::kAnnouncing},
    {"ranges from", reserve::kAnnouncing},
    {"must be between", reserve::kAnnouncing},
    {"不超过", reserve::kAnnouncing},
    {"最多", reserve::kAnnouncing},
    {"最长", reserve::kAnnouncing},
    {"最短", reserve::kAnnouncing},
    {"至多", reserve::kAnnouncing},
    {"至少", reserve::kAnnouncing},
    {"≤", reserve::kAnnouncing},
    {"≥", reserve::kAnnouncing},
    {"<=", reserve::kAnnouncing},
    {">=", reserve::kAnnouncing},
    {"当", reserve::kCase},
    {"如果", reserve::kCase},
    {"若", reserve::kCase},
    {"模式下", reserve::kCase},
    {"情况下", reserve::kCase},
    {"场景下", reserve::kCase},
    {"时最", reserve::kCase},
    {"时不", reserve::kCase},
    {"时必须", reserve::kCase},
    {"时取值", reserve::kCase},
    {"时可选", reserve::kCase},
    {"时只能", reserve::kCase},
    {"时仅", reserve::kCase},
    {"时，", reserve::kCase},
    {"when ", reserve::kCase},
    {"whenever ", reserve::kCase},
    {"if ", reserve::kCase},
    {"as long as ", reserve::kCase},
    {"provided that ", reserve::kCase},
    {"in case ", reserve::kCase},
    {" mode,", reserve::kCase},
    {"for ", reserve::kCase},
    {"in the ", reserve::kCase},
    {"对于", reserve::kCase},
    {"针对", reserve::kCase},
    {"any string", reserve::kOthers},
    {"any value", reserve::kOthers},
    {"any other value", reserve::kOthers},
    {"any other string", reserve::kOthers},
    {"any other name", reserve::kOthers},
    {"any text", reserve::kOthers},
    {"other values", reserve::kOthers},
    {"other strings", reserve::kOthers},
    {"任意值", reserve::kOthers},
    {"任意字符串", reserve::kOthers},
    {"其他值", reserve::kOthers},
    {"其它值", reserve::kOthers},
    {"任意其他", reserve::kOthers},
    {"arbitrary", reserve::kOthers},
    {"empty array", reserve::kEmptyList},
    {"empty list", reserve::kEmptyList},
    {"空数组", reserve::kEmptyList},
    {"空列表", reserve::kEmptyList},
    {"can be empty", reserve::kEmptyList},
    {"may be empty", reserve::kEmptyList},
    {"可为空", reserve::kEmptyList},
    {"可以为空", reserve::kEmptyList},
    {"允许为空", reserve::kEmptyList},
    {"可为空", reserve::kShortest},
    {"可以为空", reserve::kShortest},
    {"允许为空", reserve::kShortest},
    {"非必填", reserve::kOptional},
    {"非必选", reserve::kOptional},
    {"非必传", reserve::kOptional},
    {"非必须", reserve::kOptional},
    {"不必填", reserve::kOptional},
    {"不必传", reserve::kOptional},
    {"可不填", reserve::kOptional},
    {"可不传", reserve::kOptional},
    {"可以不填", reserve::kOptional},
    {"可以不传", reserve::kOptional},
    {"无需填写", reserve::kOptional},
    {"无需传", reserve::kOptional},
    {"无需设置", reserve::kOptional},
    {"无须填写", reserve::kOptional},
    {"不需要填写", reserve::kOptional},
    {"不需要传", reserve::kOptional},
    {"不需要设置", reserve::kOptional},
    {"选填", reserve::kOptional},
    {"not required", reserve::kOptional},
    {"not mandatory", reserve::kOptional},
    {"not needed", reserve::kOptional},
    {"is optional", reserve::kOptional},
    {"optional if", reserve::kOptional},
    {"optional when", reserve::kOptional},
    {"optional for", reserve::kOptional},
    {"can be omitted", reserve::kOptional},
    {"may be omitted", reserve::kOptional},
    {"can be left out", reserve::kOptional},
    {"need not be", reserve::kOptional},
    {"does not need to be", reserve::kOptional},
    {"do not need to set", reserve::kOptional},
    {"do not need to specify", reserve::kOptional},
    {"除", reserve::kBut},
});

constexpr std::size_t byte_of(char c) { return static_cast<unsigned char>(c); }

/// The words by their first byte.
constexpr auto kSorted = [] {
  auto words = kWords;
  std::sort(words.begin(), words.end(),
            [](const Entry& a, const Entry& b) { return byte_of(a.text[0]) < byte_of(b.text[0]); });
  return words;
}();

/// Where the words of each first byte begin; behind the last of them those of the next do.
constexpr auto kBegins = [] {
  std::array<std::uint16_t, 257> begins{};
  for (std::size_t byte = 0, at = 0; byte <= 256; ++byte) {
    while (at < kSorted.size() && byte_of(kSorted[at].text[0]) < byte) ++at;
    begins[byte] = static_cast<std::uint16_t>(at);
  }
  return begins;
}();

/// Second bytes that follow a first one in some word, as bits.
constexpr auto kPairs = [] {
  std::array<std::array<std::uint64_t, 4>, 256> pairs{};
  for (const Entry& one : kSorted)
    pairs[byte_of(one.text[0])][byte_of(one.text[1]) / 64] |= std::uint64_t{1} << byte_of(one.text[1]) % 64;
  return pairs;
}();

bool may_begin(char first, char second) {
  return (kPairs[byte_of(first)][byte_of(second) / 64] >> byte_of(second) % 64 & 1U) != 0;
}

/// The words that stand at a place, as `take` is told; a word of Latin letters begins where no other letter precedes.
template <class Take>
void words_at(std::string_view text, std::size_t at, Take take) {
  if (is_letter(text[at]) && at > 0 && is_letter_or_digit(text[at - 1])) return;
  const std::string_view here = text.substr(at);
  for (std::size_t one = kBegins[byte_of(text[at])]; one < kBegins[byte_of(text[at]) + 1]; ++one) {
    if (here.starts_with(kSorted[one].text)) take(kSorted[one]);
  }
}

}  // namespace

Reserves reserves_in(std::string_view folded) {
  Reserves found = 0;
  const char* const bytes = folded.data();
  for (std::size_t at = 0; at + 1 < folded.size(); ++at) {
    if (may_begin(bytes[at], bytes[at + 1])) words_at(folded, at, [&](const Entry& word) { found |= word.kind; });
  }
  return found;
}

ReserveWord find_reserve(std::string_view folded, Reserves kinds, std::size_t from) {
  const char* const bytes = folded.data();
  for (std::size_t at = from; at + 1 < folded.size(); ++at) {
    if (!may_begin(bytes[at], bytes[at + 1])) continue;
    std::size_t end = 0;
    words_at(folded, at, [&](const Entry& word) {
      if ((word.kind & kinds) != 0) end = std::max(end, at + word.text.size());
    });
    if (end != 0) return {at, end};
  }
  return {};
}

}  // namespace ocpv::reader
