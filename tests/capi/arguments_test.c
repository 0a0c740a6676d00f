/* What no call may be given, one thing at a time, each in a call that is right otherwise: it is BAD_ARGUMENT, nothing
 * is judged, and the objects are usable afterwards. */
#include <string.h>

#include "expect.h"
#include "layout.h"

#define NAME "backup-tenant-now"
#define NAME_SIZE (sizeof NAME - 1)
#define TARGET "/api/v2/ob/clusters/1/tenants/2/backup/backupNow"
#define REFUSED(call) EXPECT((call) == OCPV_ERROR_BAD_ARGUMENT)

static const char wrong[] = "{\"backupMode\": 1, \"dataBackupMode\": \"FULL\", \"dataBackupMode\": \"FULL\"}";

static ocpv_validator* validator = NULL;
static ocpv_checker* checker = NULL;
static ocpv_report* report = NULL;

static int32_t go_on(void* context, ocpv_report* of, size_t index, const ocpv_diagnostic* diagnostic) {
  (void)context;
  (void)of;
  (void)index;
  (void)diagnostic;
  return 0;
}

static int32_t next_body(void* context, size_t index, ocpv_status status, ocpv_report* of) {
  (void)context;
  (void)index;
  (void)status;
  (void)of;
  return 0;
}

static ocpv_status read_null(void* context, const void* value, ocpv_value* out) {
  (void)context;
  (void)value;
  out->kind = OCPV_VALUE_NULL;
  return OCPV_OK;
}

static int32_t no_member(void* context, const void* container, ocpv_cursor* cursor, ocpv_member* member) {
  (void)context;
  (void)container;
  (void)cursor;
  (void)member;
  return 0;
}

static ocpv_document document_of_null(void) {
  ocpv_document document;
  EXPECT(ocpv_document_init(&document, sizeof document) == OCPV_OK);
  document.read = read_null;
  document.next = no_member;
  return document;
}

/* ---- judging ---------------------------------------------------------------------------------------------------- */

/* Every call that takes check options refuses these. */
static void refuse_options(const ocpv_check_options* options) {
  const ocpv_bytes body = {wrong, sizeof wrong - 1};
  const ocpv_document document = document_of_null();
  ocpv_status status;
  REFUSED(ocpv_verdict(checker, NAME, NAME_SIZE, wrong, sizeof wrong - 1, options));
  REFUSED(ocpv_check(&report, checker, NAME, NAME_SIZE, wrong, sizeof wrong - 1, options));
  REFUSED(ocpv_check_each(checker, NAME, NAME_SIZE, wrong, sizeof wrong - 1, options, go_on, NULL));
  REFUSED(ocpv_verdict_batch(&checker, 1, NAME, NAME_SIZE, &body, 1, options, &status));
  REFUSED(ocpv_check_batch(&checker, 1, NAME, NAME_SIZE, &body, 1, options, next_body, NULL));
  REFUSED(ocpv_verdict_document(checker, NAME, NAME_SIZE, &document, NULL, options));
  REFUSED(ocpv_check_document(&report, checker, NAME, NAME_SIZE, &document, NULL, options));
}

static void options_that_mean_nothing_are_refused(void) {
  const ocpv_parameter parameters[] = {{NULL, 1, "1", 1}, {"id", 2, NULL, 1}};
  ocpv_check_options options;
  size_t i;
  for (i = 0; i < 8; ++i) {
    EXPECT(ocpv_check_options_init(&options, sizeof options) == OCPV_OK);
    if (i == 0) options.body = 2;
    if (i == 1) options.strict = 2;
    if (i == 2) options.strict = -2;
    if (i == 3) options.target_size = 1;
    if (i == 4) options.path_parameter_count = 1;
    if (i == 5 || i == 6) {
      options.path_parameters = &parameters[i - 5];
      options.path_parameter_count = 1;
    }
    if (i == 7) options.size = 1;
    refuse_options(&options);
    if (i == 1 || i == 2 || i == 7) {
      REFUSED(ocpv_check_response(&report, checker, NAME, NAME_SIZE, 200, "{}", 2, &options));
    }
  }
}

static void a_target_of_another_path_is_refused(void) {
  static const char* const targets[] = {"/api/v2/ob/clusters", "backupNow",
                                        "/api/v2/ob/clusters/1/tenants/%zz/backup/backupNow"};
  ocpv_check_options options;
  size_t i;
  EXPECT(ocpv_check_options_init(&options, sizeof options) == OCPV_OK);
  for (i = 0; i < 3; ++i) {
    options.target = targets[i];
    options.target_size = strlen(targets[i]);
    REFUSED(ocpv_check(&report, checker, NAME, NAME_SIZE, wrong, sizeof wrong - 1, &options));
  }
}

