#include "editor/diagnostics.h"

#include <algorithm>

#include "base/message.h"
#include "report/details.h"
#include "report/place.h"
#include "report/report.h"
#include "report/words.h"

namespace ocpv::editor {
namespace {

constexpr Message kLost{"the editor sent a change that cannot be understood; open the file again",
                        "编辑器发来的更改无法理解；请重新打开此文件"};
constexpr Message kTextTooLarge{"longer than {0} bytes, the limit", "超过上限 {0} 字节"};

constexpr int kError = 1, kWarning = 2, kInformation = 3;

int level_of(Severity severity) {
  if (severity == Severity::note) return kInformation;
  return severity == Severity::warning ? kWarning : kError;
}

Json plain_diagnostic(Json range, int severity, std::string_view message) {
  return {{"range", std::move(range)}, {"severity", severity}, {"source", "ocpv"}, {"message", message}};
}

// The bytes of a finding without a place are those of the text's start.
Json range_in(const Places& places, const findings::Range& range) {
  if (range.start.line == 0) return range_of(places, 0, 0);
  return range_of(places, range.start.byte, std::max(range.start.byte, range.end.byte));
}

// Lines and columns of people: columns count code points.
std::size_t byte_at(const Places& places, std::uint32_t line, std::uint32_t column) {
  if (line == 0) return 0;
  const Places in_code_points(places.text(), Encoding::utf32);
  return in_code_points.byte_of({line - 1, column == 0 ? 0 : column - 1});
}

std::string message_of(const findings::Diagnostic& d, Language language) {
  std::string text = report::message(d, language);
  for (const report::DetailLine& line : report::details_of(d)) {
    text += "\n" + std::string(line.label.in(language)) + (language == Language::zh ? "：" : ": ");
    report::append_detail(text, line, d, language);
  }
  return text;
}

void add_part(const JudgedPart& part, const Buffer& buffer, const Places& places, const Client& client,
              Language language, Json& out) {
  for (const findings::Diagnostic& d : part.findings.diagnostics) {
    out.push_back(diagnostic_of(d, buffer.uri, places, client, language));
  }
  if (part.problem.empty()) return;
  const std::size_t at = byte_at(places, part.problem_line, part.problem_column);
  out.push_back(plain_diagnostic(range_of(places, at, at), kError, part.problem));
}

}  // namespace

Json range_of(const Places& places, std::size_t first, std::size_t last) {
  const Place start = places.place_of(first), end = places.place_of(last);
  return {{"start", {{"line", start.line}, {"character", start.character}}},
          {"end", {{"line", end.line}, {"character", end.character}}}};
}

Json diagnostic_of(const findings::Diagnostic& d, const std::string& uri, const Places& places, const Client& client,
                   Language language) {
  Json out = plain_diagnostic(range_in(places, report::place_of(d)), level_of(d.severity), message_of(d, language));
  out["code"] = name_of(d.id);
  if (!client.related) return out;
  Json related = Json::array();
  for (const findings::Related& one : d.related) {
    if (one.range.start.line == 0) continue;
    related.push_back({{"location", {{"uri", uri}, {"range", range_in(places, one.range)}}},
                       {"message", report::related_text(one, language)}});
  }
  if (!related.empty()) out["relatedInformation"] = std::move(related);
  return out;
}

Json diagnostics_of(const Buffer& buffer, const Client& client, Language language) {
  Json out = Json::array();
  const Places places(buffer.bytes, client.encoding);
  const auto say = [&](std::string_view text) {
    out.push_back(plain_diagnostic(range_of(places, 0, 0), kError, text));
    return out;
  };
  if (buffer.state == Buffer::State::lost) return say(kLost.in(language));
  if (buffer.state == Buffer::State::too_large)
    return say(fill(kTextTooLarge, language, {std::to_string(kMostTextBytes)}));
  if (!buffer.judgement) return out;
  const Judgement& judgement = *buffer.judgement;
  if (!judgement.problem.empty()) return say(judgement.problem);
  for (const JudgedPart& part : judgement.parts) add_part(part, buffer, places, client, language, out);
  for (const input::Notice& notice : judgement.notices) {
    const std::size_t at = byte_at(places, notice.at.line, notice.at.column);
    out.push_back(plain_diagnostic(range_of(places, at, at), kInformation, notice.message));
  }
  if (const std::string rest = report::left_out_text(judgement.left_out, language); !rest.empty()) {
    out.push_back(plain_diagnostic(range_of(places, 0, 0), kInformation, rest));
  }
  return out;
}

ByteRanges secrets_of(const Judgement& judgement) {
  ByteRanges all;
  for (const JudgedPart& part : judgement.parts) {
    all.insert(all.end(), part.findings.secrets.begin(), part.findings.secrets.end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::optional<Json> edits_of(std::span<const findings::Edit> edits, const ByteRanges& secrets, const Places& places) {
  Json out = Json::array();
  const std::string_view text = places.text();
  for (const findings::Edit& edit : edits) {
    if (edit.byte_start > edit.byte_end || edit.byte_end > text.size()) return std::nullopt;
    // What is inserted may be what another edit takes away.
    const auto repeats = [&](const auto& range) {
      const auto touches = [&](const findings::Edit& one) {
        return one.byte_start < range.second && range.first < one.byte_end;
      };
      return range.first < range.second && range.second <= text.size() &&
             std::any_of(edits.begin(), edits.end(), touches) &&
             edit.insert.find(text.substr(range.first, range.second - range.first)) != std::string_view::npos;
    };
    if (!edit.insert.empty() && std::any_of(secrets.begin(), secrets.end(), repeats)) return std::nullopt;
    out.push_back({{"range", range_of(places, edit.byte_start, edit.byte_end)}, {"newText", edit.insert}});
  }
  return out;
}

}  // namespace ocpv::editor
