/* The C API from C: structs of other versions, misuse, callbacks and bounds. */
#define _POSIX_C_SOURCE 200809L
#include <stddef.h>
#include <string.h>

#include "capi_objects.h"

static void structs_of_older_and_newer_callers_are_understood(void) {
  ocpv_validator* validator = NULL;
  ocpv_options options;
  ocpv_diagnostic d;
  ocpv_checker* checker;
  ocpv_report* report = NULL;
  size_t size;
  union {
    ocpv_options known;
    unsigned char bytes[sizeof(ocpv_options) + 64];
  } newer;

  /* Older: the struct ended after any of today's members. What lies behind must not be read or written. */
  for (size = sizeof(size_t); size <= sizeof options; size += sizeof(size_t)) {
    memset(&options, 0xEE, sizeof options);
    EXPECT(ocpv_options_init(&options, size) == OCPV_OK);
    EXPECT(options.size == size);
    EXPECT(ocpv_validator_new(&validator, &options) == OCPV_OK);
    ocpv_validator_free(validator);
  }

  /* Newer: what we do not know is zero, or it is refused. */
  EXPECT(ocpv_options_init(&newer.known, sizeof newer) == OCPV_OK);
  EXPECT(ocpv_validator_new(&validator, &newer.known) == OCPV_OK);
  ocpv_validator_free(validator);
  newer.bytes[sizeof newer - 1] = 1;
  EXPECT(ocpv_validator_new(&validator, &newer.known) == OCPV_ERROR_BAD_ARGUMENT);

  validator = new_validator();
  checker = new_checker(validator);
  EXPECT(ocpv_check(&report, checker, NULL, 0, "[]", 2, NULL) == OCPV_INVALID);
  memset(&d, 0xEE, sizeof d);
  EXPECT(ocpv_diagnostic_init(&d, offsetof(ocpv_diagnostic, pointer)) == OCPV_OK);
  EXPECT(ocpv_report_diagnostic(report, 0, &d) == OCPV_OK);
  EXPECT(d.id == OCPV_WRONG_TYPE);
  for (size = offsetof(ocpv_diagnostic, pointer); size < sizeof d; ++size) {
    EXPECT(((unsigned char*)&d)[size] == 0xEE);
  }
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
}

