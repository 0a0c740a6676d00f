// In: a file's configuration. Out: text for `ocpv config`: what holds, and which line says so.
// Promises: every setting there is, in one order, also those that hold by default.
#pragma once

#include <string>

#include "config/config.h"

namespace ocpv::config {

/// `config` may be null: then everything is the default.
std::string describe(const Config* config, const std::string& path, const std::string& relative, Language language);

}  // namespace ocpv::config
