/* Requests and responses as a whole, from C: what is judged, what is refused, and what is never told. */
#include <string.h>

#include "expect.h"
#include "layout.h"

#define PATH "/api/v2/ob/clusters/1000021/tenants/1000012/backup/backupNow"
#define SECRET "Basic cGxhbnRlZDpzZWNyZXQ="

static ocpv_validator* validator = NULL;
static ocpv_checker* checker = NULL;

static ocpv_header header(const char* name, const char* value) {
  ocpv_header out;
  out.name = name;
  out.name_size = strlen(name);
  out.value = value;
  out.value_size = strlen(value);
  return out;
}

static ocpv_request request(const char* method, const char* target, const ocpv_header* headers, size_t count,
                            const char* body) {
  ocpv_request out;
  EXPECT(ocpv_request_init(&out, sizeof out) == OCPV_OK);
  out.method = method;
  out.method_size = strlen(method);
  out.target = target;
  out.target_size = strlen(target);
  out.headers = headers;
  out.header_count = count;
  out.body = body;
  out.body_size = strlen(body);
  return out;
}

static int has_text(ocpv_report* report, const char* what) {
  ocpv_string text = {NULL, 0};
  EXPECT(ocpv_report_to_json(report, NULL, &text) == OCPV_OK);
  return text.data != NULL && strstr(text.data, what) != NULL;
}

static void a_request_is_judged_as_a_whole(void) {
  const ocpv_header headers[] = {header("Authorization", SECRET), header("Content-Type", "application/json")};
  const ocpv_request wrong = request("POST", PATH "?colour=red", headers, 1, "{\"backupMode\": 1}");
  ocpv_request no_header = request("POST", PATH, NULL, 0, "{}");
  ocpv_report* report = NULL;
  ocpv_string id = {NULL, 0};
  ocpv_diagnostic d;
  EXPECT(ocpv_check_request(&report, checker, &wrong) == OCPV_INVALID);
  EXPECT(report != NULL);
  EXPECT(ocpv_report_operation(report, &id) == OCPV_OK && strcmp(id.data, "backup-tenant-now") == 0);
  EXPECT(ocpv_diagnostic_init(&d, sizeof d) == OCPV_OK);
  EXPECT(ocpv_report_diagnostic(report, 0, &d) == OCPV_OK);
  EXPECT(d.id == OCPV_BAD_HEADER && d.part == OCPV_PART_HEADER && d.range.start.line == 0);
  EXPECT(ocpv_report_diagnostic(report, 1, &d) == OCPV_OK);
  EXPECT(d.id == OCPV_UNKNOWN_PARAMETER && d.part == OCPV_PART_QUERY && strcmp(d.pointer.data, "/colour") == 0);
  EXPECT(ocpv_report_diagnostic(report, 2, &d) == OCPV_OK && d.part == OCPV_PART_BODY && d.range.start.line == 1);
  EXPECT(!has_text(report, "cGxhbnRlZDpzZWNyZXQ"));

  EXPECT(ocpv_check_request(&report, checker, &no_header) == OCPV_INVALID);
  EXPECT(ocpv_report_diagnostic(report, 0, &d) == OCPV_OK && d.id == OCPV_NOT_AUTHENTICATED);
  no_header.skip_authorization = 1;
  EXPECT(ocpv_check_request(&report, checker, &no_header) == OCPV_INVALID);
  EXPECT(ocpv_report_diagnostic(report, 0, &d) == OCPV_OK && d.id == OCPV_BAD_HEADER);
  ocpv_report_free(report);
}

static void a_request_that_belongs_nowhere_is_told_what_is_near(void) {
  const ocpv_header headers[] = {header("Authorization", SECRET)};
  const struct {
    const char *method, *target, *text;
  } cases[] = {{"GET", PATH, "wrong-method"},
               {"POST", PATH "/", "without the slash at the end"},
               {"POST", "/ob/clusters/1/tenants/2/backup/backupNow", "with /api/v2 before it"},
               {"POST", "/api/v2/ob/clusters/1/tenants/2/backup/backupnow", "letter case counts"},
               {"POST", "/elsewhere", "no-such-operation"},
               {"", "", "no-such-operation"}};
  ocpv_report* report = NULL;
  size_t i;
  for (i = 0; i < sizeof cases / sizeof *cases; ++i) {
    const ocpv_request one = request(cases[i].method, cases[i].target, headers, 1, "");
    ocpv_string id = {NULL, 0};
    EXPECT(ocpv_check_request(&report, checker, &one) == OCPV_INVALID);
    EXPECT(has_text(report, cases[i].text));
    EXPECT(ocpv_report_operation(report, &id) == OCPV_OK && id.size == 0);
  }
  ocpv_report_free(report);
}

