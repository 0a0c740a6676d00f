// In: a request of the client about a place of an open text that was judged. Out: its result.
// Promises: nothing of the text but its names is in a result; what is secret has no value in it.
#pragma once

#include <string_view>

#include "base/language.h"
#include "editor/buffer.h"
#include "editor/client.h"

namespace ocpv::editor {

/// What they all work with. `buffer` has a judgement.
struct Question {
  const Buffer& buffer;
  const Client& client;
  Analyst& analyst;
  Language language;
  const Json& params;
};

/// What is documented of the field, the parameter, the header or the operation there; null when nothing is.
Json hover(const Question& question);

/// Names of fields that are not there yet, or values.
Json completion(const Question& question);

/// The kinds of code actions that there are.
inline constexpr std::string_view kQuickFix = "quickfix", kFixAll = "source.fixAll.ocpv";
/// What suggestions of findings in a range would do.
Json code_actions(const Question& question);

}  // namespace ocpv::editor
