// No file has more than 400 lines, and no function more than 60. Tables inside a function are data and not counted.
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "source.h"

namespace {

constexpr std::size_t kMostFileLines = 400, kMostFunctionLines = 60;

/// The two functions that go through a document: each is built for speed as a whole.
constexpr std::array<std::string_view, 2> kWalks = {"lib/walk/walk.h: run", "lib/first_judge/pass.cc: run"};

struct Function {
  std::string name;
  std::size_t line = 0, lines = 0;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }
bool is_of_name(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// What a pair of braces holds.
enum class Holds { declarations, code, data };

struct Block {
  Holds holds;
  std::string name;            ///< Of a function, which stands in no other one.
  std::size_t first_line = 0;  ///< Of what stands before the brace.
  std::size_t brace_line = 0;
  std::size_t lines_of_data = 0;
};

bool has_word(std::string_view head, const auto& words) {
  for (const std::string_view word : words) {
    for (std::size_t at = head.find(word); at != std::string_view::npos; at = head.find(word, at + 1)) {
      const bool begins = at == 0 || !is_of_name(head[at - 1]);
      const std::size_t end = at + word.size();
      if (begins && (end == head.size() || !is_of_name(head[end]))) return true;
    }
  }
  return false;
}

Holds held_by(std::string_view head, Holds around) {
  constexpr std::array<std::string_view, 5> kScopes = {"namespace", "class", "struct", "union", "enum"};
  constexpr std::array<std::string_view, 7> kBeforeCode = {"const", "noexcept", "override", "mutable",
                                                           "else",  "do",       "try"};
  if (around == Holds::data) return Holds::data;
  while (!head.empty() && is_space(head.back())) head.remove_suffix(1);
  if (head.empty()) return around == Holds::code ? Holds::code : Holds::declarations;
  const bool has_arguments = head.find('(') != std::string_view::npos;
  if (around == Holds::declarations && (head.starts_with("extern") || (has_word(head, kScopes) && !has_arguments)))
    return Holds::declarations;
  const std::size_t word = head.find_last_of(" \n)") + 1;
  const bool is_code = head.back() == ')' || has_word(head.substr(word), kBeforeCode) ||
                       (has_arguments && head.find("->") != std::string_view::npos && head.find('=') == head.npos);
  return is_code ? Holds::code : Holds::data;
}

/// The name before the first parenthesis; of a test case the one in it.
std::string name_in(std::string_view head) {
  const std::size_t open = head.find('(');
  if (open == std::string_view::npos) return {};
  if (head.starts_with("BOOST_")) return std::string(head.substr(open + 1, head.find_first_of(",)", open) - open - 1));
  std::size_t end = open;
  while (end != 0 && is_space(head[end - 1])) --end;
  std::size_t begin = end;
  while (begin != 0 && is_of_name(head[begin - 1])) --begin;
  return std::string(head.substr(begin, end - begin));
}

/// Code without directives of the preprocessor.
std::string without_directives(std::string_view code) {
  std::string out(code);
  bool is_directive = false;
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = std::min(out.find('\n', at), out.size());
    const std::size_t first = out.find_first_not_of(" \t", at);
    const bool goes_on = is_directive && at != 0 && out[at - 1] == '\n';
    is_directive = goes_on || (first < end && out[first] == '#');
    const bool is_continued = is_directive && end != at && out[end - 1] == '\\';
    if (is_directive)
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(at), out.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    is_directive = is_continued;
    at = end + 1;
  }
  return out;
}

class Finder {
 public:
  std::vector<Function> functions_of(std::string_view code) {
    bool is_blank_line = true;
    for (const char c : code) {
      if (c == '\n') {
        if (is_blank_line) head_.clear();
        is_blank_line = true;
        ++line_;
      } else if (!is_space(c)) {
        is_blank_line = false;
      }
      take(c);
    }
    return std::move(found_);
  }

