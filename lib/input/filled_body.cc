#include "input/filled_body.h"

#include <utility>

namespace ocpv::input {

void fill_body(Document& document, const SourceText& source, Span body, const Values& values, Language language) {
  document.body = body;
  std::optional<FilledJson> filled = fill_json(source.text(), body, values);
  if (!filled) {
    document.map = PositionMap(SplicedMap{body.begin, {}});
    return;
  }
  document.body = {0, filled->text.size()};
  document.written = std::make_shared<const std::string>(std::move(filled->text));
  document.map = PositionMap(SplicedMap{body.begin, std::move(filled->splices)});
  document.unjudged = std::move(filled->unjudged);
  document.substituted = std::move(filled->substituted);
  for (const FilledJson::Unknown& unknown : filled->unknown) {
    document.notices.push_back(
        {source.position(unknown.source.begin), told_undefined(unknown.name, values, language), true});
  }
}

}  // namespace ocpv::input
