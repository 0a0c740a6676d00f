// In: a request. Out: the texts that its sender may have signed.
// Promises: plain text, no cryptography; linear; what the documentation leaves open gives more than one text, at most
// eight.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"

namespace ocpv::signature {

/// Method, the body's digest, Content-Type, Date, Host, the `x-ocp-` headers and the target, as documented. `body_md5`
/// is the digest in upper-case hexadecimal digits, empty for no body. The documented text and the documented program
/// differ in the names' letter case, in the order of a header's values and in commas of a repeated parameter: each way
/// is there once. None when the query cannot be decoded.
std::vector<std::string> messages_of(const http::Request& request, std::string_view body_md5);

}  // namespace ocpv::signature
