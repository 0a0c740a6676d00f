// In: a tally. Out: entries for corrections.json that would make the documentation say what the traffic shows, each
// with its evidence. Promises: nothing is proposed from requests that OCP did not accept; no value but those of closed
// lists.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "coverage/tally.h"

namespace ocpv::coverage {

/// The names of files by their numbers.
using FileNames = std::vector<std::string>;

/// `traffic.jsonl:3, traffic.jsonl:9`.
std::string places_text(const Fact& fact, const FileNames& files);

/// A JSON document: `{"operations":{"<id>":{"corrections":[...]}}}`. `proposed` is how many entries it has.
std::string proposals(const Contracts& contracts, const Tally& tally, const FileNames& files, Language language,
                      std::size_t& proposed);

}  // namespace ocpv::coverage
