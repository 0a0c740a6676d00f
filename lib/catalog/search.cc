// Operations found by the words that people remember of them.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/heap_sort.h"
#include "base/joined.h"
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

int score_of(std::string_view word, const std::vector<std::string_view>& words, std::string_view all) {
  int best = 0;
  for (const std::string_view other : words) {
    if (other == word) return 8;
    if (word.size() >= 3 && other.starts_with(word)) best = std::max(best, 6);
  }
  if (best == 0 && word.size() >= 2 && all.find(word) != std::string_view::npos) best = 4;
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
int score_alike(std::string_view word, const std::vector<std::string_view>& words, std::string_view all) {
  int best = score_of(word, words, all);
  for (const std::string_view alike : kAlike) {
    const std::vector<std::string_view> same = views_of_words(alike);
    if (best >= 6 || std::find(same.begin(), same.end(), word) == same.end()) continue;
    for (const std::string_view other : same) {
      if (other != word) best = std::max(best, score_of(other, words, all) / 2);
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

/// What an operation can be found by, in lower case.
struct Searched {
  std::string names, all;
};

std::vector<Searched> searched_of(const std::vector<Operation>& operations) {
  std::vector<Searched> out;
  for (const Operation& operation : operations) {
    const std::string names = names_of(operation);
    out.push_back({names, joined({names, " ", as_words(operation.title_en), " ", as_words(operation.method), " ",
                                  as_words(operation.path)})});
  }
  return out;
}

/// A word that is asked for, as it is written or as each of those that it is nearly.
struct Wanted {
  std::string_view word;
  std::vector<std::string_view> nears = {};  ///< Empty: it stands for itself.
};

int score_of_wanted(const Wanted& wanted, std::string_view text) {
  const std::vector<std::string_view> has = views_of_words(text);
  if (wanted.nears.empty()) return score_alike(wanted.word, has, text);
  const auto is_there = [&](std::string_view near) { return std::find(has.begin(), has.end(), near) != has.end(); };
  return std::any_of(wanted.nears.begin(), wanted.nears.end(), is_there) ? 5 : 0;
}

std::vector<Hit> hits_of(const std::vector<Searched>& searched, const std::vector<Wanted>& wanted,
                         const std::vector<Operation>& operations) {
  std::vector<Hit> hits;
  for (std::uint32_t number = 0; number < searched.size(); ++number) {
    int score = 0;
    const bool fits = std::all_of(wanted.begin(), wanted.end(), [&](const Wanted& one) {
      const int there = score_of_wanted(one, searched[number].all);
      score += there + score_of_wanted(one, searched[number].names);
      return there != 0;
    });
    if (fits) hits.push_back({score, operations[number].id.size(), number});
  }
  heap_sort(hits, [](const Hit& a, const Hit& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.length != b.length ? a.length < b.length : a.number < b.number;
  });
  return hits;
}

/// The words of all operations that one is nearly.
std::vector<std::string_view> nears_of(std::string_view word, const std::vector<Searched>& searched) {
  std::vector<std::string_view> out;
  if (!is_ascii(word) || word.size() < 4) return out;
  for (const Searched& one : searched) {
    for (const std::string_view other : views_of_words(one.all)) {
      const std::string_view alone[] = {other};
      const bool is_new = std::find(out.begin(), out.end(), other) == out.end();
      if (is_new && other.size() >= 3 && other != word && find_similar(word, alone)) out.push_back(other);
    }
  }
  return out;
}

/// Those that nothing has as they are written, as what they are nearly. Where there is no such word, each of them by
/// itself, until something is found: `host` is one letter from `post`.
std::vector<Hit> near_hits(const std::vector<Searched>& searched, std::vector<Wanted>& wanted,
                           const std::vector<Operation>& operations) {
  bool is_one_misspelt = false;
  for (Wanted& one : wanted) {
    if (!hits_of(searched, {one}, operations).empty()) continue;
    is_one_misspelt = true;
    one.nears = nears_of(one.word, searched);
    if (one.nears.empty()) return {};
  }
  if (is_one_misspelt) return hits_of(searched, wanted, operations);
  for (Wanted& one : wanted) {
    one.nears = nears_of(one.word, searched);
    std::vector<Hit> hits = hits_of(searched, wanted, operations);
    if (!one.nears.empty() && !hits.empty()) return hits;
    one.nears.clear();
  }
  return {};
}

/// What a word was taken for in what was found.
Found::Taken taken_for(const Wanted& wanted, const std::vector<Hit>& hits, const std::vector<Searched>& searched) {
  constexpr std::size_t kMostTold = 3;
  Found::Taken taken{std::string(wanted.word), {}};
  for (const Hit& hit : hits) {
    const std::vector<std::string_view> has = views_of_words(searched[hit.number].all);
    for (const std::string_view near : wanted.nears) {
      // Nor the plural of one that is told.
      const bool is_told = std::any_of(taken.nears.begin(), taken.nears.end(),
                                       [&](const std::string& told) { return near.starts_with(told); });
      const bool is_there = std::find(has.begin(), has.end(), near) != has.end();
      if (is_there && !is_told && taken.nears.size() < kMostTold) taken.nears.emplace_back(near);
    }
  }
  return taken;
}

}  // namespace

Found Catalog::search(std::string_view words) const {
  const std::string asked = as_words(words.substr(0, 256));
  std::vector<Wanted> wanted;
  for (const std::string_view word : views_of_words(asked)) {
    if (!is_small(word) && wanted.size() < kMostWords) wanted.push_back({word});
  }
  Found found;
  if (wanted.empty()) return found;
  const std::vector<Searched> searched = searched_of(operations_);
  std::vector<Hit> hits = hits_of(searched, wanted, operations_);
  if (hits.empty()) hits = near_hits(searched, wanted, operations_);
  for (const Hit& hit : hits) found.numbers.push_back(hit.number);
  if (hits.empty()) return found;
  for (const Wanted& one : wanted) {
    if (!one.nears.empty()) found.taken.push_back(taken_for(one, hits, searched));
  }
  return found;
}

}  // namespace ocpv::catalog