static void a_length_without_a_pointer_is_refused(void) {
  const ocpv_bytes nobody = {NULL, 1}, body = {"{}", 2};
  ocpv_checker* const nothing = NULL;
  ocpv_status status;
  REFUSED(ocpv_verdict(checker, NULL, 1, "{}", 2, NULL));
  REFUSED(ocpv_verdict(checker, NAME, NAME_SIZE, NULL, 2, NULL));
  REFUSED(ocpv_check(&report, checker, NULL, 1, "{}", 2, NULL));
  REFUSED(ocpv_check(&report, checker, NAME, NAME_SIZE, NULL, 2, NULL));
  REFUSED(ocpv_check_response(&report, checker, NULL, 1, 200, "{}", 2, NULL));
  REFUSED(ocpv_check_response(&report, checker, NAME, NAME_SIZE, 200, NULL, 2, NULL));
  REFUSED(ocpv_verdict_batch(&checker, 1, NULL, 1, &body, 1, NULL, &status));
  REFUSED(ocpv_verdict_batch(&checker, 1, NAME, NAME_SIZE, &nobody, 1, NULL, &status));
  REFUSED(ocpv_verdict_batch(&checker, 1, NAME, NAME_SIZE, NULL, 1, NULL, &status));
  REFUSED(ocpv_verdict_batch(&checker, 1, NAME, NAME_SIZE, &body, 1, NULL, NULL));
  REFUSED(ocpv_verdict_batch(&nothing, 1, NAME, NAME_SIZE, &body, 1, NULL, &status));
  REFUSED(ocpv_verdict_batch(NULL, 1, NAME, NAME_SIZE, &body, 1, NULL, &status));
}

static void what_must_be_there_is_there(void) {
  ocpv_document document = document_of_null();
  ocpv_string text;
  size_t index;
  REFUSED(ocpv_checker_new(NULL, validator));
  REFUSED(ocpv_verdict(NULL, NAME, NAME_SIZE, "{}", 2, NULL));
  REFUSED(ocpv_check(NULL, checker, NAME, NAME_SIZE, "{}", 2, NULL));
  REFUSED(ocpv_check(&report, NULL, NAME, NAME_SIZE, "{}", 2, NULL));
  REFUSED(ocpv_check_each(checker, NAME, NAME_SIZE, "{}", 2, NULL, NULL, NULL));
  REFUSED(ocpv_check_each(NULL, NAME, NAME_SIZE, "{}", 2, NULL, go_on, NULL));
  REFUSED(ocpv_check_response(NULL, checker, NAME, NAME_SIZE, 200, "{}", 2, NULL));
  REFUSED(ocpv_check_response(&report, NULL, NAME, NAME_SIZE, 200, "{}", 2, NULL));
  REFUSED(ocpv_check_document(NULL, checker, NAME, NAME_SIZE, &document, NULL, NULL));
  REFUSED(ocpv_check_document(&report, NULL, NAME, NAME_SIZE, &document, NULL, NULL));
  REFUSED(ocpv_verdict_document(checker, NAME, NAME_SIZE, NULL, NULL, NULL));
  document.next = NULL;
  REFUSED(ocpv_verdict_document(checker, NAME, NAME_SIZE, &document, NULL, NULL));
  document = document_of_null();
  document.read = NULL;
  REFUSED(ocpv_verdict_document(checker, NAME, NAME_SIZE, &document, NULL, NULL));
  document = document_of_null();
  document.size = 1;
  REFUSED(ocpv_verdict_document(checker, NAME, NAME_SIZE, &document, NULL, NULL));
  REFUSED(ocpv_report_operation(NULL, &text));
  REFUSED(ocpv_report_operation(report, NULL));
  REFUSED(ocpv_validator_find(NULL, validator, NAME, NAME_SIZE));
  REFUSED(ocpv_validator_find(&index, NULL, NAME, NAME_SIZE));
  REFUSED(ocpv_validator_find(&index, validator, NULL, 1));
}

static void a_request_with_a_part_that_means_nothing_is_refused(void) {
  const ocpv_header headers[] = {{NULL, 1, "a", 1}, {"a", 1, NULL, 1}};
  ocpv_request request;
  size_t i;
  for (i = 0; i < 10; ++i) {
    EXPECT(ocpv_request_init(&request, sizeof request) == OCPV_OK);
    if (i == 0) request.strict = 2;
    if (i == 1) request.strict = -2;
    if (i == 2) request.method_size = 1;
    if (i == 3) request.target_size = 1;
    if (i == 4) request.body_size = 1;
    if (i == 5) request.header_count = 1;
    if (i == 6 || i == 7) {
      request.headers = &headers[i - 6];
      request.header_count = 1;
    }
    if (i == 8) request.size = 1;
    REFUSED(ocpv_check_request(&report, i == 9 ? NULL : checker, &request));
    REFUSED(ocpv_check_request(NULL, checker, &request));
  }
  REFUSED(ocpv_check_request(&report, checker, NULL));
}

