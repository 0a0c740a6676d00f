#include "head.h"

namespace gateway {
namespace {

constexpr Unreadable kHost{400, {"there must be one Host header", "必须有且只有一个 Host 头"}};
constexpr Unreadable kChunked{411,
                              {"a body needs a Content-Length, and no Transfer-Encoding",
                               "请求体须有 Content-Length，不能使用 Transfer-Encoding"}};
constexpr Unreadable kLength{400, {"Content-Length is no number", "Content-Length 不是数字"}};
constexpr Unreadable kBody{400, {"a request of this method has no body", "此方法的请求不能带请求体"}};
constexpr Unreadable kExpect{417, {"nothing that is expected here is done", "不支持 Expect 头"}};

bool is_number(std::string_view text) noexcept {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty();
}

}  // namespace

std::optional<Unreadable> refuse_head(const Asked& asked, unsigned version) noexcept {
  if (asked.count("Host") > 1 || (version == 11 && asked.count("Host") == 0)) return kHost;
  if (asked.count("Transfer-Encoding") != 0) return kChunked;
  const std::size_t lengths = asked.count("Content-Length");
  if (lengths > 1 || (lengths == 1 && !is_number(asked.header("Content-Length")->value))) return kLength;
  if (asked.method != "POST" && lengths == 1 && asked.header("Content-Length")->value != "0") return kBody;
  if (asked.count("Expect") != 0) return kExpect;
  return std::nullopt;
}

}  // namespace gateway
