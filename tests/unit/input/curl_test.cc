#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "documents.h"

namespace ocpv::input {
namespace {

BOOST_AUTO_TEST_SUITE(curl)

constexpr std::string_view kUrl = "https://h/api/v2/x";

bool hides(const Document& document, std::string_view word) {
  const std::string_view text = document.source->text();
  const std::size_t at = text.find(word);
  return std::any_of(document.secrets.begin(), document.secrets.end(), [&](const Secret& secret) {
    return secret.span.begin <= at && at + word.size() <= secret.span.end;
  });
}

BOOST_AUTO_TEST_CASE(words_that_are_no_part_of_the_request_are_hidden) {
  for (const std::string_view words : {
           "-u user:planted",
           "-uuser:planted",
           "--user=user:planted",
           "--proxy-user u:planted",
           "-U u:planted",
           "-Uu:planted",
           "-b sid=planted",
           "--cookie sid=planted",
           "--password planted",
           "--token planted",
           "-H 'Authorization: Negotiate planted'",
           "-H planted",
           "--oauth2-bearer planted",
           "--pass planted",
           "-x u:planted@proxy:8",
           "-E cert.pem:planted",
           "--tlspassword planted",
           "--proxy-header 'X: planted'",
           "-sSA planted",
           "--data-binary '' --mail-auth planted",
           "-e http://h/planted",
       }) {
    for (const bool is_first : {true, false}) {
      const std::string line = is_first ? "curl " + std::string(words) + " " + std::string(kUrl)
                                        : "curl " + std::string(kUrl) + " " + std::string(words);
      const auto documents = documents_in("r.curl", line + "\n");
      BOOST_TEST_CONTEXT(line) {
        BOOST_REQUIRE(documents.size() == 1);
        BOOST_REQUIRE(documents[0].request);
        BOOST_TEST(documents[0].request->target == "/api/v2/x");
        BOOST_TEST(hides(documents[0], "planted"));
        BOOST_TEST(!hides(documents[0], kUrl));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_stands_before_the_command_is_hidden_unless_it_says_nothing) {
  const auto documents = documents_in("r.curl", "$ sudo A=planted curl " + std::string(kUrl));
  BOOST_REQUIRE(documents.size() == 1);
  BOOST_TEST(hides(documents[0], "A=planted"));
  BOOST_TEST(!hides(documents[0], "sudo"));
}

BOOST_AUTO_TEST_CASE(of_several_urls_the_second_is_told) {
  const std::string one = "curl " + std::string(kUrl);
  BOOST_TEST(problem_in("r.curl", one + " https://h/b") ==
             "r.curl:1:25: of a command with several URLs only the first is judged; write a command for each");
  BOOST_TEST(problem_in("r.curl", one + " --next https://h/b").empty());
  BOOST_TEST(problem_in("r.curl", one + " word").empty());
}

BOOST_AUTO_TEST_CASE(a_request_whose_credentials_curl_finds_itself_may_lack_them) {
  for (const std::string_view words : {"-n", "-sn", "--netrc", "-K file", "--negotiate -u :", "--oauth2-bearer x"}) {
    const auto documents = documents_in("r.curl", "curl " + std::string(words) + " " + std::string(kUrl));
    BOOST_TEST_CONTEXT(words) {
      BOOST_REQUIRE(documents.size() == 1);
      BOOST_TEST(documents[0].request->may_lack_authorization);
    }
  }
  BOOST_TEST(!documents_in("r.curl", "curl -s " + std::string(kUrl))[0].request->may_lack_authorization);
}

BOOST_AUTO_TEST_CASE(the_query_is_what_curl_makes_of_its_options) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"-G -d a=1 -d b=2", "?a=1&b=2"},
      {"-G --data-urlencode 'a=x y&z'", "?a=x%20y%26z"},
      {"-G --data-urlencode '=x y'", "?x%20y"},
      {"-G --data-urlencode 'x y'", "?x%20y"},
      {"-G --data-urlencode 'a=b=c@d'", "?a=b%3Dc%40d"},
      {"-G --data-urlencode \"a=$X y\"", "?a=${X}%20y"},
      {"-G --data-urlencode 'a=${X} {{y}} z'", "?a=${X}%20{{y}}%20z"},
      {"-G --data-urlencode a@file", "?a=${FILE}"},
      {"-G --data-urlencode @file", "?${FILE}"},
      {"-G -d @file", "?${FILE}"},
      {"-G --data-raw @file", "?@file"},
      {"--url-query 'a=x y'", "?a=x%20y"},
      {"--url-query '+a=x%20y'", "?a=x%20y"},
      {"-G -d a=1 --url-query b=2", "?a=1&b=2"},
  };
  for (const auto& [words, query] : cases) {
    const auto documents = documents_in("r.curl", "curl " + std::string(kUrl) + " " + std::string(words));
    BOOST_TEST_CONTEXT(words) {
      BOOST_REQUIRE(documents.size() == 1);
      BOOST_TEST(documents[0].request->target == "/api/v2/x" + std::string(query));
    }
  }
  const auto with_fragment = documents_in("r.curl", "curl -G '" + std::string(kUrl) + "?a=1#part' -d b=2");
  BOOST_TEST(with_fragment[0].request->target == "/api/v2/x?a=1&b=2");
}

BOOST_AUTO_TEST_CASE(what_is_encoded_for_a_query_is_hidden_up_to_its_end) {
  const auto documents = documents_in("r.curl", "curl " + std::string(kUrl) + " --url-query 'a=x planted'");
  BOOST_TEST(hides(documents[0], "x planted"));
  BOOST_TEST(!hides(documents[0], "a="));
}

BOOST_AUTO_TEST_CASE(several_values_in_a_url_are_one_that_comes_later) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"[1-3]", "${GLOB}"},
      {"[001-100:10]", "${GLOB}"},
      {"[a-f]", "${GLOB}"},
      {"{a,b}", "${GLOB}"},
      {"{,b}x[1-2]", "${GLOB}x${GLOB}"},
      {"[abc]", "[abc]"},
      {"[1-]", "[1-]"},
      {"[1-3:]", "[1-3:]"},
      {"{a}", "{a}"},
      {"[1-3", "[1-3"},
      {"{a,[1-2]", "{a,${GLOB}"},
      {"${a,b}", "${a,b}"},
      {"{{a,b}}", "{{a,b}}"},
  };
  for (const auto& [written, target] : cases) {
    const std::string url = " '" + std::string(kUrl) + "/" + std::string(written) + "'";
    BOOST_TEST_CONTEXT(written) {
      const auto one = documents_in("r.curl", "curl" + url);
      BOOST_TEST(one[0].request->target == "/api/v2/x/" + std::string(target));
      const auto off = documents_in("r.curl", "curl -g" + url);
      BOOST_TEST(off[0].request->target == "/api/v2/x/" + std::string(written));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_command_of_powershell_is_told_as_one) {
  const std::string told = "a command line of PowerShell, which is not read; copy the request as cURL";
  for (const std::string_view text : {
           "curl.exe 'https://h/a' `\n  -u a:b",
           "curl.exe 'https://h/a' `\r\n  -u a:b",
           "Invoke-WebRequest -UseBasicParsing",
           "$session = 1\n invoke-restmethod https://h/a",
           "curl -Uri https://h/a",
       }) {
    BOOST_TEST_CONTEXT(text) {
      const std::string problem = problem_in("r.curl", std::string(text));
      BOOST_TEST(problem.ends_with(told), problem);
    }
  }
  for (const std::string_view text : {
           "curl 'https://h/a?b='`date`",
           "curl https://h/a -d 'Invoke-WebRequest -Uri `\n'",
           "curl https://h/a -H X:iwr",
           "curl https://h/`\ndate`",
       }) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(problem_in("r.curl", std::string(text)).empty()); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
