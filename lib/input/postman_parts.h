// In: pieces of a request as a Postman collection writes them. Out: the request's own, with their places.
// Promises: linear; what is switched off is left out; every value of a form or an authorization is listed as secret.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/document.h"
#include "input/placeholder.h"
#include "input/source_text.h"
#include "json/document.h"

namespace ocpv::input {

class PostmanParts {
 public:
  PostmanParts(const SourceText& source, const Values& values, Language language)
      : source_(source), values_(values), language_(language) {}

  /// A string, or an object with `raw` or the pieces of a URL.
  void read_url(json::Value url, Request& request, Document& document) const;
  void read_headers(json::Value list, Request& request, Document& document) const;
  /// `own` is the request's; where it has none, `inherited` of the nearest folder or the collection holds.
  static void read_authorization(json::Value own, json::Value inherited, Request& request);
  void read_body(json::Value body, Request& request, Document& document) const;

  /// Credentials that stand in an authorization, of a request, a folder or the collection.
  static void list_credentials(json::Value authorization, std::vector<Secret>& secrets);

  /// The text with variables put in; those without a value are noticed at `span`.
  std::string expanded(std::string_view text, Span span, Document& document) const;

 private:
  void read_header_lines(json::Value lines, Request& request, Document& document) const;
  void read_form(json::Value fields, bool is_multipart, json::Value at, Request& request, Document& document) const;

  const SourceText& source_;
  const Values& values_;
  Language language_;
};

}  // namespace ocpv::input
