// In: what was found in an open text. Out: `Diagnostic`s of the protocol, and their edits.
// Promises: the severities of check; no secret: findings have none, and an edit that would repeat one is left out.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/language.h"
#include "editor/buffer.h"
#include "editor/client.h"

namespace ocpv::editor {

/// All that there is to say, in the order of the text.
Json diagnostics_of(const Buffer& buffer, const Client& client, Language language);

/// One finding.
Json diagnostic_of(const findings::Diagnostic& d, const std::string& uri, const Places& places, const Client& client,
                   Language language);

Json range_of(const Places& places, std::size_t first, std::size_t last);

/// All bytes of the text that nobody may see, in order.
using ByteRanges = std::vector<std::pair<std::uint64_t, std::uint64_t>>;
ByteRanges secrets_of(const Judgement& judgement);

/// `TextEdit`s; none when they do not fit the text, or would repeat a secret that stands where they
/// change it.
std::optional<Json> edits_of(std::span<const findings::Edit> edits, const ByteRanges& secrets, const Places& places);

}  // namespace ocpv::editor
