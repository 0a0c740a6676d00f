#include <algorithm>
#include <boost/test/unit_test.hpp>

#include <random>

#include "../../cmake/box/said.h"
#include "../../cmake/box/squeeze.h"
#include "catalog/box.h"

using ocpv::catalog::expanded;
using ocpv::catalog::LineAt;
using ocpv::catalog::Squeezed;
using ocpv::catalog::with_full_places;

namespace {

Squeezed view_of(const std::string& bytes, std::size_t size) {
  return {reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<std::uint32_t>(bytes.size()),
          static_cast<std::uint32_t>(size)};
}

std::string there_and_back(const std::string& text) {
  const std::string squeezed = box::Squeezer(text).squeezed();
  return expanded(view_of(squeezed, text.size()));
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_squeezed_expands_to_the_same_bytes) {
  std::mt19937 random(7);
  std::vector<std::string> texts = {"", "a", "ab", "aaaa", std::string(5000, 'x'), "abcabcabcabcabcd"};
  for (int n = 0; n < 300; ++n) {
    std::string text;
    const auto letters = 1 + random() % 30;
    for (auto length = random() % 3000; length > 0; --length)
      text += static_cast<char>('a' + static_cast<char>(random() % letters));
    if (random() % 2 == 0) text += text.substr(0, random() % (text.size() + 1)) + text;
    texts.push_back(std::move(text));
  }
  for (const std::string& text : texts) BOOST_TEST((there_and_back(text) == text));
}

BOOST_AUTO_TEST_CASE(a_line_that_is_wanted_comes_whole_and_what_is_behind_it_may_not) {
  std::mt19937 random(9);
  std::size_t left_out = 0;
  for (int n = 0; n < 300; ++n) {
    std::string text;
    for (auto length = 1 + random() % 3000; length > 0; --length)
      text += random() % 40 == 0 ? '\n' : static_cast<char>('a' + static_cast<char>(random() % 4));
    const std::string squeezed = box::Squeezer(text).squeezed();
    const LineAt wanted{random() % text.size(), random() % 8};
    std::size_t end = wanted.place;
    for (std::size_t breaks = 0; breaks <= wanted.breaks && end < text.size(); ++breaks)
      end = std::min(text.find('\n', end), text.size() - 1) + 1;
    const std::string some = expanded(view_of(squeezed, text.size()), wanted);
    BOOST_TEST((some.size() >= end && text.starts_with(some)));
    left_out += text.size() - some.size();
  }
  BOOST_TEST(left_out > 0U);
}

BOOST_AUTO_TEST_CASE(bytes_that_nobody_squeezed_expand_to_nothing_worse_than_other_bytes) {
  std::mt19937 random(11);
  for (int n = 0; n < 3000; ++n) {
    std::string bytes;
    for (auto length = random() % 60; length > 0; --length) bytes += static_cast<char>(random());
    const std::size_t size = random() % 500;
    const std::string text = expanded(view_of(bytes, size));
    BOOST_TEST((text.empty() || text.size() == size));
  }
}

BOOST_AUTO_TEST_CASE(places_that_were_shortened_come_back_as_they_were) {
  std::mt19937 random(13);
  const std::vector<std::string> pages = {"V4.2.2/zh-CN/a.md", "V4.2.2/en-US/a.md", "V3.1.1/zh-CN/主机.md", ""};
  for (int n = 0; n < 300; ++n) {
    std::string text = "{";
    unsigned long line = random() % 50;
    for (auto fields = random() % 40; fields > 0; --fields) {
      const auto step = random() % 4;
      line = step == 0 ? random() : step == 1 ? line + random() % 40 : line + 1;
      text += R"("a":{"type":"string","x-ocpv-said":{"page":")" + pages[random() % pages.size() / (1 + random() % 4)] +
              R"(","line":)" + std::to_string(line % 4294967296) + "}},";
    }
    text += R"("x-ocpv-said":{"page":"no line"}})";
    const std::string shortened = box::with_short_places(text);
    BOOST_TEST(shortened.size() <= text.size());
    BOOST_TEST((with_full_places(shortened) == text));
  }
}
