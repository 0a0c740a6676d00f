// What recorded traffic exercises of a contract, and what it shows that the contract does not say.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "coverage/learn.h"
#include "coverage/tally.h"

namespace {

using namespace ocpv;
using namespace ocpv::coverage;
using findings::ValueKind;

constexpr std::string_view kOperation = R"({"id": "a", "method": "POST", "path": "/api/v2/a/{id}", "rules": [
  {"part": "request", "kind": "only_when", "pointer": "/key", "when": {"pointer": "/mode", "in": ["FULL"]}},
  {"part": "request", "kind": "only_when", "pointer": "/list/*/x", "when": {"pointer": "/list/*/n", "in": [2]}}]})";
constexpr std::string_view kRequest = R"({"type": "object", "properties": {
  "mode": {"type": "string", "enum": ["FULL", "PART", "a\"b"], "x-ocpv-said": {"page": "p.md", "line": 7}},
  "known": {"type": "string", "x-ocpv-known-values": ["A"]},
  "password": {"type": "string", "enum": ["NONE"]},
  "key": {"type": "string"},
  "list": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer", "enum": [1, 2]}, "x": {}}}},
  "map": {"type": "object", "additionalProperties": {"type": "object", "properties": {"in": {}}}},
  "free": {"type": "object"},
  "open": {"type": "object", "x-ocpv-open": true, "properties": {"o": {}}},
  "tree": {"$ref": "#/definitions/tree"}},
  "definitions": {"tree": {"type": "object", "properties": {"name": {}, "below": {"type": "array", "items": {"$ref": "#/definitions/tree"}}}}}})";
constexpr std::string_view kParameters = R"({"type": "object", "properties": {
  "path": {"type": "object", "properties": {"id": {"type": "integer"}}},
  "query": {"type": "object", "properties": {"size": {"type": "integer"}, "sort": {"type": "string", "enum": ["up", "down"]}}},
  "header": {"type": "object", "properties": {"X-Kind": {"type": "string"}}}}})";

const catalog::Catalog& loaded() {
  static const catalog::Catalog all = [] {
    catalog::Catalog made;
    auto operation = catalog::read_operation(
        {"a", std::string(kOperation), std::string(kParameters), std::string(kRequest), std::string(kRequest)});
    BOOST_REQUIRE(operation.ok());
    BOOST_REQUIRE(made.add(std::move(*operation)).ok());
    return made;
  }();
  return all;
}

/// What one request counts, as lines: `/mode 1`, `/mode=FULL 1`, `?field /x string`.
std::string counted(const std::vector<std::string_view>& bodies) {
  const Contracts contracts(loaded());
  Tally tally;
  Counter counter(contracts);
  counter.use(tally, {0, 1});
  for (const std::string_view body : bodies) counter.body(0, Part::request, {body, false}, Answer::unknown);
  const Documented& documented = contracts.of(0, Part::request);
  const Counts& met = tally.operations().at(0).parts[1];
  std::string out;
  for (std::size_t i = 1; i < documented.places().size(); ++i) {
    const Place& place = documented.places()[i];
    if (met.places[i] != 0) out += place.pointer + " " + std::to_string(met.places[i]) + "\n";
    for (std::size_t v = 0; v < place.values.size(); ++v)
      if (met.values[place.first_value + v] != 0) out += "=" + place.values[v] + "\n";
    if (met.outside[i] != 0) out += "outside " + place.pointer + "\n";
  }
  for (std::size_t i = 0; i < met.held.size(); ++i)
    if (met.held[i] != 0) out += "held " + documented.conditions()[i].pointer + "\n";
  for (const Fact& fact : tally.facts().all()) out += "?" + fact.at + (fact.what.empty() ? "" : "=" + fact.what) + "\n";
  return out;
}

struct Case {
  std::vector<std::string_view> bodies;
  std::string_view counted;
};

const Case kCases[] = {
    {{R"({})"}, ""},
    {{R"({"mode": "FULL", "key": "k"})"}, "/mode 1\n=FULL\n/key 1\nheld /key\n"},
    {{R"({"mode": "PART"})", R"({"mode": "FULL"})"}, "/mode 2\n=FULL\n=PART\nheld /key\n"},
    {{R"({"mode": "a\"b"})"}, "/mode 1\n=a\"b\n"},
    {{R"({"m\u006fde": "\u0046ULL"})"}, "/mode 1\n=FULL\nheld /key\n"},
    {{R"({"mode": "OTHER"})"}, "/mode 1\noutside /mode\n?request:/mode=OTHER\n"},
    {{R"({"mode": null, "known": "B"})"}, "/mode 1\n/known 1\noutside /known\n"},
    {{R"({"mode": "${MODE}", "known": "{{x}}"})"}, "/mode 1\n/known 1\n"},
    {{R"({"password": "planted", "mode": "http://u:planted@h"})"},
     "/mode 1\noutside /mode\n/password 1\noutside /password\n"},
    {{R"({"list": [{"n": 2, "x": [1, {"y": 1}]}, {"n": 1}, 7, []]})"},
     "/list 1\n/list/* 4\n/list/*/n 2\n=1\n=2\n/list/*/x 1\nheld /list/*/x\n"},
    {{R"({"new": 1, "list": [{"m": {}}], "new": 2})"}, "/list 1\n/list/* 1\n?request:/new\n?request:/list/*/m\n"},
    {{R"({"map": {"a": {"in": 1, "out": 2}, "b": {}}, "free": {"x": 1}, "open": {"y": 1}})"},
     "/map 1\n/map/* 2\n/map/*/in 1\n/free 1\n/open 1\n?request:/map/*/out\n"},
    {{R"({"tree": {"below": [{"name": 1, "below": [{"name": 2}]}], "size": 1}})"},
     "/tree 3\n/tree/name 2\n/tree/below 2\n?request:/tree/size\n"},
    {{R"({"$schema": "a", "a/b~c": 1})"}, "?request:/a~1b~0c\n"},
    {{R"([{"mode": "FULL"}])", "7", "", "{", R"({"mode": "FULL")", R"({"mode" "FULL"})"}, ""},
};

