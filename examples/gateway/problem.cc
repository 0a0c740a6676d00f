#include "problem.h"

#include <string_view>

namespace gateway {
namespace {

constexpr Sentence kTitle{"The request is not as documented", "请求与文档不符"};
constexpr std::string_view kParts[] = {"body", "path", "query", "header"};
constexpr std::string_view kSeverities[] = {"note", "warning", "error"};

std::string_view in(const Sentence& sentence, ocpv::Lang language) {
  return language == ocpv::Lang::zh ? sentence.zh : sentence.en;
}

// The texts of a report are UTF-8 already; only what JSON reserves is escaped.
std::string quoted(std::string_view text) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\u00";
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
  return out;
}

std::string member(std::string_view name, std::string_view text) { return quoted(name) + ":" + quoted(text); }

std::string member(std::string_view name, std::uint64_t number) { return quoted(name) + ":" + std::to_string(number); }

std::string head(std::string_view type, std::string_view title, int status) {
  return "{" + member("type", type) + "," + member("title", title) + "," +
         member("status", static_cast<std::uint64_t>(status));
}

std::string finding(const ocpv::Diagnostic& diagnostic, ocpv::Lang language) {
  std::string out = "{" + member("id", diagnostic.name());
  out += "," + member("severity", kSeverities[static_cast<std::size_t>(diagnostic.severity())]);
  out += "," + member("part", kParts[static_cast<std::size_t>(diagnostic.part())]);
  out += "," + member("pointer", diagnostic.pointer());
  out += "," + member("detail", diagnostic.message(language));
  const ocpv_position& start = diagnostic.place().start;
  if (start.line != 0) out += "," + member("line", start.line) + "," + member("column", start.column);
  if (!diagnostic.doc_page().empty() && diagnostic.doc_line() != 0) {
    out += ",\"doc\":{" + member("page", diagnostic.doc_page()) + "," + member("line", diagnostic.doc_line()) + "}";
  }
  return out + "}";
}

}  // namespace

std::string problem_of(const ocpv::Report& report, ocpv::Lang language, int status) {
  std::string out = head("urn:ocpv:problem:not-as-documented", in(kTitle, language), status);
  if (!report.operation().empty()) out += "," + member("operation", report.operation());
  std::string findings;
  for (const ocpv::Diagnostic& diagnostic : report) {
    // Notes are for those who write requests, not for those who refuse them.
    if (diagnostic.severity() == ocpv::Level::note) continue;
    if (findings.empty()) out += "," + member("detail", diagnostic.message(language));
    findings += (findings.empty() ? "" : ",") + finding(diagnostic, language);
  }
  return out + ",\"findings\":[" + findings + "]}\n";
}

std::string problem_of(const Sentence& sentence, ocpv::Lang language, int status) {
  return head("about:blank", in(sentence, language), status) + "}\n";
}

}  // namespace gateway
