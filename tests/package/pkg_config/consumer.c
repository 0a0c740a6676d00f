/* Plain C, built with what pkg-config says and nothing else. */
#include <stdio.h>
#include <string.h>

#include <ocpv/ocpv.h>

int main(int argc, char** argv) {
  static char body[65536];
  const char* operation = "backup-tenant-now";
  ocpv_validator* validator = NULL;
  ocpv_checker* checker = NULL;
  FILE* file = argc > 1 ? fopen(argv[1], "rb") : NULL;
  size_t size = file == NULL ? 0 : fread(body, 1, sizeof body, file);
#ifdef OCPV_STATIC
  const int hooks = 0;
#else
  const int hooks = 1;
#endif
  ocpv_status status = ocpv_validator_new(&validator, NULL);
  if (status == OCPV_OK) status = ocpv_checker_new(&checker, validator);
  if (status == OCPV_OK) status = ocpv_verdict(checker, operation, strlen(operation), body, size, NULL);
  if (ocpv_has("allocator") != hooks) status = OCPV_ERROR_INTERNAL;
  printf("%s %s\n", ocpv_version(), ocpv_status_name(status));
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  if (file != NULL) fclose(file);
  return status == OCPV_OK ? 0 : 1;
}
