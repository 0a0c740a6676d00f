// One right body, each of its bytes changed into every other and each beginning of it; strings and white space around
// the ends of the blocks in which a text is looked at.
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "agreement.h"

namespace ocpv::first_judge::testing {
namespace {

constexpr std::string_view kSchema =
    R"({"type":"object","required":["name","kind"],"properties":{)"
    R"("name":{"type":"string","minLength":1,"maxLength":12},)"
    R"("kind":{"type":"string","enum":["FULL_BACKUP","INCREMENTAL","x"]},)"
    R"("count":{"type":"integer","minimum":0,"maximum":100},)"
    R"("ratio":{"type":"number","minimum":-1.5},)"
    R"("when":{"type":"string","format":"date-time"},)"
    R"("k":{"type":"boolean"},)"
    R"("list":{"type":"array","maxItems":4,"items":{"type":"integer"}},)"
    R"("a name that is longer than thirty-two bytes":{"type":"null"},)"
    R"("inner":{"type":"object","additionalProperties":false,"properties":{"only":{"type":"string"}}}},)"
    R"("allOf":[{"if":{"properties":{"kind":{"const":"FULL_BACKUP"}},"required":["kind"]},)"
    R"("then":{"required":["count"]}}]})";

constexpr std::string_view kBody =
    R"({"name":"n\u00e4me","kind":"FULL_BACKUP","count":42,"ratio":-0.5,"when":"2024-02-29T12:00:00Z",)"
    "\n  "
    R"("k":true,"list":[1,-2,3000000000], "a name that is longer than thirty-two bytes":null,)"
    R"("inner":{"only":"备份"},"unknown":{"x":[[],{}],"y":"\\\""}})";

plan::Plan plan_of(std::string_view schema) { return std::move(plan::compile(schema)).value(); }

void hold(const std::string& difference) { BOOST_REQUIRE_MESSAGE(difference.empty(), difference); }

BOOST_AUTO_TEST_CASE(the_body_itself_is_found_right_without_the_walk) {
  const plan::Plan plan = plan_of(kSchema);
  FirstJudge judge;
  for (const Level level : levels())
    BOOST_TEST((judge.judge(plan.program(), kBody, {}, Severity::error, level) == Answer::ok));
  BOOST_TEST((judge.judge(plan.program(), kBody, {}, Severity::error, Level::none) == Answer::unsure));
}

BOOST_AUTO_TEST_CASE(a_body_with_one_byte_changed_is_judged_as_by_the_walk) {
  const plan::Plan plan = plan_of(kSchema);
  Agreement agreement;
  std::string text(kBody);
  for (char& c : text) {
    const char kept = c;
    for (int byte = 0; byte < 256; ++byte) {
      c = static_cast<char>(static_cast<unsigned char>(byte));
      hold(agreement.compare(plan, text));
    }
    c = kept;
  }
}

BOOST_AUTO_TEST_CASE(a_body_with_one_byte_more_or_less_is_judged_as_by_the_walk) {
  const plan::Plan plan = plan_of(kSchema);
  Agreement agreement;
  constexpr std::string_view kAdded = "\"\\{}[]:, \n\t0-1.eEtn\x01\x80\xC3\xE5\xF0";
  for (std::size_t at = 0; at <= kBody.size(); ++at) {
    std::string less(kBody);
    if (at < less.size()) less.erase(at, 1);
    hold(agreement.compare_all(plan, less));
    for (const char c : kAdded) {
      std::string more(kBody);
      more.insert(at, 1, c);
      hold(agreement.compare(plan, more));
    }
    hold(agreement.compare(plan, std::string(kBody) + std::string(at, ' ')));
    hold(agreement.compare(plan, std::string(at, '\n') + std::string(kBody)));
  }
}

BOOST_AUTO_TEST_CASE(each_beginning_of_a_body_is_judged_as_by_the_walk) {
  const plan::Plan plan = plan_of(kSchema);
  Agreement agreement;
  for (std::size_t size = 0; size <= kBody.size(); ++size) {
    hold(agreement.compare_all(plan, kBody.substr(0, size)));
    hold(agreement.compare(plan, std::string(kBody.substr(0, size)) + std::string("\0\0", 2)));
  }
}

