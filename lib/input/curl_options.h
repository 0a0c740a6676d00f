// In: the words of a curl command. Out: what it would send, in curl's own terms.
// Promises: linear; options that do not change the request are passed over with their values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/shell_words.h"

namespace ocpv::input {

struct CurlCall {
  enum class Data : unsigned char { plain, raw, urlencoded, json };
  struct Piece {
    Data kind = Data::plain;
    const DecodedText* word = nullptr;
    std::string_view text;  ///< Of the word, from where its value begins.
  };
  std::vector<Piece> urls, queries, headers, data, form, users, cookies;
  std::string_view method;  ///< Empty: by what is sent.
  Span method_span;
  Span own;  ///< Of all its words.
  std::optional<Span> second_url;
  std::vector<Span> others;  ///< Words that are no part of the request: nobody knows what they hold.
  bool get = false, head = false, upload = false;
  bool globoff = false;              ///< `[1-3]` and `{a,b}` in the URL are what they are.
  bool has_unknown_words = false;    ///< Options that only the shell knows.
  bool has_own_credentials = false;  ///< Credentials that no word of the command says.
};

/// One command can hold several, parted by --next. Views are of `command`. None when it is no curl command.
std::vector<CurlCall> curl_calls(const ShellCommand& command);

}  // namespace ocpv::input
