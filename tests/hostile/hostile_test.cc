#include <boost/test/unit_test.hpp>

#include <ocpv/ocpv.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <malloc.h>
#include <pthread.h>

#include "documents.h"
#include "timing.h"

namespace ocpv::hostile {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;
constexpr std::string_view kOperation = "backup-tenant-now";

struct Library {
  ocpv_validator* validator = nullptr;
  ocpv_checker* checker = nullptr;

  Library() {
    ocpv_options options;
    ocpv_options_init(&options, sizeof options);
    options.max_bytes = 8 * kMebibyte;
    BOOST_REQUIRE(ocpv_validator_new(&validator, &options) == OCPV_OK);
    BOOST_REQUIRE(ocpv_checker_new(&checker, validator) == OCPV_OK);
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library() {
    ocpv_checker_free(checker);
    ocpv_validator_free(validator);
  }

  ocpv_status verdict(const std::string& body) {
    return ocpv_verdict(checker, kOperation.data(), kOperation.size(), body.data(), body.size(), nullptr);
  }

  /// A full check and both renderings; gives the status, and the bytes of the larger report.
  ocpv_status check(const std::string& body, std::size_t& report_bytes) {
    ocpv_report* report = nullptr;
    const ocpv_status status =
        ocpv_check(&report, checker, kOperation.data(), kOperation.size(), body.data(), body.size(), nullptr);
    ocpv_render_options render;
    ocpv_render_options_init(&render, sizeof render);
    render.source = body.data();
    render.source_size = body.size();
    ocpv_string text;
    report_bytes = 0;
    if (ocpv_report_to_text(report, &render, &text) == OCPV_OK) report_bytes = text.size;
    if (ocpv_report_to_json(report, &render, &text) == OCPV_OK) report_bytes = std::max(report_bytes, text.size);
    ocpv_report_free(report);
    return status;
  }
};

/// What grows faster than the document does so at every size, and is found at both.
template <class Work>
double growth(const Document& document, const Work& work) {
  const double small = growth_from(kMebibyte / 2, document.make, work);
  return small <= kMostGrowth ? small : std::min(small, growth_from(kMebibyte, document.make, work));
}

BOOST_AUTO_TEST_CASE(time_doubles_with_the_document_and_no_more) {
  Library library;
  for (const Document& document : documents()) {
    const double verdict = growth(document, [&](const std::string& body) { library.verdict(body); });
    std::size_t bytes = 0;
    const double check = growth(document, [&](const std::string& body) { library.check(body, bytes); });
    BOOST_TEST(verdict <= kMostGrowth, document.name << ": verdict grows " << verdict << "-fold");
    BOOST_TEST(check <= kMostGrowth, document.name << ": full check grows " << check << "-fold");
  }
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double kSlower = 20;
#elif defined(NDEBUG)
constexpr double kSlower = 1;  // A release build: the figure that is promised.
#else
constexpr double kSlower = 5;
#endif

BOOST_AUTO_TEST_CASE(a_mebibyte_takes_at_most_a_tenth_of_a_second_and_64_kib_of_report) {
  Library library;
  double slowest = 0;
  std::string_view slowest_name;
  for (const Document& document : documents()) {
    const std::string body = document.make(kMebibyte);
    std::size_t bytes = 0;
    const double time = least_milliseconds_there(100 * kSlower, [&] { library.check(body, bytes); });
    BOOST_TEST(time <= 100 * kSlower, document.name << " takes " << time << " ms");
    BOOST_TEST(bytes <= std::size_t{64} << 10, document.name);
    if (time > slowest) slowest = time, slowest_name = document.name;
  }
  BOOST_TEST_MESSAGE("slowest: " << slowest_name << ", " << slowest << " ms for a mebibyte");
}

BOOST_AUTO_TEST_CASE(verdict_and_full_check_agree) {
  Library library;
  for (const Document& document : documents()) {
    const std::string body = document.make(kMebibyte / 16);
    std::size_t bytes = 0;
    const ocpv_status verdict = library.verdict(body);
    BOOST_TEST(verdict == library.check(body, bytes), document.name);
  }
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
BOOST_AUTO_TEST_CASE(memory_stays_within_sixteen_times_the_document) {
  for (const Document& document : documents()) {
    const std::string body = document.make(kMebibyte);
    Library library;  // A new one: a warm checker keeps what it needed before.
    const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
    library.verdict(body);
    ocpv_report* report = nullptr;
    ocpv_check(&report, library.checker, kOperation.data(), kOperation.size(), body.data(), body.size(), nullptr);
    const std::size_t held = mallinfo2().uordblks + mallinfo2().hblkhd - before;
    ocpv_report_free(report);
    BOOST_TEST(held <= 16 * body.size() + kMebibyte,
               document.name << " holds " << held << " bytes for " << body.size());
  }
}

/// Everything once where a reader that recurses on its input would not come far.
void* check_all(void* argument) {
  auto& library = *static_cast<Library*>(argument);
  for (const Document& document : documents()) {
    const std::string body = document.make(kMebibyte / 4);
    std::size_t bytes = 0;
    library.verdict(body);
    library.check(body, bytes);
  }
  return &library;
}

BOOST_AUTO_TEST_CASE(a_stack_of_64_kib_is_enough) {
  Library library;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  BOOST_REQUIRE(pthread_attr_setstacksize(&attributes, std::size_t{64} << 10) == 0);
  pthread_t thread;
  BOOST_REQUIRE(pthread_create(&thread, &attributes, check_all, &library) == 0);
  void* done = nullptr;
  pthread_join(thread, &done);
  pthread_attr_destroy(&attributes);
  BOOST_TEST(done == &library);
}
#else
BOOST_AUTO_TEST_CASE(a_sanitizers_own_memory_is_told_as_left_out) {
  BOOST_TEST_MESSAGE("skipped: memory is not the program's own under a sanitizer");
}
#endif

}  // namespace
}  // namespace ocpv::hostile
