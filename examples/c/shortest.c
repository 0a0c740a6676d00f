#include <ocpv/ocpv.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  const char* body = "{\"backupMode\": \"PHYSICAL\"}";
  ocpv_validator* validator = NULL;
  ocpv_checker* checker = NULL;
  ocpv_report* report = NULL;
  ocpv_string text = {"", 0};
  ocpv_status status = ocpv_validator_new(&validator, NULL);
  if (status == OCPV_OK) status = ocpv_checker_new(&checker, validator);
  if (status == OCPV_OK) status = ocpv_check(&report, checker, "backup-tenant-now", 17, body, strlen(body), NULL);
  if (status == OCPV_INVALID) ocpv_report_to_text(report, NULL, &text);
  printf("%s\n%s", ocpv_status_name(status), text.data);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  return 0;
}
