#include <boost/test/unit_test.hpp>

#include "report/excerpt.h"
#include "sample_report.h"

using namespace ocpv::report;

namespace {

std::string page(Language language = Language::en) {
  const samples::SampleReport report = samples::sample_report();
  return render(Format::html, report.files, samples::sample_options(language));
}

bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(html_page)

BOOST_AUTO_TEST_CASE(the_page_needs_no_network) {
  const std::string out = page();
  for (const std::string_view address : {"http:", "https:", "src=", "@import", "url(", "<link"}) {
    // `src=` stands in a document's text, escaped.
    const std::size_t at = out.find(address);
    BOOST_TEST((at == std::string::npos || has(out.substr(at - 9, 9), "&lt;img ")), address);
  }
  BOOST_TEST(has(out, "default-src 'none'"));
}

BOOST_AUTO_TEST_CASE(nothing_of_a_document_a_path_or_a_documented_row_becomes_markup) {
  const std::string out = page();
  for (const std::string_view tag : {"<img", "<script>alert", "<dir>", "<op>", "<li>"}) BOOST_TEST(!has(out, tag), tag);
  for (const std::string_view text :
       {"&lt;img src=x", "&lt;script&gt;alert(1)", "odd &lt;dir&gt;", "&lt;li&gt;FULL_BACKUP: full"}) {
    BOOST_TEST(has(out, text), text);
  }
}

BOOST_AUTO_TEST_CASE(a_finding_shows_its_marked_source_the_deciding_place_and_the_documented_row) {
  const std::string out = page();
  BOOST_TEST(has(out, "<mark class=\"at\">&quot;FULL&quot;</mark>"));
  BOOST_TEST(has(out, "<mark class=\"also\">&quot;PHYSICAL_BACKUP&quot;</mark>"));
  BOOST_TEST(has(out, "it is PHYSICAL_BACKUP here</em>"));
  BOOST_TEST(has(out, "<dt>help</dt><dd>did you mean &quot;FULL_BACKUP&quot;?</dd>"));
  BOOST_TEST(has(out,
                 "<figcaption class=\"quiet\">doc: backup-tenant-now, line "
                 "32</figcaption><blockquote><strong>dataBackupMode | String | required |"));
  BOOST_TEST(has(out, "&quot;accessKeySecret&quot;: ********,"));
}

BOOST_AUTO_TEST_CASE(a_document_that_is_no_json_is_not_shown_because_nobody_knows_its_secrets) {
  samples::SampleReport report = samples::sample_report();
  report.files.erase(report.files.begin(), report.files.end() - 1);
  const std::string out = render(Format::html, report.files, {});
  BOOST_TEST(has(out, "not JSON"));
  BOOST_TEST(!has(out, "accessKeySecret"));
}

BOOST_AUTO_TEST_CASE(the_page_speaks_the_language_asked_for) {
  BOOST_TEST(has(page(Language::en), "<html lang=\"en\">"));
  const std::string zh = page(Language::zh);
  BOOST_TEST(has(zh, "<html lang=\"zh-CN\">"));
  for (const std::string_view word : {"Verdict", "all<", ">error<", ">help<", "wrong<", "line 3"})
    BOOST_TEST(!has(zh, word), word);
}

BOOST_AUTO_TEST_CASE(a_filter_is_there_only_with_findings_and_hidden_until_a_script_runs) {
  BOOST_TEST(has(page(), "<form id=\"filter\" hidden aria-label"));
  samples::SampleReport report;
  report.add("fine.json", "op", "{}");
  const std::string clean = render(Format::html, report.files, {});
  BOOST_TEST(!has(clean, "<form"));
  BOOST_TEST(!has(clean, "<script"));
  BOOST_TEST(has(clean, "1 file, no findings"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(excerpt_of_a_document)

BOOST_AUTO_TEST_CASE(an_excerpt_shows_two_lines_around_each_mark_whatever_ends_the_lines) {
  for (const std::string_view end : {"\n", "\r\n", "\r"}) {
    std::string source;
    for (int i = 1; i <= 9; ++i) source += "line" + std::to_string(i) + std::string(end);
    const Mark marks[] = {{samples::range_of(source, "line4"), true, {}}};
    const std::string out = html_excerpt(source, marks, {});
    for (int i = 1; i <= 9; ++i) BOOST_TEST(has(out, "line" + std::to_string(i)) == (i >= 2 && i <= 6), i);
    BOOST_TEST(has(out, "<b>4</b><span><mark class=\"at\">line4</mark>\n</span>"), out);
  }
}

BOOST_AUTO_TEST_CASE(marks_at_the_edges_of_a_document_stay_inside_it) {
  for (const std::string_view source : {"x", "x\n", "\nx", "x\n\n\n", "\n\nx"}) {
    const Mark marks[] = {{samples::range_of(source, "x"), true, {}}};
    BOOST_TEST(has(html_excerpt(source, marks, {}), "<mark class=\"at\">x</mark>"), source);
  }
  const Mark beyond[] = {{{{1, 1, 0}, {1, 9, 8}}, true, {}}};
  BOOST_TEST(html_excerpt("x", beyond, {}).empty());
}

BOOST_AUTO_TEST_CASE(a_long_line_is_cut_around_its_mark_and_a_secret_in_it_stays_masked) {
  const std::string secret(300, 's');
  const std::string source = std::string(5000, 'a') + secret + "MARK" + secret + std::string(5000, 'b');
  const ByteRange secrets[] = {{5000, 5300}, {5304, 5604}};
  const Mark marks[] = {{samples::range_of(source, "MARK"), true, {}}};
  const std::string out = html_excerpt(source, marks, secrets);
  BOOST_TEST(out.size() < 2000U);
  BOOST_TEST(has(out, "…********<mark class=\"at\">MARK</mark>********"), out);
  BOOST_TEST(!has(out, "sss"));
}

BOOST_AUTO_TEST_SUITE_END()
