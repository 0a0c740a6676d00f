// Operations found by the words that people remember of them.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/heap_sort.h"
#include "base/similar.h"
#include "base/utf8.h"
#include "catalog/catalog.h"

namespace ocpv::catalog {
namespace {

constexpr std::size_t kMostWords = 16;

bool is_ascii_word(char c) noexcept { return is_lower(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

/// `backupNow` is `backup now`, `create-a-tenant` three words.
std::string as_words(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_hump = at > 0 && is_upper(text[at]) && is_lower(text[at - 1]);
    if (is_hump) out += ' ';
    const char c = lower(text[at]);
    out += is_ascii_word(c) ? c : ' ';
  }
  return out;
}

std::vector<std::string_view> views_of_words(std::string_view words) {
  std::vector<std::string_view> out;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end != 0) out.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

/// Words that say nothing of an operation.
bool is_small(std::string_view word) noexcept {
  constexpr std::array<std::string_view, 10> kSmall = {"a", "an", "the", "of", "in", "on", "to", "for", "api", "v2"};
  return std::find(kSmall.begin(), kSmall.end(), word) != kSmall.end();
}

/// What people say for what our titles and the pages' names say.
constexpr std::string_view kAlike[] = {
    "create make new add",
    "delete remove",
    "modify change update set edit",
    "query get list show view obtain",
    "grant give assign",
    "revoke take",
    "创建 新建 新增 增加 添加",
    "删除 移除 去除",
    "修改 更改 重设 更换 更新 变更 设置",
    "查询 查看 获取 列表 详情 读取 列出 显示",
    "撤销 收回 授予 授权",
};

/// Whether a word that is nearly one of theirs counts. Only where nothing has the words as they are written: `host` is
/// one letter from `post`.
enum class Spelling : bool { as_written, near };

int score_of(std::string_view word, const std::vector<std::string_view>& words, std::string_view all,
             Spelling spelling) {
  int best = 0;
  for (const std::string_view other : words) {
    if (other == word) return 8;
    if (word.size() >= 3 && other.starts_with(word)) best = std::max(best, 6);
  }
  if (best == 0 && word.size() >= 2 && all.find(word) != std::string_view::npos) best = 4;
  const bool is_latin = static_cast<unsigned char>(word.front()) < 0x80;
  if (best == 0 && spelling == Spelling::near && is_latin && word.size() >= 4) {
    for (const std::string_view other : words) {
      const std::string_view one[] = {other};
      if (other.size() >= 3 && find_similar(word, one)) return 5;
    }
  }
  return best;
}

/// What to add for a piece that `all` has; more where a title ends its subject with it.
int score_of_piece(std::string_view piece, std::string_view all) {
  constexpr std::string_view kColon = "\uFF1A";
  for (std::size_t at = all.find(piece); at != std::string_view::npos; at = all.find(piece, at + 1)) {
    if (all.substr(at + piece.size()).starts_with(kColon)) return 2;
  }
  return 1;
}

/// The longest piece of two characters and more that the text begins with and `all` has; empty when there is none.
std::string_view piece_at(std::string_view text, std::string_view all) {
  std::size_t size = decode_utf8(text, 0).size;
  std::string_view best;
  while (size < text.size()) {
    size += decode_utf8(text, size).size;
    if (all.find(text.substr(0, size)) == std::string_view::npos) break;
    best = text.substr(0, size);
  }
  return best;
}

/// The word of the same meaning that the text begins with, where `all` has another one; empty when there is none.
std::string_view alike_at(std::string_view text, std::string_view all) {
  for (const std::string_view alike : kAlike) {
    const std::vector<std::string_view> same = views_of_words(alike);
    const auto begins = [&](std::string_view one) { return text.starts_with(one); };
    const auto is_there = [&](std::string_view one) { return all.find(one) != std::string_view::npos; };
    const auto found = std::find_if(same.begin(), same.end(), begins);
    if (found != same.end() && std::any_of(same.begin(), same.end(), is_there)) return *found;
  }
  return {};
}

/// Chinese has no blanks between words: 新建租户 is found by its pieces. 0 when they are not all there.
int score_of_pieces(std::string_view word, std::string_view all) {
  constexpr std::string_view kOf = "的";
  int score = 1;
  while (!word.empty()) {
    std::string_view piece = piece_at(word, all);
    if (!piece.empty()) {
      score += score_of_piece(piece, all);
    } else if (word.starts_with(kOf)) {
      piece = kOf;
    } else {
      piece = alike_at(word, all);
    }
    if (piece.empty()) return 0;
    word.remove_prefix(piece.size());
  }
  return score;
}

/// As score_of(), also for other words of the same meaning, which count less.
int score_alike(std::string_view word, const std::vector<std::string_view>& words, std::string_view all,
                Spelling spelling) {
  int best = score_of(word, words, all, spelling);
  for (const std::string_view alike : kAlike) {
    const std::vector<std::string_view> same = views_of_words(alike);
    if (best >= 6 || std::find(same.begin(), same.end(), word) == same.end()) continue;
    for (const std::string_view other : same) {
      if (other != word) best = std::max(best, score_of(other, words, all, spelling) / 2);
    }
  }
  if (is_ascii(word)) return best;
  return best == 0 ? score_of_pieces(word, all) : best + score_of_piece(word, all);
}

/// What it is called by, where a word counts twice: of paths and sentences many speak of the same things.
std::string names_of(const Operation& operation) {
  std::string all = as_words(operation.id) + ' ' + as_words(operation.title_zh);
  for (const std::string& alias : operation.aliases) all += ' ' + as_words(alias);
  return all;
}

struct Hit {
  int score;
  std::size_t length;
  std::uint32_t number;
};

std::vector<Hit> hits_of(const std::vector<Operation>& operations, const std::vector<std::string_view>& wanted,
                         Spelling spelling) {
  std::vector<Hit> hits;
  for (std::uint32_t number = 0; number < operations.size(); ++number) {
    const Operation& operation = operations[number];
    const std::string names = names_of(operation);
    const std::string all =
        names + ' ' + as_words(operation.title_en) + ' ' + as_words(operation.method) + ' ' + as_words(operation.path);
    const std::vector<std::string_view> called = views_of_words(names), has = views_of_words(all);
    int score = 0;
    const bool fits = std::all_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
      const int one = score_alike(word, has, all, spelling);
      score += one + score_alike(word, called, names, spelling);
      return one != 0;
    });
    if (fits) hits.push_back({score, operation.id.size(), number});
  }
  return hits;
}

}  // namespace

std::vector<std::uint32_t> Catalog::search(std::string_view words) const {
  const std::string asked = as_words(words.substr(0, 256));
  std::vector<std::string_view> wanted = views_of_words(asked);
  std::erase_if(wanted, is_small);
  if (wanted.size() > kMostWords) wanted.resize(kMostWords);
  if (wanted.empty()) return {};
  std::vector<Hit> hits = hits_of(operations_, wanted, Spelling::as_written);
  if (hits.empty()) hits = hits_of(operations_, wanted, Spelling::near);
  heap_sort(hits, [](const Hit& a, const Hit& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.length != b.length ? a.length < b.length : a.number < b.number;
  });
  std::vector<std::uint32_t> numbers;
  for (const Hit& hit : hits) numbers.push_back(hit.number);
  return numbers;
}

}  // namespace ocpv::catalog