 private:
  void take(char c) {
    if (c == '{') {
      open();
    } else if (c == '}') {
      close();
    } else if (c == ';' || (c == ':' && (head_ == "public" || head_ == "private" || head_ == "protected"))) {
      head_.clear();
    } else if (!head_.empty() || !is_space(c)) {
      if (head_.empty()) first_line_ = line_;
      head_ += c;
    }
  }

  Holds around() const { return blocks_.empty() ? Holds::declarations : blocks_.back().holds; }

  void open() {
    Block block{held_by(head_, around()), {}, head_.empty() ? line_ : first_line_, line_, 0};
    if (block.holds == Holds::code && around() == Holds::declarations) block.name = name_in(head_);
    blocks_.push_back(std::move(block));
    head_.clear();
  }

  void close() {
    head_.clear();
    if (blocks_.empty()) return;
    const Block block = std::move(blocks_.back());
    blocks_.pop_back();
    if (!block.name.empty())
      found_.push_back({block.name, block.first_line, line_ - block.first_line + 1 - block.lines_of_data});
    if (block.holds == Holds::data && around() == Holds::code) blocks_.back().lines_of_data += line_ - block.brace_line;
    if (block.holds == Holds::code && block.name.empty() && around() == Holds::code)
      blocks_.back().lines_of_data += block.lines_of_data;
  }

  std::vector<Block> blocks_;
  std::string head_;
  std::size_t line_ = 1, first_line_ = 1;
  std::vector<Function> found_;
};

std::vector<Function> functions_of(const std::string& text) {
  return Finder().functions_of(without_directives(architecture::code_only(text)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sizes)

BOOST_AUTO_TEST_CASE(no_file_and_no_function_is_long) {
  const auto sources = architecture::sources_below({"lib", "tools", "fuzz", "tests", "bench", "examples"});
  std::size_t functions = 0;
  for (const architecture::Source& source : sources) {
    const auto lines = static_cast<std::size_t>(std::count(source.code.begin(), source.code.end(), '\n'));
    BOOST_TEST(lines <= kMostFileLines, source.path << " has " << lines << " lines");
    for (const Function& one : Finder().functions_of(without_directives(source.code))) {
      ++functions;
      if (std::find(kWalks.begin(), kWalks.end(), source.path + ": " + one.name) != kWalks.end()) continue;
      BOOST_TEST(one.lines <= kMostFunctionLines,
                 source.path << ":" << one.line << ": " << one.name << " has " << one.lines << " lines");
    }
  }
  BOOST_TEST(functions > 3000U);  // Else none were found where many are.
}

BOOST_AUTO_TEST_CASE(the_lines_of_a_function_are_counted_without_its_tables) {
  const struct {
    std::string text;
    std::string name;
    std::size_t lines;
  } cases[] = {
      {"int a() {\n  return 1;\n}\n", "a", 3},
      {"namespace n {\n\nint a(int b,\n      int c) {\n  return 1;\n}\n}\n", "a", 4},
      {"class A : B {\n public:\n  explicit A(int b) noexcept : b_(b) {\n    if (b) {\n      c();\n    }\n  }\n};\n",
       "A", 5},
      {"BOOST_AUTO_TEST_CASE(it_holds) {\n  const int cases[] = {\n      1,\n      2,\n  };\n  use(cases);\n}\n",
       "it_holds", 4},
      {"int a() {\n  return f([](int b) {\n    return b;\n  });\n}\n", "a", 5},
      {"auto a() -> int {\n  for (;;) {\n  }\n}\n", "a", 4},
      {"const T kT[] = {\n    {1},\n};\n\nvoid b() const {\n}\n", "b", 2},
      {"#define M(x) \\\n  { x }\n\nvoid c() {\n#if 1\n#endif\n}\n", "c", 4},
  };
  for (const auto& one : cases) {
    const std::vector<Function> found = functions_of(one.text);
    BOOST_TEST_CONTEXT(one.text) {
      BOOST_REQUIRE(found.size() == 1U);
      BOOST_TEST(found.front().name == one.name);
      BOOST_TEST(found.front().lines == one.lines);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
