// Every sentence that the program can say must be shown by some transcript, in both languages.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/catalogue.h"
#include "report/id_texts.h"
#include "run.h"
#include "transcript.h"

namespace {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::vector<std::string> lines_shown() {
  std::vector<std::string> lines;
  for (const auto& entry : fs::directory_iterator(std::string(OCPV_SOURCE_DIR) + "/tests/cli/transcripts")) {
    for (const cli::Block& block : cli::parse_transcript(cli::read_bytes(entry.path().string())).blocks) {
      const auto* run = std::get_if<cli::RunBlock>(&block);
      if (run == nullptr) continue;
      for (const std::string& text : {run->out, run->err}) {
        const std::vector<std::string> more = lines_of(text);
        lines.insert(lines.end(), more.begin(), more.end());
      }
    }
  }
  return lines;
}

// What stands between the arguments (`{0}`, `{field}`) of a sentence, in their order.
std::vector<std::string> fixed_parts(std::string_view sentence) {
  std::vector<std::string> parts;
  while (!sentence.empty()) {
    const std::size_t open = std::min(sentence.find('{'), sentence.size());
    const std::size_t close = sentence.find('}', open);
    const bool is_argument = close != std::string_view::npos && close > open + 1;
    const std::size_t end = is_argument ? open : sentence.size();
    if (end != 0) parts.emplace_back(sentence.substr(0, end));
    sentence.remove_prefix(is_argument ? close + 1 : sentence.size());
  }
  return parts;
}

bool is_shown(std::string_view sentence, const std::vector<std::string>& lines) {
  // Of a text of several lines the first is enough.
  const std::vector<std::string> parts = fixed_parts(sentence.substr(0, sentence.find('\n')));
  return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
    std::size_t at = 0;
    for (const std::string& part : parts) {
      at = line.find(part, at);
      if (at == std::string::npos) return false;
      at += part.size();
    }
    return true;
  });
}

// The C++ string literals from `at` on, joined; `at` is then behind them.
std::string literal_at(std::string_view code, std::size_t& at) {
  std::string out;
  while (true) {
    const std::size_t quote = code.find_first_not_of(" \n", at);
    if (quote == std::string_view::npos || code[quote] != '"') return out;
    for (at = quote + 1; code[at] != '"'; ++at) {
      if (code[at] == '\\') ++at;
      out += code[at - 1] == '\\' && code[at] == 'n' ? '\n' : code[at];
    }
    ++at;
  }
}

struct NamedText {
  std::string name, en, zh;
};

// The modules whose sentences the program alone says.
constexpr const char* kSpokenByProgram[] = {"tools/ocpv", "lib/files", "lib/input", "lib/config", "lib/fix"};

// `constexpr Message kName{"...", "..."};` of one file.
void add_texts(const fs::path& file, std::vector<NamedText>& texts) {
  const std::string code = cli::read_bytes(file.string());
  const std::string place = file.lexically_relative(OCPV_SOURCE_DIR).generic_string();
  constexpr std::string_view kStart = "constexpr Message k";
  for (std::size_t at = code.find(kStart); at != std::string::npos; at = code.find(kStart, at)) {
    const std::size_t name = at + kStart.size() - 1, brace = code.find('{', at);
    NamedText text{place + " " + code.substr(name, brace - name), {}, {}};
    at = brace + 1;
    text.en = literal_at(code, at);
    at = code.find(',', at) + 1;
    text.zh = literal_at(code, at);
    texts.push_back(text);
  }
}

std::vector<NamedText> texts_of_program() {
  std::vector<NamedText> texts;
  for (const char* folder : kSpokenByProgram) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(OCPV_SOURCE_DIR) / folder)) {
      if (entry.path().extension() == ".cc") add_texts(entry.path(), texts);
    }
  }
  return texts;
}

