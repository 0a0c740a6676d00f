/* Bodies are read as OCP does where the options say so: the verdict, the report and a whole request agree. */
#include <ocpv/ocpv.h>

#include <string.h>

#include "expect.h"

#define OPERATION "back-up-a-cluster-immediately"
#define BODY(more)                                                                                   \
  "{\"dataBackupMode\": \"FULL_BACKUP\", \"obBackupServiceStorageConfig\": {\"configName\": \"a\", " \
  "\"obBackupStorageBaseInfo\": {\"backupStorageType\": \"BACKUP_STORAGE_FILE\", \"storageUrl\": \"/b/\"}, " more "}}"

static const struct {
  uint32_t compat; /* with these switches, and with none */
  const char* body;
  ocpv_status with, without;
} cases[] = {
    {OCPV_COMPAT_NULL_ABSENT, BODY("\"alarmStoragePercentageThreshold\": 80, \"serviceName\": null"), OCPV_OK,
     OCPV_INVALID},
    {OCPV_COMPAT_NULL_ABSENT, BODY("\"serviceName\": null, \"alarmStoragePercentageThreshold\": null"), OCPV_INVALID,
     OCPV_INVALID},
    {OCPV_COMPAT_LONG_TEXT, BODY("\"alarmStoragePercentageThreshold\": \"80\""), OCPV_OK, OCPV_INVALID},
    {OCPV_COMPAT_LONG_TEXT, BODY("\"alarmStoragePercentageThreshold\": \"101\""), OCPV_INVALID, OCPV_INVALID},
    {OCPV_COMPAT_LONG_TEXT, BODY("\"alarmStoragePercentageThreshold\": \"80.0\""), OCPV_INVALID, OCPV_INVALID},
    {OCPV_COMPAT_JAVA_INTEGERS, BODY("\"alarmStoragePercentageThreshold\": 80.0"), OCPV_INVALID, OCPV_OK},
    {OCPV_COMPAT_JAVA_INTEGERS, BODY("\"alarmStoragePercentageThreshold\": 80"), OCPV_OK, OCPV_OK},
};

static ocpv_checker* checker_with(uint32_t compat) {
  ocpv_validator* validator = NULL;
  ocpv_checker* checker = NULL;
  ocpv_options options;
  (void)ocpv_options_init(&options, sizeof options);
  options.compat = compat;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  ocpv_validator_free(validator);
  return checker;
}

static ocpv_status whole_request(ocpv_checker* checker, const char* body) {
  static const char target[] = "/api/v2/ob/clusters/1/backup/backupNow";
  static const ocpv_header header = {"Content-Type", 12, "application/json", 16};
  ocpv_request request;
  ocpv_report* report = NULL;
  ocpv_status status;
  (void)ocpv_request_init(&request, sizeof request);
  request.method = "POST";
  request.method_size = 4;
  request.target = target;
  request.target_size = sizeof target - 1;
  request.body = body;
  request.body_size = strlen(body);
  request.headers = &header;
  request.header_count = 1;
  request.skip_authorization = 1;
  status = ocpv_check_request(&report, checker, &request);
  ocpv_report_free(report);
  return status;
}

static void judge(ocpv_checker* checker, const char* body, ocpv_status wanted) {
  ocpv_report* report = NULL;
  EXPECT(ocpv_verdict(checker, OPERATION, sizeof OPERATION - 1, body, strlen(body), NULL) == wanted);
  EXPECT(ocpv_check(&report, checker, OPERATION, sizeof OPERATION - 1, body, strlen(body), NULL) == wanted);
  EXPECT(whole_request(checker, body) == wanted);
  ocpv_report_free(report);
}

/* In a response a Long may be text, whichever call judges it. */
static void judge_response(void) {
  static const char body[] =
      "{\"data\": {\"backupObjectOpsResultList\": [{\"taskIdList\": [\"9007199254740993\"]}]}, \"successful\": true, "
      "\"timestamp\": \"2024-08-07T14:51:41+08:00\", \"duration\": 1, \"status\": 200, \"traceId\": \"a\", \"server\": "
      "\"b\"}";
  ocpv_checker* checker = checker_with(0);
  ocpv_check_options options;
  ocpv_report* report = NULL;
  (void)ocpv_check_options_init(&options, sizeof options);
  options.body = OCPV_BODY_RESPONSE;
  EXPECT(ocpv_verdict(checker, OPERATION, sizeof OPERATION - 1, body, sizeof body - 1, &options) == OCPV_OK);
  EXPECT(ocpv_check(&report, checker, OPERATION, sizeof OPERATION - 1, body, sizeof body - 1, &options) == OCPV_OK);
  EXPECT(ocpv_check_response(&report, checker, OPERATION, sizeof OPERATION - 1, 200, body, sizeof body - 1, NULL) ==
         OCPV_OK);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
}

int main(void) {
  ocpv_validator* validator = NULL;
  ocpv_options options;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; ++i) {
    ocpv_checker *with = checker_with(cases[i].compat), *without = checker_with(0);
    judge(with, cases[i].body, cases[i].with);
    judge(without, cases[i].body, cases[i].without);
    ocpv_checker_free(with);
    ocpv_checker_free(without);
  }
  judge_response();
  (void)ocpv_options_init(&options, sizeof options);
  options.compat = 8;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_BAD_ARGUMENT);
  return expect_failures == 0 ? 0 : 1;
}
