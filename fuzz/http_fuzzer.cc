// An .http file, or one of Bruno's, whose first line opens a block. What must hold: each request is refused with a
// reason or has places inside the file, its target begins with a slash, and reading it twice gives the same.
#include "input_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ocpv;
  fuzz::Choices choices(data, size);
  input::Options options;
  options.limits.max_bytes = 20000;
  const input::Variables variables = {{"A", "1"}, {"B", "x\"y"}};
  if (choices.flag()) options.variables = &variables;
  const std::string_view text = choices.rest();
  const std::string_view first = text.substr(0, text.find('\n'));
  const char* const name = first.ends_with('{') ? "r.bru" : "r.http";
  const std::string once = fuzz::hold_documents(name, text, options, false);
  fuzz::hold(once == fuzz::hold_documents(name, text, options, false), "reading a file twice gives the same");
  input::read_bytes(name, std::string(text), options, [&](input::Document&& document) {
    if (document.problem) return true;
    fuzz::hold(document.request || document.response, "a document has a request or a response");
    if (!document.request) return true;
    fuzz::hold(document.request->target.starts_with('/'), "a target begins with a slash");
    fuzz::hold(document.request->line.end <= text.size(), "the request line is in the file");
    for (const input::Header& header : document.request->headers) {
      fuzz::hold(header.name_span.end <= header.value_span.end && header.value_span.end <= text.size(),
                 "a header is in the file");
    }
    return true;
  });
  return 0;
}
