// curl command lines, HAR files and Postman collections. What must hold: what is no such file is refused with a reason,
// every request and response has its places inside the file, and reading it twice gives the same.
#include <algorithm>
#include <array>

#include "input/postman.h"
#include "input_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ocpv;
  fuzz::Choices choices(data, size);
  const bool is_curl = choices.flag();
  input::Options options;
  options.limits.max_bytes = 20000;
  const input::Variables variables = {{"A", "1"}, {"B", "x\"y"}};
  if (choices.flag()) options.variables = &variables;
  const std::string_view text = choices.rest();
  const bool is_postman = !is_curl && input::looks_like_postman(text);
  const std::string name = is_curl ? "r.curl" : is_postman ? "r.json" : "r.har";
  const std::string once = fuzz::hold_documents(name, text, options, false);
  fuzz::hold(once == fuzz::hold_documents(name, text, options, false), "reading a file twice gives the same");
  input::read_bytes(name, std::string(text), options, [&](input::Document&& document) {
    if (document.problem) return true;
    if (is_postman && !document.request) return true;  // The address stands elsewhere in it: a body.
    fuzz::hold(document.request.has_value(), "a document has a request");
    fuzz::hold(document.own && document.own->begin <= document.own->end && document.own->end <= text.size(),
               "what is its own is in the file");
    fuzz::hold(document.request->line.end <= text.size(), "the request is in the file");
    for (const input::Header& header : document.request->headers) {
      fuzz::hold(header.value_span.begin <= header.value_span.end && header.value_span.end <= text.size(),
                 "a header is in the file");
    }
    return true;
  });
  return 0;
}
