/* Documents without text, from C: a DOM whose values are numbers in a table, so that no value has an address. */
#include <math.h>
#include <string.h>

#include "expect.h"
#include "layout.h"

/* One node: how it is told, and where its members begin (kEnd ends a list). */
typedef struct Node {
  ocpv_value value;
  size_t first;
} Node;
typedef struct Member {
  const char* name;
  size_t node;
} Member;
enum { kEnd = 99, kFails = 98, kNames = 97 };
typedef struct Dom {
  const Node* nodes;
  const Member* members;
  ocpv_status failure;
  ocpv_checker* reentered;
  ocpv_status of_reentry;
  size_t calls;
} Dom;

static ocpv_validator* validator = NULL;
static ocpv_checker* checker = NULL;
static ocpv_report* report = NULL;

static ocpv_status read_node(void* context, const void* value, ocpv_value* out) {
  Dom* dom = context;
  ++dom->calls;
  EXPECT(out->kind == 0 && out->text == NULL);
  if (dom->reentered != NULL) dom->of_reentry = ocpv_verdict(dom->reentered, NULL, 0, "{}", 2, NULL);
  if ((size_t)value == kFails) return dom->failure;
  *out = dom->nodes[(size_t)value].value;
  return OCPV_OK;
}

static int32_t next_node(void* context, const void* container, ocpv_cursor* cursor, ocpv_member* member) {
  Dom* dom = context;
  const Member* at = &dom->members[dom->nodes[(size_t)container].first + cursor->state[0]++];
  ++dom->calls;
  if (at->node == kEnd) return 0;
  if (at->node == kNames) return dom->failure;
  member->name = at->name;
  member->name_size = at->name == NULL ? 0 : strlen(at->name);
  member->value = (const void*)at->node;
  return 1;
}

static ocpv_document table_of(Dom* dom) {
  ocpv_document table;
  EXPECT(ocpv_document_init(&table, sizeof table) == OCPV_OK);
  table.context = dom;
  table.read = read_node;
  table.next = next_node;
  return table;
}

/* What both calls give; they must agree. */
static ocpv_status judge(Dom* dom) {
  const ocpv_document table = table_of(dom);
  const ocpv_status verdict = ocpv_verdict_document(checker, "mine", 4, &table, NULL, NULL);
  EXPECT(ocpv_check_document(&report, checker, "mine", 4, &table, NULL, NULL) == verdict);
  return verdict;
}

/* {"n": <the value>} against a schema that asks for a whole number there. */
static ocpv_status judge_n(ocpv_value value) {
  const Node nodes[] = {{{OCPV_VALUE_OBJECT, 0, 0, 0, 0, NULL, 0}, 0}, {value, 2}};
  const Member members[] = {{"n", 1}, {NULL, kEnd}, {NULL, kEnd}};
  Dom dom = {nodes, members, OCPV_OK, NULL, OCPV_OK, 0};
  return judge(&dom);
}

static ocpv_value text_value(ocpv_value_kind kind, const char* text) {
  ocpv_value value = {kind, 0, 0, 0, 0, text, strlen(text)};
  return value;
}

