#include "report/sarif_parts.h"

#include <algorithm>

#include "base/version.h"
#include "report/words.h"

namespace ocpv::report {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

std::string_view first_sentence(std::string_view text) noexcept {
  const std::size_t stop = std::min(text.find(". "), text.find("。"));
  if (stop == std::string_view::npos) return text;
  return text.substr(0, stop + (text[stop] == '.' ? 1 : std::string_view("。").size()));
}

void write_rule(JsonWriter& json, const SarifRule& rule, Language language) {
  const std::string wrong(Message{"Wrong:", "错误："}.in(language)), right(Message{"Right:", "正确："}.in(language));
  json.open_object().key("id").value(rule.id);
  write_sarif_text(json, "shortDescription", first_sentence(rule.meaning));
  write_sarif_text(json, "fullDescription", rule.meaning);
  json.key("help").open_object().key("text").value(rule.help);
  json.key("markdown")
      .value(std::string(rule.meaning) + "\n\n" + wrong + "\n\n```\n" + std::string(rule.wrong) + "\n```\n\n" + right +
             "\n\n```\n" + std::string(rule.right) + "\n```\n");
  json.close_object();
  json.key("defaultConfiguration").open_object().key("level").value(name_of(rule.level)).close_object();
  json.close_object();
}

}  // namespace

JsonWriter& write_sarif_text(JsonWriter& json, std::string_view key, std::string_view text) {
  return json.key(key).open_object().key("text").value(text).close_object();
}

void write_sarif_artifact(JsonWriter& json, std::string_view uri) {
  json.key("artifactLocation").open_object().key("uri").value(uri).close_object();
}

void open_sarif(JsonWriter& json, const std::vector<SarifRule>& rules, Language language) {
  json.open_object().key("$schema").value(kSchema).key("version").value("2.1.0").key("runs").open_array().open_object();
  json.key("tool").open_object().key("driver").open_object().key("name").value("ocpv");
  json.key("version").value(kVersion).key("semanticVersion").value(kVersion);
  json.key("language").value(Message{"en-US", "zh-CN"}.in(language)).key("rules").open_array();
  for (const SarifRule& rule : rules) write_rule(json, rule, language);
  json.close_array().close_object().close_object();
  json.key("language").value(Message{"en-US", "zh-CN"}.in(language));
  json.key("columnKind").value("unicodeCodePoints").key("defaultEncoding").value("UTF-8");
}

void close_sarif(JsonWriter& json) { json.close_object().close_array().close_object(); }

}  // namespace ocpv::report