static void misuse_of_validators_is_a_status_and_never_a_crash(void) {
  ocpv_validator* validator = NULL;
  ocpv_checker* checker = NULL;
  ocpv_options options;
  ocpv_allocator allocator;

  ocpv_validator_free(NULL);
  ocpv_checker_free(NULL);
  ocpv_report_free(NULL);
  EXPECT(ocpv_options_init(NULL, sizeof options) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_options_init(&options, sizeof(size_t) - 1) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_validator_new(NULL, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  memset(&options, 0, sizeof options);
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_BAD_ARGUMENT);
  memset(&options, 0xFF, sizeof options);
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_BAD_ARGUMENT);
  ocpv_options_init(&options, sizeof options);
  options.max_bytes = ((size_t)64 << 20) + 1;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_BAD_ARGUMENT);
  ocpv_options_init(&options, sizeof options);
  options.max_depth = 1025;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_BAD_ARGUMENT);
  ocpv_options_init(&options, sizeof options);
  options.reserved = 1;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_BAD_ARGUMENT);
  memset(&allocator, 0, sizeof allocator);
  ocpv_options_init(&options, sizeof options);
  options.allocator = &allocator;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(validator == NULL);
  EXPECT(ocpv_validator_new_from_memory(&validator, NULL, 1, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_validator_new_from_folder(&validator, NULL, 0, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_validator_operation_count(NULL) == 0);
  EXPECT(ocpv_checker_new(&checker, NULL) == OCPV_ERROR_BAD_ARGUMENT);
}

static void misuse_of_checkers_is_a_status_and_never_a_crash(void) {
  ocpv_validator* validator = new_validator();
  ocpv_checker* checker = new_checker(validator);
  ocpv_report* report = NULL;
  ocpv_check_options check_options;
  size_t index;

  EXPECT(ocpv_checker_new(NULL, validator) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_validator_find(NULL, validator, "a", 1) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_validator_find(&index, validator, NULL, 1) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_verdict(NULL, NULL, 0, "{}", 2, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_verdict(checker, NULL, 1, "{}", 2, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_verdict(checker, NULL, 0, NULL, 2, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_verdict(checker, NULL, 0, NULL, 0, NULL) == OCPV_ERROR_NOT_JSON);
  ocpv_check_options_init(&check_options, sizeof check_options);
  check_options.body = 7;
  EXPECT(ocpv_verdict(checker, NULL, 0, "{}", 2, &check_options) == OCPV_ERROR_BAD_ARGUMENT);
  ocpv_check_options_init(&check_options, sizeof check_options);
  check_options.path_parameter_count = 1;
  EXPECT(ocpv_verdict(checker, NULL, 0, "{}", 2, &check_options) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_check(NULL, checker, NULL, 0, "{}", 2, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_check(&report, checker, NULL, 0, NULL, 2, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(report == NULL);
  EXPECT(ocpv_check_each(checker, NULL, 0, "{}", 2, NULL, NULL, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
}

static void misuse_of_reports_is_a_status_and_never_a_crash(void) {
  ocpv_validator* validator = new_validator();
  ocpv_checker* checker = new_checker(validator);
  ocpv_report* report = NULL;
  ocpv_render_options render_options;
  ocpv_string text;
  ocpv_counts counts;

  EXPECT(ocpv_report_status(NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_report_diagnostic_count(NULL) == 0);
  ocpv_counts_init(&counts, sizeof counts);
  EXPECT(ocpv_report_counts(NULL, &counts) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_report_to_text(NULL, NULL, &text) == OCPV_ERROR_BAD_ARGUMENT);

  EXPECT(ocpv_check(&report, checker, NULL, 0, "[]", 2, NULL) == OCPV_INVALID);
  EXPECT(ocpv_report_message(report, 0, 9, &text) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_report_message(report, 9, OCPV_LANGUAGE_EN, &text) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_report_message(report, 0, OCPV_LANGUAGE_EN, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_report_to_json(report, NULL, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  ocpv_render_options_init(&render_options, sizeof render_options);
  render_options.language = 2;
  EXPECT(ocpv_report_to_json(report, &render_options, &text) == OCPV_ERROR_BAD_ARGUMENT);

  /* A report that was given and could not be filled is empty and says so. */
  EXPECT(ocpv_check(&report, checker, NULL, 0, NULL, 2, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(report != NULL && ocpv_report_diagnostic_count(report) == 0);
  EXPECT(ocpv_report_status(report) == OCPV_ERROR_BAD_ARGUMENT);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
}

struct visit {
  ocpv_checker* checker;
  size_t calls, stop_after;
};

static int32_t count_visit(void* context, ocpv_report* report, size_t index, const ocpv_diagnostic* diagnostic) {
  struct visit* visit = context;
  EXPECT(index == visit->calls);
  EXPECT(is_terminated(diagnostic->pointer));
  EXPECT(ocpv_report_diagnostic_count(report) > index);
  EXPECT(ocpv_verdict(visit->checker, NULL, 0, "{}", 2, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  return ++visit->calls == visit->stop_after;
}

static void a_callback_sees_each_diagnostic_and_can_stop(void) {
  size_t size;
  char* broken = read_request("broken.json", &size);
  ocpv_validator* validator = new_validator();
  struct visit all = {NULL, 0, 0}, one = {NULL, 0, 1};
  ocpv_report* report = NULL;
  ocpv_checker* checker = new_checker(validator);
  all.checker = one.checker = checker;
  EXPECT(ocpv_check(&report, checker, NULL, 0, broken, size, NULL) == OCPV_INVALID);
  EXPECT(ocpv_check_each(checker, NULL, 0, broken, size, NULL, count_visit, &all) == OCPV_INVALID);
  EXPECT(all.calls == ocpv_report_diagnostic_count(report) && all.calls > 1);
  EXPECT(ocpv_check_each(checker, NULL, 0, broken, size, NULL, count_visit, &one) == OCPV_INVALID);
  EXPECT(one.calls == 1);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  free(broken);
}

static void reports_are_text_and_json_without_secrets_and_within_bounds(void) {
  size_t size;
  char* broken = read_request("broken.json", &size);
  ocpv_validator* validator = NULL;
  ocpv_checker* checker;
  ocpv_report* report = NULL;
  ocpv_options options;
  ocpv_render_options render;
  ocpv_string text;
  ocpv_options_init(&options, sizeof options);
  options.max_report_bytes = 1500;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_OK);
  checker = new_checker(validator);
  EXPECT(ocpv_check(&report, checker, OPERATION, LENGTH(OPERATION), broken, size, NULL) == OCPV_INVALID);
  ocpv_render_options_init(&render, sizeof render);
  render.path = "broken.json";
  render.path_size = 11;
  render.source = broken;
  render.source_size = size;
  EXPECT(ocpv_report_to_text(report, &render, &text) == OCPV_OK);
  EXPECT(is_terminated(text) && text.size <= 1500);
  EXPECT(strncmp(text.data, "broken.json:", 12) == 0);
  EXPECT(strstr(text.data, "hunter2") == NULL);
  EXPECT(ocpv_report_to_json(report, &render, &text) == OCPV_OK);
  EXPECT(is_terminated(text) && text.size <= 1500);
  EXPECT(text.data[0] == '{' && text.data[text.size - 1] == '\n');
  EXPECT(strstr(text.data, "hunter2") == NULL);
  EXPECT(strstr(text.data, "\"operation\":\"backup-tenant-now\"") != NULL);
  render.language = OCPV_LANGUAGE_ZH;
  EXPECT(ocpv_report_to_text(report, &render, &text) == OCPV_OK);
  EXPECT(strstr(text.data, "\xE9\x94\x99\xE8\xAF\xAF") != NULL);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  free(broken);
}

int main(void) {
  structs_of_older_and_newer_callers_are_understood();
  misuse_of_validators_is_a_status_and_never_a_crash();
  misuse_of_checkers_is_a_status_and_never_a_crash();
  misuse_of_reports_is_a_status_and_never_a_crash();
  a_callback_sees_each_diagnostic_and_can_stop();
  reports_are_text_and_json_without_secrets_and_within_bounds();
  return expect_failures == 0 ? 0 : 1;
}
