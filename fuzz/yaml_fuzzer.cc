// A YAML file. What must hold: each document is refused with a reason or is well-formed JSON within its limit, every
// place is inside the file, values of variables or not, and reading it twice gives the same.
#include "input/opencollection.h"
#include "input_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ocpv;
  fuzz::Choices choices(data, size);
  input::Options options;
  options.limits.max_bytes = 20000;
  const input::Variables variables = {{"A", "1"}, {"B", "x: \"y\""}};
  if (choices.flag()) options.variables = &variables;
  const std::string_view text = choices.rest();
  const bool is_json = !input::looks_like_opencollection(text);  // There the body is a text, as it was written.
  const std::string once = fuzz::hold_documents("r.yaml", text, options, is_json);
  fuzz::hold(once == fuzz::hold_documents("r.yaml", text, options, is_json), "reading a file twice gives the same");
  return 0;
}
