#include "base/secret_names.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using ocpv::FoldedName;
using ocpv::Secrecy;
using ocpv::secrecy_of;
using ocpv::SecretPlace;

namespace {

bool is(const char* name, Secrecy secrecy, SecretPlace place = SecretPlace::body) {
  const Secrecy found = secrecy_of(name, place);
  return found == secrecy || (secrecy == Secrecy::secret && found == Secrecy::key);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(secret_names)

BOOST_AUTO_TEST_CASE(names_of_secrets_are_known_in_any_spelling) {
  for (const char* name : {"accessKeySecret",
                           "access_key_secret",
                           "ACCESSKEYSECRET",
                           "access-key-secret",
                           "access.key.secret",
                           "password",
                           "Password",
                           "sysPassword",
                           "sys_password",
                           "SYS-PASSWD",
                           "sysPwd",
                           "rootpwd",
                           "PWD",
                           "passphrase",
                           "passcode",
                           "secret",
                           "clientSecret",
                           "secrets",
                           "token",
                           "authToken",
                           "tokens",
                           "credential",
                           "credentials",
                           "awsCredentials",
                           "apiKey",
                           "api_key",
                           "watsonxApiKey",
                           "X-API-Key",
                           "accessKey",
                           "access_key",
                           "ossAccessKey",
                           "privateKey",
                           "private_key_pem",
                           "Authorization",
                           "proxy-authorization",
                           "cookie",
                           "setCookie",
                           "jwt",
                           "userJwt",
                           "JWTValue",
                           "bearer",
                           "sk",
                           "ossSk",
                           "OSS_SK",
                           "SKValue",
                           "psk",
                           "dbPw",
                           "creds",
                           "密码",
                           "root密码",
                           "管理员口令",
                           "密钥",
                           "访问秘钥",
                           "私钥",
                           "encryptionKey",
                           "newPassword2",
                           "password1",
                           "sshKey",
                           "masterKey",
                           "凭证"}) {
    BOOST_TEST_CONTEXT(name) BOOST_TEST(is(name, Secrecy::secret));
  }
}

BOOST_AUTO_TEST_CASE(an_object_of_an_access_key_may_hold_its_parts) {
  BOOST_TEST((secrecy_of("ossAccessKey") == Secrecy::key));
  BOOST_TEST((secrecy_of("accessKeySecret") == Secrecy::secret));
  BOOST_TEST(!ocpv::is_secret("ossAccessKey", true));
  BOOST_TEST(ocpv::is_secret("ossAccessKey", false));
}

BOOST_AUTO_TEST_CASE(misspelt_names_of_secrets_are_known) {
  for (const char* name : {"accessKeySecrt", "pasword", "passwrod", "sercet", "tokne", "credentail", "secertKey"}) {
    BOOST_TEST_CONTEXT(name) BOOST_TEST(is(name, Secrecy::secret));
  }
}

BOOST_AUTO_TEST_CASE(names_that_only_say_something_of_a_secret_are_told_apart) {
  for (const char* name : {"passwordPolicy", "password_policy", "tokenCount", "tokencount", "maxTokens", "hasPassword",
                           "enableToken", "isSecretRequired", "credentialType", "tokenExpireTime", "pwdLength",
                           "密码长度", "密码策略", "是否修改密码", "apiKeyName", "tokenId", "dbPass"}) {
    BOOST_TEST_CONTEXT(name) BOOST_TEST(is(name, Secrecy::about));
  }
}

BOOST_AUTO_TEST_CASE(other_names_are_no_secrets) {
  for (const char* name : {"accessKeyId",
                           "access_key_id",
                           "secretary",
                           "secretaryName",
                           "tokenizer",
                           "tokenize",
                           "endpoint",
                           "storageUrl",
                           "name",
                           "id",
                           "",
                           "backupMode",
                           "disk",
                           "task",
                           "skip",
                           "risk",
                           "taken",
                           "passed",
                           "pass",
                           "compass",
                           "keyword",
                           "key",
                           "publicKey",
                           "keyspace",
                           "sessionId",
                           "signature",
                           "author",
                           "authType",
                           "description",

                           "spw",
                           "desk",
                           "数量",
                           "租户名称",
                           "broken"}) {
    BOOST_TEST_CONTEXT(name) BOOST_TEST(is(name, Secrecy::none));
  }
}

BOOST_AUTO_TEST_CASE(some_words_count_in_headers_or_in_urls_only) {
  BOOST_TEST(is("Idempotency-Key", Secrecy::about, SecretPlace::header));
  BOOST_TEST(is("X-Session", Secrecy::about, SecretPlace::header));
  BOOST_TEST(is("Auth", Secrecy::secret, SecretPlace::header));
  BOOST_TEST(is("Set-Cookie", Secrecy::secret, SecretPlace::header));
  BOOST_TEST(is("X-Signature", Secrecy::secret, SecretPlace::header));
  BOOST_TEST(is("Date", Secrecy::none, SecretPlace::header));
  BOOST_TEST(is("sig", Secrecy::secret, SecretPlace::url));
  BOOST_TEST(is("X-Amz-Signature", Secrecy::secret, SecretPlace::url));
  BOOST_TEST(is("JSESSIONID", Secrecy::secret, SecretPlace::url));
  BOOST_TEST(is("page", Secrecy::none, SecretPlace::url));
  BOOST_TEST(is("sig", Secrecy::none, SecretPlace::body));
}

BOOST_AUTO_TEST_CASE(names_near_to_those_of_a_schema_are_secret) {
  const std::vector<FoldedName> known{FoldedName("vaultKey")};
  for (const char* name : {"vaultKey", "vault_key", "vaultKye", "vault-keys"}) {
    BOOST_TEST_CONTEXT(name) BOOST_TEST((secrecy_of(name, SecretPlace::body, known) == Secrecy::secret));
  }
  BOOST_TEST((secrecy_of("volumeKey", SecretPlace::body, known) == Secrecy::none));
}

BOOST_AUTO_TEST_CASE(a_name_too_long_to_be_looked_at_is_a_secret) {
  BOOST_TEST((secrecy_of(std::string(129, 'a')) == Secrecy::secret));
  BOOST_TEST((secrecy_of(std::string(128, 'a')) == Secrecy::none));
}

BOOST_AUTO_TEST_SUITE_END()
