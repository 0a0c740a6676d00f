#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "documents.h"
#include "input/bru.h"

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(bru)

std::string post(std::string_view keys, std::string_view blocks = {}) {
  return "post {\n" + std::string(keys) + "\n}\n" + std::string(blocks);
}

Document only(std::string_view text) {
  std::vector<Document> documents = documents_in("r.bru", text);
  BOOST_REQUIRE(documents.size() == 1);
  BOOST_REQUIRE(documents[0].request);
  return std::move(documents[0]);
}

BOOST_AUTO_TEST_CASE(lines_may_end_as_on_windows) {
  const auto documents =
      documents_in("r.bru",
                   "meta {\r\n  name: a\r\n}\r\n\r\npost {\r\n  url: http://h/a\r\n  body: json\r\n}\r\n"
                   "\r\nheaders {\r\n  A: b\r\n}\r\n\r\nbody:json {\r\n  {}\r\n}\r\n");
  BOOST_REQUIRE(documents.size() == 1);
  BOOST_REQUIRE(documents[0].request);
  BOOST_TEST(documents[0].request->target == "/a");
  BOOST_TEST(documents[0].request->headers.front().value == "b");
  BOOST_TEST(documents[0].json().find("{}") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(the_url_is_sent_with_its_path_parameters_and_variables) {
  const struct {
    std::string_view url, blocks, host, target;
  } kCases[] = {
      {"https://h:1/a/:id/b?x=1", "params:path {\n  id: 7\n}\n", "h:1", "/a/7/b?x=1"},
      {"https://h/a/:id", "", "h", "/a/{{id}}"},
      {"{{base}}/a", "vars:pre-request {\n  base: http://h\n}\n", "h", "/a"},
      {"{{base}}/a", "vars:pre-request {\n  ~base: http://h\n}\n", "{{base}}", "/a"},
      {"http://h/a", "params:query {\n  x: 1\n  ~y: 2\n  z: 3\n}\n", "h", "/a?x=1&z=3"},
      {"http://h/a?x=1", "params:query {\n  x: 1\n}\n", "h", "/a?x=1"},
      {"http://h/a b", "", "h", "/a%20b"},
  };
  for (const auto& one : kCases) {
    BOOST_TEST_CONTEXT(one.url << one.blocks) {
      const std::string text = post("  url: " + std::string(one.url), one.blocks);
      const Document document = only(text);
      BOOST_TEST(document.request->host == one.host);
      BOOST_TEST(document.request->target == one.target);
      BOOST_TEST(slice(text, document.request->target_span) == one.url);
      BOOST_TEST(slice(text, document.request->method_span) == "post");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_body_is_sent_only_when_the_method_says_so) {
  const std::string held = "body:json {\n  {\"a\": 1}\n}\nbody:form-urlencoded {\n  a: b\n  ~c: d\n}\n";
  const struct {
    std::string_view keys, json;
  } kCases[] = {
      {"  url: /x\n  body: json", "{\"a\": 1}"}, {"  url: /x\n  body: formUrlEncoded", "a="},
      {"  url: /x\n  body: none", ""},           {"  url: /x", ""},
      {"  url: /x\n  body: text", ""},
  };
  for (const auto& one : kCases) {
    BOOST_TEST_CONTEXT(one.keys) {
      const Document document = only(post(one.keys, held));
      BOOST_TEST(document.has_body == !one.json.empty());
      BOOST_TEST(document.json() == one.json);
    }
  }
}

BOOST_AUTO_TEST_CASE(comments_of_a_json_body_are_not_sent_and_move_no_place) {
  const std::string text =
      post("  url: /x\n  body: json",
           "body:json {\n  { // one\n    \"u\": \"http://h\", /* two\n */ \"q\\\"//\": 1\n  }\n}\n");
  const Document document = only(text);
  BOOST_TEST(document.json() == "{ \n    \"u\": \"http://h\",  \"q\\\"//\": 1\n  }");
  BOOST_TEST(source_of(document, "http://h") == "http://h");
  const std::size_t at = document.json().find(": 1");
  BOOST_TEST(document.map.source_of({at, at + 3}).begin == text.find(": 1"));
}

BOOST_AUTO_TEST_CASE(a_comment_that_nothing_closes_is_sent) {
  std::string many;
  for (int i = 0; i < 300000; ++i) many += "/*a";
  const Document document = only(post("  url: /x\n  body: json", "body:json {\n  {} */ " + many + "\n}\n"));
  BOOST_TEST(document.json().size() == many.size() + 6);
}

BOOST_AUTO_TEST_CASE(what_is_switched_off_is_no_header_and_a_quoted_name_may_hold_a_colon) {
  const Document document = only(
      post("  url: /x", "headers {\n  A: 1: 2\n  ~B: 3\n  \"C:D\": 4\n  E: '''\n    five\n    }\n  '''\n  F:\n}\n"));
  std::string all;
  for (const Header& header : document.request->headers) all += header.name + "=" + header.value + ";";
  BOOST_TEST(all == "A=1: 2;C:D=4;E=five\n    };F=;");
}

BOOST_AUTO_TEST_CASE(what_is_no_request_is_told_with_its_place) {
  const struct {
    std::string_view name, text, problem;
  } kCases[] = {
      {"r.bru", "", "r.bru:1:1: there is no request in it"},
      {"r.bru", "meta {\n  name: a\n}\n", "r.bru:1:1: there is no request in it"},
      {"r.bru", "\nPOST /x\n", "r.bru:2:1: not a block of the form 'name {'"},
      {"r.bru", "meta {\n}\npost {\n  url: /x\n", "r.bru:3:1: nothing closes this block"},
      {"r.bru", "post {\n  url:\n}\n", "r.bru:1:1: the request names no URL"},
      {"r.bru", "post {\n  url: /x\n  body: file\n}\n", "r.bru:3:9: the body is in another file; check that file"},
      {"a/collection.bru", "get {\n  url: /x\n}\n", "a/collection.bru:1:1: there is no request in it"},
  };
  for (const auto& one : kCases) BOOST_TEST(problem_in(std::string(one.name), one.text) == one.problem);
}

BOOST_AUTO_TEST_CASE(credentials_and_what_is_not_read_are_secrets) {
  const std::string text =
      post("  url: http://h/x?token=s1\n  body: multipartForm\n  auth: basic",
           "headers {\n  X-Token: s2\n  ~Authorization: Basic s3\n}\nauth:basic {\n  username: s4\n  password: s5\n}\n"
           "params:query {\n  a: s6\n}\nbody:multipart-form {\n  f: s7\n}\nscript:pre-request {\n  s8\n}\n"
           "docs {\n  s9\n}\nvars:pre-request {\n  password: s0\n}\n");
  const Document document = only(text);
  for (char digit = '0'; digit <= '9'; ++digit) {
    const std::size_t at = text.find(std::string("s") + digit);
    bool is_listed = false;
    for (const Secret& secret : document.secrets) is_listed |= secret.span.contains({at, at + 2});
    BOOST_TEST(is_listed, "s" << digit);
  }
}

BOOST_AUTO_TEST_CASE(what_a_collection_keeps_beside_its_requests_is_not_taken_from_a_folder) {
  for (const char* name : {"collection.bru", "a/folder.bru", "environments/x.bru", "a/environments/x.bru"}) {
    BOOST_TEST(!has_known_ending(name), name);
  }
  for (const char* name : {"a.bru", "A.BRU", "my-collection.bru", "environments/x.json", "environments.bru"}) {
    BOOST_TEST(has_known_ending(name), name);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
