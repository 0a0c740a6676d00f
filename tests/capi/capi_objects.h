/* What tests of the C API begin with: a request, a validator of the first operation, a checker. */
#ifndef OCPV_TESTS_CAPI_OBJECTS_H
#define OCPV_TESTS_CAPI_OBJECTS_H

#include <stdlib.h>

#include "expect.h"
#include "ocpv/ocpv.h"

#define OPERATION "backup-tenant-now"
#define LENGTH(literal) (sizeof(literal) - 1)

static inline char* read_request(const char* name, size_t* size) {
  char path[1024];
  char* text = malloc(65536);
  FILE* file;
  snprintf(path, sizeof path, "%s/%s", OCPV_REQUESTS_DIR, name);
  file = fopen(path, "rb");
  EXPECT(file != NULL && text != NULL);
  *size = file == NULL || text == NULL ? 0 : fread(text, 1, 65535, file);
  if (file != NULL) fclose(file);
  if (text != NULL) text[*size] = '\0';
  EXPECT(*size != 0);
  return text;
}

static inline ocpv_validator* new_validator(void) {
  ocpv_validator* validator = NULL;
  ocpv_options only;
  EXPECT(ocpv_options_init(&only, sizeof only) == OCPV_OK);
  only.operation = "backup-tenant-now";
  only.operation_size = 17;
  EXPECT(ocpv_validator_new(&validator, &only) == OCPV_OK);
  EXPECT(validator != NULL);
  return validator;
}

static inline ocpv_checker* new_checker(const ocpv_validator* validator) {
  ocpv_checker* checker = NULL;
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  EXPECT(checker != NULL);
  return checker;
}

static inline int is_terminated(ocpv_string text) { return text.data != NULL && text.data[text.size] == '\0'; }

#endif
