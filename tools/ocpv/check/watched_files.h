// In: what `ocpv check` was asked for. Out: the files that its result depends on.
// Promises: what lies around a file and is read with it is among them, also when it is not there yet.
#pragma once

#include "base/message.h"
#include "tools/ocpv/check/settings.h"
#include "tools/ocpv/watch.h"

namespace ocpv::program {

Watched watched_files(const CheckSettings& settings, Language language);

}  // namespace ocpv::program