/* What is called from within a callback finds the checker busy. */
static int32_t use_the_checker(void* context, ocpv_report* of, size_t index, const ocpv_diagnostic* diagnostic) {
  const ocpv_bytes body = {"{}", 2};
  const ocpv_document document = document_of_null();
  ocpv_request request;
  ocpv_status status;
  (void)of;
  (void)index;
  (void)diagnostic;
  EXPECT(ocpv_request_init(&request, sizeof request) == OCPV_OK);
  REFUSED(ocpv_verdict(checker, NAME, NAME_SIZE, "{}", 2, NULL));
  REFUSED(ocpv_check(&report, checker, NAME, NAME_SIZE, "{}", 2, NULL));
  REFUSED(ocpv_check_each(checker, NAME, NAME_SIZE, "{}", 2, NULL, go_on, NULL));
  REFUSED(ocpv_check_request(&report, checker, &request));
  REFUSED(ocpv_check_response(&report, checker, NAME, NAME_SIZE, 200, "{}", 2, NULL));
  REFUSED(ocpv_verdict_batch(&checker, 1, NAME, NAME_SIZE, &body, 1, NULL, &status));
  REFUSED(ocpv_verdict_document(checker, NAME, NAME_SIZE, &document, NULL, NULL));
  REFUSED(ocpv_check_document(&report, checker, NAME, NAME_SIZE, &document, NULL, NULL));
  ++*(size_t*)context;
  return 0;
}

static void a_checker_is_not_used_from_within_its_own_callback(void) {
  size_t calls = 0;
  EXPECT(ocpv_check_each(checker, NAME, NAME_SIZE, wrong, sizeof wrong - 1, NULL, use_the_checker, &calls) ==
         OCPV_INVALID);
  EXPECT(calls > 0);
}

/* ---- reading a report ------------------------------------------------------------------------------------------- */

/* The first diagnostic that has what is asked for. */
static size_t with(size_t which) {
  ocpv_diagnostic d;
  size_t i;
  for (i = 0; i < ocpv_report_diagnostic_count(report); ++i) {
    EXPECT(ocpv_diagnostic_init(&d, sizeof d) == OCPV_OK);
    EXPECT(ocpv_report_diagnostic(report, i, &d) == OCPV_OK);
    if ((which == 0 ? d.expected_count : which == 1 ? d.related_count : d.suggestion_count) != 0) return i;
  }
  EXPECT(!"the body has no such diagnostic");
  return 0;
}

static void what_a_report_has_not_is_refused(void) {
  const size_t none = 1000;
  size_t expected, related, suggested;
  ocpv_string text;
  ocpv_diagnostic d;
  ocpv_related second;
  ocpv_suggestion suggestion;
  ocpv_edit edit;
  ocpv_counts counts;
  EXPECT(ocpv_check(&report, checker, NAME, NAME_SIZE, wrong, sizeof wrong - 1, NULL) == OCPV_INVALID);
  expected = with(0);
  related = with(1);
  suggested = with(2);
  (void)ocpv_diagnostic_init(&d, sizeof d);
  (void)ocpv_related_init(&second, sizeof second);
  (void)ocpv_suggestion_init(&suggestion, sizeof suggestion);
  (void)ocpv_edit_init(&edit, sizeof edit);
  (void)ocpv_counts_init(&counts, sizeof counts);

  REFUSED(ocpv_report_diagnostic(NULL, 0, &d));
  REFUSED(ocpv_report_diagnostic(report, none, &d));
  REFUSED(ocpv_report_diagnostic(report, 0, NULL));
  REFUSED(ocpv_report_message(report, none, OCPV_LANGUAGE_EN, &text));
  REFUSED(ocpv_report_message(report, 0, 2, &text));
  REFUSED(ocpv_report_message(report, 0, OCPV_LANGUAGE_EN, NULL));
  REFUSED(ocpv_report_expected(report, none, 0, &text));
  REFUSED(ocpv_report_expected(report, expected, none, &text));
  REFUSED(ocpv_report_expected(report, expected, 0, NULL));
  REFUSED(ocpv_report_related(report, none, 0, &second));
  REFUSED(ocpv_report_related(report, related, none, &second));
  REFUSED(ocpv_report_related(report, related, 0, NULL));
  EXPECT(ocpv_report_related(report, related, 0, &second) == OCPV_OK);
  REFUSED(ocpv_report_suggestion(report, none, 0, &suggestion));
  REFUSED(ocpv_report_suggestion(report, suggested, none, &suggestion));
  REFUSED(ocpv_report_suggestion(report, suggested, 0, NULL));
  REFUSED(ocpv_report_suggestion_text(report, suggested, none, OCPV_LANGUAGE_EN, &text));
  REFUSED(ocpv_report_suggestion_text(report, suggested, 0, 2, &text));
  REFUSED(ocpv_report_suggestion_text(report, suggested, 0, OCPV_LANGUAGE_EN, NULL));
  REFUSED(ocpv_report_edit(report, none, 0, 0, &edit));
  REFUSED(ocpv_report_edit(report, suggested, 0, none, &edit));
  REFUSED(ocpv_report_counts(NULL, &counts));
  counts.size = 1;
  REFUSED(ocpv_report_counts(report, &counts));
  EXPECT(counts.size == 1);
}

