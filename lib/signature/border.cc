// C calls → signature::check. As lib/capi, it lets no exception out.
#include <array>
#include <ctime>
#include <vector>

#include <ocpv/signature.h>

#include "capi/exception_barrier.h"
#include "capi/readable.h"
#include "capi/sized_struct.h"
#include "signature/signature.h"

namespace {

using namespace ocpv;

constexpr std::int64_t kLastSecond = 253402300799;  // Of the year 9999, the last that a Date header can name.

constexpr std::array<const char*, 8> kFaultNames{"right",    "no-header",   "other-scheme", "bad-shape",
                                                 "bad-date", "out-of-time", "unknown-key",  "mismatch"};

// The caller's callback, and what it said when it could not answer.
struct Caller {
  ocpv_secret_key secret_key;
  void* context;
  ocpv_status failure = OCPV_ERROR_INTERNAL;
};

signature::Known ask(void* context, std::string_view access_key, std::span<char> room, std::size_t& size) {
  Caller& caller = *static_cast<Caller*>(context);
  const ocpv_status status =
      caller.secret_key(caller.context, access_key.data(), access_key.size(), room.data(), room.size(), &size);
  if (status == OCPV_OK && size <= room.size()) return signature::Known::yes;
  if (status == OCPV_INVALID) return signature::Known::no;
  caller.failure = status < 0 ? status : OCPV_ERROR_BAD_ARGUMENT;
  return signature::Known::could_not;
}

signature::Clock clock_of(const ocpv_signature_options& options) noexcept {
  signature::Clock clock;
  clock.is_judged = options.skip_clock == 0;
  clock.now = options.now;
  if (clock.is_judged && clock.now == 0) clock.now = std::time(nullptr);
  if (options.window != 0) clock.window = options.window;
  return clock;
}

ocpv_status judge(const ocpv_request& request, Caller& caller, const ocpv_signature_options& options,
                  signature::Fault& fault) {
  std::vector<http::Header> headers;
  for (std::size_t i = 0; i < request.header_count; ++i) {
    const ocpv_header& header = request.headers[i];
    headers.push_back({capi::bytes(header.name, header.name_size), capi::bytes(header.value, header.value_size)});
  }
  const http::Request ours{capi::bytes(request.method, request.method_size),
                           capi::bytes(request.target, request.target_size), headers,
                           capi::bytes(request.body, request.body_size)};
  switch (signature::check(ours, ask, &caller, clock_of(options), fault)) {
    case signature::Outcome::judged:
      return fault == signature::Fault::none ? OCPV_OK : OCPV_INVALID;
    case signature::Outcome::could_not_ask:
      return caller.failure;
    case signature::Outcome::no_crypto:
      break;
  }
  return OCPV_ERROR_INTERNAL;
}

}  // namespace

extern "C" {

ocpv_status ocpv_signature_options_init(ocpv_signature_options* options, size_t size) {
  return capi::init_sized(options, size);
}

ocpv_status ocpv_check_signature(const ocpv_request* request, ocpv_secret_key secret_key, void* context,
                                 const ocpv_signature_options* options, ocpv_signature_fault* fault) {
  if (fault != nullptr) *fault = OCPV_SIGNATURE_MISMATCH;
  ocpv_request ours;
  ocpv_signature_options chosen;
  if (request == nullptr || secret_key == nullptr || !capi::read_sized(request, ours) || !capi::is_readable(ours) ||
      !capi::read_sized(options, chosen) || (chosen.skip_clock != 0 && chosen.skip_clock != 1) || chosen.now < 0 ||
      chosen.now > kLastSecond) {
    return OCPV_ERROR_BAD_ARGUMENT;
  }
  Caller caller{secret_key, context};
  signature::Fault found = signature::Fault::mismatch;
  const ocpv_status status = capi::guarded(nullptr, [&] { return judge(ours, caller, chosen, found); });
  if (fault != nullptr) *fault = static_cast<ocpv_signature_fault>(found);
  return status;
}

const char* ocpv_signature_fault_name(ocpv_signature_fault fault) {
  const auto number = static_cast<std::size_t>(fault);
  if (fault < 0 || number >= kFaultNames.size()) return "unknown-fault";
  return kFaultNames[number];
}

}  // extern "C"
