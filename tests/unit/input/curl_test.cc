#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
