#include "report/catalogue.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "report/id_texts.h"
#include "report/report.h"
#include "report/words.h"

using namespace ocpv;
using namespace ocpv::report;

namespace {

std::set<std::string> arguments_of(std::string_view sentence) {
  std::set<std::string> names;
  std::string ignored;
  append_filled(ignored, sentence, [&](std::string_view name) {
    names.emplace(name.substr(0, name.find(':')));  // English counts by a noun: {high:item}.
  });
  return names;
}

std::vector<const Sentence*> all_sentences() {
  std::vector<const Sentence*> all;
  for (const Sentence& sentence : general_sentences()) all.push_back(&sentence);
  for (const Sentence& sentence : sentences()) all.push_back(&sentence);
  return all;
}

std::vector<findings::Id> all_ids() {
  std::vector<findings::Id> ids;
  for (const findings::IdFacts& one : findings::kIds) ids.push_back(one.id);
  return ids;
}

bool is_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > 0x7F) return false;
  }
  return true;
}

bool needs_expected(const findings::Diagnostic& d) {
  return d.id == findings::Id::wrong_type || d.detail == findings::Detail::differs_from_path ||
         d.detail == findings::Detail::http_status || d.detail == findings::Detail::http_outcome;
}

// The diagnostic of a sentence with every argument set.
findings::Diagnostic full_diagnostic(const Sentence& sentence) {
  static constexpr std::string_view kValues[] = {"ONE", "TWO"};
  findings::Diagnostic d;
  d.id = sentence.id;
  d.detail = sentence.detail;
  d.pointer = "/owner/field";
  d.field = "field";
  d.found = {findings::ValueKind::string, "\"seen\"", false};
  d.expected = kValues;
  d.low = "1";
  d.high = "9";
  d.when_in = kValues;
  d.part = RequestPart::query;
  return d;
}

