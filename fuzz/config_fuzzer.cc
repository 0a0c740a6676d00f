// An .ocpv.toml, and paths. What must hold: it is read or refused with a reason and its name, its globs answer for any
// path, and what is described of it is the same twice.
#include <string>

#include "config/config.h"
#include "config/describe.h"
#include "property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ocpv;
  fuzz::Choices choices(data, size);
  const std::size_t path_size = choices.below(64);
  std::string path;
  for (std::size_t at = 0; at < path_size; ++at) path += static_cast<char>(choices.byte());
  const std::string_view text = choices.rest();
  const auto config = config::parse_config(text, "a/.ocpv.toml", Language::en);
  if (!config.ok()) {
    fuzz::hold(!config.error().message.en.empty(), "what is refused has a reason");
    fuzz::hold(config.error().file == "a/.ocpv.toml", "what is refused is named");
    return 0;
  }
  const config::FileEntry* entry = config->entry_for(path);
  fuzz::hold(entry == nullptr || entry->match.matches(path), "the entry of a file matches it");
  fuzz::hold(!config->wants(path) || config->files.empty() || entry != nullptr, "a file that is wanted has an entry");
  const std::string once = config::describe(&*config, "a/x", path, Language::en);
  fuzz::hold(once == config::describe(&*config, "a/x", path, Language::en), "a description is the same twice");
  return 0;
}
