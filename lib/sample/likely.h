// In: the name of a field. Out: a text that looks like what such fields hold.
// Promises: the same for one name and number on every machine; addresses and hosts are those reserved for examples
// (RFC 2606, RFC 5737).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ocpv::sample {

/// `number` tells one sample from another: `tenant_7`, `192.0.2.7`.
std::string likely_text(std::string_view name, std::uint64_t number);

}  // namespace ocpv::sample
