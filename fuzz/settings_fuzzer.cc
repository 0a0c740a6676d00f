// What stands around a request: an .ocpv.toml, a file of variables and an .http file, with dividers between them. What
// must hold: each is read or refused with a reason and its name; with the settings and the variables that were read,
// the requests have their places inside the file, and reading it twice gives the same.
#include <algorithm>
#include <string>

#include "config/config.h"
#include "config/describe.h"
#include "input_properties.h"
#include "pieces.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ocpv;
  fuzz::Pieces pieces({reinterpret_cast<const char*>(data), size});
  const std::string_view settings = pieces.next(), variables = pieces.next(), requests = pieces.next();
  input::Options options;
  options.limits.max_bytes = 20000;
  const auto config = config::parse_config(settings, "a/.ocpv.toml", Language::en);
  if (!config.ok()) {
    fuzz::hold(!config.error().message.en.empty() && config.error().file == "a/.ocpv.toml",
               "settings that are refused have a reason and a name");
  } else {
    const std::string said = config::describe(&*config, "a/x", "r.http", Language::zh);
    fuzz::hold(said == config::describe(&*config, "a/x", "r.http", Language::zh), "settings are told the same twice");
    options.limits.max_bytes = std::min(options.limits.max_bytes, config->max_bytes.value.value_or(kMostBytes));
    options.limits.max_depth = config->max_depth.value.value_or(options.limits.max_depth);
  }
  const auto read = input::parse_env_file(variables, "a/.env", Language::en);
  if (read.ok()) {
    options.variables = &*read;
  } else {
    fuzz::hold(!read.error().message.en.empty() && read.error().file == "a/.env",
               "variables that are refused have a reason and a name");
  }
  const std::string once = fuzz::hold_documents("a/r.http", requests, options, false);
  fuzz::hold(once == fuzz::hold_documents("a/r.http", requests, options, false), "requests are read the same twice");
  return 0;
}
