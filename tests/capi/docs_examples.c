/* The examples of docs/c-api.md, compiled and run; every function of ocpv.h is named there, and is used by one of them.
 */
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "ocpv/ocpv.h"

#include "docs_examples_c.inc"

/* The whole of a file, or an empty text. */
static char* read_text(const char* path) {
  enum { most = 1 << 20 };
  char* text = calloc(1, most);
  FILE* file = fopen(path, "rb");
  EXPECT(text != NULL && file != NULL);
  if (text != NULL && file != NULL) EXPECT(fread(text, 1, most - 1, file) != 0);
  if (file != NULL) fclose(file);
  return text;
}

static void every_function_is_on_the_page(void) {
  char *header = read_text(OCPV_HEADER), *page = read_text(OCPV_PAGE), *examples = read_text(OCPV_EXAMPLES);
  size_t count = 0;
  for (char* at = strstr(header, "\nOCPV_API"); at != NULL; at = strstr(at + 1, "\nOCPV_API")) {
    char name[64] = "**`";
    const char* start = strstr(at, "ocpv_");
    const char* end = strchr(at, '(');
    while (start != NULL && end != NULL && strstr(start + 1, "ocpv_") != NULL && strstr(start + 1, "ocpv_") < end) {
      start = strstr(start + 1, "ocpv_");
    }
    EXPECT(start != NULL && end != NULL && end > start && (size_t)(end - start) < 50);
    strncat(name, start, (size_t)(end - start));
    strcat(name, "`**");
    if (strstr(page, name) == NULL) fprintf(stderr, "docs/c-api.md does not have %s\n", name);
    EXPECT(strstr(page, name) != NULL);
    strcpy(strchr(name, '\0') - 3, ""); /* the name alone, after "**`" */
    if (strstr(examples, name + 3) == NULL) fprintf(stderr, "no compiled example uses %s\n", name + 3);
    EXPECT(strstr(examples, name + 3) != NULL);
    ++count;
  }
  EXPECT(count > 30);
  free(header);
  free(page);
  free(examples);
}

int main(void) {
  const char* body = "{\"backupMode\": \"PHYSICAL\", \"dataBackupMode\": 7}";
  ocpv_validator* validator = NULL;
  ocpv_checker* checker = NULL;
  ocpv_report* report = NULL;
  ocpv_diagnostic_id id = -1;
  call_examples();
  EXPECT(ocpv_validator_new(&validator, NULL) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  EXPECT(ocpv_check(&report, checker, "backup-tenant-now", 17, body, strlen(body), NULL) == OCPV_INVALID);
  print_all(report);
  print_text(report, body);
  answer(report, OCPV_LANGUAGE_ZH);
  count_memory();
  EXPECT(find_first(checker, body, &id) == OCPV_INVALID);
  EXPECT(id >= 0);
  EXPECT(judge_document(checker) == OCPV_INVALID);
  {
    const ocpv_bytes bodies[] = {{body, strlen(body)}, {"{}", 2}};
    ocpv_status statuses[2] = {OCPV_OK, OCPV_OK};
    EXPECT(judge_many(validator, bodies, 2, statuses) == OCPV_INVALID);
    EXPECT(statuses[0] == OCPV_INVALID && statuses[1] == OCPV_INVALID);
  }
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  every_function_is_on_the_page();
  return expect_failures == 0 ? 0 : 1;
}
