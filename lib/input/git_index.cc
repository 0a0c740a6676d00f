#include "input/git_index.h"

#include <algorithm>
#include <cstdint>

#include "base/ascii.h"

namespace ocpv::input {
namespace {

// https://git-scm.com/docs/index-format has the layout.
constexpr std::size_t kFactBytes = 40;  // Times, device, mode, owner and size of an entry.
constexpr std::size_t kModeAt = 24;
constexpr std::size_t kLongestName = 0xFFFF;
constexpr std::size_t kMostNameBytes = std::size_t{64} << 20;
constexpr std::uint32_t kFolder = 4, kFile = 8, kLink = 10, kRepository = 14;  // The upper bits of a mode.

class IndexReader {
 public:
  IndexReader(std::string_view bytes, std::size_t hash_bytes) : rest_(bytes), hash_bytes_(hash_bytes) {}

  std::optional<IndexNames> read(std::string_view folder) {
    if (!header()) return std::nullopt;
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (!entry() || !keep(folder)) return std::nullopt;
    }
    while (rest_.size() > hash_bytes_) {
      if (!extension()) return std::nullopt;
    }
    if (rest_.size() != hash_bytes_) return std::nullopt;
    return std::move(found_);
  }

 private:
  bool header() {
    if (!rest_.starts_with("DIRC")) return false;
    rest_.remove_prefix(4);
    return number(4, version_) && version_ >= 2 && version_ <= 4 && number(4, count_);
  }

  bool number(std::size_t bytes, std::uint32_t& out) {
    if (rest_.size() < bytes) return false;
    out = 0;
    for (const char c : take(bytes)) out = (out << 8U) | static_cast<unsigned char>(c);
    return true;
  }

  std::string_view take(std::size_t bytes) {
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  /// Reads the next entry's kind and name.
  bool entry() {
    const std::size_t before = rest_.size();
    if (before < kFactBytes + hash_bytes_) return false;
    take(kModeAt);
    std::uint32_t mode = 0, flags = 0, more = 0;
    number(4, mode);
    take(kFactBytes - kModeAt - 4 + hash_bytes_);
    if (!number(2, flags)) return false;
    if ((flags & 0x4000U) != 0 && (version_ == 2 || !number(2, more))) return false;
    kind_ = mode >> 12U;
    const bool is_known = kind_ == kFolder || kind_ == kFile || kind_ == kLink || kind_ == kRepository;
    const std::size_t cut = version_ == 4 ? shared_with_last() : name_.size();
    if (!is_known || cut > name_.size()) return false;
    name_.resize(name_.size() - cut);
    const std::size_t end = rest_.find('\0');
    if (end == std::string_view::npos || name_.size() + end > kLongestName) return false;
    name_ += take(end);
    if (std::min<std::size_t>(name_.size(), 0xFFF) != (flags & 0xFFFU)) return false;
    // Versions 2 and 3 fill an entry up with one to eight zero bytes, version 4 ends the name with one.
    const std::size_t filling = version_ == 4 ? 1 : 8 - (before - rest_.size()) % 8;
    if (rest_.size() < filling) return false;
    const std::string_view zeros = take(filling);
    return zeros.find_first_not_of('\0') == std::string_view::npos;
  }

  /// How many bytes at the end of the last name are not in this one; too many when it cannot be read.
  std::size_t shared_with_last() {
    std::size_t value = 0;
    for (bool is_first = true;; is_first = false) {
      if (rest_.empty() || value > kLongestName) return kLongestName + 1;
      const auto byte = static_cast<unsigned char>(take(1)[0]);
      value = ((is_first ? 0 : value + 1) << 7U) + (byte & 0x7FU);
      if ((byte & 0x80U) == 0) return value;
    }
  }

  bool keep(std::string_view folder) {
    const std::string_view name = name_;
    // A sparse index has a folder as one entry: what is in it is not said.
    if (kind_ == kFolder) return !folder.starts_with(name);
    if (kind_ == kRepository || !name.starts_with(folder)) return true;
    const std::string_view file = name.substr(folder.size());
    if (file.empty() || file.find('/') != std::string_view::npos) return true;
    if (found_.names.emplace(file).second) name_bytes_ += file.size();
    return name_bytes_ <= kMostNameBytes;
  }

  bool extension() {
    const std::string_view name = take(4);
    std::uint32_t size = 0;
    if (!number(4, size) || rest_.size() < size + hash_bytes_) return false;
    const std::string_view body = take(size);
    if (name == "link") return link(body);
    // One that begins with a capital may be passed over; the others change what an index means.
    return (!name.empty() && is_upper(name[0])) || name == "sdir";
  }

  bool link(std::string_view body) {
    if (body.size() < hash_bytes_) return false;
    const std::string_view hash = body.substr(0, hash_bytes_);
    if (hash.find_first_not_of('\0') == std::string_view::npos) return true;
    for (const char c : hash) {
      const auto byte = static_cast<unsigned char>(c);
      found_.shared += kHexDigits[byte >> 4U];
      found_.shared += kHexDigits[byte & 0xFU];
    }
    return true;
  }

  std::string_view rest_;
  std::size_t hash_bytes_;
  std::uint32_t version_ = 0, count_ = 0, kind_ = 0;
  std::string name_;
  std::size_t name_bytes_ = 0;
  IndexNames found_;
};

}  // namespace

std::optional<IndexNames> names_in_index(std::string_view index, std::string_view folder) {
  // Which hash a repository has is said in its configuration only; an index of one kind is none of the other.
  for (const std::size_t hash_bytes : {std::size_t{20}, std::size_t{32}}) {
    if (auto names = IndexReader(index, hash_bytes).read(folder)) return names;
  }
  return std::nullopt;
}

}  // namespace ocpv::input
