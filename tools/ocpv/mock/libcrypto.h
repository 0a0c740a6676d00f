// In: nothing. Out: whether the digests of signature/digest.h can be made here.
#pragma once

namespace ocpv::program {

/// Loads libcrypto when it is first called. Any thread.
bool has_libcrypto() noexcept;

}  // namespace ocpv::program
