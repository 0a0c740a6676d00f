// In: pieces of a request that API clients keep apart from its URL and its body. Out: the request as they send it.
// Promises: linear; only the names of a form matter, its values are left out.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "input/document.h"

namespace ocpv::input {

inline constexpr Message kBodyInFile{"the body is in another file; check that file",
                                     "请求体在另一个文件中；请检查那个文件"};

inline constexpr Message kOtherScheme{"OCP is called by http:// or https:// alone",
                                      "调用 OCP 只能使用 http:// 或 https://"};
inline constexpr Message kFragment{"'#' and what follows it is not sent", "“#” 及其后的内容不会发送"};

using PathVariables = std::map<std::string_view, std::string_view>;

/// `:name` is a whole segment; what has no value stands for anything.
std::string with_path_variables(std::string_view target, const PathVariables& variables);

/// Clients encode blanks as they send.
std::string with_blanks_encoded(std::string target);

bool has_header(const Request& request, std::string_view lower_name);

/// The type of the body, where no header says one; `at` is its place in the source.
void add_type(std::string_view type, Span at, Request& request);

/// A form is the body: `fields` is where it stands, `at` what makes it one.
void put_form(const std::vector<std::string_view>& names, bool is_multipart, Span fields, Span at, Request& request,
              Document& document);

}  // namespace ocpv::input
