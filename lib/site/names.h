// In: ids and pointers. Out: names of files and anchors for them.
// Promises: different ids give different names; no name leads out of its folder, whatever the id is.
#pragma once

#include <string>
#include <string_view>

namespace ocpv::site {

/// `backup-tenant-now`; bytes other than letters, digits, `-`, `_` and inner dots become `=2F`.
std::string file_name(std::string_view id);

/// `request/a/b` of the newest contract, `4.0.3:request/a/b` of an older one.
std::string anchor(std::string_view version, std::string_view part, std::string_view pointer);

/// The anchor as it stands behind `#` in an address.
std::string fragment(std::string_view anchor);

}  // namespace ocpv::site
