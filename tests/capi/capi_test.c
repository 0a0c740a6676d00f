/* The C API from C: what works, what is refused, and that the three kinds of outcome never mix. */
#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "capi_objects.h"
#include "layout.h"

static void names_are_stable(void) {
  static const struct {
    ocpv_status status;
    const char* name;
  } statuses[] = {{OCPV_OK, "ok"},
                  {OCPV_INVALID, "invalid"},
                  {OCPV_ERROR_NO_MEMORY, "no-memory"},
                  {OCPV_ERROR_BAD_ARGUMENT, "bad-argument"},
                  {OCPV_ERROR_NOT_JSON, "not-json"},
                  {OCPV_ERROR_TOO_LARGE, "too-large"},
                  {OCPV_ERROR_TOO_DEEP, "too-deep"},
                  {OCPV_ERROR_UNKNOWN_OPERATION, "unknown-operation"},
                  {OCPV_ERROR_BAD_SCHEMA, "bad-schema"},
                  {OCPV_ERROR_IO, "io"},
                  {OCPV_ERROR_INTERNAL, "internal"},
                  {12345, "unknown-status"}};
  static const char* const ids[] = {"not-json",
                                    "too-large",
                                    "too-deep",
                                    "duplicate-key",
                                    "wrong-type",
                                    "missing-field",
                                    "not-in-enum",
                                    "out-of-range",
                                    "bad-format",
                                    "not-applicable",
                                    "unknown-field",
                                    "misplaced-field",
                                    "inconsistent-fields",
                                    "unknown-value",
                                    "secret-literal",
                                    "no-such-operation",
                                    "wrong-method",
                                    "bad-parameter",
                                    "unknown-parameter",
                                    "bad-header",
                                    "not-authenticated",
                                    "missing-body"};
  size_t i;
  for (i = 0; i < sizeof statuses / sizeof *statuses; ++i) {
    EXPECT(strcmp(ocpv_status_name(statuses[i].status), statuses[i].name) == 0);
  }
  for (i = 0; i < sizeof ids / sizeof *ids; ++i) {
    EXPECT(strcmp(ocpv_diagnostic_id_name((ocpv_diagnostic_id)i), ids[i]) == 0);
  }
  EXPECT(strcmp(ocpv_diagnostic_id_name(-1), "unknown-id") == 0);
  EXPECT(strcmp(ocpv_diagnostic_id_name((ocpv_diagnostic_id)i), "unknown-id") == 0);
  EXPECT(strlen(ocpv_version()) >= 5);
  EXPECT(ocpv_abi_version() >= 1);
}

/* What ocpv.h names is there in every build, not only in the one that is tested: an absent one is no reason to skip. */
static void every_build_has_the_features_that_the_header_names(void) {
  const char* features[] = {"folder",     "memory",   "schema-file", "text-report", "json-report", "problem-report",
                            "check-each", "counters", "request",     "response",    "document",    "batch"};
  size_t i;
  for (i = 0; i < sizeof features / sizeof *features; ++i) EXPECT(ocpv_has(features[i]) == 1);
#ifdef OCPV_WITH_SIGNATURE
  EXPECT(ocpv_has("signature") == 1);
#endif
  EXPECT(ocpv_has("no-such-feature") == 0);
  EXPECT(ocpv_has(NULL) == 0);
}

static void* take(void* context, size_t bytes, size_t alignment) {
  (void)alignment;
  ++*(size_t*)context;
  return malloc(bytes);
}

static void give(void* context, void* memory, size_t bytes, size_t alignment) {
  (void)bytes;
  (void)alignment;
  --*(size_t*)context;
  free(memory);
}

/* An archive cannot have hooks: it says so and refuses them, rather than take memory from elsewhere unasked. */
static void hooks_are_in_the_shared_library_and_refused_by_the_static_one(void) {
  size_t in_use = 0;
  ocpv_validator* validator = NULL;
  ocpv_options options;
  ocpv_allocator allocator;
  allocator.size = sizeof allocator;
  allocator.context = &in_use;
  allocator.allocate = take;
  allocator.release = give;
  ocpv_options_init(&options, sizeof options);
  options.allocator = &allocator;
#ifdef OCPV_STATIC
  EXPECT(ocpv_has("allocator") == 0);
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(validator == NULL);
#else
  EXPECT(ocpv_has("allocator") == 1);
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_OK);
  EXPECT(in_use > 0);
#endif
  ocpv_validator_free(validator);
  EXPECT(in_use == 0);
}