static void each_kind_is_judged_as_its_text(void) {
  const ocpv_value whole = {OCPV_VALUE_INTEGER, 0, INT64_MIN, 0, 0, NULL, 0};
  const ocpv_value most = {OCPV_VALUE_UNSIGNED, 0, 0, UINT64_MAX, 0, NULL, 0};
  const ocpv_value three = {OCPV_VALUE_DOUBLE, 0, 0, 0, 3.0, NULL, 0};
  const ocpv_value huge = {OCPV_VALUE_DOUBLE, 0, 0, 0, -1e300, NULL, 0};
  const ocpv_value half = {OCPV_VALUE_DOUBLE, 0, 0, 0, 0.5, NULL, 0};
  const ocpv_value nothing = {OCPV_VALUE_NULL, 0, 0, 0, 0, NULL, 0};
  const ocpv_value yes = {OCPV_VALUE_BOOLEAN, 0, 1, 0, 0, NULL, 0};
  const ocpv_value no = {OCPV_VALUE_BOOLEAN, 0, 0, 0, 0, NULL, 0};
  const ocpv_value array = {OCPV_VALUE_ARRAY, 0, 0, 0, 0, NULL, 0};
  const ocpv_value empty = {OCPV_VALUE_STRING, 0, 0, 0, 0, NULL, 0};
  EXPECT(judge_n(whole) == OCPV_OK);
  EXPECT(judge_n(most) == OCPV_OK);
  EXPECT(judge_n(three) == OCPV_OK);
  EXPECT(judge_n(half) == OCPV_INVALID);
  EXPECT(judge_n(huge) == OCPV_OK);
  EXPECT(judge_n(nothing) == OCPV_INVALID);
  EXPECT(judge_n(yes) == OCPV_INVALID);
  EXPECT(judge_n(no) == OCPV_INVALID);
  EXPECT(judge_n(array) == OCPV_INVALID);
  EXPECT(judge_n(empty) == OCPV_INVALID);
  EXPECT(judge_n(text_value(OCPV_VALUE_DIGITS, "18446744073709551616")) == OCPV_OK);
  EXPECT(judge_n(text_value(OCPV_VALUE_DIGITS, "1e400")) == OCPV_OK);
  EXPECT(judge_n(text_value(OCPV_VALUE_DIGITS, "0.1")) == OCPV_INVALID);
  EXPECT(judge_n(text_value(OCPV_VALUE_STRING, "a\"b\\c\n\x01\x7f 0123456789\t\"")) == OCPV_INVALID);
}

static void a_finding_has_a_pointer_and_no_place(void) {
  ocpv_diagnostic d;
  ocpv_string text;
  EXPECT(judge_n(text_value(OCPV_VALUE_STRING, "7")) == OCPV_INVALID);
  EXPECT(ocpv_report_diagnostic_count(report) == 1);
  EXPECT(ocpv_diagnostic_init(&d, sizeof d) == OCPV_OK);
  EXPECT(ocpv_report_diagnostic(report, 0, &d) == OCPV_OK);
  EXPECT(d.id == OCPV_WRONG_TYPE && strcmp(d.pointer.data, "/n") == 0 && strcmp(d.field.data, "n") == 0);
  EXPECT(d.range.start.line == 0 && d.range.end.byte == 0 && d.key_range.start.line == 0 && d.place.start.line == 0);
  for (size_t i = 0; i < d.suggestion_count; ++i) {
    ocpv_suggestion suggestion;
    EXPECT(ocpv_suggestion_init(&suggestion, sizeof suggestion) == OCPV_OK);
    EXPECT(ocpv_report_suggestion(report, 0, i, &suggestion) == OCPV_OK);
    EXPECT(suggestion.edit_count == 0 && suggestion.is_certain == 0);
  }
  EXPECT(d.suggestion_count != 0);
  EXPECT(ocpv_report_to_text(report, NULL, &text) == OCPV_OK);
  EXPECT(strstr(text.data, "/n: error: ") != NULL);
}

static void what_json_cannot_say_is_no_json(void) {
  const ocpv_value nan_value = {OCPV_VALUE_DOUBLE, 0, 0, 0, NAN, NULL, 0};
  const ocpv_value endless = {OCPV_VALUE_DOUBLE, 0, 0, 0, -INFINITY, NULL, 0};
  const ocpv_value unknown = {77, 0, 0, 0, 0, NULL, 0};
  const char* numbers[] = {"", "01", "+1", "1.", "-", "1,1", "1}", "\"1\"", "1 ", "NaN", "1\n2", "0x1"};
  const char* strings[] = {"\xff", "\xed\xa0\x80", "\xc0\x80", "12345678\xf5"};
  EXPECT(judge_n(nan_value) == OCPV_ERROR_NOT_JSON);
  EXPECT(judge_n(endless) == OCPV_ERROR_NOT_JSON);
  EXPECT(judge_n(unknown) == OCPV_ERROR_NOT_JSON);
  EXPECT(ocpv_report_diagnostic_count(report) == 1);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; ++i) {
    EXPECT(judge_n(text_value(OCPV_VALUE_DIGITS, numbers[i])) == OCPV_ERROR_NOT_JSON);
  }
  for (size_t i = 0; i < sizeof strings / sizeof *strings; ++i) {
    EXPECT(judge_n(text_value(OCPV_VALUE_STRING, strings[i])) == OCPV_ERROR_NOT_JSON);
  }
}

