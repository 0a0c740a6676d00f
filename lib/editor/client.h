// In: what a client says of itself when it initializes. Out: what it can be given.
// Promises: what it does not say it cannot do.
#pragma once

#include <string>

#include "base/language.h"
#include "editor/places.h"
#include "editor/rpc.h"

namespace ocpv::editor {

struct Client {
  Encoding encoding = Encoding::utf16;
  bool hover_markdown = false, completion_markdown = false;
  bool related = false;          ///< Of a diagnostic, other places.
  bool action_literals = false;  ///< Code actions as such, not as commands.
  bool versioned_edits = false;  ///< `documentChanges`.
  bool versions = false;         ///< With diagnostics.
  bool watches_files = false;    ///< When asked to.
};

Client client_of(const Json& initialize);

/// `utf-8`
std::string_view name_of(Encoding encoding);

/// By the client's `locale`, such as `zh-cn`; `otherwise` where it has none.
Language language_of(const Json& initialize, Language otherwise);

}  // namespace ocpv::editor