// The diagnostic that a sentence is made for: every argument that its variant allows is set.
findings::Diagnostic diagnostic_for(const Sentence& sentence) {
  findings::Diagnostic d = full_diagnostic(sentence);
  // A count of another list says which bound is broken.
  const bool counts = d.id == findings::Id::not_applicable;
  if (counts && sentence.variant != Variant::low && sentence.variant != Variant::high) d.low = d.high = "";
  if (counts && sentence.variant != Variant::plain) d.when_field = "decider";
  switch (sentence.variant) {
    case Variant::plain:
      if (!needs_expected(d)) d.expected = {};
      if (d.id == findings::Id::too_large || d.id == findings::Id::too_deep) d.high = "";
      break;
    case Variant::hidden_low:
      d.high = "";
      [[fallthrough]];
    case Variant::hidden:
      d.found.hidden = true;
      break;
    case Variant::hidden_high:
      d.found.hidden = true;
      [[fallthrough]];
    case Variant::high:
      d.low = "";
      break;
    case Variant::low:
      d.high = "";
      break;
    case Variant::owned:
      d.owner = "owner";
      d.expected = {};
      break;
    case Variant::conditional:
      d.expected = {};
      d.when_field = "decider";
      d.when_value = "\"CHOSEN\"";
      break;
    case Variant::beside:
      d.expected = d.when_in = {};
      d.when_field = "decider";
      if (counts) d.when_value = "\"CHOSEN\"";
      break;
    case Variant::explained:
      d.missing = "absent";
      d.when_field = "decider";
      break;
    case Variant::listed:
      d.owner = "owner";
      if (d.id == findings::Id::missing_field) break;
      d.when_field = "decider";
      d.when_value = "\"CHOSEN\"";
      break;
  }
  return d;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(catalogue)

BOOST_AUTO_TEST_CASE(every_id_has_a_sentence_of_its_own) {
  for (const findings::Id id : all_ids()) {
    findings::Diagnostic d;
    d.id = id;
    BOOST_TEST((sentence_for(d).id == id), name_of(id));
  }
}

BOOST_AUTO_TEST_CASE(no_sentence_misses_a_language) {
  for (const Sentence* one : all_sentences()) {
    const Sentence& sentence = *one;
    BOOST_TEST(!sentence.en.empty());
    BOOST_TEST(!sentence.zh.empty());
    BOOST_TEST(is_ascii(sentence.en), sentence.en);
    BOOST_TEST(!is_ascii(sentence.zh), sentence.zh);
  }
}

BOOST_AUTO_TEST_CASE(both_languages_use_the_same_arguments) {
  for (const Sentence* one : all_sentences()) {
    const Sentence& sentence = *one;
    BOOST_TEST(arguments_of(sentence.en) == arguments_of(sentence.zh), boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(no_two_sentences_stand_for_the_same_case) {
  std::set<std::tuple<findings::Id, findings::Detail, Variant>> seen;
  for (const Sentence* one : all_sentences()) {
    const Sentence& sentence = *one;
    BOOST_TEST(seen.emplace(sentence.id, sentence.detail, sentence.variant).second, sentence.en);
  }
}

BOOST_AUTO_TEST_CASE(every_sentence_is_said_by_some_diagnostic_with_all_its_arguments) {
  for (const Sentence* one : all_sentences()) {
    const Sentence& sentence = *one;
    const findings::Diagnostic d = diagnostic_for(sentence);
    BOOST_TEST((&sentence_for(d) == one), sentence.en);
    for (const Language language : {Language::en, Language::zh}) {
      const std::string said = message(d, language);
      const std::string_view nothing = language == Language::zh ? "“”" : "''";
      BOOST_TEST(said.find('{') == std::string::npos, said);
      BOOST_TEST(said.find("  ") == std::string::npos, said);
      BOOST_TEST(said.find(nothing) == std::string::npos, said);
      BOOST_TEST(!said.ends_with(' '), said);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_detail_of_not_json_has_its_own_sentence) {
  for (int i = static_cast<int>(findings::Detail::empty); i <= static_cast<int>(findings::Detail::comment); ++i) {
    findings::Diagnostic d;
    d.id = findings::Id::not_json;
    d.detail = static_cast<findings::Detail>(i);
    BOOST_TEST((sentence_for(d).detail == d.detail), i);
  }
}

BOOST_AUTO_TEST_CASE(every_detail_of_bad_format_has_its_own_sentence) {
  for (int i = static_cast<int>(findings::Detail::date_time); i <= static_cast<int>(findings::Detail::too_many_members);
       ++i) {
    findings::Diagnostic d;
    d.id = findings::Id::bad_format;
    d.detail = static_cast<findings::Detail>(i);
    BOOST_TEST((sentence_for(d).detail == d.detail), i);
  }
}

BOOST_AUTO_TEST_CASE(words_exist_in_both_languages_for_every_kind_of_thing) {
  using findings::Related;
  using findings::Suggestion;
  using findings::ValueKind;
  for (const auto severity : {Severity::note, Severity::warning, Severity::error}) {
    BOOST_TEST(!words_for(severity).en.empty());
    BOOST_TEST(!words_for(severity).zh.empty());
  }
  for (int i = 0; i <= static_cast<int>(ValueKind::object); ++i) {
    BOOST_TEST(!words_for(static_cast<ValueKind>(i)).en.empty());
    BOOST_TEST(!words_for(static_cast<ValueKind>(i)).zh.empty());
  }
  for (const auto role : {Related::Role::first_of_two, Related::Role::chosen_here, Related::Role::belongs_here}) {
    BOOST_TEST(!words_for(role).en.empty());
    BOOST_TEST(arguments_of(words_for(role).en) == arguments_of(words_for(role).zh), boost::test_tools::per_element());
    BOOST_TEST(!name_of(role).empty());
  }
  for (int i = 0; i <= static_cast<int>(Suggestion::Kind::remove); ++i) {
    const Message words = words_for(static_cast<Suggestion::Kind>(i));
    BOOST_TEST(!words.en.empty());
    BOOST_TEST(arguments_of(words.en) == arguments_of(words.zh), boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(every_id_is_explained_in_both_languages) {
  for (const findings::Id id : all_ids()) {
    for (const Language language : {Language::en, Language::zh}) {
      const std::string text = explain(name_of(id), language);
      BOOST_TEST(text.starts_with(name_of(id)), name_of(id));
      const std::string_view wrong = language == Language::zh ? "错误：" : "wrong:  ";
      const std::string_view right = language == Language::zh ? "正确：" : "right:  ";
      BOOST_TEST(text.find(wrong) != std::string::npos, name_of(id));
      BOOST_TEST(text.find(right) != std::string::npos, name_of(id));
    }
    BOOST_TEST(explain(name_of(id), Language::en) != explain(name_of(id), Language::zh));
  }
  BOOST_TEST(explain("no-such-id", Language::en).empty());
  BOOST_TEST(explain("", Language::zh).empty());
}

BOOST_AUTO_TEST_SUITE_END()
