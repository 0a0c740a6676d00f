#include "signature/signature.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "http/authorization.h"
#include "http/headers.h"
#include "signature/digest.h"
#include "signature/message.h"

namespace ocpv::signature {
namespace {

// The secret key, for as long as it is needed.
struct SecretKey {
  std::array<char, kMostKeyBytes> room{};
  std::size_t size = 0;

  SecretKey() = default;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey() { wipe(room.data(), room.size()); }
  std::string_view text() const noexcept { return {room.data(), size}; }
};

// The one header with this name; none where there is none or more than one.
std::optional<std::string_view> only_header(const http::Request& request, std::string_view name) {
  if (http::count_headers(request.headers, name) != 1) return std::nullopt;
  return request.headers[*http::find_header(request.headers, name)].value;
}

Fault judge_date(const http::Request& request, const Clock& clock) {
  const auto header = only_header(request, "Date");
  const std::optional<std::int64_t> date = header ? read_http_date(*header) : std::nullopt;
  if (!date) return Fault::bad_date;
  if (!clock.is_judged) return Fault::none;
  const bool is_near = *date > clock.now - clock.window && *date < clock.now + clock.window;
  return is_near ? Fault::none : Fault::out_of_time;
}

// Whether one of the texts has this signature. All are looked at, whichever it is.
Outcome compare(const http::Request& request, std::string_view key, const Sha1& given, bool& is_same) {
  std::string md5;
  if (!md5_text(request.body, md5)) return Outcome::no_crypto;
  is_same = false;
  for (const std::string& message : messages_of(request, md5)) {
    Sha1 wanted{};
    if (!hmac_sha1(key, message, wanted)) return Outcome::no_crypto;
    is_same = same_bytes(wanted, given) | is_same;
    wipe(wanted.data(), wanted.size());
  }
  return Outcome::judged;
}

}  // namespace

Outcome check(const http::Request& request, Ask ask, void* context, const Clock& clock, Fault& fault) {
  const auto header = only_header(request, "Authorization");
  fault = Fault::no_header;
  if (!header) return Outcome::judged;
  fault = Fault::other_scheme;
  const http::Shape shape = http::shape_of(*header, false);
  if (shape == http::Shape::basic || shape == http::Shape::bad_basic || shape == http::Shape::unknown_scheme) {
    return Outcome::judged;
  }
  fault = Fault::bad_shape;
  const auto credential = http::read_signature(*header);
  if (!credential) return Outcome::judged;
  fault = judge_date(request, clock);
  if (fault != Fault::none) return Outcome::judged;

  SecretKey key;
  const Known known = ask(context, credential->access_key, key.room, key.size);
  if (known == Known::could_not || key.size > key.room.size()) return Outcome::could_not_ask;
  if (known == Known::no) key.size = 0;  // The rest is done all the same: its time tells nobody which keys there are.
  bool is_same = false;
  const Outcome outcome = compare(request, key.text(), credential->signature, is_same);
  fault = known == Known::no ? Fault::unknown_key : is_same ? Fault::none : Fault::mismatch;
  return outcome;
}

}  // namespace ocpv::signature