/* Of the diagnostic number `i` everything can be asked, and all of it lies within the document. */
static void everything_is_told_of(ocpv_report* report, size_t i, size_t size) {
  ocpv_diagnostic d, again;
  ocpv_string en, zh, text;
  size_t nth, e;
  ocpv_diagnostic_init(&d, sizeof d);
  ocpv_diagnostic_init(&again, sizeof again);
  EXPECT(ocpv_report_diagnostic(report, i, &d) == OCPV_OK);
  EXPECT(ocpv_report_diagnostic(report, i, &again) == OCPV_OK);
  EXPECT(d.pointer.data == again.pointer.data);
  EXPECT(is_terminated(d.pointer) && is_terminated(d.field) && is_terminated(d.schema_pointer) &&
         is_terminated(d.doc_page));
  EXPECT(d.range.start.line >= 1 && d.range.start.byte <= d.range.end.byte && d.range.end.byte <= size);
  EXPECT(ocpv_report_message(report, i, OCPV_LANGUAGE_EN, &en) == OCPV_OK);
  EXPECT(ocpv_report_message(report, i, OCPV_LANGUAGE_ZH, &zh) == OCPV_OK);
  EXPECT(is_terminated(en) && is_terminated(zh) && en.size != 0 && zh.size != 0);
  EXPECT(strcmp(en.data, zh.data) != 0);
  for (nth = 0; nth < d.expected_count; ++nth) {
    EXPECT(ocpv_report_expected(report, i, nth, &text) == OCPV_OK);
    EXPECT(is_terminated(text));
  }
  EXPECT(ocpv_report_expected(report, i, d.expected_count, &text) == OCPV_ERROR_BAD_ARGUMENT);
  for (nth = 0; nth < d.related_count; ++nth) {
    ocpv_related related;
    ocpv_related_init(&related, sizeof related);
    EXPECT(ocpv_report_related(report, i, nth, &related) == OCPV_OK);
    EXPECT(is_terminated(related.pointer));
  }
  for (nth = 0; nth < d.suggestion_count; ++nth) {
    ocpv_suggestion suggestion;
    ocpv_suggestion_init(&suggestion, sizeof suggestion);
    EXPECT(ocpv_report_suggestion(report, i, nth, &suggestion) == OCPV_OK);
    EXPECT(ocpv_report_suggestion_text(report, i, nth, OCPV_LANGUAGE_EN, &text) == OCPV_OK);
    EXPECT(is_terminated(text) && text.size != 0);
    for (e = 0; e < suggestion.edit_count; ++e) {
      ocpv_edit edit;
      ocpv_edit_init(&edit, sizeof edit);
      EXPECT(ocpv_report_edit(report, i, nth, e, &edit) == OCPV_OK);
      EXPECT(edit.byte_start <= edit.byte_end && edit.byte_end <= size);
    }
  }
}

static void the_documented_request_is_right_and_the_broken_one_is_explained(void) {
  size_t size, broken_size, i;
  char* body = read_request("backup-tenant-now.json", &size);
  char* broken = read_request("broken.json", &broken_size);
  ocpv_validator* validator = new_validator();
  ocpv_checker* checker = new_checker(validator);
  ocpv_report* report = NULL;
  ocpv_report* same;
  ocpv_counts counts;

  EXPECT(ocpv_verdict(checker, OPERATION, LENGTH(OPERATION), body, size, NULL) == OCPV_OK);
  EXPECT(ocpv_check(&report, checker, OPERATION, LENGTH(OPERATION), body, size, NULL) == OCPV_OK);
  EXPECT(report != NULL);
  EXPECT(ocpv_report_status(report) == OCPV_OK);
  ocpv_counts_init(&counts, sizeof counts);
  EXPECT(ocpv_report_counts(report, &counts) == OCPV_OK);
  EXPECT(counts.errors == 0);

  same = report;
  EXPECT(ocpv_verdict(checker, OPERATION, LENGTH(OPERATION), broken, broken_size, NULL) == OCPV_INVALID);
  EXPECT(ocpv_check(&report, checker, OPERATION, LENGTH(OPERATION), broken, broken_size, NULL) == OCPV_INVALID);
  EXPECT(report == same);
  EXPECT(ocpv_report_counts(report, &counts) == OCPV_OK);
  EXPECT(counts.errors != 0);
  EXPECT(ocpv_report_diagnostic_count(report) == counts.errors + counts.warnings + counts.notes - counts.left_out);

  for (i = 0; i < ocpv_report_diagnostic_count(report); ++i) everything_is_told_of(report, i, broken_size);

  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  free(body);
  free(broken);
}

