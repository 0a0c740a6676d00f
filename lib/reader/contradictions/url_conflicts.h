// In: an operation and the URLs that its page shows. Out: every contradiction between them and the tables of
// parameters. Promises: one cause, one finding; what a URL breaks is contested and rejects no more, as with bodies;
// values of secrets are never shown.
#pragma once

#include <vector>

#include "reader/types.h"

namespace ocpv::reader {

std::vector<Contradiction> contest_urls(contract::Operation& operation);

}  // namespace ocpv::reader