static void a_body_that_cannot_be_judged_is_told_apart(void) {
  const ocpv_header headers[] = {header("Authorization", SECRET), header("Content-Type", "application/json")};
  const ocpv_request one = request("POST", PATH, headers, 2, "{\"backupMode\":");
  ocpv_report* report = NULL;
  EXPECT(ocpv_check_request(&report, checker, &one) == OCPV_ERROR_NOT_JSON);
  EXPECT(ocpv_report_diagnostic_count(report) == 1);
  ocpv_report_free(report);
}

static void a_response_is_judged_by_its_status_and_body(void) {
  const char* limited =
      "{\"duration\":0,\"error\":{\"code\":0,\"message\":\"m\"},\"server\":\"a\",\"status\":429,\"successful\":false,"
      "\"timestamp\":\"2020-12-03T09:38:24.194+08:00\",\"traceId\":\"\"}";
  ocpv_report* report = NULL;
  EXPECT(ocpv_check_response(&report, checker, "backup-tenant-now", 17, 429, limited, strlen(limited), NULL) ==
         OCPV_OK);
  EXPECT(ocpv_report_diagnostic_count(report) == 0);
  EXPECT(ocpv_check_response(&report, checker, NULL, 0, 200, limited, strlen(limited), NULL) == OCPV_OK);
  EXPECT(ocpv_report_diagnostic_count(report) == 2); /* status and successful do not go together with 200 */
  EXPECT(has_text(report, "but the HTTP status is 200"));
  EXPECT(ocpv_check_response(&report, checker, NULL, 0, 200, "", 0, NULL) == OCPV_INVALID);
  EXPECT(ocpv_check_response(&report, checker, NULL, 0, 502, "<html>", 6, NULL) == OCPV_ERROR_NOT_JSON);
  EXPECT(ocpv_check_response(&report, checker, NULL, 0, 99, "{}", 2, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_report_diagnostic_count(report) == 0);
  EXPECT(ocpv_check_response(&report, checker, "no-such", 7, 200, "{}", 2, NULL) == OCPV_ERROR_UNKNOWN_OPERATION);
  EXPECT(has_text(report, "no-such-operation"));
  ocpv_report_free(report);
}

static void what_the_calls_do_not_allow_is_refused_and_makes_no_report(void) {
  const ocpv_header nowhere = {NULL, 3, NULL, 3};
  ocpv_request bad = request("GET", "/", &nowhere, 1, "");
  ocpv_report* report = NULL;
  ocpv_string id;
  EXPECT(ocpv_check_request(NULL, checker, &bad) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_check_request(&report, NULL, &bad) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_check_request(&report, checker, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_check_request(&report, checker, &bad) == OCPV_ERROR_BAD_ARGUMENT);
  bad.headers = NULL;
  EXPECT(ocpv_check_request(&report, checker, &bad) == OCPV_ERROR_BAD_ARGUMENT);
  bad.header_count = 0;
  bad.skip_authorization = 2;
  EXPECT(ocpv_check_request(&report, checker, &bad) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(report == NULL);
  EXPECT(ocpv_check_response(NULL, checker, NULL, 0, 200, "", 0, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_check_response(&report, NULL, NULL, 0, 200, "", 0, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_check_response(&report, checker, NULL, 0, 200, NULL, 5, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_report_operation(NULL, &id) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_request_init(NULL, sizeof(ocpv_request)) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_has("request") == 1 && ocpv_has("response") == 1);
}

int main(void) {
  ocpv_options only;
  EXPECT(ocpv_options_init(&only, sizeof only) == OCPV_OK);
  only.operation = "backup-tenant-now";
  only.operation_size = 17;
  EXPECT(ocpv_validator_new(&validator, &only) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  a_request_is_judged_as_a_whole();
  a_request_that_belongs_nowhere_is_told_what_is_near();
  a_body_that_cannot_be_judged_is_told_apart();
  a_response_is_judged_by_its_status_and_body();
  what_the_calls_do_not_allow_is_refused_and_makes_no_report();
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  return expect_failures == 0 ? 0 : 1;
}
