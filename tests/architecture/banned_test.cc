#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "source.h"

namespace {

using architecture::Source;

struct Ban {
  std::string word;  ///< As it stands in code, at a word's start.
  std::string because;
  std::vector<std::string> except = {};  ///< Paths that begin so may use it.
};

const std::vector<Ban> kBans = {
    {"std::regex", "it recurses on input and its time has no bound", {"lib/reference/"}},
    {"setlocale", "no output depends on a locale"},
    {"std::locale", "no output depends on a locale"},
    {"getenv", "the program alone reads the environment, in one place", {"tools/ocpv/main.cc"}},
    {"strtod", "it reads numbers by the locale"},
    {"std::stod", "it reads numbers by the locale"},
    {"atof", "it reads numbers by the locale"},
    {"atoi", "it cannot fail aloud"},
    {"isalpha", "it asks the locale"},
    {"isspace", "it asks the locale"},
    {"isdigit", "it asks the locale"},
    {"tolower", "it asks the locale"},
    {"toupper", "it asks the locale"},
    {"strcpy", "it knows no bound"},
    {"sprintf", "it knows no bound"},
    {"std::cout", "results go through Output, which remembers what it could not write"},
    {"std::cerr", "talk goes through Talk"},
    {"rand", "nothing here is random"},
    {"system", "no other program is started"},
    {"abort", "a service must not be ended"},
    {"thread_local", "no hidden state", {"lib/capi/hooks.cc"}},
    {"dynamic_cast", "kinds are enumerations", {"lib/reference/"}},
};

const std::vector<Ban> kBansInLib = {
    {"catch (...)", "the C border alone catches everything", {"lib/capi/", "lib/reference/"}},
    {"extern \"C\"", "the C border alone is C", {"lib/capi/", "lib/signature/border.cc"}},
    {"std::exit", "a service must not be ended"},
    {"std::terminate", "a service must not be ended"},
};

bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_exempt(const Ban& ban, const std::string& path) {
  for (const std::string& prefix : ban.except) {
    if (path.starts_with(prefix)) return true;
  }
  return false;
}

// Lines of `source` where the banned word stands by itself: not inside a longer name, not as a member.
std::vector<std::string> uses(const Ban& ban, const Source& source) {
  std::vector<std::string> found;
  if (is_exempt(ban, source.path)) return found;
  for (std::size_t at = source.code.find(ban.word); at != std::string::npos; at = source.code.find(ban.word, at + 1)) {
    const char before = at == 0 ? ' ' : source.code[at - 1];
    const std::size_t end = at + ban.word.size();
    const char after = end < source.code.size() ? source.code[end] : ' ';
    const bool member = before == '.' || before == '>';
    if (is_word(before) || member || (is_word(ban.word.back()) && is_word(after))) continue;
    const auto line = 1 + std::count(source.code.begin(), source.code.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    found.push_back(source.path + ":" + std::to_string(line) + ": " + ban.word + ": " + ban.because);
  }
  return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(banned)

BOOST_AUTO_TEST_CASE(no_source_of_the_library_or_the_program_uses_what_is_banned) {
  const std::vector<Source> sources = architecture::sources_below({"lib", "tools"});
  BOOST_TEST(sources.size() > 20U);
  for (const Source& source : sources) {
    for (const Ban& ban : kBans) {
      for (const std::string& what : uses(ban, source)) BOOST_ERROR(what);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_source_of_the_library_does_what_only_its_border_may) {
  const std::vector<Source> sources = architecture::sources_below({"lib"});
  BOOST_TEST(sources.size() > 20U);
  for (const Source& source : sources) {
    for (const Ban& ban : kBansInLib) {
      for (const std::string& what : uses(ban, source)) BOOST_ERROR(what);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_banned_word_is_found_in_code_and_only_there) {
  const struct {
    std::string text;
    std::size_t expected;
  } cases[] = {
      {"int a = atoi(text);", 1},
      {"// atoi(text)\n", 0},
      {"/* atoi\n */ int b;", 0},
      {"auto s = \"atoi\";", 0},
      {"auto s = R\"(a \" atoi)\";", 0},
      {"int natoi(int); int atoi_fast();", 0},
      {"value.atoi();", 0},
      {"const char q = '\"'; int c = atoi(t);", 1},
      {"int million = 1'000'000; int d = atoi(t);", 1},
  };
  for (const auto& one : cases) {
    const Source source{"lib/base/x.cc", architecture::code_only(one.text), {}};
    BOOST_TEST(uses({"atoi", "reason"}, source).size() == one.expected, one.text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