static int pointer_is(const char* wanted) {
  ocpv_diagnostic d;
  ocpv_diagnostic_init(&d, sizeof d);
  EXPECT(ocpv_report_diagnostic(report, 0, &d) == OCPV_OK);
  if (strcmp(d.pointer.data, wanted) != 0) fprintf(stderr, "the pointer is \"%s\"\n", d.pointer.data);
  return strcmp(d.pointer.data, wanted) == 0 && d.range.start.line == 0;
}

static void what_is_no_json_or_too_deep_has_a_pointer(void) {
  /* {"a": "x", "p/\"\n~": [1, [bad]]} */
  const ocpv_value object = {OCPV_VALUE_OBJECT, 0, 0, 0, 0, NULL, 0}, array = {OCPV_VALUE_ARRAY, 0, 0, 0, 0, NULL, 0};
  const ocpv_value one = {OCPV_VALUE_INTEGER, 0, 1, 0, 0, NULL, 0};
  const ocpv_value bad[] = {
      text_value(OCPV_VALUE_STRING, "ab\xff"),    text_value(OCPV_VALUE_STRING, "\"\\:[{\x01\xff"),
      text_value(OCPV_VALUE_DIGITS, "1."),        text_value(OCPV_VALUE_DIGITS, "-"),
      {OCPV_VALUE_DOUBLE, 0, 0, 0, NAN, NULL, 0}, {77, 0, 0, 0, 0, NULL, 0}};
  const Member members[] = {{"a", 1},  {"p/\"\n~", 2}, {NULL, kEnd}, {NULL, 3},
                            {NULL, 4}, {NULL, kEnd},   {NULL, 5},    {NULL, kEnd}};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
    const Node nodes[] = {{object, 0}, {text_value(OCPV_VALUE_STRING, "x,\"[{"), 0}, {array, 3}, {one, 0}, {array, 6},
                          {bad[i], 0}};
    Dom dom = {nodes, members, OCPV_ERROR_NOT_JSON, NULL, OCPV_OK, 0};
    EXPECT(judge(&dom) == OCPV_ERROR_NOT_JSON);
    EXPECT(pointer_is("/p~1\"\n~0/1/0"));
  }
  { /* {"a": [1], "b": {"c": 1}, "n": bad}: what was closed before is no part of the pointer */
    const Node nodes[] = {{object, 0}, {array, 4}, {object, 6}, {one, 0}, {bad[0], 0}};
    const Member closed[] = {{"a", 1},  {"b", 2},     {"n", 4}, {NULL, kEnd},
                             {NULL, 3}, {NULL, kEnd}, {"c", 3}, {NULL, kEnd}};
    Dom dom = {nodes, closed, OCPV_ERROR_NOT_JSON, NULL, OCPV_OK, 0};
    EXPECT(judge(&dom) == OCPV_ERROR_NOT_JSON);
    EXPECT(pointer_is("/n"));
  }
  { /* the whole document is no JSON */
    const Node nodes[] = {{bad[0], 0}};
    Dom dom = {nodes, NULL, OCPV_ERROR_NOT_JSON, NULL, OCPV_OK, 0};
    EXPECT(judge(&dom) == OCPV_ERROR_NOT_JSON);
    EXPECT(pointer_is(""));
  }
  { /* a name that is not there is an empty one */
    const Node nodes[] = {{object, 0}, {bad[0], 0}};
    const Member nameless[] = {{NULL, 1}, {NULL, kEnd}};
    Dom dom = {nodes, nameless, OCPV_ERROR_NOT_JSON, NULL, OCPV_OK, 0};
    EXPECT(judge(&dom) == OCPV_ERROR_NOT_JSON);
    EXPECT(pointer_is("/"));
  }
  {
    const Node nodes[] = {{object, 0}, {one, 0}};
    const Member bad_name[] = {{"a", 1}, {"b\xff", 1}, {NULL, kEnd}};
    Dom dom = {nodes, bad_name, OCPV_ERROR_NOT_JSON, NULL, OCPV_OK, 0};
    EXPECT(judge(&dom) == OCPV_ERROR_NOT_JSON);
    EXPECT(pointer_is("")); /* of the object */
  }
  {
    const Node nodes[] = {{array, 0}};
    const Member itself[] = {{NULL, 0}, {NULL, kEnd}};
    Dom dom = {nodes, itself, OCPV_OK, NULL, OCPV_OK, 0};
    ocpv_diagnostic d;
    EXPECT(judge(&dom) == OCPV_ERROR_TOO_DEEP);
    ocpv_diagnostic_init(&d, sizeof d);
    EXPECT(ocpv_report_diagnostic(report, 0, &d) == OCPV_OK && d.pointer.size == 2 * 64);
  }
}

