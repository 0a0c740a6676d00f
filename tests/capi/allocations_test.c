/* What is right is judged, and told, in memory that is there already: a caller's hooks count what a warm checker asks
 * for. */
#include <stdlib.h>

#include <ocpv/ocpv.h>
#include "expect.h"

static long asked;

static void* count_and_allocate(void* context, size_t size, size_t alignment) {
  (void)context;
  (void)alignment;
  ++asked;
  return malloc(size);
}

static void release(void* context, void* memory, size_t size, size_t alignment) {
  (void)context;
  (void)size;
  (void)alignment;
  free(memory);
}

static const char kOperation[] = "backup-tenant-now";
static const char kRight[] =
    "{\"backupMode\":\"PHYSICAL_BACKUP\",\"dataBackupMode\":\"FULL_BACKUP\",\"obBackupServiceStorageConfig\":{"
    "\"configName\":\"\\u5907\\u4efd\",\"obBackupStorageBaseInfo\":{\"backupStorageType\":\"BACKUP_STORAGE_FILE\","
    "\"storageUrl\":\"/backup/\"},\"alarmStoragePercentageThreshold\":80}}";
static const char kWrong[] = "{\"backupMode\":\"PHYSICAL_BACKUP\",\"dataBackupMode\":\"FULL\"}";

typedef struct {
  ocpv_checker* checker;
  ocpv_report* report;
  const char* body;
  size_t size;
} Work;

static void verdict(Work* work) {
  (void)ocpv_verdict(work->checker, kOperation, sizeof kOperation - 1, work->body, work->size, NULL);
}

static void check(Work* work) {
  (void)ocpv_check(&work->report, work->checker, kOperation, sizeof kOperation - 1, work->body, work->size, NULL);
}

static void check_and_render(Work* work) {
  ocpv_render_options options;
  ocpv_string text;
  check(work);
  (void)ocpv_render_options_init(&options, sizeof options);
  options.source = work->body;
  options.source_size = work->size;
  EXPECT(ocpv_report_to_text(work->report, &options, &text) == OCPV_OK);
  EXPECT(ocpv_report_to_json(work->report, &options, &text) == OCPV_OK);
  EXPECT(ocpv_report_to_problem(work->report, &options, &text) == OCPV_OK);
}

static void check_request(Work* work) {
  static const ocpv_header headers[] = {{"Host", 4, "ocp.example.org:8080", 20},
                                        {"Authorization", 13, "Basic dXNlcjpwYXNzd29yZA==", 26},
                                        {"Content-Type", 12, "application/json", 16},
                                        {"Content-Length", 14, "1", 1}};
  static const char target[] = "/api/v2/ob/clusters/1/tenants/1000012/backup/backupNow";
  ocpv_request request;
  (void)ocpv_request_init(&request, sizeof request);
  request.method = "POST";
  request.method_size = 4;
  request.target = target;
  request.target_size = sizeof target - 1;
  request.headers = headers;
  request.header_count = 4;
  request.body = work->body;
  request.body_size = work->size;
  (void)ocpv_check_request(&work->report, work->checker, &request);
}

static void check_request_without_body(Work* work) {
  static const ocpv_header header = {"Authorization", 13, "Basic dXNlcjpwYXNzd29yZA==", 26};
  static const char target[] =
      "/api/v2/ob/clusters/1/backup/task/logBackupTasks?startTime=2027-06-30T23%3A59%3A59%2B08%3A00&page=1&size=10";
  ocpv_request request;
  (void)ocpv_request_init(&request, sizeof request);
  request.method = "GET";
  request.method_size = 3;
  request.target = target;
  request.target_size = sizeof target - 1;
  request.headers = &header;
  request.header_count = 1;
  (void)ocpv_check_request(&work->report, work->checker, &request);
}

static long asked_by(void (*call)(Work*), Work* work) {
  long before;
  call(work);
  call(work);
  before = asked;
  call(work);
  return asked - before;
}

int main(void) {
  static const ocpv_allocator hooks = {sizeof hooks, NULL, count_and_allocate, release};
  ocpv_options options;
  ocpv_validator* validator = NULL;
  Work work = {NULL, NULL, kRight, sizeof kRight - 1};
  (void)ocpv_options_init(&options, sizeof options);
  options.allocator = &hooks;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_OK);
  EXPECT(ocpv_checker_new(&work.checker, validator) == OCPV_OK);
  EXPECT(asked > 0);

  EXPECT(asked_by(verdict, &work) == 0);
  EXPECT(asked_by(check, &work) == 0);
  EXPECT(ocpv_report_status(work.report) == OCPV_OK);
  EXPECT(asked_by(check_and_render, &work) == 0);
  EXPECT(asked_by(check_request, &work) == 0);
  EXPECT(ocpv_report_status(work.report) == OCPV_OK && ocpv_report_diagnostic_count(work.report) == 0);
  EXPECT(asked_by(check_request_without_body, &work) == 0);
  EXPECT(ocpv_report_status(work.report) == OCPV_OK && ocpv_report_diagnostic_count(work.report) == 0);

  work.body = kWrong;
  work.size = sizeof kWrong - 1;
  EXPECT(asked_by(verdict, &work) == 0);
  EXPECT(ocpv_report_status(work.report) == OCPV_OK);
  EXPECT(asked_by(check, &work) <= 16);
  EXPECT(ocpv_report_status(work.report) == OCPV_INVALID);
  EXPECT(asked_by(check_and_render, &work) <= 48);

  ocpv_report_free(work.report);
  ocpv_checker_free(work.checker);
  ocpv_validator_free(validator);
  return expect_failures == 0 ? 0 : 1;
}
