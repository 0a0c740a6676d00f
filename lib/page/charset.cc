#include "page/charset.h"

#include <iconv.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "page/refusals.h"

namespace ocpv::page {
namespace {

/// What a page declares in its first bytes, as `<meta charset="gbk">` or `content="text/html; charset=gbk"`.
std::string declared_charset(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe")) return "utf-16le";
  if (bytes.starts_with("\xfe\xff")) return "utf-16be";
  const std::string head = lower(bytes.substr(0, 4096));
  for (std::size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 1)) {
    const std::string tag = head.substr(at, head.find('>', at) - at);
    const std::size_t word = tag.find("charset=");
    if (word == std::string::npos) continue;
    const std::size_t begin = tag.find_first_not_of("\"' ", word + 8);
    if (begin == std::string::npos) continue;
    return tag.substr(begin, tag.find_first_of("\"' ;/>", begin) - begin);
  }
  return {};
}

/// The name under which a browser reads it: gb2312 means its superset, latin-1 the one of Windows.
std::string read_as(const std::string& charset) {
  if (charset == "gb2312" || charset == "gbk") return "gb18030";
  return charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii" ? "windows-1252" : charset;
}

std::optional<std::string> converted(std::string_view bytes, const std::string& charset) {
  if (charset.empty() || charset.starts_with("utf-8") || charset.find('/') != std::string::npos) return std::nullopt;
  iconv_t opened = iconv_open("UTF-8", charset.c_str());
  if (opened == reinterpret_cast<iconv_t>(-1)) return std::nullopt;  // NOLINT(performance-no-int-to-ptr)
  const std::unique_ptr<void, int (*)(iconv_t)> converter(opened, iconv_close);
  std::string from(bytes);
  std::string text(bytes.size() * 4 + 16, '\0');
  char* in = from.data();
  char* out = text.data();
  std::size_t in_left = from.size();
  std::size_t out_left = text.size();
  if (iconv(opened, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1)) return std::nullopt;
  text.resize(text.size() - out_left);
  return find_invalid_utf8(text) == text.size() ? std::optional(std::move(text)) : std::nullopt;
}

std::string without_mark(std::string text) {
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  return text;
}

}  // namespace

Result<std::string> html_in_utf8(std::string_view bytes, std::string_view name) {
  if (bytes.size() > kMostPageBytes) {
    return Error{.message = say(kTooManyBytes, {std::to_string(kMostPageBytes)}), .file = std::string(name)};
  }
  const std::size_t bad = find_invalid_utf8(bytes);
  if (bad == bytes.size()) return without_mark(std::string(bytes));
  const std::string charset = declared_charset(bytes);
  if (auto text = converted(bytes, read_as(charset))) return without_mark(std::move(*text));
  const bool is_known = !charset.empty() && !charset.starts_with("utf-8");
  const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
  return Error{.message = is_known ? kNotInCharset : kNotUtf8,
               .file = std::string(name),
               .line = static_cast<std::uint32_t>(line)};
}

}  // namespace ocpv::page