struct Call {
  std::string_view target, counted;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_body_counts_its_documented_places_and_names_the_others_once) {
  for (const Case& one : kCases)
    BOOST_TEST(counted(one.bodies) == one.counted, one.bodies.front() << "\n" << counted(one.bodies));
}

BOOST_AUTO_TEST_CASE(any_piece_of_a_body_is_walked_without_reading_beyond_it) {
  for (const Case& one : kCases) {
    for (const std::string_view body : one.bodies) {
      for (std::size_t size = 0; size < body.size(); ++size) {
        const std::string piece(body.substr(0, size));
        counted({piece});
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(parameters_are_counted_by_their_decoded_names) {
  const Call kCalls[] = {
      {"/api/v2/a/1", "/path/id\n"},
      {"/api/v2/a/1?size=1&s%69ze=2&&=", "/path/id\n/query/size\n?query:/\n"},
      {"/api/v2/a/1?sort=down&sort=left&token=planted",
       "/path/id\n/query/sort\n=down\n?query:/sort=left\n?query:/token\n"},
      {"http://h/api/v2/a/1?x=%zz&{{y}}=1", "/path/id\n"},
  };
  for (const Call& call : kCalls) {
    const Contracts contracts(loaded());
    Tally tally;
    Counter counter(contracts);
    counter.use(tally, {0, 1});
    counter.request(0, {"POST", call.target, {"x-kind"}}, {}, Answer::accepted);
    const Documented& documented = contracts.of(0, Part::parameters);
    const Counts& met = tally.operations().at(0).parts[0];
    std::string out;
    for (std::size_t i = 0; i < documented.places().size(); ++i) {
      const Place& place = documented.places()[i];
      if (place.pointer == "/header/X-Kind") BOOST_TEST(met.places[i] == 1U);
      if (place.is_row && met.places[i] != 0 && place.pointer != "/header/X-Kind") out += place.pointer + "\n";
      for (std::size_t v = 0; v < place.values.size(); ++v)
        if (met.values[place.first_value + v] != 0) out += "=" + place.values[v] + "\n";
    }
    for (const Fact& fact : tally.facts().all())
      out += "?" + fact.at + (fact.what.empty() ? "" : "=" + fact.what) + "\n";
    BOOST_TEST(out == call.counted);
    BOOST_TEST(out.find("planted") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_operation_is_told_without_what_is_of_one_request) {
  const struct {
    std::string_view target, shown;
  } kUnknown[] = {
      {"/api/v2/things/17/parts?token=planted", "GET /api/v2/things/*/parts"},
      {"/api/v2/things/0b3c-77af", "GET /api/v2/things/*"},
      {"/api/v2/%E4%BD%A0/all", "GET /api/v2/*/all"},
      {"https://u:planted@h/api/v2/things", "GET /api/v2/things"},
      {"/api/v2/u:planted@h/things", "GET /api/v2/*/things"},
      {"/static/app.js", ""},
  };
  const Contracts contracts(loaded());
  for (const auto& one : kUnknown) {
    Tally tally;
    Counter counter(contracts);
    counter.use(tally, {});
    counter.unknown_operation({"GET", one.target, {}}, Answer::unknown);
    BOOST_TEST((tally.facts().all().empty() ? "" : tally.facts().all().front().what) == one.shown);
  }
}

BOOST_AUTO_TEST_CASE(however_the_traffic_is_cut_the_merged_tally_is_the_same_and_bounded) {
  const Contracts contracts(loaded());
  const auto tally_of = [&](std::size_t piece) {
    Tally whole;
    Counter counter(contracts);
    for (std::size_t first = 0; first < 2 * kMostFacts; first += piece) {
      Tally part;
      for (std::size_t i = first; i < std::min(first + piece, 2 * kMostFacts); ++i) {
        counter.use(part, {0, static_cast<std::uint32_t>(i)});
        const std::string body =
            R"({"new": 1, "f)" + std::to_string(i) + R"(": true, "mode": "V)" + std::to_string(i) + "\"}";
        counter.body(0, Part::request, {body, false}, i % 2 == 0 ? Answer::accepted : Answer::refused);
      }
      whole.merge(std::move(part));
    }
    const coverage::FileNames files = {"t"};
    std::string out;
    for (const Fact& fact : whole.facts().all())
      out += fact.at + fact.what + std::to_string(fact.count) + "," + std::to_string(fact.accepted) +
             places_text(fact, files) + "\n";
    BOOST_TEST(whole.facts().all().size() == 2 * kMostFacts);
    BOOST_TEST(whole.facts().rest(Fact::Kind::field) == kMostFacts + 1);
    BOOST_TEST(whole.facts().rest(Fact::Kind::value) == kMostFacts);
    BOOST_TEST(whole.operations().at(0).parts[1].places[1] == 2 * kMostFacts);
    return out;
  };
  const std::string at_once = tally_of(2 * kMostFacts);
  for (const std::size_t piece : {1U, 7U, 500U}) BOOST_TEST((tally_of(piece) == at_once));
}

BOOST_AUTO_TEST_CASE(what_is_proposed_comes_from_what_was_accepted_and_has_one_type) {
  const struct {
    std::string_view body;
    Answer answer;
    std::string_view proposed;  ///< The changes, without the evidence.
  } kProposals[] = {
      {R"({"new": "planted"})", Answer::accepted,
       R"([{"at":"request:/new","add":{"type":"String","required":false}}])"},
      {R"({"new": 1.5, "list": [{"new": true}]})", Answer::accepted,
       R"([{"at":"request:/new","add":{"type":"Double","required":false}},{"at":"request:/list/*/new","add":{"type":"Boolean","required":false}}])"},
      {R"({"list": [{"new": true}, {"new": "x"}, {"old": null}, {"big": 1}, {"big": 2.5}]})", Answer::accepted,
       R"([{"at":"request:/list/*/big","add":{"type":"Double","required":false}}])"},
      {R"({"mode": "SOME"})", Answer::accepted, R"([{"at":"request:/mode","values":["FULL","PART","a\"b","SOME"]}])"},
      {R"({"list": [{"n": 3}, {"n": 4}]})", Answer::accepted,
       R"([{"at":"request:/list/*/n","values":["1","2","3","4"]}])"},
      {R"({"new": 1, "mode": "SOME"})", Answer::refused, "[]"},
      {R"({"new": 1, "mode": "SOME"})", Answer::unknown, "[]"},
      {R"({"known": "other", "password": "planted"})", Answer::accepted, "[]"},
  };
  const Contracts contracts(loaded());
  for (const auto& one : kProposals) {
    Tally tally;
    Counter counter(contracts);
    counter.use(tally, {0, 3});
    counter.body(0, Part::request, {one.body, false}, one.answer);
    std::size_t proposed = 0;
    const std::string text = proposals(contracts, tally, {"t.jsonl"}, Language::en, proposed);
    BOOST_TEST(text.find("planted") == std::string::npos);
    auto made = nlohmann::ordered_json::parse(text)["operations"];
    auto list = made.contains("a") ? made["a"]["corrections"] : nlohmann::ordered_json::array();
    BOOST_TEST(list.size() == proposed);
    for (auto& entry : list) {
      BOOST_TEST(entry["because"].get<std::string>().find("t.jsonl:3") != std::string::npos);
      entry.erase("because");
    }
    BOOST_TEST(list.dump() == one.proposed);
  }
}

// `planted` came out of a variable, wherever the body has it.
BOOST_AUTO_TEST_CASE(nothing_that_a_variable_holds_is_kept) {
  const struct {
    std::string_view body;
    std::vector<Filled> filled;
    std::string_view kept;
  } kCases[] = {
      {R"({"planted": 1})", {{1, 10}}, "request:/******"},
      {R"({"mode": "planted"})", {{9, 18}}, ""},
      {R"({"a": 1, "planted": 1, "b": {"c": 2}})", {{9, 18}, {28, 36}}, "request:/a request:/****** request:/b"},
      {R"({"a": {"planted": 1}})", {{6, 20}}, "request:/a"},
      {R"({"list": [{"planted": 1}]})", {{9, 25}}, "request:/list/*/******"},
  };
  const Contracts contracts(loaded());
  for (const auto& one : kCases) {
    Tally tally;
    Counter counter(contracts);
    counter.use(tally, {0, 1});
    counter.body(0, Part::request, {one.body, true, one.filled}, Answer::accepted);
    std::string kept;
    for (const Fact& fact : tally.facts().all()) kept += (kept.empty() ? "" : " ") + fact.at + fact.what;
    std::size_t proposed = 0;
    const std::string text = proposals(contracts, tally, {"t.jsonl"}, Language::en, proposed);
    BOOST_TEST_CONTEXT(one.body) {
      BOOST_TEST(kept == one.kept);
      BOOST_TEST(text.find("***") == std::string::npos);
    }
  }
}
