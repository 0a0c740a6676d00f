#include "openapi/translate.h"

#include <utility>

#include "openapi/schemas.h"

namespace ocpv::openapi {

Result<std::string> translated(std::string_view schema, Dialect dialect, bool plain) {
  OCPV_TRY(parsed, parsed_schema(schema));
  Json out = std::move(parsed);
  if (dialect == Dialect::draft_04) out = to_draft_04(std::move(out));
  if (dialect == Dialect::draft_2020_12) out = to_draft_2020_12(std::move(out));
  if (plain) out = without_own_words(std::move(out));
  return out.dump(2) + "\n";
}

}  // namespace ocpv::openapi