static void objects_may_be_freed_in_any_order(void) {
  size_t size;
  char* broken = read_request("broken.json", &size);
  ocpv_validator* validator = new_validator();
  ocpv_checker* checker = new_checker(validator);
  ocpv_report* report = NULL;
  ocpv_string text;
  ocpv_validator_free(validator);
  EXPECT(ocpv_check(&report, checker, OPERATION, LENGTH(OPERATION), broken, size, NULL) == OCPV_INVALID);
  ocpv_checker_free(checker);
  EXPECT(ocpv_report_message(report, 0, OCPV_LANGUAGE_EN, &text) == OCPV_OK);
  EXPECT(text.size != 0);
  EXPECT(ocpv_report_to_json(report, NULL, &text) == OCPV_OK);
  EXPECT(text.size != 0);
  ocpv_report_free(report);
  free(broken);
}

static void what_cannot_be_judged_is_told_apart_from_what_is_wrong(void) {
  static const struct {
    const char* body;
    ocpv_status status;
    ocpv_diagnostic_id id;
  } cases[] = {{"", OCPV_ERROR_NOT_JSON, OCPV_NOT_JSON},
               {"{", OCPV_ERROR_NOT_JSON, OCPV_NOT_JSON},
               {"{\"a\":1,}", OCPV_ERROR_NOT_JSON, OCPV_NOT_JSON},
               {"[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", OCPV_ERROR_TOO_DEEP, OCPV_TOO_DEEP},
               {"[\"0123456789012345678901234567890123456789012345678901234567890123456789\"]", OCPV_ERROR_TOO_LARGE,
                OCPV_TOO_LARGE},
               {"[]", OCPV_INVALID, OCPV_WRONG_TYPE}};
  ocpv_validator* validator = NULL;
  ocpv_checker* checker;
  ocpv_report* report = NULL;
  ocpv_options options;
  size_t i;
  ocpv_options_init(&options, sizeof options);
  options.max_bytes = 64;
  options.max_depth = 8;
  options.operation = "backup-tenant-now";
  options.operation_size = 17;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_OK);
  checker = new_checker(validator);
  for (i = 0; i < sizeof cases / sizeof *cases; ++i) {
    const size_t size = strlen(cases[i].body);
    ocpv_diagnostic d;
    EXPECT(ocpv_verdict(checker, NULL, 0, cases[i].body, size, NULL) == cases[i].status);
    EXPECT(ocpv_check(&report, checker, NULL, 0, cases[i].body, size, NULL) == cases[i].status);
    EXPECT(ocpv_report_status(report) == cases[i].status);
    EXPECT(ocpv_report_diagnostic_count(report) == 1);
    ocpv_diagnostic_init(&d, sizeof d);
    EXPECT(ocpv_report_diagnostic(report, 0, &d) == OCPV_OK);
    EXPECT(d.id == cases[i].id);
  }
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
}

static void an_unknown_operation_is_explained_with_what_is_near(void) {
  ocpv_validator* validator = new_validator();
  ocpv_checker* checker = new_checker(validator);
  ocpv_report* report = NULL;
  ocpv_string message, near;
  static const char name[] = "GET /api/v2/ob/clusters/1/tenants/2/backup/backupNow?token=planted";
  EXPECT(ocpv_verdict(checker, name, LENGTH(name), "{}", 2, NULL) == OCPV_ERROR_UNKNOWN_OPERATION);
  EXPECT(ocpv_check(&report, checker, name, LENGTH(name), "{}", 2, NULL) == OCPV_ERROR_UNKNOWN_OPERATION);
  EXPECT(ocpv_report_diagnostic_count(report) == 1);
  EXPECT(ocpv_report_message(report, 0, OCPV_LANGUAGE_EN, &message) == OCPV_OK);
  EXPECT(strstr(message.data, "planted") == NULL);
  EXPECT(ocpv_report_expected(report, 0, 0, &near) == OCPV_OK);
  EXPECT(strcmp(near.data, "POST /api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/backupNow") == 0);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
}

