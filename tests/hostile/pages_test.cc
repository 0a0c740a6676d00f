// Pages made to cost too much, through the whole generate pipe: pages to files, and what `ocpv docs` tells of them.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

#include <malloc.h>

#include "base/limits.h"
#include "generate/findings.h"
#include "generate/generate.h"
#include "pages.h"
#include "timing.h"

namespace ocpv::hostile {
namespace {

/// Everything that is made of one page; what it was refused for, or nothing.
std::string read(const std::string& markdown) {
  const generate::Batch batch = generate::generate({{"folder/100.page-1.md", markdown, ""}});
  generate::find_contradictions({batch});
  BOOST_TEST(batch.operations.size() + batch.skipped.size() + batch.failures.size() == 1U);
  return batch.failures.empty() ? "" : to_string(batch.failures.front().error, ocpv::Language::en);
}

double seconds_for(const std::string& markdown) {
  return milliseconds([&] { read(markdown); }) / 1e3;
}

constexpr std::size_t kSize = std::size_t{16} << 10;

/// From n to 4n, taken again where it is too much, since a machine that is busy can only make times longer.
double growth(const HostilePage& page) {
  double least = 1e9;
  for (int attempt = 0; attempt < 8 && least > 7; ++attempt) {
    // Under five milliseconds the clock, and what every page costs, are what is measured.
    const double small = std::max(seconds_for(page.make(kSize)), 0.005);
    least = std::min(least, seconds_for(page.make(4 * kSize)) / small);
  }
  return least;
}

BOOST_AUTO_TEST_CASE(a_page_four_times_as_long_takes_at_most_seven_times_as_long) {
  for (const HostilePage& page : hostile_pages()) {
    const double grown = growth(page);
    BOOST_TEST(grown <= 7, page.name << " takes " << grown << " times as long");  // Sixteen would be quadratic.
  }
}

BOOST_AUTO_TEST_CASE(a_table_of_thousands_of_rows_takes_time_as_it_has_rows) {
  const auto page = [](std::size_t rows) {
    std::string text =
        "# Do\n\n### Request path\n\n`POST /api/v2/things`\n\n### Request parameters\n\n"
        "|Parameter|Type|Required|Description|\n|-|-|-|-|\n";
    for (std::size_t row = 0; row < rows; ++row) {
      const std::string number = std::to_string(row);
      text += "|f" + number + "|String||The field, valid only when f" + number + " is A" + number + ".|\n";
    }
    return text;
  };
  double least = 1e9;
  for (int attempt = 0; attempt < 8 && least > 7; ++attempt)
    least = std::min(least, seconds_for(page(9'600)) / std::max(seconds_for(page(2'400)), 0.005));
  BOOST_TEST(least <= 7, "takes " << least << " times as long");
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kMostSeconds = 120;
#else
constexpr double kMostSeconds = 5;  // Slowest measured, unoptimised and beside other work: 0.9 s.
#endif

BOOST_AUTO_TEST_CASE(the_longest_pages_end_soon_read_or_refused_with_a_reason) {
  for (const HostilePage& page : hostile_pages()) {
    const std::string markdown = page.make(kMostPageBytes - kMostPageBytes / 8);
    std::string reason;
    const auto work = [&] { reason = read(markdown); };
    const double seconds = least_milliseconds_there(kMostSeconds * 1e3, work, 2) / 1e3;
    BOOST_TEST(seconds <= kMostSeconds, page.name << " takes " << seconds << " s");
    BOOST_TEST(reason.empty() == page.refused.empty(), page.name << ": " << reason);
    BOOST_TEST(reason.find(page.refused) != std::string::npos, page.name << ": " << reason);
    BOOST_TEST_MESSAGE(page.name << ": " << seconds << " s " << reason);
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
BOOST_AUTO_TEST_CASE(what_is_made_of_a_page_is_at_most_a_hundred_times_as_large) {
  for (const HostilePage& page : hostile_pages()) {
    const std::string markdown = page.make(4 * kSize);
    const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    const generate::Batch batch = generate::generate({{"folder/100.page-1.md", markdown, ""}});
    const std::size_t held = mallinfo2().uordblks + mallinfo2().hblkhd - before;
    BOOST_TEST(held <= 100 * markdown.size() + (std::size_t{4} << 20),
               page.name << " holds " << held << " bytes for " << markdown.size());
  }
}
#else
BOOST_AUTO_TEST_CASE(a_sanitizers_own_memory_is_told_as_left_out) {
  BOOST_TEST_MESSAGE("skipped: memory is not the program's own under a sanitizer");
}
#endif

}  // namespace
}  // namespace ocpv::hostile
