#include "files/attributes.h"

#include <sys/xattr.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace ocpv::files {
namespace {

constexpr int kMostTries = 8;  // Somebody else may change them meanwhile.

/// What `read(bytes, size)` gives, however long it is. None, and errno, when it cannot be had.
template <class Read>
std::optional<std::string> all_of(Read read) {
  for (int i = 0; i < kMostTries; ++i) {
    const ssize_t size = read(nullptr, 0);
    if (size < 0) return std::nullopt;
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const ssize_t got = size == 0 ? 0 : read(bytes.data(), bytes.size());
    if (got < 0 && errno == ERANGE) continue;
    if (got < 0) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(got));
    return bytes;
  }
  return std::nullopt;
}

/// Names that end with a zero byte each.
std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\0'), list.size());
    names.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

bool has_none(int error) { return error == ENOTSUP || error == ENOSYS; }

}  // namespace

int copy_attributes(const std::string& from, int to) {
  const auto old_list = all_of([&](char* bytes, std::size_t size) { return ::listxattr(from.c_str(), bytes, size); });
  if (!old_list) return has_none(errno) ? 0 : errno;
  const auto new_list = all_of([&](char* bytes, std::size_t size) { return ::flistxattr(to, bytes, size); });
  if (!new_list && !has_none(errno)) return errno;
  const std::vector<std::string> old_names = names_in(*old_list);
  for (const std::string& name : names_in(new_list.value_or(std::string()))) {
    // What the folder gives to each new file; the kernel's own ones stay.
    const bool is_kept = name.starts_with("security.") || name.starts_with("trusted.");
    if (is_kept || std::find(old_names.begin(), old_names.end(), name) != old_names.end()) continue;
    if (::fremovexattr(to, name.c_str()) != 0) return errno;
  }
  for (const std::string& name : old_names) {
    const auto value =
        all_of([&](char* bytes, std::size_t size) { return ::getxattr(from.c_str(), name.c_str(), bytes, size); });
    if (!value) return errno;
    const auto there =
        all_of([&](char* bytes, std::size_t size) { return ::fgetxattr(to, name.c_str(), bytes, size); });
    if (there == value) continue;
    if (::fsetxattr(to, name.c_str(), value->data(), value->size(), 0) != 0) return errno;
  }
  return 0;
}

}  // namespace ocpv::files