static void an_operation_is_found_by_all_its_names(void) {
  static const char* const names[] = {OPERATION, "POST /api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/backupNow",
                                      "POST /api/v2/ob/clusters/1/tenants/2/backup/backupNow",
                                      "/api/v2/ob/clusters/1/tenants/2/backup/backupNow"};
  ocpv_validator* validator = new_validator();
  ocpv_operation operation;
  size_t i, index, first = 99;
  EXPECT(ocpv_validator_operation_count(validator) >= 1);
  for (i = 0; i < sizeof names / sizeof *names; ++i) {
    EXPECT(ocpv_validator_find(&index, validator, names[i], strlen(names[i])) == OCPV_OK);
    if (i == 0) first = index;
    EXPECT(index == first);
  }
  ocpv_operation_init(&operation, sizeof operation);
  EXPECT(ocpv_validator_operation(validator, first, &operation) == OCPV_OK);
  EXPECT(strcmp(operation.id.data, OPERATION) == 0);
  EXPECT(strcmp(operation.method.data, "POST") == 0);
  EXPECT(operation.has_request == 1 && operation.has_response == 1);
  EXPECT(ocpv_validator_find(&index, validator, "nothing", 7) == OCPV_ERROR_UNKNOWN_OPERATION);
  EXPECT(index == ocpv_validator_operation_count(validator));
  EXPECT(ocpv_validator_operation(validator, index, &operation) == OCPV_ERROR_BAD_ARGUMENT);
  ocpv_validator_free(validator);
}

static void ids_of_the_body_are_compared_with_the_path(void) {
  size_t size, i;
  char* body = read_request("backup-tenant-now.json", &size);
  ocpv_validator* validator = new_validator();
  ocpv_checker* checker = new_checker(validator);
  ocpv_report* report = NULL;
  ocpv_check_options options;
  ocpv_parameter wrong = {"tenantId", 8, "5", 1};
  static const char right_target[] = "/api/v2/ob/clusters/1000021/tenants/1000034/backup/backupNow";
  static const char wrong_target[] = "/api/v2/ob/clusters/1000021/tenants/5/backup/backupNow";
  static const char named[] = "POST /api/v2/ob/clusters/1000021/tenants/5/backup/backupNow";
  static const struct {
    const char* target;
    const char* name;
    int uses_parameter;
    size_t mismatches;
  } cases[] = {{NULL, OPERATION, 0, 0},
               {right_target, OPERATION, 0, 0},
               {wrong_target, OPERATION, 0, 1},
               {NULL, OPERATION, 1, 1},
               {NULL, named, 0, 1},
               {NULL, OPERATION, 0, 0}};
  for (i = 0; i < sizeof cases / sizeof *cases; ++i) {
    size_t n, found = 0;
    ocpv_check_options_init(&options, sizeof options);
    options.target = cases[i].target;
    options.target_size = cases[i].target == NULL ? 0 : strlen(cases[i].target);
    options.path_parameters = cases[i].uses_parameter ? &wrong : NULL;
    options.path_parameter_count = cases[i].uses_parameter ? 1 : 0;
    EXPECT(ocpv_check(&report, checker, cases[i].name, strlen(cases[i].name), body, size, &options) == OCPV_OK);
    for (n = 0; n < ocpv_report_diagnostic_count(report); ++n) {
      ocpv_diagnostic d;
      ocpv_diagnostic_init(&d, sizeof d);
      EXPECT(ocpv_report_diagnostic(report, n, &d) == OCPV_OK);
      if (d.id == OCPV_INCONSISTENT_FIELDS) ++found;
    }
    EXPECT(found == cases[i].mismatches);
    options.strict = 1;
    EXPECT(ocpv_verdict(checker, cases[i].name, strlen(cases[i].name), body, size, &options) ==
           (cases[i].mismatches == 0 ? OCPV_OK : OCPV_INVALID));
  }
  ocpv_check_options_init(&options, sizeof options);
  options.target = "/elsewhere";
  options.target_size = 10;
  EXPECT(ocpv_verdict(checker, OPERATION, LENGTH(OPERATION), body, size, &options) == OCPV_ERROR_BAD_ARGUMENT);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  free(body);
}

int main(void) {
  names_are_stable();
  every_build_has_the_features_that_the_header_names();
  hooks_are_in_the_shared_library_and_refused_by_the_static_one();
  the_documented_request_is_right_and_the_broken_one_is_explained();
  objects_may_be_freed_in_any_order();
  what_cannot_be_judged_is_told_apart_from_what_is_wrong();
  an_unknown_operation_is_explained_with_what_is_near();
  an_operation_is_found_by_all_its_names();
  ids_of_the_body_are_compared_with_the_path();
  return expect_failures == 0 ? 0 : 1;
}
