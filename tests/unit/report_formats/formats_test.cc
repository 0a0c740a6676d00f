#define BOOST_TEST_MODULE report_formats
#include "report/formats.h"

#include <boost/test/unit_test.hpp>

#include "sample_report.h"

using namespace ocpv::report;

namespace {

constexpr Format kAll[] = {Format::text,  Format::short_text, Format::json,   Format::sarif,
                           Format::junit, Format::github,     Format::gitlab, Format::html};

}  // namespace

BOOST_AUTO_TEST_SUITE(formats)

BOOST_AUTO_TEST_CASE(each_format_is_found_by_its_name_and_no_other) {
  std::string names;
  for (const Format format : kAll) {
    BOOST_TEST(!name_of(format).empty());
    BOOST_TEST((parse_format(name_of(format)) == format));
    names += (names.empty() ? "" : "|") + std::string(name_of(format));
  }
  BOOST_TEST(names == kFormatNames);
  for (const std::string_view name : {"", "Text", "text ", "xml", "json|sarif"}) BOOST_TEST(!parse_format(name));
}

BOOST_AUTO_TEST_CASE(no_format_shows_a_secret_or_a_control_byte) {
  const samples::SampleReport report = samples::sample_report();
  for (const Language language : {Language::en, Language::zh}) {
    for (const Format format : kAll) {
      const std::string out = render(format, report.files, samples::sample_options(language));
      BOOST_TEST(out.find(samples::kPlanted) == std::string::npos, name_of(format));
      BOOST_TEST(out.find_first_of(std::string_view("\0\x01\r\x1b\x7f", 5)) == std::string::npos, name_of(format));
      BOOST_TEST(out.back() == '\n', name_of(format));
      BOOST_TEST(out == render(format, report.files, samples::sample_options(language)), name_of(format));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_clean_run_says_is_empty_where_only_findings_count_and_a_whole_document_elsewhere) {
  samples::SampleReport report;
  report.add("fine.json", "backup-tenant-now", "{}");
  for (const Format format : kAll) {
    const std::string out = render(format, report.files, {});
    const bool only_findings = format == Format::text || format == Format::short_text || format == Format::github;
    BOOST_TEST(out.empty() == only_findings, name_of(format));
  }
  BOOST_TEST(render(Format::gitlab, report.files, {}) == "[]\n");
}

BOOST_AUTO_TEST_CASE(no_files_at_all_still_give_whole_documents) {
  for (const Format format : {Format::json, Format::sarif, Format::junit, Format::gitlab, Format::html}) {
    BOOST_TEST(!render(format, {}, {}).empty(), name_of(format));
  }
}

BOOST_AUTO_TEST_SUITE_END()
