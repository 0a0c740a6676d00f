#include "report/formats.h"

#include <boost/test/unit_test.hpp>

#include "sample_report.h"

using namespace ocpv::report;

BOOST_AUTO_TEST_SUITE(formats)

BOOST_AUTO_TEST_CASE(each_format_is_found_by_its_name_and_no_other) {
  std::string names;
  for (const auto& [format, name, written, shows, when_clean] : kFormats) {
    BOOST_TEST(!name.empty());
    BOOST_TEST((parse_format(name) == format));
    names += (names.empty() ? "" : "|") + std::string(name);
  }
  BOOST_TEST(names == format_names("|"));
  for (const std::string_view name : {"", "Text", "text ", "xml", "json|sarif"}) BOOST_TEST(!parse_format(name));
}

BOOST_AUTO_TEST_CASE(no_format_shows_a_secret_or_a_control_byte) {
  const samples::SampleReport report = samples::sample_report();
  for (const Language language : {Language::en, Language::zh}) {
    for (const auto& [format, name, written, shows, when_clean] : kFormats) {
      const std::string out = render(format, report.files, samples::sample_options(language));
      BOOST_TEST(out.find(samples::kPlanted) == std::string::npos, name);
      BOOST_TEST(out.find_first_of(std::string_view("\0\x01\r\x1b\x7f", 5)) == std::string::npos, name);
      BOOST_TEST(out.back() == '\n', name);
      BOOST_TEST(out == render(format, report.files, samples::sample_options(language)), name);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_clean_run_says_is_empty_where_only_findings_count_and_a_whole_document_elsewhere) {
  samples::SampleReport report;
  report.add("fine.json", "backup-tenant-now", "{}");
  for (const auto& [format, name, written, shows, when_clean] : kFormats) {
    const std::string out = render(format, report.files, {});
    BOOST_TEST(out.empty() == (when_clean == WhenClean::nothing), name);
  }
  BOOST_TEST(render(Format::gitlab, report.files, {}) == "[]\n");
}

BOOST_AUTO_TEST_CASE(no_files_at_all_still_give_whole_documents) {
  for (const auto& [format, name, written, shows, when_clean] : kFormats) {
    BOOST_TEST(render(format, {}, {}).empty() == (when_clean == WhenClean::nothing), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