static void rendering_that_means_nothing_is_refused(void) {
  ocpv_render_options options;
  ocpv_string text;
  size_t i;
  for (i = 0; i < 7; ++i) {
    EXPECT(ocpv_render_options_init(&options, sizeof options) == OCPV_OK);
    if (i == 0) options.language = 2;
    if (i == 1) options.language = -1;
    if (i == 2) options.http_status = 99;
    if (i == 3) options.http_status = 600;
    if (i == 4) options.path_size = 1;
    if (i == 5) options.source_size = 1;
    if (i == 6) options.size = 1;
    REFUSED(ocpv_report_to_text(report, &options, &text));
    EXPECT(text.size == 0 && text.data != NULL);
    REFUSED(ocpv_report_to_json(report, &options, &text));
    REFUSED(ocpv_report_to_problem(report, &options, &text));
  }
  REFUSED(ocpv_report_to_text(NULL, NULL, &text));
  REFUSED(ocpv_report_to_json(report, NULL, NULL));
}

/* ---- names that belong to no operation ------------------------------------------------------------------------- */

static void a_name_that_nearly_fits_is_told_with_what_is_near(void) {
  static const struct {
    const char *name, *said;
  } cases[] = {
      {"GET " TARGET, "the nearest is POST "},
      {"POST /api/v2/ob/clusters/1/tenants/2/backup/backupnow", "letter case counts"},
      {"POST " TARGET "/", "without the slash at the end"},
      {"POST /ob/clusters/1/tenants/2/backup/backupNow", "with /api/v2 before it"},
      {"POST /ob/clusters/1/tenants/2/backup/backupnow/",
       "POST /api/v2/ob/clusters/{id}/tenants/{tenantId}/backup/backupNow"},
      {"POST /api/v2/ob/clusters/%zz/tenants/2/backup/backupNow", "a percent sign in it encodes nothing"},
      {"backup-tenant-nwo", "backup-tenant-now"},
      {"POST /nothing/like/it", "no operation 'POST /nothing/like/it'"},
  };
  ocpv_string text;
  size_t i;
  for (i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    EXPECT(ocpv_check(&report, checker, cases[i].name, strlen(cases[i].name), "{}", 2, NULL) ==
           OCPV_ERROR_UNKNOWN_OPERATION);
    EXPECT(ocpv_report_diagnostic_count(report) == 1);
    EXPECT(ocpv_report_to_text(report, NULL, &text) == OCPV_OK);
    if (strstr(text.data, cases[i].said) == NULL) {
      fprintf(stderr, "%s: %s", cases[i].name, text.data);
      EXPECT(!"the text says what is near");
    }
  }
}

int main(void) {
  EXPECT(ocpv_validator_new(&validator, NULL) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  options_that_mean_nothing_are_refused();
  a_target_of_another_path_is_refused();
  a_length_without_a_pointer_is_refused();
  what_must_be_there_is_there();
  a_request_with_a_part_that_means_nothing_is_refused();
  a_checker_is_not_used_from_within_its_own_callback();
  what_a_report_has_not_is_refused();
  rendering_that_means_nothing_is_refused();
  a_name_that_nearly_fits_is_told_with_what_is_near();
  EXPECT(ocpv_verdict(checker, NAME, NAME_SIZE, wrong, sizeof wrong - 1, NULL) == OCPV_INVALID);
  EXPECT(ocpv_checker_outcome_count(checker, OCPV_ERROR_BAD_ARGUMENT) == 0);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  return expect_failures == 0 ? 0 : 1;
}