static void a_failing_table_is_a_status(void) {
  const Node nodes[] = {{{OCPV_VALUE_OBJECT, 0, 0, 0, 0, NULL, 0}, 0}};
  const Member value[] = {{"n", kFails}, {NULL, kEnd}}, name[] = {{"n", kNames}, {NULL, kEnd}};
  const Member* both[] = {value, name};
  for (size_t i = 0; i < 2; ++i) {
    Dom dom = {nodes, both[i], OCPV_ERROR_NOT_JSON, NULL, OCPV_OK, 0};
    EXPECT(judge(&dom) == OCPV_ERROR_NOT_JSON);
    EXPECT(ocpv_report_diagnostic_count(report) == 1);
    dom.failure = OCPV_ERROR_NO_MEMORY;
    EXPECT(judge(&dom) == OCPV_ERROR_NO_MEMORY);
    EXPECT(ocpv_report_diagnostic_count(report) == 0);
  }
}

static void a_document_without_an_end_ends(void) {
  const Node deep[] = {{{OCPV_VALUE_ARRAY, 0, 0, 0, 0, NULL, 0}, 0}};
  const Member itself[] = {{NULL, 0}, {NULL, kEnd}};
  const Node wide[] = {{{OCPV_VALUE_ARRAY, 0, 0, 0, 0, NULL, 0}, 0}, {{OCPV_VALUE_NULL, 0, 0, 0, 0, NULL, 0}, 0}};
  static Member many[600000];
  Dom dom = {deep, itself, OCPV_OK, NULL, OCPV_OK, 0};
  EXPECT(judge(&dom) == OCPV_ERROR_TOO_DEEP);
  EXPECT(dom.calls < 1000);
  for (size_t i = 0; i < 600000; ++i) many[i].node = i == 599999 ? kEnd : 1;
  dom.nodes = wide;
  dom.members = many;
  EXPECT(judge(&dom) == OCPV_ERROR_TOO_LARGE);
}

/* A string of n bytes makes a document of n + 8, {"n":"..."}; the limit is 1 MiB. */
static void a_string_is_too_large_as_its_text_is(void) {
  const size_t most = ((size_t)1 << 20) - 8;
  static char text[(1 << 20) + 2];
  const ocpv_value fits = {OCPV_VALUE_STRING, 0, 0, 0, 0, text, most};
  const ocpv_value longer = {OCPV_VALUE_STRING, 0, 0, 0, 0, text, most + 1};
  const ocpv_value longest = {OCPV_VALUE_STRING, 0, 0, 0, 0, text, sizeof text};
  memset(text, 'a', sizeof text);
  EXPECT(judge_n(fits) == OCPV_INVALID);
  EXPECT(judge_n(longer) == OCPV_ERROR_TOO_LARGE);
  EXPECT(judge_n(longest) == OCPV_ERROR_TOO_LARGE);
  memset(text, '\n', sizeof text); /* two bytes or six each: over the limit while it is written */
  EXPECT(judge_n(fits) == OCPV_ERROR_TOO_LARGE);
}

static void names_that_come_twice_are_found(void) {
  const ocpv_value one = {OCPV_VALUE_INTEGER, 0, 1, 0, 0, NULL, 0};
  const Node nodes[] = {{{OCPV_VALUE_OBJECT, 0, 0, 0, 0, NULL, 0}, 0}, {one, 0}};
  const Member members[] = {{"n", 1}, {"n", 1}, {NULL, kEnd}};
  Dom dom = {nodes, members, OCPV_OK, NULL, OCPV_OK, 0};
  ocpv_diagnostic d;
  EXPECT(judge(&dom) == OCPV_INVALID);
  EXPECT(ocpv_diagnostic_init(&d, sizeof d) == OCPV_OK);
  EXPECT(ocpv_report_diagnostic(report, 0, &d) == OCPV_OK && d.id == OCPV_DUPLICATE_KEY);
}

