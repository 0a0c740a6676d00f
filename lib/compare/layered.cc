#include "compare/layered.h"

#include <algorithm>

namespace ocpv::compare {

const Layered::Json* Layered::find_below(const char* name) const {
  for (const Json* layer : layers_) {
    if (const auto found = layer->find(name); found != layer->end()) return &*found;
  }
  return nullptr;
}

const Layered::Json* Layered::find(const char* name) const {
  if (contested_ != nullptr) {
    if (const auto found = contested_->find(name); found != contested_->end()) return &*found;
  }
  return find_below(name);
}

std::vector<std::string> Layered::required() const {
  std::vector<std::string> names;
  const auto add = [&](const Json* list) {
    if (list == nullptr) return;
    for (const Json& name : *list) names.push_back(name.dump());
  };
  add(find_below("required"));
  if (contested_ != nullptr && contested_->contains("required")) add(&contested_->at("required"));
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace ocpv::compare
