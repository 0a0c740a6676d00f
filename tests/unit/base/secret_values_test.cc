#include "base/secret_values.h"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>

using ocpv::gives_itself_away;
using ocpv::is_literal;
using ocpv::may_hold_secret;

BOOST_AUTO_TEST_SUITE(secret_values)

BOOST_AUTO_TEST_CASE(placeholders_and_masks_are_no_literal_secrets) {
  for (const char* text : {"", "${NAME}", "key-${NAME}", "{{name}}", "<your secret>", "******", "xxxx", "X", "----",
                           "\u2022\u2022\u2022"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!is_literal(text));
  }
  for (const char* text : {"hunter2", "$NAME", "${NAME", "**x**", "xoxo", " ", "<a", "0", "\u2022\u2022a"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(is_literal(text));
  }
}

BOOST_AUTO_TEST_CASE(secrets_inside_other_texts_are_found) {
  for (const char* text : {
           "oss://b/d?host=oss.example.com&access_id=LTAIx&access_key=Zq9SeCrEt77",
           "oss://b/d?access_id=${ID}&access_key=Zq9SeCrEt77",
           "s3://h/x?X-Amz-Signature=abcdef",
           "https://h/x?access%5Fkey=abc",
           "http://u:pw@h/",
           "HTTP://u:pw@h/",
           "//u:pw@h",
           "http:/u:pw@h",
           "http:\\\\u:pw@h",
           "see http://u:pw@h/ for more",
           "http://u:p/w@h/",
           "http://u:p#w@h/",
           "http://u:p?w@h/",
           "https://ghx0123456789abcdefghijk@github.com/a",
           "jdbc:mysql://h:3306/d?user=a&password=b1",
           "root:pw@tcp(127.0.0.1:3306)/d",
           "Server=s;Password=pw;",
           "Bearer Zq9SeCrEt77",
           "bearer  abcdef1",
           "Authorization: Bearer abcdef1",
           "Basic dXNlcjpwdw==",
           "OCP-ACCESS-KEY-HMACSHA1 ak:YWJjZGVmZ2hpamtsbW5vcHFyc3Q=",
           "LTAI5tABCDEFGHIJ:abcdefghij0123456789KLMNOPQRST",
           "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
           "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
           "-----BEGIN RSA PRIVATE KEY-----\nMIIE",
           "-----BEGIN OPENSSH PRIVATE KEY-----",
           "{\"password\":\"pw\"}",
           "{\\\"password\\\":\\\"pw\\\"}",
           "curl -H 'X-Auth-Token: abc123'",
           "ghp_abcdefghijklmnopqrst0123",
           "密码=abc",
           "oss://b/d?%70assword=Zq9",
           "oss://b/d?pass%77ord=Zq9",
           "oss%3A%2F%2Fak%3Ask%40h",
           "oss%253A%252F%252Fak%253Ask%2540h",
           "http://u%3Apw@h/",
           "http://u:pw%40h/",
           "%2F%2fu:pw@h",
           "http://h/?next=%2Fp%3Fa%3Db%26password%3Dpw1",
           "Bearer%20abcdef1",
           "password\uFF1Aabc123",
           "\u5BC6\u7801\uFF1Aabc123",
           "password => abc",
           "password:=abc",
           "the password := abc",
           "<password>abc</password>",
           "<ns:password>abc</ns:password>",
       }) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(gives_itself_away(text));
  }
}

BOOST_AUTO_TEST_CASE(texts_that_look_alike_but_hold_no_secret_are_left_alone) {
  for (const char* text : {
           "",
           "https://host:8080/a@b",
           "https://h/p?x=1&access_id=2&page=3",
           "http://h/x@2x.png",
           "git@github.com:a/b.git",
           "ssh://git@h/x",
           "mailto:a@b.com",
           "Basic Authentication",
           "basic information",
           "Bearer token",
           "the bearer of news",
           "2023-01-17T03:36:01+08:00",
           "oss-cn-hangzhou.aliyuncs.com",
           "/data/backup/ob-cluster",
           "http://${U}:${P}@h/",
           "http://u:******@h",
           "oss://b?access_key=${AK}",
           "oss://b?access_key=******",
           "oss://b?access_key=",
           "eyJ",
           "reset password: yes",
           "token: expired",
           "密码：必填",
           "passwordPolicy=STRONG",
           "-----BEGIN CERTIFICATE-----\nMIIE",
           "-----BEGIN PUBLIC KEY-----\nMIIE",
           "a == b",
           "sk-abc",
           "BACKUP_STORAGE_OSS",
           "2001:db8::1",
           "http://h/p?next=http%3A%2F%2Fh%3A80%2Fa%40b",
           "100%25 of password: yes",
           "%",
           "50%: a",
           "%zz%4",
           "<password> is required</p>",
           "<password></password>",
           "<password>${NAME}</password>",
           "password => ",
           "password >= 8",
           "a:=b",
           "\uFF1A",
       }) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!gives_itself_away(text));
  }
}

BOOST_AUTO_TEST_CASE(an_encoded_secret_is_found_wherever_it_stands_in_a_long_text) {
  for (std::size_t before = 0; before < 5000; before += 7) {
    const std::string text = std::string(before, 'x') + " http%3A%2F%2Fuser%3Apw%40host " + std::string(300, 'y');
    BOOST_TEST_CONTEXT(before) BOOST_TEST(gives_itself_away(text));
    const std::string plain = std::string(before, '%') + "20 http%3A%2F%2Fuser%40host" + std::string(300, '%');
    BOOST_TEST_CONTEXT(before) BOOST_TEST(!gives_itself_away(plain));
  }
}

BOOST_AUTO_TEST_CASE(what_people_write_beside_documents_is_looked_at_more_strictly) {
  BOOST_TEST(may_hold_secret("# password: hunter"));
  BOOST_TEST(may_hold_secret("# password\uFF1Ahunter"));
  BOOST_TEST(may_hold_secret("// the token = abc"));
  BOOST_TEST(!may_hold_secret("# backs up the tenant: daily"));
}

// Each text begins something again and again that is never finished.
BOOST_AUTO_TEST_CASE(no_text_takes_long) {
  for (const char* piece :
       {"a=",        "token=${A}",  "//a:${B}@",         "eyJ-", "basic+", "bearer ", "//a:1111x/?", "sk-", "\"",
        "@tcp(",     "password:\"", "LTAIaaaaaaaaaaaa:", "=",    ":",      "/",       "eyJaaaaaa.a", "%3A", "a%",
        "%25252525", "%2F%2Fa%3A"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(gives_itself_away(text));
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    BOOST_TEST_CONTEXT(piece) BOOST_TEST(seconds < 10);
  }
}

BOOST_AUTO_TEST_SUITE_END()
