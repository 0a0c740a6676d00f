#include "config/glob.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace ocpv::config {
namespace {

constexpr Message kEmptyPattern{"an empty pattern matches nothing", "空模式不匹配任何文件"};
constexpr Message kTooLong{"the pattern is longer than 4096 bytes", "模式超过 4096 字节"};
constexpr Message kPatternNotUtf8{"the pattern is not valid UTF-8", "模式不是合法的 UTF-8"};
constexpr Message kOpenBrace{"'{' is not closed", "'{' 没有闭合"};
constexpr Message kTrailingEscape{"'\\' at the end takes no character", "末尾的 '\\' 后面没有字符"};
constexpr Message kOpenSet{"'[' is not closed", "'[' 没有闭合"};
constexpr Message kBackwards{"a range in '[' goes backwards", "'[' 中的范围前后颠倒"};

constexpr std::size_t kMostPatternBytes = 4096;

}  // namespace

/// Writes the states of a pattern, piece by piece, as in Thompson's construction: a piece is a start and a list of
/// places that the next piece's start goes into.
class GlobCompiler {
 public:
  GlobCompiler(std::string_view pattern, Language language) : pattern_(pattern), language_(language) {}

  Result<Glob> run() {
    if (pattern_.empty()) return refuse(kEmptyPattern);
    if (pattern_.size() > kMostPatternBytes) return refuse(kTooLong);
    if (find_invalid_utf8(pattern_) != pattern_.size()) return refuse(kPatternNotUtf8);
    glob_.name_only_ = pattern_.find('/') == std::string_view::npos;
    if (pattern_.starts_with('/')) ++at_;  // "From the configuration's folder on", as it is anyway.
    // The first piece goes where the start is; every later one is entered by those before it.
    levels_.push_back({add({Glob::Op::split}), {}});
    open_ends_ = {{levels_.back().entry, false}};
    while (at_ < pattern_.size()) {
      if (auto taken = take(); !taken.ok()) return taken.error();
    }
    if (levels_.size() != 1) return refuse(kOpenBrace);
    enter(add({Glob::Op::end}));
    glob_.start_ = levels_.front().entry;
    return std::move(glob_);
  }

 private:
  Error refuse(const Message& why) const { return Error{std::string(why.in(language_))}; }

  using State = Glob::State;
  /// A state's way out that does not lead anywhere yet.
  struct OpenEnd {
    std::uint32_t state;
    bool is_other;
  };
  /// Alternatives between braces.
  struct Level {
    std::uint32_t entry;        ///< The split that the last alternative began at.
    std::vector<OpenEnd> ends;  ///< Of the alternatives that are done.
  };

  std::uint32_t add(State state) {
    glob_.states_.push_back(state);
    return static_cast<std::uint32_t>(glob_.states_.size() - 1);
  }

  void connect(const std::vector<OpenEnd>& ends, std::uint32_t to) {
    for (const OpenEnd& end : ends)
      (end.is_other ? glob_.states_[end.state].other : glob_.states_[end.state].next) = to;
  }

  // What was open leads to `state`, whose ends are open now.
  void enter(std::uint32_t state) {
    connect(open_ends_, state);
    open_ends_ = {{state, false}};
  }

  bool is_next(std::string_view text) const { return pattern_.substr(at_).starts_with(text); }
  bool is_segment_start() const {
    return at_ == 0 || pattern_[at_ - 1] == '/' || pattern_[at_ - 1] == '{' || pattern_[at_ - 1] == ',';
  }

  Result<void> take() {
    const char c = pattern_[at_];
    if (c == '*') return take_stars();
    if (c == '?') return ++at_, enter(add({Glob::Op::any})), Result<void>();
    if (c == '[') return take_set();
    if (c == '{') return ++at_, open_braces(), Result<void>();
    if (c == ',' && levels_.size() > 1) return ++at_, next_alternative(), Result<void>();
    if (c == '}' && levels_.size() > 1) return ++at_, close_braces(), Result<void>();
    if (c == '\\') {
      if (++at_ == pattern_.size()) return refuse(kTrailingEscape);
    }
    const CodePoint point = decode_utf8(pattern_, at_);
    at_ += point.size;
    State state{Glob::Op::character};
    state.character = point.value;
    enter(add(state));
    return {};
  }

  // Any number of what `step` takes: a split into the step, which leads back, and onwards.
  void repeat(State step) {
    const std::uint32_t split = add({Glob::Op::split});
    connect(open_ends_, split);
    const std::uint32_t taken = add(step);
    glob_.states_[split].next = taken;
    glob_.states_[taken].next = split;
    open_ends_ = {{split, true}};
  }

  Result<void> take_stars() {
    const bool starts_segment = is_segment_start();
    std::size_t stars = 0;
    while (is_next("*")) ++at_, ++stars;
    const bool is_last = at_ == pattern_.size() || (levels_.size() > 1 && (is_next(",") || is_next("}")));
    if (stars != 2 || !starts_segment || (!is_last && !is_next("/"))) {
      repeat({Glob::Op::any});
    } else if (is_last) {
      State all{Glob::Op::any};
      all.character = U'/';  // Takes slashes too.
      repeat(all);
    } else {
      ++at_;
      take_folders();
    }
    return {};
  }

