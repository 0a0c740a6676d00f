/* What a server needs besides the verdict, from C: an answer for the caller (RFC 9457), and counters for whoever runs
 * it. */
#include <string.h>

#include "expect.h"
#include "layout.h"

#define PATH "/api/v2/ob/clusters/1000021/tenants/1000012/backup/backupNow"
#define SECRET "Basic cGxhbnRlZDpzZWNyZXQ="

static ocpv_validator* validator = NULL;
static ocpv_checker* checker = NULL;
static ocpv_report* report = NULL;

static ocpv_status check_request(const char* method, const char* target, const char* authorization, const char* body) {
  const ocpv_header headers[] = {
      {"Content-Type", 12, "application/json", 16},
      {"Authorization", 13, authorization, authorization == NULL ? 0 : strlen(authorization)}};
  ocpv_request request;
  EXPECT(ocpv_request_init(&request, sizeof request) == OCPV_OK);
  request.method = method;
  request.method_size = strlen(method);
  request.target = target;
  request.target_size = strlen(target);
  request.headers = headers;
  request.header_count = authorization == NULL ? 1 : 2;
  request.body = body;
  request.body_size = strlen(body);
  return ocpv_check_request(&report, checker, &request);
}

static int problem_is(const ocpv_render_options* options, const char* wanted) {
  ocpv_string text = {NULL, 0};
  if (ocpv_report_to_problem(report, options, &text) != OCPV_OK) return 0;
  if (text.size == strlen(wanted) && strcmp(text.data, wanted) == 0) return 1;
  fprintf(stderr, "got    %swanted %s", text.data, wanted);
  return 0;
}

static int problem_has(const char* what) {
  ocpv_string text = {NULL, 0};
  EXPECT(ocpv_report_to_problem(report, NULL, &text) == OCPV_OK);
  return strstr(text.data, what) != NULL;
}

static void a_wrong_body_is_told_with_pointers(void) {
  EXPECT(check_request("POST", PATH, SECRET, "{\"backupMode\": \"PHYSICAL_BACKUP\",\n \"dataBackupMode\": \"FULL\"}") ==
         OCPV_INVALID);
  EXPECT(
      problem_has("{\"type\":\"urn:ocpv:problem:not-as-documented\",\"title\":\"The request is not as "
                  "documented\",\"status\":400,"));
  EXPECT(problem_has("\"operation\":\"backup-tenant-now\""));
  EXPECT(
      problem_has("\"pointer\":\"#/"
                  "dataBackupMode\",\"id\":\"not-in-enum\",\"severity\":\"error\",\"part\":\"body\",\"line\":2,"
                  "\"column\":20,\"doc\":{"));
  EXPECT(!problem_has("\"severity\":\"warning\""));
  EXPECT(!problem_has("cGxhbnRlZDpzZWNyZXQ"));
}

static void each_call_has_its_own_language_and_status(void) {
  ocpv_render_options options;
  EXPECT(ocpv_render_options_init(&options, sizeof options) == OCPV_OK);
  EXPECT(check_request("GET", PATH, SECRET, "") == OCPV_INVALID);
  EXPECT(problem_is(
      &options,
      "{\"type\":\"urn:ocpv:problem:not-as-documented\",\"title\":\"The request is not as documented\",\"status\":405,"
      "\"detail\":\"this path is documented for POST only\",\"errors\":["
      "{\"detail\":\"this path is documented for POST only\",\"id\":\"wrong-method\","
      "\"severity\":\"error\",\"part\":\"path\"}]}\n"));
  options.language = OCPV_LANGUAGE_ZH;
  options.http_status = 422;
  options.path = "/requests/7";
  options.path_size = strlen(options.path);
  EXPECT(problem_is(&options,
                    "{\"type\":\"urn:ocpv:problem:not-as-documented\",\"title\":\"请求与文档不符\",\"status\":422,"
                    "\"detail\":\"该路径只支持 POST\",\"instance\":\"/requests/7\",\"errors\":["
                    "{\"detail\":\"该路径只支持 POST\",\"id\":\"wrong-method\","
                    "\"severity\":\"error\",\"part\":\"path\"}]}\n"));
  options.http_status = 99;
  ocpv_string text;
  EXPECT(ocpv_report_to_problem(report, &options, &text) == OCPV_ERROR_BAD_ARGUMENT);
  options.http_status = 600;
  EXPECT(ocpv_report_to_problem(report, &options, &text) == OCPV_ERROR_BAD_ARGUMENT);
}

static void the_status_follows_the_first_error(void) {
  EXPECT(check_request("POST", PATH, NULL, "{}") == OCPV_INVALID);
  EXPECT(problem_has("\"status\":401,") && problem_has("\"name\":\"Authorization\""));
  EXPECT(check_request("POST", "/api/v2/ob/cluster", SECRET, "{}") == OCPV_INVALID);
  EXPECT(problem_has("\"status\":404,"));
  EXPECT(check_request("POST", PATH, SECRET, "{") == OCPV_ERROR_NOT_JSON);
  EXPECT(problem_has("\"status\":400,") && problem_has("\"id\":\"not-json\""));
}

static void pointers_are_fragments_of_a_uri(void) {
  EXPECT(check_request("POST", PATH, SECRET,
                       "{\"backupMode\":\"PHYSICAL_BACKUP\",\"a b/~\\u4e2d\":1,\"a b/~\\u4e2d\":2}") == OCPV_INVALID);
  EXPECT(problem_has("\"pointer\":\"#/a%20b~1~0%E4%B8%AD\",\"id\":\"duplicate-key\""));
}

