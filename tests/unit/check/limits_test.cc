// Limits one below, at and one above; documents made to be dear; a small stack.
#include <pthread.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <ctime>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "support.h"

using namespace ocpv;
using namespace ocpv::check;
using namespace ocpv::check::testing;
using ocpv::Status;

namespace {

std::string nested(std::size_t depth, const char* open, const char* close, const char* inside = "") {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  text += inside;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

Status both(Checker& checker, const ocpv::plan::Plan& plan, const std::string& text, const Options& options) {
  findings::Findings findings;
  const Status status = checker.check(plan, text, options, findings);
  BOOST_TEST((checker.verdict(plan, text, options) == status));
  BOOST_TEST((findings.status == status));
  return status;
}

struct Hostile {
  const char* name;
  std::string text;
};

std::vector<Hostile> hostile(std::size_t n) {
  std::string unknown, repeated, escaped, secrets, items, errors = "{\"backupMode\":[";
  for (std::size_t i = 0; i < n / 16; ++i) {
    unknown += (i == 0 ? "{\"" : ",\"") + std::to_string(i) + "abcd\":1";
    repeated += i == 0 ? "{\"same\":1" : ",\"same\":1";
    secrets += (i == 0 ? "{\"pasword" : ",\"pasword") + std::to_string(i) + "\":1";
    items += i == 0 ? "[{\"a\":1,\"a\":2}" : ",{\"a\":1,\"a\":2}";
    errors += i == 0 ? "{\"a\":[1]}" : ",{\"a\":[1]}";
  }
  for (std::size_t i = 0; i < n / 6; ++i) escaped += "\\u0061";
  return {{"unknown members", unknown + "}"},
          {"one key many times", repeated + "}"},
          {"names near to a secret's", secrets + "}"},
          {"duplicates in each item", items + "]"},
          {"a long name in escapes", "{\"" + escaped + "\":1}"},
          {"a long value in escapes", "{\"backupMode\":\"" + escaped + "\"}"},
          {"a long number", "{\"obBackupObject\":{\"clusterId\":1" + std::string(n, '0') + "}}"},
          {"a long fraction", "{\"obBackupObject\":{\"clusterId\":0." + std::string(n, '0') + "1}}"},
          {"white space", "{" + std::string(n, ' ') + "}"},
          {"many arrays in a wrong place", errors + "]}"},
          {"brackets", std::string(n, '[')},
          {"brackets and their ends", nested(n / 2, "[", "]")},
          {"quotes", std::string(n, '"')},
          {"backslashes", "\"" + std::string(n, '\\')}};
}

void* judge_all(void*) {
  Checker checker;
  findings::Findings findings;
  Options options;
  options.limits.max_depth = ocpv::kMostDepth;
  for (const std::string& text : {nested(ocpv::kMostDepth, "{\"obBackupServiceStorageConfig\":", "}", "1"),
                                  nested(ocpv::kMostDepth, "[", "]"), nested(200'000, "[", "]"), std::string(kBody)}) {
    checker.check(backup_plan(), text, options, findings);
    checker.verdict(backup_plan(), text, options);
  }
  return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(depth_and_size_are_held_at_their_limits) {
  Checker checker;
  const auto anything = compiled("{}");
  Options options;
  for (const std::uint32_t depth : {1U, 2U, 64U}) {
    options.limits.max_depth = depth;
    for (const auto& [open, close] : {std::pair("[", "]"), std::pair("{\"a\":", "}")}) {
      const char* inside = open[0] == '{' ? "1" : "";
      BOOST_TEST((both(checker, anything, nested(depth - 1, open, close, "1"), options) == Status::ok));
      BOOST_TEST((both(checker, anything, nested(depth, open, close, inside), options) == Status::ok));
      BOOST_TEST((both(checker, anything, nested(depth + 1, open, close, inside), options) == Status::too_deep));
      // What is malformed further on is that first.
      BOOST_TEST((both(checker, anything, nested(depth + 1, open, close, inside) + "]", options) == Status::not_json));
    }
  }
  options.limits = {};
  options.limits.max_bytes = 10;
  BOOST_TEST((both(checker, anything, "123456789", options) == Status::ok));
  BOOST_TEST((both(checker, anything, "1234567890", options) == Status::ok));
  BOOST_TEST((both(checker, anything, "12345678901", options) == Status::too_large));
  options.limits.max_bytes = ocpv::kMostBytes + 1;
  BOOST_TEST((both(checker, anything, "1", options) == Status::bad_argument));
  options.limits = {};
  options.limits.max_depth = 0;
  BOOST_TEST((both(checker, anything, "1", options) == Status::bad_argument));
  options.limits.max_depth = ocpv::kMostDepth;
  BOOST_TEST((both(checker, anything, "1", options) == Status::ok));
  options.limits.max_depth = ocpv::kMostDepth + 1;
  BOOST_TEST((both(checker, anything, "1", options) == Status::bad_argument));
  options.limits = {};
  options.limits.max_diagnostics = 0;
  BOOST_TEST((both(checker, anything, "1", options) == Status::bad_argument));
}

BOOST_AUTO_TEST_CASE(the_first_bracket_that_is_one_too_deep_is_named_whatever_was_closed_before) {
  Options options;
  options.limits.max_depth = 2;
  Checker checker;
  findings::Findings findings;
  for (const auto& [text, byte] :
       {std::pair("[[],{},[1],[[2],[]]]", 12U), std::pair("[{\"a\":1},{},{\"b\":{}}]", 17U)}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST((checker.check(compiled("{}"), text, options, findings) == Status::too_deep));
      BOOST_REQUIRE(findings.diagnostics.size() == 1U);
      BOOST_TEST(findings.diagnostics[0].range.start.byte == byte);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_pointer_that_is_too_long_is_cut_in_the_middle_and_between_characters) {
  std::string one_name, path_start, path_end;
  for (int i = 0; i < 600; ++i) one_name += "\u5907";
  for (int i = 0; i < 30; ++i) {
    path_start += "{\"" + one_name.substr(0, 120) + "\":";
    path_end += "}";
  }
  const struct {
    std::string text;
    const char* end;
  } cases[] = {
      {one_name + R"(":{"a":1,"a":2}})",
       "\u5907"},  // so long a name may be a secret's; its value is told of as a whole
      {"\":" + path_start + R"({"last":1,"last":2})" + path_end + "}", "/last"},
  };
  const auto plan = compiled("{}");
  Checker checker;
  findings::Findings findings;
  for (const auto& row : cases) {
    for (const char* start : {"x", "xy", "xyz", "wxyz"}) {
      BOOST_TEST((checker.check(plan, std::string("{\"") + start + row.text, Options{}, findings) == Status::invalid));
      BOOST_REQUIRE(findings.diagnostics.size() == 1U);
      const std::string_view pointer = findings.diagnostics[0].pointer;
      BOOST_TEST(pointer.size() <= 1024U);
      BOOST_TEST(pointer.find("\u2026") != std::string_view::npos);
      BOOST_TEST(pointer.ends_with(row.end));
      BOOST_TEST(ocpv::find_invalid_utf8(pointer) == pointer.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(diagnostics_over_the_limit_are_counted_only) {
  Checker checker;
  findings::Findings findings;
  Options options;
  std::string items = "[";
  for (int i = 0; i < 65; ++i) items += i == 0 ? "\"x\"" : ",\"x\"";
  const std::string body = edited(std::string(kBody), "[1, 2]", items + "]");
  for (const std::uint32_t limit : {64U, 65U, 66U}) {
    options.limits.max_diagnostics = limit;
    checker.check(backup_plan(), body, options, findings);
    BOOST_TEST(findings.errors == 65U);
    BOOST_TEST(findings.diagnostics.size() == std::min(limit, 65U));
    BOOST_TEST(findings.left_out == 65U - std::min(limit, 65U));
  }
}

BOOST_AUTO_TEST_CASE(warnings_do_not_crowd_out_errors_that_come_after_them) {
  Checker checker;
  findings::Findings findings;
  Options options;
  std::string fields = "{";
  for (int i = 0; i < 200; ++i) fields += "\"zz" + std::to_string(i) + "\": 1,\n";
  const std::string body = edited(
      edited(std::string(kBody), "{\n  \"obBackupObject\"", fields + "  \"obBackupObject\""), "[1, 2]", "[\"x\", 2]");
  for (const std::uint32_t limit : {1U, 2U, 64U}) {
    options.limits.max_diagnostics = limit;
    checker.check(backup_plan(), body, options, findings);
    BOOST_TEST(findings.errors == 1U);
    BOOST_TEST(findings.warnings == 200U);
    BOOST_TEST(findings.diagnostics.size() == limit);
    BOOST_TEST(findings.left_out == 201U - limit);
    BOOST_TEST((findings.diagnostics.back().severity == Severity::error));
    for (std::size_t i = 1; i < findings.diagnostics.size(); ++i) {
      BOOST_TEST(findings.diagnostics[i - 1].range.start.byte <= findings.diagnostics[i].range.start.byte);
    }
  }
}

BOOST_AUTO_TEST_CASE(hostile_documents_take_time_in_step_with_their_size) {
  Checker checker;
  findings::Findings findings;
  Options options;
  options.limits.max_bytes = ocpv::kMostBytes;
  constexpr std::size_t kSmall = std::size_t{1} << 17;
  const auto cost = [&](const std::string& text) {
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
      const auto before = std::clock();
      checker.check(backup_plan(), text, options, findings);
      checker.verdict(backup_plan(), text, options);
      best = std::min(best, static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
    }
    return best;
  };
  const auto small = hostile(kSmall), large = hostile(4 * kSmall);
  for (std::size_t i = 0; i < small.size(); ++i) {
    BOOST_TEST_CONTEXT(small[i].name) {
      const double one = cost(small[i].text), four = cost(large[i].text);
      // Four times the size: 16 times the time would be quadratic. A millisecond covers the clock's grain.
      BOOST_TEST(four <= 8 * one + 0.001);
      BOOST_TEST(four <= 0.5);
    }
  }
}

BOOST_AUTO_TEST_CASE(checking_needs_no_more_than_a_small_stack) {
  backup_plan();  // compiled by this thread: compiling may use more
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, std::size_t{64} << 10);
  pthread_t thread;
  BOOST_REQUIRE(pthread_create(&thread, &attributes, judge_all, nullptr) == 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}
