#include "editor/client.h"

#include <optional>

#include "base/ascii.h"

namespace ocpv::editor {
namespace {

// The client's list is in the order of its wishes; bytes cost nothing, and it has to know the others anyway.
Encoding encoding_of(const Json& offered) {
  if (contains(offered, "utf-8")) return Encoding::utf8;
  if (contains(offered, "utf-16") || !contains(offered, "utf-32")) return Encoding::utf16;
  return Encoding::utf32;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  if (encoding == Encoding::utf8) return "utf-8";
  return encoding == Encoding::utf16 ? "utf-16" : "utf-32";
}

Client client_of(const Json& initialize) {
  const Json& capabilities = member(initialize, "capabilities");
  const Json& document = member(capabilities, "textDocument");
  const Json& workspace = member(capabilities, "workspace");
  Client client;
  client.encoding = encoding_of(member(capabilities, "general", "positionEncodings"));
  client.hover_markdown = contains(member(document, "hover", "contentFormat"), "markdown");
  client.completion_markdown =
      contains(member(document, "completion", "completionItem", "documentationFormat"), "markdown");
  client.related = is_true(member(document, "publishDiagnostics", "relatedInformation"));
  client.versions = is_true(member(document, "publishDiagnostics", "versionSupport"));
  client.action_literals = member(document, "codeAction", "codeActionLiteralSupport").is_object();
  client.versioned_edits = is_true(member(workspace, "workspaceEdit", "documentChanges"));
  client.watches_files = is_true(member(workspace, "didChangeWatchedFiles", "dynamicRegistration"));
  return client;
}

Language language_of(const Json& initialize, Language otherwise) {
  const std::optional<std::string> locale = string_of(member(initialize, "locale"));
  if (!locale || locale->empty()) return otherwise;
  return lower(*locale).starts_with("zh") ? Language::zh : Language::en;
}

}  // namespace ocpv::editor
