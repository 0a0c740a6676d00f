// What several forms of requests say: which request it is, and that there is none.
#pragma once

#include "base/message.h"

namespace ocpv::input {

inline constexpr Message kRequestLabel{"request {0}", "第 {0} 个请求"};
inline constexpr Message kNamedRequestLabel{"request {0} ({1})", "第 {0} 个请求（{1}）"};
inline constexpr Message kResponseLabel{"response to request {0}", "对第 {0} 个请求的返回"};
inline constexpr Message kNoRequest{"there is no request in it", "其中没有请求"};
inline constexpr Message kNoUrl{"the request names no URL", "请求没有给出 URL"};

}  // namespace ocpv::input
