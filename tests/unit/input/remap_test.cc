#include "input/remap.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "documents.h"

namespace ocpv::input {
namespace {

using findings::Diagnostic;
using findings::Findings;
using findings::Id;

/// A range in the JSON text, with lines and columns as check gives them for a text of one line.
findings::Range range_of(const Document& document, std::string_view piece) {
  const std::size_t at = document.json().find(piece);
  BOOST_REQUIRE(at != std::string_view::npos);
  const auto position = [](std::size_t byte) { return Position{1, static_cast<std::uint32_t>(byte) + 1, byte}; };
  return {position(at), position(at + piece.size())};
}

std::string_view text_at(const Document& document, const findings::Range& range) {
  return document.source->text().substr(range.start.byte, range.end.byte - range.start.byte);
}

void add(Findings& findings, Diagnostic diagnostic) {
  findings.diagnostics.push_back(diagnostic);
  if (diagnostic.severity == Severity::error) {
    ++findings.errors;
    findings.status = Status::invalid;
  } else {
    ++findings.warnings;
  }
}

BOOST_AUTO_TEST_SUITE(remapping)

BOOST_AUTO_TEST_CASE(places_edits_and_secrets_of_yaml_are_those_of_the_file) {
  const auto documents = documents_in("r.yaml", "mode: FULL\nkey:\n  accessKeySecret: s3cret\n");
  const Document& document = documents.at(0);
  Findings findings;
  Diagnostic one;
  one.id = Id::not_in_enum;
  one.range = range_of(document, "\"FULL\"");
  one.key_range = range_of(document, "\"mode\"");
  const findings::Edit edits[] = {{one.range.start.byte, one.range.end.byte, "\"FULL_BACKUP\""}};
  findings::Suggestion suggestions[] = {{findings::Suggestion::Kind::use_value, "FULL_BACKUP", true, edits}};
  findings::Related related[] = {{findings::Related::Role::chosen_here, range_of(document, "\"s3cret\""), "", ""}};
  one.suggestions = suggestions;
  one.related = related;
  add(findings, one);
  const findings::Range secret = range_of(document, "\"s3cret\"");
  findings.secrets.emplace_back(secret.start.byte, secret.end.byte);

  remap(findings, document);
  const Diagnostic& after = findings.diagnostics.at(0);
  BOOST_TEST(text_at(document, after.range) == "FULL");
  BOOST_TEST(after.range.start.line == 1U);
  BOOST_TEST(after.range.start.column == 7U);
  BOOST_TEST(text_at(document, after.key_range) == "mode");
  BOOST_REQUIRE(after.suggestions.size() == 1);
  BOOST_TEST(after.suggestions[0].certain);
  BOOST_REQUIRE(after.suggestions[0].edits.size() == 1);
  BOOST_TEST(after.suggestions[0].edits[0].insert == "FULL_BACKUP");
  BOOST_TEST(after.suggestions[0].edits[0].byte_start == 6U);
  BOOST_TEST(after.related[0].range.start.line == 3U);
  BOOST_REQUIRE(findings.secrets.size() == 1);
  BOOST_TEST(document.source->text().substr(findings.secrets[0].first, 6) == "s3cret");
  BOOST_TEST(findings.errors == 1U);
}

BOOST_AUTO_TEST_CASE(an_edit_that_cannot_be_said_in_the_file_is_no_longer_certain) {
  const auto documents = documents_in("r.yaml", "a: 1\nb: 2\n");
  const Document& document = documents.at(0);
  Findings findings;
  Diagnostic one;
  one.id = Id::unknown_field;
  one.range = range_of(document, "2");
  const findings::Range member = range_of(document, ",\"b\":2");
  const findings::Edit edits[] = {{member.start.byte, member.end.byte, ""}};
  findings::Suggestion suggestions[] = {{findings::Suggestion::Kind::remove, "", true, edits}};
  one.suggestions = suggestions;
  add(findings, one);
  remap(findings, document);
  BOOST_TEST(findings.diagnostics[0].suggestions.size() == 1);
  BOOST_TEST(findings.diagnostics[0].suggestions[0].edits.empty());
  BOOST_TEST(!findings.diagnostics[0].suggestions[0].certain);
}

BOOST_AUTO_TEST_CASE(what_is_said_of_a_placeholder_is_taken_out_and_the_rest_stays) {
  const auto documents = documents_in("r.json", R"({"n":"${N}","o":{"x":"${X}"},"t":"${T}","s":"a"})");
  const Document& document = documents.at(0);
  Findings findings;
  const auto found = [&](Id id, std::string_view piece, Severity severity = Severity::error) {
    Diagnostic one;
    one.id = id;
    one.severity = severity;
    one.range = range_of(document, piece);
    add(findings, one);
  };
  found(Id::wrong_type, "\"${N}\"");
  found(Id::secret_literal, "\"${X}\"", Severity::warning);
  found(Id::unknown_field, "\"${T}\"");       // It is there, whatever it holds.
  found(Id::wrong_type, "{\"x\":\"${X}\"}");  // An object is one, whatever is in it.
  found(Id::not_in_enum, "\"a\"");
  findings::Related chosen[] = {{findings::Related::Role::chosen_here, range_of(document, "\"${T}\""), "", ""}};
  Diagnostic rests_on;
  rests_on.id = Id::not_applicable;
  rests_on.range = range_of(document, "\"a\"");
  rests_on.related = chosen;
  add(findings, rests_on);

  remap(findings, document);
  BOOST_REQUIRE(findings.diagnostics.size() == 3);
  BOOST_TEST((findings.diagnostics[0].id == Id::unknown_field));
  BOOST_TEST((findings.diagnostics[1].id == Id::wrong_type));
  BOOST_TEST((findings.diagnostics[2].id == Id::not_in_enum));
  BOOST_TEST(findings.errors == 3U);
  BOOST_TEST(findings.warnings == 0U);
  BOOST_TEST((findings.status == Status::invalid));
}

BOOST_AUTO_TEST_CASE(when_nothing_is_left_the_document_is_fine) {
  const auto documents = documents_in("r.json", R"({"n":"${N}"})");
  Findings findings;
  Diagnostic one;
  one.id = Id::wrong_type;
  one.range = range_of(documents.at(0), "\"${N}\"");
  add(findings, one);
  remap(findings, documents[0]);
  BOOST_TEST(findings.diagnostics.empty());
  BOOST_TEST((findings.status == Status::ok));
}

BOOST_AUTO_TEST_CASE(the_value_of_a_variable_is_nowhere_in_what_is_said) {
  const Variables variables = {{"MODE", "canary"}};
  Options options;
  options.variables = &variables;
  const auto documents = documents_in("r.json", R"({"mode":"${MODE}","x":1})", options);
  const Document& document = documents.at(0);
  BOOST_REQUIRE(document.json().find("canary") != std::string_view::npos);
  Findings findings;
  Diagnostic one;
  one.id = Id::not_in_enum;
  one.range = range_of(document, "\"canary\"");
  one.found = {findings::ValueKind::string, "\"canary\"", false};
  findings::Suggestion suggestions[] = {{findings::Suggestion::Kind::write_value, "canar", false, {}},
                                        {findings::Suggestion::Kind::use_value, "FULL_BACKUP", false, {}}};
  one.suggestions = suggestions;
  add(findings, one);
  Diagnostic other;
  other.id = Id::not_applicable;
  other.range = range_of(document, "1");
  other.when_value = "canary";
  findings::Related chosen[] = {{findings::Related::Role::chosen_here, range_of(document, "\"canary\""), "", "canary"}};
  other.related = chosen;
  add(findings, other);
  Diagnostic literal;
  literal.id = Id::secret_literal;
  literal.severity = Severity::warning;
  literal.range = range_of(document, "\"canary\"");
  add(findings, literal);

  remap(findings, document);
  BOOST_REQUIRE(findings.diagnostics.size() == 2);
  BOOST_TEST(findings.diagnostics[0].found.text == "\"${MODE}\"");
  BOOST_TEST(findings.diagnostics[0].suggestions.size() == 1);
  BOOST_TEST(text_at(document, findings.diagnostics[0].range) == "\"${MODE}\"");
  BOOST_TEST(findings.diagnostics[1].when_value == "\"${MODE}\"");
  BOOST_TEST(findings.diagnostics[1].related[0].text == "\"${MODE}\"");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace ocpv::input
