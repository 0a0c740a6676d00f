// In: a file with access keys and their secret keys, and requests. Out: whether a request was signed with the right
// one. Promises: no key is in any message. libcrypto is loaded when this is first used, and by no other command:
// linked, it would take 2 ms of the start of each.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/result.h"
#include "http/http.h"
#include "signature/signature.h"

namespace ocpv::program {

class MockKeys {
 public:
  /// `{"access key": "secret key", ...}`; an Error names none of them.
  static Result<MockKeys> read(const std::string& path, Language language);

  /// `fault` is none where the request is not signed, too: that is for who judges its headers.
  signature::Outcome check(const http::Request& request, signature::Fault& fault) const;

  bool empty() const noexcept { return secrets_.empty(); }

 private:
  std::map<std::string, std::string, std::less<>> secrets_;
};

}  // namespace ocpv::program
