/* Judges one request body against the documentation, from C.
 *
 *   check_request FILE [OPERATION]
 *
 * Prints what is wrong with its place, and ends with 0 (right), 1 (wrong) or 2 (could not be judged). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ocpv/ocpv.h"

static char* read_file(const char* name, size_t* size) {
  FILE* file = fopen(name, "rb");
  char* text = NULL;
  size_t capacity = 0, used = 0;
  if (file == NULL) return NULL;
  for (;;) {
    char* larger = realloc(text, capacity += 65536);
    if (larger == NULL) break;
    text = larger;
    used += fread(text + used, 1, capacity - used, file);
    if (used < capacity) {
      const int failed = ferror(file);
      fclose(file);
      *size = used;
      if (!failed) return text;
      free(text);
      return NULL;
    }
  }
  free(text);
  fclose(file);
  return NULL;
}

static void print_diagnostics(ocpv_report* report) {
  for (size_t i = 0; i < ocpv_report_diagnostic_count(report); ++i) {
    ocpv_diagnostic d;
    ocpv_string message;
    ocpv_diagnostic_init(&d, sizeof d);
    if (ocpv_report_diagnostic(report, i, &d) != OCPV_OK) return;
    if (ocpv_report_message(report, i, OCPV_LANGUAGE_EN, &message) != OCPV_OK) return;
    printf("%u:%u %s: %s\n", (unsigned)d.place.start.line, (unsigned)d.place.start.column,
           ocpv_diagnostic_id_name(d.id), message.data);
    for (size_t nth = 0; nth < d.suggestion_count; ++nth) {
      ocpv_string text;
      if (ocpv_report_suggestion_text(report, i, nth, OCPV_LANGUAGE_EN, &text) == OCPV_OK) {
        printf("    %s\n", text.data);
      }
    }
  }
}

int main(int argc, char** argv) {
  ocpv_validator* validator = NULL;
  ocpv_checker* checker = NULL;
  ocpv_report* report = NULL;
  const char* operation = argc > 2 ? argv[2] : "backup-tenant-now";
  size_t size = 0;
  char* body = argc > 1 ? read_file(argv[1], &size) : NULL;
  if (body == NULL) {
    fprintf(stderr, "usage: check_request FILE [OPERATION]\n");
    return 2;
  }

  ocpv_status status = ocpv_validator_new(&validator, NULL);
  if (status == OCPV_OK) status = ocpv_checker_new(&checker, validator);
  if (status == OCPV_OK) status = ocpv_check(&report, checker, operation, strlen(operation), body, size, NULL);
  printf("%s\n", ocpv_status_name(status));
  print_diagnostics(report);

  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  free(body);
  return status == OCPV_OK ? 0 : status == OCPV_INVALID ? 1 : 2;
}
