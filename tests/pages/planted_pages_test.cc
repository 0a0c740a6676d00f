// Pages written from known fields, read back: a list is read exactly or left open, never closed with a value missing or
// one too many; required marks, types, ranges, lengths, nesting and conditions come back as they were planted.
// OCPV_PLANTED_PAGES says how many pages; OCPV_PLANTED_SEED which.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <map>
#include <set>

#include "page_planter.h"
#include "pages.h"

namespace ocpv::pages_test {
namespace {

using contract::Field;

std::size_t number_from(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

struct Count {
  std::size_t exact = 0;
  std::size_t all = 0;
};

struct Tally {
  std::map<std::string, Count> lists;
  std::size_t told = 0;

  void fault(const std::string& what, const PlantedField& field) {
    if (++told > 40) return;
    BOOST_ERROR(what << " of " << field.pointer << ": " << field.description);
  }
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void check_list(const PlantedField& planted, const Field& read, Tally& tally) {
  Count& count = tally.lists[planted.list->form];
  ++count.all;
  if (!read.values) return;
  std::vector<std::string> values;
  for (const contract::Value& value : read.values->items) values.push_back(value.text);
  const bool same = std::set<std::string>(values.begin(), values.end()) ==
                    std::set<std::string>(planted.list->values.begin(), planted.list->values.end());
  if (same && read.values->closed) ++count.exact;
  if (!same && read.values->closed)
    tally.fault("closed as [" + joined(values) + "] and not [" + joined(planted.list->values) + "]", planted);
}

void check_bounds(const PlantedField& planted, const Field& read, Tally& tally) {
  const contract::Bounds& a = planted.bounds;
  const contract::Bounds b = read.bounds.value_or(contract::Bounds{});
  // Behind a value, 不能为空 may be said of it; behind anything else it is a least length.
  const bool refuses_empty = planted.description.find("不能为空") != std::string::npos;
  const auto is_least = [&](contract::Kind kind, const auto& said, const auto& found) {
    return said == found || (refuses_empty && planted.kind == kind && !said && found == std::uint64_t{1});
  };
  if (a.minimum != b.minimum || a.maximum != b.maximum ||
      !is_least(contract::Kind::string, a.min_length, b.min_length) || a.max_length != b.max_length ||
      !is_least(contract::Kind::array, a.min_items, b.min_items) || b.max_items)
    tally.fault("other bounds", planted);
}

void check_rules(const PlantedPage& page, const contract::Operation& operation, Tally& tally) {
  std::set<std::string> found, planted;
  for (const contract::Rule& rule : operation.rules) {
    std::string text =
        rule.pointer + (rule.kind == contract::Rule::Kind::required_when ? " required " : " only ") + rule.when.pointer;
    for (const std::string& value : rule.when.in) text += " " + value;
    found.insert(text);
  }
  for (const PlantedField& field : page.fields) {
    if (field.on.empty()) continue;
    const std::string text =
        field.pointer + (field.is_required_when ? " required " : " only ") + field.on + " " + field.on_value;
    planted.insert(text);
    if (found.count(text) == 0) tally.fault("no rule", field);
  }
  for (const std::string& rule : found) {
    if (planted.count(rule) == 0) BOOST_ERROR("a rule that the page does not say: " << rule);
  }
}

void check_page(const PlantedPage& page, Tally& tally) {
  const auto outcomes = test::read({{"1.planted.md", page.markdown}});
  BOOST_REQUIRE(!outcomes.empty() && outcomes.front().reading && outcomes.front().reading->operation.request);
  const contract::Operation& operation = outcomes.front().reading->operation;
  for (const PlantedField& planted : page.fields) {
    const Field* read = test::field(*operation.request, planted.pointer);
    if (read == nullptr) {
      tally.fault("no field", planted);
      continue;
    }
    if (read->kind != planted.kind) tally.fault("another type", planted);
    if (read->required != planted.required) tally.fault("another required mark", planted);
    check_bounds(planted, *read, tally);
    if (planted.list)
      check_list(planted, *read, tally);
    else if (read->values)
      tally.fault("a list that was not planted", planted);
  }
  check_rules(page, operation, tally);
}

Tally run(Words words) {
  const std::size_t count = number_from("OCPV_PLANTED_PAGES", 400);
  Random random(number_from("OCPV_PLANTED_SEED", 1));
  Tally tally;
  for (std::size_t at = 0; at < count; ++at) check_page(plant_page(random, words), tally);
  BOOST_TEST(tally.told == 0U);
  for (const auto& [form, one] : tally.lists)
    BOOST_TEST_MESSAGE(form << ": " << one.exact << " of " << one.all << " closed and exact");
  return tally;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_page_of_ordinary_words_is_read_as_it_was_planted) {
  // A reader that left every list open would be right and of no use.
  for (const auto& [form, one] : run(Words::ordinary).lists)
    BOOST_TEST(one.exact * 10 >= one.all * 9, form << ": " << one.exact << " of " << one.all);
}

BOOST_AUTO_TEST_CASE(a_list_of_words_that_sentences_are_made_of_is_read_exactly_or_left_open) {
  std::size_t exact = 0, all = 0;
  for (const auto& [form, one] : run(Words::tricky).lists) exact += one.exact, all += one.all;
  BOOST_TEST(exact * 2 >= all, exact << " of " << all);
}

}  // namespace ocpv::pages_test