  // `**/`: nothing, or anything that ends with a slash.
  void take_folders() {
    const std::uint32_t choice = add({Glob::Op::split});
    connect(open_ends_, choice);
    open_ends_ = {{choice, false}};
    State all{Glob::Op::any};
    all.character = U'/';
    repeat(all);
    State slash{Glob::Op::character};
    slash.character = U'/';
    enter(add(slash));
    open_ends_.push_back({choice, true});
  }

  Result<void> take_set() {
    Glob::Set set;
    ++at_;
    if (is_next("!") || is_next("^")) set.negated = true, ++at_;
    bool is_first = true;
    while (true) {
      if (at_ == pattern_.size()) return refuse(kOpenSet);
      if (is_next("]") && !is_first) break;
      is_first = false;
      const char32_t low = take_member();
      char32_t high = low;
      if (is_next("-") && at_ + 1 < pattern_.size() && pattern_[at_ + 1] != ']') {
        ++at_;
        high = take_member();
      }
      if (high < low) return refuse(kBackwards);
      set.ranges.emplace_back(low, high);
    }
    ++at_;
    glob_.sets_.push_back(std::move(set));
    State state{Glob::Op::set};
    state.set = static_cast<std::uint32_t>(glob_.sets_.size() - 1);
    enter(add(state));
    return {};
  }

  char32_t take_member() {
    if (is_next("\\") && at_ + 1 < pattern_.size()) ++at_;
    const CodePoint point = decode_utf8(pattern_, at_);
    at_ += point.size;
    return point.value;
  }

  void open_braces() {
    const std::uint32_t split = add({Glob::Op::split});
    enter(split);
    levels_.push_back({split, {}});
  }

  void next_alternative() {
    Level& level = levels_.back();
    level.ends.insert(level.ends.end(), open_ends_.begin(), open_ends_.end());
    const std::uint32_t split = add({Glob::Op::split});
    glob_.states_[level.entry].other = split;
    level.entry = split;
    open_ends_ = {{split, false}};
  }

  void close_braces() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    // The last alternative has no other beside it.
    glob_.states_[level.entry].other = Glob::kNowhere;
    open_ends_.insert(open_ends_.end(), level.ends.begin(), level.ends.end());
  }

  std::string_view pattern_;
  Language language_;
  std::size_t at_ = 0;
  Glob glob_;
  std::vector<Level> levels_;
  std::vector<OpenEnd> open_ends_;
};

Result<Glob> Glob::compile(std::string_view pattern, Language language) {
  return GlobCompiler(pattern, language).run();
}

namespace {

/// A set of states that can be emptied at once.
class StateSet {
 public:
  explicit StateSet(std::size_t size) : mark_(size, 0) {}
  bool insert(std::uint32_t state) {
    if (mark_[state] == round_) return false;
    mark_[state] = round_;
    members_.push_back(state);
    return true;
  }
  void clear() {
    ++round_;
    members_.clear();
  }
  const std::vector<std::uint32_t>& members() const noexcept { return members_; }

 private:
  std::vector<std::uint32_t> mark_;
  std::uint32_t round_ = 1;
  std::vector<std::uint32_t> members_;
};

}  // namespace

bool Glob::matches(std::string_view path) const {
  if (name_only_) path = path.substr(path.rfind('/') + 1);
  StateSet now(states_.size()), then(states_.size());
  std::vector<std::uint32_t> waiting;
  // A state, and all that splits lead to without a character.
  const auto reach = [&](std::uint32_t first, StateSet& set) {
    waiting.push_back(first);
    while (!waiting.empty()) {
      const std::uint32_t state = waiting.back();
      waiting.pop_back();
      if (state == kNowhere || !set.insert(state)) continue;
      if (states_[state].op != Op::split) continue;
      waiting.push_back(states_[state].next);
      waiting.push_back(states_[state].other);
    }
  };
  reach(start_, now);
  for (std::size_t at = 0; at < path.size();) {
    const CodePoint point = decode_utf8(path, at);
    at += point.size;
    then.clear();
    for (const std::uint32_t state : now.members()) {
      if (takes(states_[state], point.value)) reach(states_[state].next, then);
    }
    std::swap(now, then);
  }
  return std::any_of(now.members().begin(), now.members().end(),
                     [&](std::uint32_t state) { return states_[state].op == Op::end; });
}

bool Glob::takes(const State& state, char32_t character) const {
  switch (state.op) {
    case Op::character:
      return state.character == character;
    case Op::any:
      return character != U'/' || state.character == U'/';
    case Op::set: {
      if (character == U'/') return false;
      const Set& set = sets_[state.set];
      const bool is_in = std::any_of(set.ranges.begin(), set.ranges.end(), [&](const auto& range) {
        return range.first <= character && character <= range.second;
      });
      return is_in != set.negated;
    }
    case Op::split:
    case Op::end:
      return false;
  }
  return false;
}

}  // namespace ocpv::config