// What no transcript can cause, or another test shows.
const std::set<std::string> kNotInTranscripts = {
    "tools/ocpv/commands/check.cc kProgress",          // On a terminal only.
    "tools/ocpv/commands/manual.cc kManualOneOf",      // In the manual page.
    "tools/ocpv/commands/manual.cc kManualOptions",    // The same.
    "tools/ocpv/commands/manual.cc kManualStatus",     // The same.
    "lib/config/glob.cc kPatternNotUtf8",              // A configuration that is no UTF-8 is refused before.
    "lib/config/glob.cc kEmptyPattern",                // An empty string is refused before.
    "lib/config/find.cc kForeign",                     // A file of another user: special_files_test.cc.
    "lib/fix/replace.cc kChanged",                     // Another program at the same time.
    "tools/ocpv/check/fix_files.cc kTooLargeToFix",    // Shown by the tests of --fix.
    "lib/input/file.cc kChanged",                      // Another program at the same time: faults_test.cc.
    "lib/input/git.cc kNotUnderstood",                 // Another git than there is.
    "lib/input/process.cc kCannotStart",               // A machine without git.
    "tools/ocpv/check/document_judge.cc kNoSuchBody",  // Refused before any file is read, where the command line says
                                                       // it.
    "tools/ocpv/operations/loading.cc kNoOperations",  // A build without an embedded operation.
    "tools/ocpv/mock/keys.cc kNoCrypto",               // A machine without OpenSSL.
    "tools/ocpv/mock/tls.cc kNoTls",                   // The same.
    "tools/ocpv/main.cc kFault",                       // No fault is known.
    "tools/ocpv/check/targets.cc kSchemaTooLarge",     // Tens of megabytes.
};

// Those that stand in for sentences an id may get one day, and those of responses with a status, which files have not.
const std::set<std::string> kSentencesNotInTranscripts = {
    "the document is larger than the limit",
    "nested deeper than the limit",
    "{field} does not have the documented form",
    "{field} is not valid here",
    "{field} does not go together with another field",
    "{field} does not go together with {when_field}, which is {when_value}",
    "{field} is {found}, but the HTTP status is {expected}",
    "{field} is {found}, which does not go together with the HTTP status {expected}",
    "no such operation",
    "no operation {path}; the nearest is {operations}",
    "operation {owner} documents no such body",
    "this path is not documented for this method",
    "letter case counts in methods: this path is documented for {expected} only",  // .http files may have small letters
    "{place} parameter {field} does not have the documented form",
    "header {field} does not have the documented form",
    "the request carries no documented form of authentication",
    "the response has no body",
    "the target holds a '#': some servers take it for a part of the path, others leave it out",  // Files lose theirs.
    "the target must begin with a slash, or be a URL with http:// or https://",
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_sentence_about_a_document_is_shown_by_a_transcript_in_both_languages) {
  const std::vector<std::string> lines = lines_shown();
  std::vector<ocpv::report::Sentence> sentences;
  for (const auto all : {ocpv::report::general_sentences(), ocpv::report::sentences()})
    sentences.insert(sentences.end(), all.begin(), all.end());
  BOOST_REQUIRE(sentences.size() > 100U);
  for (const ocpv::report::Sentence& sentence : sentences) {
    const bool is_left_out = kSentencesNotInTranscripts.contains(std::string(sentence.en));
    BOOST_TEST((is_shown(sentence.en, lines) || is_left_out), "no transcript shows: " << sentence.en);
    BOOST_TEST((is_shown(sentence.zh, lines) || is_left_out), "no transcript shows: " << sentence.zh);
  }
}

BOOST_AUTO_TEST_CASE(every_text_of_the_program_is_shown_by_a_transcript_and_is_there_in_both_languages) {
  const std::vector<std::string> lines = lines_shown();
  const std::vector<NamedText> texts = texts_of_program();
  BOOST_TEST(texts.size() > 100U);
  for (const NamedText& text : texts) {
    BOOST_TEST(!text.en.empty(), text.name);
    BOOST_TEST(!text.zh.empty(), text.name);
    const bool shown = is_shown(text.en, lines) || is_shown(text.zh, lines);
    BOOST_TEST((shown || kNotInTranscripts.contains(text.name)),
               "no transcript shows: " << text.name << ": " << text.en);
  }
}