static void what_is_right_has_no_problem(void) {
  const char* body = "{\"duration\": 1, \"server\": \"a\", \"status\": 200, \"successful\": true}";
  ocpv_string text = {NULL, 1};
  (void)ocpv_check_response(&report, checker, "backup-tenant-now", 17, 200, body, strlen(body), NULL);
  if (ocpv_report_status(report) == OCPV_OK) {
    EXPECT(ocpv_report_to_problem(report, NULL, &text) == OCPV_OK);
    EXPECT(text.size == 0 && strcmp(text.data, "") == 0);
  }
  EXPECT(ocpv_report_to_problem(NULL, NULL, &text) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_report_to_problem(report, NULL, NULL) == OCPV_ERROR_BAD_ARGUMENT);
}

static void a_problem_keeps_its_bound(void) {
  ocpv_options options;
  ocpv_validator* small = NULL;
  ocpv_checker* other = NULL;
  ocpv_report* many = NULL;
  ocpv_string text = {NULL, 0};
  char body[4096] = "{\"backupMode\":1";
  for (int i = 0; i < 60; ++i) strcat(body, ",\"k\":1");
  strcat(body, "}");
  EXPECT(ocpv_options_init(&options, sizeof options) == OCPV_OK);
  options.max_report_bytes = 1024;
  options.operation = "backup-tenant-now";
  options.operation_size = 17;
  EXPECT(ocpv_validator_new(&small, &options) == OCPV_OK && ocpv_checker_new(&other, small) == OCPV_OK);
  EXPECT(ocpv_check(&many, other, NULL, 0, body, strlen(body), NULL) == OCPV_INVALID);
  EXPECT(ocpv_report_to_problem(many, NULL, &text) == OCPV_OK);
  EXPECT(text.size <= 1024 && strstr(text.data, "],\"left_out\":") != NULL);
  ocpv_report_free(many);
  ocpv_checker_free(other);
  ocpv_validator_free(small);
}

static void counters_add_up(void) {
  ocpv_checker* fresh = NULL;
  const char* wrong = "{\"backupMode\": 1, \"backupMode\": 2}";
  EXPECT(ocpv_checker_new(&fresh, validator) == OCPV_OK);
  for (int32_t id = -2; id < 70; ++id) EXPECT(ocpv_checker_count(fresh, id) == 0);
  for (ocpv_status status = -120; status < 4; ++status) EXPECT(ocpv_checker_outcome_count(fresh, status) == 0);
  for (uint64_t round = 1; round <= 3; ++round) {
    EXPECT(ocpv_check(&report, fresh, NULL, 0, wrong, strlen(wrong), NULL) == OCPV_INVALID);
    EXPECT(ocpv_checker_count(fresh, OCPV_DUPLICATE_KEY) == round);
    EXPECT(ocpv_checker_count(fresh, OCPV_WRONG_TYPE) % round == 0 &&
           ocpv_checker_count(fresh, OCPV_WRONG_TYPE) >= round);
    EXPECT(ocpv_checker_outcome_count(fresh, OCPV_INVALID) == round);
  }
  EXPECT(ocpv_verdict(fresh, NULL, 0, wrong, strlen(wrong), NULL) == OCPV_INVALID);
  EXPECT(ocpv_verdict(fresh, NULL, 0, "{", 1, NULL) == OCPV_ERROR_NOT_JSON);
  EXPECT(ocpv_check(&report, fresh, "none", 4, "{}", 2, NULL) == OCPV_ERROR_UNKNOWN_OPERATION);
  EXPECT(ocpv_check(&report, fresh, NULL, 0, NULL, 2, NULL) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_checker_outcome_count(fresh, OCPV_INVALID) == 4);
  EXPECT(ocpv_checker_outcome_count(fresh, OCPV_ERROR_NOT_JSON) == 1);
  EXPECT(ocpv_checker_outcome_count(fresh, OCPV_ERROR_UNKNOWN_OPERATION) == 1);
  EXPECT(ocpv_checker_outcome_count(fresh, OCPV_ERROR_BAD_ARGUMENT) == 0);
  EXPECT(ocpv_checker_outcome_count(fresh, OCPV_ERROR_INTERNAL) == 0);
  EXPECT(ocpv_checker_count(fresh, OCPV_NO_SUCH_OPERATION) == 1);
  EXPECT(ocpv_checker_count(fresh, OCPV_DUPLICATE_KEY) == 3); /* verdicts have no diagnostics */
  EXPECT(ocpv_checker_count(NULL, OCPV_DUPLICATE_KEY) == 0 && ocpv_checker_outcome_count(NULL, OCPV_OK) == 0);
  ocpv_checker_free(fresh);
}

int main(void) {
  ocpv_options only;
  EXPECT(ocpv_options_init(&only, sizeof only) == OCPV_OK);
  only.operation = "backup-tenant-now";
  only.operation_size = 17;
  EXPECT(ocpv_validator_new(&validator, &only) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  a_wrong_body_is_told_with_pointers();
  each_call_has_its_own_language_and_status();
  the_status_follows_the_first_error();
  pointers_are_fragments_of_a_uri();
  what_is_right_has_no_problem();
  a_problem_keeps_its_bound();
  counters_add_up();
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  return expect_failures == 0 ? 0 : 1;
}
