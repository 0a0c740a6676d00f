#include "input/input.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "documents.h"
#include "input/file.h"
#include "temporary_folder.h"

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(input_files)

BOOST_AUTO_TEST_CASE(the_end_of_a_name_says_what_a_file_is) {
  BOOST_TEST((kind_of("a.json") == Kind::json));
  BOOST_TEST((kind_of("a.YML") == Kind::yaml));
  BOOST_TEST((kind_of("a.yaml") == Kind::yaml));
  BOOST_TEST((kind_of("a.http") == Kind::http));
  BOOST_TEST((kind_of("a.rest") == Kind::http));
  BOOST_TEST((kind_of("a.jsonl") == Kind::json_lines));
  BOOST_TEST((kind_of("a.ndjson") == Kind::json_lines));
  BOOST_TEST((kind_of("-") == Kind::json));
  BOOST_TEST(!has_known_ending("a.txt"));
}

BOOST_AUTO_TEST_CASE(a_json_file_is_its_own_source) {
  const auto documents = documents_in("r.json", "\xEF\xBB\xBF{}");
  BOOST_REQUIRE(documents.size() == 1);
  BOOST_TEST(documents[0].json() == "\xEF\xBB\xBF{}");  // Whether a byte-order mark may be there is for check to say.
  BOOST_TEST(documents[0].map.is_identity());
}

BOOST_AUTO_TEST_CASE(each_line_of_a_file_of_lines_is_a_document_at_its_place) {
  const auto documents = documents_in("r.jsonl", "{\"a\":1}\r\n\n \t\r\n{\"b\":2}\n{\"c\":3}");
  BOOST_REQUIRE(documents.size() == 3);
  BOOST_TEST(documents[0].json() == "{\"a\":1}\r");
  BOOST_TEST(documents[1].json() == "{\"b\":2}");
  BOOST_TEST(documents[1].label == "line 4");
  const Position place = documents[1].source->position(5);
  BOOST_TEST(place.line == 4);
  BOOST_TEST(place.column == 6);
  BOOST_TEST(place.byte == 19);
  BOOST_TEST(documents[2].label == "line 5");
}

BOOST_AUTO_TEST_CASE(columns_count_code_points_and_lines_end_at_LF_CRLF_or_CR) {
  const SourceText source("a\r\nb\rc\n\xE5\xA4\x87\xF0\x9F\x98\x80x");
  const struct {
    std::size_t byte;
    std::uint32_t line, column;
  } kCases[] = {{0, 1, 1}, {1, 1, 2}, {2, 1, 3}, {3, 2, 1}, {5, 3, 1}, {7, 4, 1}, {10, 4, 2}, {14, 4, 3}, {99, 4, 4}};
  for (const auto& one : kCases) {
    BOOST_TEST(source.position(one.byte).line == one.line);
    BOOST_TEST(source.position(one.byte).column == one.column);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_says_why) {
  const TemporaryFolder folder;
  folder.write("a.json", "{}");
  BOOST_REQUIRE(::mkfifo(folder.path("pipe.json").c_str(), 0600) == 0);
  const auto reason = [](const std::string& path) {
    const auto read = read_file(path, 10, Language::en);
    return read.ok() ? "read: " + *read : read.error().message.en;
  };
  BOOST_TEST(reason(folder.path("a.json")) == "read: {}");
  BOOST_TEST(reason(folder.path("none.json")) == "no such file or folder");
  BOOST_TEST(reason(folder.path()) == "is a folder");
  BOOST_TEST(reason(folder.path("a.json/b")) == "a part of the path is not a folder");
  BOOST_TEST(reason(folder.path("pipe.json")) == "is no regular file");
  BOOST_TEST(reason("/dev/zero") == "is no regular file");
}

BOOST_AUTO_TEST_CASE(a_file_is_read_one_byte_over_the_limit_and_no_further) {
  const TemporaryFolder folder;
  folder.write("a.json", std::string(100, 'x'));
  Options options;
  options.limits.max_bytes = 10;
  std::size_t size = 0;
  const auto read = read_input(folder.path("a.json"), options, [&](Document&& document) {
    size = document.json().size();
    return true;
  });
  BOOST_TEST(read.ok());
  BOOST_TEST(size == 11);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
