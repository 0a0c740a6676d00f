#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "documents.h"
#include "input/given_secrets.h"

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(http)

BOOST_AUTO_TEST_CASE(what_a_comment_says_of_a_secret_is_hidden) {
  for (const std::string_view text :
       {"# pw is planted", "# password planted1", "// the password: planted", "# password => planted",
        "# \u5BC6\u7801\u662Fplanted", "# \u5BC6\u7801 \u4E3A planted", "# token -> planted",
        "## `password` is `planted`"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(comment_may_hold_secret(text));
  }
  for (const std::string_view text :
       {"# sets the root password", "# a token of 5", "# the password is {{password}}", "# is a name", "", "# password",
        "# whitelist is 127.0.0.1", "# passwordPolicy is 3"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!comment_may_hold_secret(text));
  }
}

BOOST_AUTO_TEST_CASE(nobody_sees_what_variables_scripts_and_comments_hold) {
  for (const std::string_view text : {
           "@p = planted\nPOST /a\n\n{}\n",
           "POST /a\n\n{}\n\n@p = planted\n",
           "< {%\n  request.set('a', 'planted');\n%}\nPOST /a\n\n{}\n",
           "POST /a\n\n{}\n\n> {%\n client.set('planted');\n%}\n",
           "### the password is planted\nPOST /a\n\n{}\n",
           "/* the password is\n planted */\nPOST /a\n\n{}\n",
           "POST /a\nA: b\n/* pw is planted\n*/\n\n{}\n",
           "POST /a\n\n{}\n# pw is planted\n",
           "POST /a\n\n{}\n/* pw is planted */\n",
       }) {
    const auto documents = documents_in("r.http", text);
    BOOST_TEST_CONTEXT(text) {
      BOOST_REQUIRE(documents.size() == 1);
      const std::size_t at = text.find("planted");
      BOOST_TEST(std::any_of(documents[0].secrets.begin(), documents[0].secrets.end(),
                             [&](const Secret& secret) { return secret.span.begin <= at && at < secret.span.end; }));
      BOOST_TEST(documents[0].label.find("planted") == std::string::npos);
      BOOST_TEST(documents[0].json() == "{}");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_request_line_has_method_and_target_with_or_without_host) {
  const struct {
    std::string_view line, method, host, target;
  } kCases[] = {
      {"POST /api/v2/x?y=1", "POST", "", "/api/v2/x?y=1"},
      {"POST /api/v2/x HTTP/1.1", "POST", "", "/api/v2/x"},
      {"post  https://h:8080/a/b  HTTP/2 ", "POST", "h:8080", "/a/b"},
      {"GET http://h", "GET", "h", "/"},
      {"GET http://h?x=1", "GET", "h", "/?x=1"},
      {"GET https://u:p@h/a#frag", "GET", "h", "/a"},
      {"GET h.example.com/a", "GET", "h.example.com", "/a"},
      {"/a/b", "GET", "", "/a/b"},
      {"https://h/a?u=http://z/", "GET", "h", "/a?u=http://z/"},
      {"DELETE {{host}}/a/{{ id }}", "DELETE", "{{host}}", "/a/{{ id }}"},
  };
  for (const auto& one : kCases) {
    const auto documents = documents_in("r.http", std::string(one.line) + "\n");
    BOOST_TEST_CONTEXT(one.line) {
      BOOST_REQUIRE(documents.size() == 1);
      BOOST_REQUIRE(!documents[0].problem);
      BOOST_TEST(documents[0].request->method == one.method);
      BOOST_TEST(documents[0].request->host == one.host);
      BOOST_TEST(documents[0].request->target == one.target);
      BOOST_TEST(!documents[0].has_body);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_editors_write_around_a_request_is_none_of_it) {
  for (const std::string_view text : {
           "# @no-log\nPOST /a\nA: b\n\n{}\n",
           "< ./pre.js\nPOST /a\nA: b\n\n{}\n",
           "< {% x %}\nPOST /a\nA: b\n\n{}\n",
           "{{\n  exports.a = 1\n}}\nPOST /a\nA: b\n\n{}\n",
           "{{@request\n  x\n}}\nPOST /a\nA: b\n\n{}\n",
           "POST /a\nA: b\n?? status == 200\n\n{}\n",
           "POST /a\nA: b\n\n{}\n\n?? status == 200\n",
           "POST /a\nA: b\n\n{}\n\n??status == 200\n",
           "POST /a\nA: b\n\n{}\n\n{{\n  x\n}}\n",
           "POST /a\nA: b\n\n{}\n\n{{@response\n  x\n}}\n",
           "POST /a\nA: b\n\n{}\n\n> {% x %}\n",
       }) {
    const auto documents = documents_in("r.http", text);
    BOOST_TEST_CONTEXT(text) {
      BOOST_REQUIRE(documents.size() == 1);
      BOOST_REQUIRE(!documents[0].problem);
      BOOST_TEST(documents[0].request->method == "POST");
      BOOST_TEST(documents[0].request->headers.size() == 1U);
      BOOST_TEST(documents[0].json() == "{}");
    }
  }
  BOOST_TEST(documents_in("r.http", "{{host}}/a\n")[0].request->target == "/a");
}

BOOST_AUTO_TEST_CASE(a_scheme_that_is_none_of_http_is_refused) {
  for (const std::string_view target : {"ftp://h/a", "htp://h/a", "http:/h/a", "https:h/a", "HTTP:h/a", "ws://h/a"}) {
    const std::string line = "GET " + std::string(target);
    BOOST_TEST_CONTEXT(line) {
      BOOST_TEST(problem_in("r.http", line) == "r.http:1:1: OCP is called by http:// or https:// alone");
      BOOST_TEST(problem_in("r.curl", "curl " + std::string(target)) ==
                 "r.curl:1:6: OCP is called by http:// or https:// alone");
    }
  }
  for (const std::string_view target : {"HTTP://h/a", "h:8080/a", "localhost:80/a", "{{scheme}}://h/a",
                                        "{{host}}:{{port}}/a", "http:8080/a", "h/a?u=ftp://x", "/a:b/c"}) {
    BOOST_TEST_CONTEXT(target) BOOST_TEST(problem_in("r.http", "GET " + std::string(target)).empty());
  }
}

BOOST_AUTO_TEST_CASE(a_fragment_is_told_because_nobody_sends_it) {
  const auto notices = [](std::string_view line) { return documents_in("r.http", line)[0].notices.size(); };
  BOOST_TEST(notices("GET /a#b") == 1U);
  BOOST_TEST(notices("GET http://h/a?b#c") == 1U);
  BOOST_TEST(notices("GET /a?b=%23") == 0U);
  BOOST_TEST(documents_in("r.curl", "curl 'http://h/a#b'")[0].notices.size() == 1U);
}

constexpr std::string_view kFile =
    "# All of it\r\n"
    "@host = https://ocp.example.com:8080\r\n"
    "@api = {{host}}/api/v2\r\n"
    "@adminPassword = pa55\r\n"
    "\r\n"
    "### start a backup\r\n"
    "// @name start\r\n"
    "POST {{api}}/clusters/1?a=b HTTP/1.1\r\n"
    "Content-Type: application/json\r\n"
    "# not yet: X-Trace: 1\r\n"
    "Authorization: Basic c2VjcmV0\r\n"
    "\r\n"
    "{\r\n"
    "  \"mode\": \"FULL\"\r\n"
    "}\r\n"
    "\r\n"
    "> {%\r\n"
    "  client.test();\r\n"
    "%}\r\n"
    "### \r\n"
    "GET {{api}}/clusters\r\n"
    "    ?page=1\r\n"
    "    &size={{size}}\r\n"
    "Host: other\r\n"
    "###\r\n";

BOOST_AUTO_TEST_CASE(a_file_holds_several_requests) {
  const auto documents = documents_in("r.http", kFile);
  BOOST_REQUIRE(documents.size() == 2);
  const Document& first = documents[0];
  BOOST_REQUIRE(!first.problem);
  BOOST_TEST(first.label == "request 1 (start)");
  BOOST_TEST(first.request->host == "ocp.example.com:8080");
  BOOST_TEST(first.request->target == "/api/v2/clusters/1?a=b");
  BOOST_TEST(slice(kFile, first.request->target_span) == "{{api}}/clusters/1?a=b");
  BOOST_TEST(slice(kFile, first.request->method_span) == "POST");
  BOOST_REQUIRE(first.request->headers.size() == 2);
  BOOST_TEST(first.request->headers[1].name == "Authorization");
  BOOST_TEST(first.request->headers[1].value == "Basic c2VjcmV0");
  BOOST_TEST(first.json() == "{\r\n  \"mode\": \"FULL\"\r\n}");
  BOOST_TEST(source_of(first, "\"FULL\"") == "\"FULL\"");
  const std::size_t at = first.json().find("\"FULL\"");
  const Position place = first.source->position(first.map.source_of({at, at + 6}).begin);
  BOOST_TEST(place.line == 14);
  BOOST_TEST(place.column == 11);
  const Document& second = documents[1];
  BOOST_TEST(second.label == "request 2");
  BOOST_TEST(second.request->target == "/api/v2/clusters?page=1&size={{size}}");
  BOOST_REQUIRE(second.notices.size() == 1);
  BOOST_TEST(second.notices[0].message == "no value for 'size'");
  BOOST_TEST(second.notices[0].at.line == 23);
}

BOOST_AUTO_TEST_CASE(what_is_written_of_a_target_has_its_place_wherever_variables_are_put_in) {
  struct Case {
    std::string_view text, target, written;
  };
  for (const Case& one : {
           Case{"GET /a?b=1\n", "/a?b=1", ""},
           Case{"@h = h\nGET https://{{h}}/a?b=1\n", "/a?b=1", ""},
           Case{"@i = 7\nGET h:80/a/{{i}}/c?b=1\n", "/a/7/c?b=1", "0:/a/ 4:/c?b=1 "},
           Case{"@i = 7\nGET /a/{{i}}{{j}}c\n", "/a/7{{j}}c", "0:/a/ 4:{{j}}c "},
           Case{"GET /a\n  ?b=1\n  &c=2\n", "/a?b=1&c=2", "0:/a 2:?b=1 6:&c=2 "},
           Case{"@u = h/a\nGET http://{{u}}\n ?b=1\n", "/a?b=1", "2:?b=1 "},
           Case{"@u = h\nGET {{u}}\n ?b=1\n", "/?b=1", "1:?b=1 "},
           Case{"@p = {{q}}\n@q = /x\nGET {{p}}/y\n", "/x/y", "2:/y "},
       }) {
    BOOST_TEST_CONTEXT(one.text) {
      const auto documents = documents_in("r.http", one.text);
      BOOST_REQUIRE(documents.size() == 1);
      const Request& request = *documents[0].request;
      BOOST_TEST(request.target == one.target);
      std::string written;
      for (const WrittenPart& part : request.written) {
        const std::string_view source = slice(one.text, part.source);
        BOOST_TEST(request.target.substr(part.begin, source.size()) == source);
        written += std::to_string(part.begin) + ":" + std::string(source) + " ";
      }
      BOOST_TEST(written == one.written);
    }
  }
}

BOOST_AUTO_TEST_CASE(credentials_are_listed_as_secrets) {
  const auto documents = documents_in(
      "r.http", "@adminPassword = pa55\nPOST https://u:pw@h/a\nAuthorization: Basic x\nX-Id: 1\nCookie: c=d\n\n{}\n");
  BOOST_REQUIRE(documents.size() == 1);
  std::string all;
  for (const Secret& secret : documents[0].secrets) {
    all += secret.name + ":" + std::string(slice(documents[0].source->text(), secret.span)) + "|";
  }
  BOOST_TEST(all == "adminPassword:pa55|URL:https://u:pw@h/a|Authorization:Basic x|Cookie:c=d|");
}

BOOST_AUTO_TEST_CASE(variables_in_the_body_are_put_in_or_not_judged) {
  const auto documents = documents_in("r.http",
                                      "@mode = FULL\n@n=5\nPOST /a\n\n{\"m\": \"{{mode}}\", \"n\": {{n}}, \"u\": "
                                      "\"{{u}}\", \"v\": {{v}}, \"w\": 1}\n");
  BOOST_REQUIRE(documents.size() == 1);
  const Document& document = documents[0];
  BOOST_TEST(document.json() == R"({"m": "FULL", "n": 5, "u": "{{u}}", "v": null, "w": 1})");
  BOOST_TEST(source_of(document, "\"w\"") == "\"w\"");
  BOOST_TEST(source_of(document, "5") == "{{n}}");
  BOOST_TEST(source_of(document, "null") == "{{v}}");
  BOOST_TEST(document.unjudged.size() == 2);
  BOOST_TEST(document.substituted.size() == 2);
  BOOST_TEST(document.notices.size() == 2);
}

BOOST_AUTO_TEST_CASE(a_variable_may_be_defined_by_one_that_stands_behind_it_or_that_the_environment_sets) {
  const Variables set{{"M", "FULL"}};
  Options options;
  options.variables = &set;
  const auto documents = documents_in("r.http",
                                      "@api = {{host}}/api\n@host = {{scheme}}://h\n@scheme = https\n@m = ${M}\n"
                                      "POST {{api}}/a\n\n{\"m\": \"{{m}}\", \"n\": \"{{again}}\"}\n@again = {{m}}\n",
                                      options);
  BOOST_REQUIRE(documents.size() == 1);
  BOOST_TEST(documents[0].request->host == "h");
  BOOST_TEST(documents[0].request->target == "/api/a");
  BOOST_TEST(documents[0].json() == R"({"m": "FULL", "n": "FULL"})");
  BOOST_TEST(documents[0].notices.empty());
}

BOOST_AUTO_TEST_CASE(a_variable_without_a_value_is_told_with_the_one_that_lacks_and_is_not_judged) {
  const auto documents = documents_in("r.http",
                                      "@a = {{b}}\n@b = {{c}}/x\n@round = {{turn}}\n@turn = {{round}}\n@m = ${M}\n"
                                      "POST /{{a}}/{{round}}\n\n{\"m\": \"{{m}}\"}\n");
  BOOST_REQUIRE(documents.size() == 1);
  BOOST_REQUIRE(documents[0].notices.size() == 2);
  BOOST_TEST(documents[0].notices[0].message == "no value for 'a', which is defined by 'c'");
  BOOST_TEST(documents[0].notices[1].message == "no value for 'round'");
  BOOST_TEST(documents[0].unjudged.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_request_that_cannot_be_read_does_not_hide_the_others) {
  const auto documents = documents_in(
      "r.http",
      "###\nwhat is this\n###\nPOST /a\nnot a header\n###\nPOST /b\n\n< ./body.json\n###\nPOST\n###\nPOST /c\n\n{}\n");
  BOOST_REQUIRE(documents.size() == 5);
  BOOST_TEST(to_string(*documents[0].problem, ocpv::Language::en) ==
             "r.http:2:1: not a request line of the form 'METHOD TARGET'");
  BOOST_TEST(to_string(*documents[1].problem, ocpv::Language::en) ==
             "r.http:5:1: not a header of the form 'Name: value'; a blank line goes before the body");
  BOOST_TEST(to_string(*documents[2].problem, ocpv::Language::en) ==
             "r.http:9:1: the body is in another file; check that file");
  BOOST_TEST(to_string(*documents[3].problem, ocpv::Language::en) == "r.http:11:1: the request line names no target");
  BOOST_TEST(!documents[4].problem);
  BOOST_TEST(documents[4].json() == "{}");
}

BOOST_AUTO_TEST_CASE(a_file_without_a_request_is_a_problem) {
  for (const std::string_view text : {"", "\n\n", "### name\n# comment\n@a = b\n"}) {
    BOOST_TEST(problem_in("r.rest", text) == "r.rest:1:1: there is no request in it");
  }
}

BOOST_AUTO_TEST_CASE(definitions_that_multiply_are_stopped_at_the_size_limit) {
  std::string text = "@a0 = xxxxxxxxxx\n";
  for (int i = 1; i < 64; ++i) {
    const std::string before = "{{a" + std::to_string(i - 1) + "}}";
    text += "@a" + std::to_string(i) + " = " + before + before + "\n";
  }
  const auto documents = documents_in("r.http", text + "POST /a\n\n{\"x\": \"{{a63}}\"}\n");
  BOOST_REQUIRE(documents.size() == 1);
  BOOST_TEST(documents[0].unjudged.size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
