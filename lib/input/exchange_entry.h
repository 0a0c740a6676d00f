// In: a recorded exchange as a JSON object: an entry of a HAR file, or that of a line (docs/replay.md). Out: a document
// for the request and one for its answer. Promises: linear; credentials, cookies and query texts are listed as secrets;
// what the recorder left out is not missed.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "input/document.h"
#include "input/input.h"
#include "input/placeholder.h"
#include "json/document.h"

namespace ocpv::input {

struct Exchange {
  std::optional<Document> request;   ///< None: it is no call of the API (no /api/ in its path).
  std::optional<Document> response;  ///< None: no answer came, or nothing was kept that could be judged.
};

/// Bodies whose bytes were put aside: the object that is read holds something else in their places.
struct BodiesApart {
  std::optional<Span> request, response;
};

/// Reads the exchanges of one source. The documents have no path and no label yet.
class ExchangeReader {
 public:
  ExchangeReader(std::shared_ptr<const SourceText> source, const Options& options)
      : source_(std::move(source)),
        language_(options.language),
        values_{options.variables, nullptr, options.limits.max_bytes} {}

  Exchange read(json::Value entry, const BodiesApart& apart = {}) const;

 private:
  std::optional<Document> request_of(json::Value said, const std::optional<Span>& apart) const;
  std::optional<Document> response_of(json::Value said, const Request& request, const std::optional<Span>& apart) const;
  std::vector<Header> headers_of(json::Value list, Document& document) const;
  static void add_header(std::string_view name, Span name_span, json::Value value, std::vector<Header>& headers,
                         Document& document);
  void read_text(json::Value text, bool is_base64, Document& document) const;
  void tell_compressed(const std::vector<Header>& headers, json::Value said, Document& document) const;
  void read_what_is_left(json::Value said, Request& request, Document& document) const;
  void read_body(json::Value said, std::string_view har_name, const std::optional<Span>& apart,
                 Document& document) const;

  std::shared_ptr<const SourceText> source_;
  Language language_;
  Values values_;
};

}  // namespace ocpv::input
