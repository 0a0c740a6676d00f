#include "check/secrets.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "support.h"

using namespace ocpv::check;
using namespace ocpv::check::testing;

namespace {

/// Everything a diagnostic could show, in one text.
std::string all_of(const Findings& findings) {
  std::string text;
  const auto add = [&](std::string_view part) { text.append(part).append("\n"); };
  for (const Diagnostic& d : findings.diagnostics) {
    for (const auto part : {d.pointer, d.schema_pointer, d.field, d.owner, d.found.text, d.low, d.high, d.when_field, d.when_value, d.missing}) add(part);
    for (const auto part : d.expected) add(part);
    for (const Related& related : d.related) {
      add(related.pointer);
      add(related.text);
    }
    for (const Suggestion& suggestion : d.suggestions) {
      add(suggestion.value);
      for (const Edit& edit : suggestion.edits) add(edit.insert);
    }
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(names_of_secrets_are_known_in_any_spelling) {
  constexpr std::string_view kKnown[] = {"vaultKey"};
  for (const char* name : {"accessKeySecret", "access_key_secret", "ACCESSKEYSECRET", "accessKeySecrt", "password", "passwd",
                           "sys-password", "rootPwd", "secret", "token", "authToken", "credential", "credentials", "pasword",
                           "vaultKey", "vault_key", "vaultKye"}) {
    BOOST_TEST_CONTEXT(name) BOOST_TEST(is_secret_name(name, kKnown));
  }
  for (const char* name : {"accessKeyId", "endpoint", "storageUrl", "name", "id", "", "backupMode"}) {
    BOOST_TEST_CONTEXT(name) BOOST_TEST(!is_secret_name(name, kKnown));
  }
}

BOOST_AUTO_TEST_CASE(a_planted_secret_is_in_no_field_of_any_diagnostic) {
  const std::string secret = "PLANTED";
  const std::string body(kBody);
  const std::string other = "\"accessKeySecret\": \"planted-secret\"";
  const std::string cases[] = {
      edited(body, other, "\"accessKeySecret\": [\"PLANTED\"]"),
      edited(body, other, "\"accessKeySecret\": {\"PLANTED\": 1, \"PLANTED\": 2}"),
      edited(body, other, "\"accessKeySecret\": 1, \"accessKeySecret\": \"PLANTED\""),
      edited(body, other, "\"accessKeySecrte\": \"PLANTED\""),
      edited(body, other, "\"access_key_secret\": {\"x\": \"PLANTED\"}"),
      edited(body, "\"storageId\": 26", "\"storageId\": 26, \"password\": \"PLANTED\""),
      edited(body, "\"storageId\": 26", "\"x\": {\"y\": [{\"token\": \"PLANTED\", \"token\": \"PLANTED\"}]}"),
      edited(body, "\"serviceName\": \"ob\"", "\"accessKeySecret\": {\"endpoint\": \"PLANTED\"}, \"serviceName\": 1"),
  };
  Checker checker;
  Findings findings;
  for (const std::string& text : cases) {
    BOOST_TEST_CONTEXT(text) {
      checker.check(backup_plan(), text, Options{}, findings);
      BOOST_TEST(!findings.diagnostics.empty());
      BOOST_TEST(all_of(findings).find(secret) == std::string::npos);
      // Every planted byte is within a range that renderers mask.
      for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 1)) {
        const bool masked = std::any_of(findings.secrets.begin(), findings.secrets.end(), [&](const auto& range) {
          return range.first <= at && at + secret.size() <= range.second;
        });
        BOOST_TEST(masked);
      }
    }
  }
}
