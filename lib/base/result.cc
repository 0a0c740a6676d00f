#include "base/result.h"

namespace ocpv {

Bilingual with_place(const Error& error) { return {to_string(error, Language::en), to_string(error, Language::zh)}; }

std::string to_string(const Error& error, Language language) {
  std::string text = error.file;
  if (error.line != 0) text += (text.empty() ? "" : ":") + std::to_string(error.line);
  if (error.line != 0 && error.column != 0) text += ":" + std::to_string(error.column);
  if (!text.empty()) text += ": ";
  return text + error.message.in(language);
}

}  // namespace ocpv