BOOST_AUTO_TEST_CASE(what_stands_at_the_end_of_a_block_is_judged_as_by_the_walk) {
  const plan::Plan plan = plan_of(kSchema);
  Agreement agreement;
  constexpr std::string_view kPieces[] = {"\\\"",
                                          "\\\\",
                                          "\\\\\"",
                                          "\\\\\\\"",
                                          "\\u00e4",
                                          "\\ud83d\\ude80",
                                          "\\ud83d",
                                          "\\ude80",
                                          "\\\\ud83d\\ude80",
                                          "\\u12",
                                          "\\x",
                                          "\xC3\xA4",
                                          "\xE5\xA4\x87",
                                          "\xF0\x9F\x9A\x80",
                                          "\xF0\x9F\x9A",
                                          "\xC0\x80",
                                          "\xED\xA0\x80",
                                          "\xF4\x90\x80\x80",
                                          "\xE5\xA4",
                                          "\x80",
                                          "\x1F",
                                          "\x7F",
                                          "\"",
                                          "\",\"k\":true,\"x\":\""};
  for (std::size_t before = 0; before < 140; ++before) {
    for (const std::string_view piece : kPieces) {
      for (const std::string_view behind :
           {"", "y", "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"}) {
        const std::string value = std::string(before, 'x') + std::string(piece) + std::string(behind);
        hold(agreement.compare(plan, "{\"name\":\"a\",\"kind\":\"x\",\"" + value + "\":1}"));
        hold(agreement.compare(plan, "{\"name\":\"" + value + "\",\"kind\":\"x\"}"));
      }
    }
  }
  if (!levels().empty()) BOOST_TEST(agreement.by_answer[1] > agreement.texts / 4);
}

BOOST_AUTO_TEST_CASE(texts_of_little_but_quotes_are_judged_as_by_the_walk) {
  const plan::Plan any = plan_of("{}");
  Agreement agreement;
  for (const std::string_view item : {"\"\",", "\"a\",", "\"ab\",", "{\"\":\"\"},", "[\"\"],", "\"", "\"\""}) {
    for (std::size_t count = 1; count < 60'000; count += count / 2 + 1) {
      std::string text = "[";
      for (std::size_t i = 0; i < count; ++i) text += item;
      hold(agreement.compare(any, text + "\"\"]"));
      hold(agreement.compare(any, text));
    }
  }
}

BOOST_AUTO_TEST_CASE(numbers_of_every_size_are_judged_as_by_the_walk) {
  const plan::Plan plans[] = {
      plan_of(R"({"items":{"type":"integer","minimum":-9223372036854775808,"maximum":9223372036854775807}})"),
      plan_of(R"({"items":{"type":"number","exclusiveMinimum":-0.25,"maximum":1e3}})"),
      plan_of(R"({"items":{"enum":[0,1.0,12345678901234567890,"0"]}})"),
      plan_of(R"({"items":{"type":"integer","multipleOf":7}})"), plan_of("{}")};
  Agreement agreement;
  Random random(7);
  constexpr std::string_view kSigns[] = {"", "-", "+", "0", "-0"};
  constexpr std::string_view kEnds[] = {"", ".0", ".5", "e2", "E-1", ".", "e", "x", "\"a\"", " ", ".10e+2"};
  for (const plan::Plan& plan : plans) {
    for (std::size_t size = 0; size < 24; ++size) {
      for (int round = 0; round < 4; ++round) {
        std::string digits;
        for (std::size_t i = 0; i < size; ++i)
          digits += static_cast<char>('0' + (round == 0   ? 9
                                             : round == 1 ? (i == 0 ? 1 : 0)
                                                          : static_cast<int>(random.below(10))));
        if (round == 3 && size == 19) digits = "9223372036854775807";
        if (round == 2 && size == 19) digits = "9223372036854775808";
        for (const std::string_view sign : kSigns)
          for (const std::string_view end : kEnds)
            hold(agreement.compare(plan, "[" + std::string(sign) + digits + std::string(end) + "]"));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(nesting_and_names_that_come_twice_are_judged_as_by_the_walk) {
  const plan::Plan plan = plan_of(kSchema), any = plan_of("{}");
  Agreement agreement;
  for (std::size_t depth = 1; depth < 80; ++depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += i % 2 == 0 ? "[" : "{\"a\":";
    text += "1";
    for (std::size_t i = depth; i > 0; --i) text += i % 2 == 1 ? "]" : "}";
    for (const std::uint32_t most : {1U, 8U, 64U, 1000U}) {
      check::Options options;
      options.limits.max_depth = most;
      hold(agreement.compare(any, text, options));
    }
  }
  for (std::size_t names = 1; names < 40; ++names) {
    std::string text = "{";
    for (std::size_t i = 0; i < names; ++i) text += "\"n" + std::to_string(i) + "\":{\"n1\":1,\"n2\":2},";
    for (const std::string_view last : {"n0", "n1", "n", "\\u006e0", "n\\u0031", "name", "n\\u0061me"})
      hold(agreement.compare_all(plan, text + "\"name\":\"a\",\"kind\":\"x\",\"" + std::string(last) + "\":\"b\"}"));
  }
}

}  // namespace
}  // namespace ocpv::first_judge::testing
