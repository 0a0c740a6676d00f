// Everything that is told of a document, field by field: told.txt has schemas, documents and what must be found.
// OCPV_REFRESH=1 writes what is found now; look at the difference before you keep it.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::check::testing;

namespace {

const std::string kFile = OCPV_SOURCE_DIR "/tests/unit/check/told.txt";

std::string words_of(const ocpv::Position& at) {
  return std::to_string(at.line) + ":" + std::to_string(at.column) + "@" + std::to_string(at.byte);
}
std::string words_of(const findings::Range& range) { return words_of(range.start) + "-" + words_of(range.end); }

std::string list_of(std::span<const std::string_view> texts) {
  std::string out;
  for (const std::string_view text : texts) out.append(out.empty() ? "" : ", ").append(text);
  return out;
}

/// One line for what is always there, and one for each argument that says something.
std::string told(const findings::Diagnostic& d) {
  std::string out = "= " + std::string(name_of(d.severity)) + " " + std::string(name_of(d.id)) + " \"" +
                    std::string(d.pointer) + "\" " + words_of(d.range) + "\n";
  const auto add = [&](const char* name, std::string_view text) {
    if (!text.empty()) out.append("    ").append(name).append(" ").append(text).append("\n");
  };
  if (d.key_range.start.line != 0) add("key", words_of(d.key_range));
  add("schema", std::string(d.schema_pointer) + " " + std::string(name_of(d.strength)) + " " + std::string(d.doc_page) +
                    ":" + std::to_string(d.doc_line));
  if (d.detail != findings::Detail::none) add("detail", std::to_string(static_cast<int>(d.detail)));
  add("field", d.field);
  add("owner", d.owner);
  if (d.found.kind != findings::ValueKind::none) {
    add("found",
        std::to_string(static_cast<int>(d.found.kind)) + " " + (d.found.hidden ? "hidden" : std::string(d.found.text)));
  }
  add("expected", list_of(d.expected));
  add("low", d.low);
  add("high", d.high);
  add("when", d.when_field);
  add("when-value", d.when_value);
  add("when-in", list_of(d.when_in));
  add("missing", d.missing);
  for (const findings::Related& one : d.related) {
    add("related", std::to_string(static_cast<int>(one.role)) + " \"" + std::string(one.pointer) + "\" " +
                       words_of(one.range) + " " + std::string(one.text));
  }
  for (const findings::Suggestion& one : d.suggestions) {
    add("suggestion", std::to_string(static_cast<int>(one.kind)) + (one.certain ? "! " : " ") + std::string(one.value));
    for (const findings::Edit& edit : one.edits) {
      add("  edit", std::to_string(edit.byte_start) + "-" + std::to_string(edit.byte_end) + " [" +
                        std::string(edit.insert) + "]");
    }
  }
  return out;
}

/// A schema and documents under it, as the file has them; `\n` in a document is a line feed.
std::string told_of(Checker& checker, const ocpv::plan::Plan& plan, std::string_view line) {
  std::string document;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool feed = line.substr(i, 2) == "\\n";
    document += feed ? '\n' : line[i];
    if (feed) ++i;
  }
  const PathParameter parameters[] = {{"other", "x"},  {"id", "42"},  {"name", "alpha"},
                                      {"below", "-7"}, {"empty", ""}, {"minus", "-"}};
  Options options;
  options.path_parameters = parameters;
  options.secret_literals = true;
  options.limits.max_depth = 8;
  options.limits.max_bytes = 2000;
  findings::Findings findings;
  checker.check(plan, document, options, findings);
  std::string out;
  for (const findings::Diagnostic& d : findings.diagnostics) out += told(d);
  const auto hidden = std::count_if(findings.secrets.begin(), findings.secrets.end(),
                                    [](const auto& range) { return range.first != range.second; });
  return out + "= " + std::to_string(findings.errors) + " errors, " + std::to_string(findings.warnings) +
         " warnings, " + std::to_string(findings.notes) + " notes, " + std::to_string(hidden) + " hidden\n";
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_argument_of_every_diagnostic_is_as_written_down) {
  const std::string written = read_file(kFile);
  BOOST_REQUIRE(!written.empty());
  std::istringstream lines(written);
  std::string now;
  ocpv::plan::Plan plan = compiled("{}");
  Checker checker;  // one for all: nothing of a document is left for the next
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("= ") || line.starts_with("    ")) continue;
    now += line + "\n";
    if (line.starts_with("schema ")) plan = compiled(line.substr(7));
    if (line.starts_with("document ")) now += told_of(checker, plan, std::string_view(line).substr(9));
  }
  if (std::getenv("OCPV_REFRESH") != nullptr) {
    std::ofstream(kFile, std::ios::binary) << now;
    return;
  }
  std::istringstream is(now), due(written);
  std::string document;
  for (std::string a, b; std::getline(due, a);) {
    if (a.starts_with("document ")) document = a;
    std::getline(is, b);
    BOOST_REQUIRE_MESSAGE(a == b, document << "\n  due: " << a << "\n  is:  " << b);
  }
}
