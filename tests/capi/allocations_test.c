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