static void secrets_are_in_no_report(void) {
  const Node nodes[] = {{{OCPV_VALUE_OBJECT, 0, 0, 0, 0, NULL, 0}, 0},
                        {{OCPV_VALUE_STRING, 0, 0, 0, 0, "pl4nted", 7}, 0}};
  const Member members[] = {{"accessKeySecret", 1}, {NULL, kEnd}};
  Dom dom = {nodes, members, OCPV_OK, NULL, OCPV_OK, 0};
  const ocpv_document table = table_of(&dom);
  ocpv_string text;
  EXPECT(ocpv_check_document(&report, checker, "secret", 6, &table, NULL, NULL) == OCPV_INVALID);
  EXPECT(ocpv_report_diagnostic_count(report) >= 1);
  EXPECT(ocpv_report_to_json(report, NULL, &text) == OCPV_OK);
  EXPECT(strstr(text.data, "/accessKeySecret") != NULL && strstr(text.data, "pl4nted") == NULL);
}

static void what_is_not_allowed_is_refused(void) {
  const Node nodes[] = {{{OCPV_VALUE_OBJECT, 0, 0, 0, 0, NULL, 0}, 0}};
  const Member none[] = {{NULL, kEnd}};
  Dom dom = {nodes, none, OCPV_OK, checker, OCPV_OK, 0};
  ocpv_document table = table_of(&dom);
  EXPECT(ocpv_verdict_document(checker, "mine", 4, &table, NULL, NULL) == OCPV_INVALID);
  EXPECT(dom.of_reentry == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_verdict_document(NULL, "mine", 4, &table, NULL, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_verdict_document(checker, "mine", 4, NULL, NULL, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_verdict_document(checker, "none", 4, &table, NULL, NULL) == OCPV_ERROR_UNKNOWN_OPERATION);
  EXPECT(ocpv_check_document(NULL, checker, "mine", 4, &table, NULL, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_check_document(&report, checker, "none", 4, &table, NULL, NULL) == OCPV_ERROR_UNKNOWN_OPERATION);
  EXPECT(ocpv_report_diagnostic_count(report) == 1);
  table.next = NULL;
  EXPECT(ocpv_check_document(&report, checker, "mine", 4, &table, NULL, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_report_diagnostic_count(report) == 0);
  EXPECT(ocpv_document_init(NULL, sizeof table) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_has("document") == 1);
}

int main(void) {
  static const char mine[] =
      "{\"type\":\"object\",\"required\":[\"n\"],\"properties\":{\"n\":{\"type\":\"integer\"}},"
      "\"additionalProperties\":false}";
  static const char secret[] =
      "{\"type\":\"object\",\"properties\":{\"accessKeySecret\":{\"enum\":[\"a\"],\"x-ocpv-secret\":true}}}";
  ocpv_operation_source first, second;
  const ocpv_operation_source* sources[] = {&first, &second};
  EXPECT(ocpv_operation_source_init(&first, sizeof first) == OCPV_OK);
  EXPECT(ocpv_operation_source_init(&second, sizeof second) == OCPV_OK);
  first.id = "mine";
  first.id_size = 4;
  first.request_schema = mine;
  first.request_schema_size = sizeof mine - 1;
  second.id = "secret";
  second.id_size = 6;
  second.request_schema = secret;
  second.request_schema_size = sizeof secret - 1;
  EXPECT(ocpv_validator_new_from_memory(&validator, sources, 2, NULL) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  each_kind_is_judged_as_its_text();
  a_finding_has_a_pointer_and_no_place();
  what_json_cannot_say_is_no_json();
  what_is_no_json_or_too_deep_has_a_pointer();
  a_failing_table_is_a_status();
  a_document_without_an_end_ends();
  a_string_is_too_large_as_its_text_is();
  names_that_come_twice_are_found();
  secrets_are_in_no_report();
  what_is_not_allowed_is_refused();
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  return expect_failures == 0 ? 0 : 1;
}
