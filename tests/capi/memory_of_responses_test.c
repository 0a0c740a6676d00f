/* A service judges responses by the million: what one of them takes is bounded by its body, not by the catalogue. */
#include <ocpv/ocpv.h>

#include <stdlib.h>
#include <string.h>

#include "expect.h"

#define OPERATION "backup-tenant-now"

static size_t taken = 0; /* bytes that were asked for, given back or not */

static void* allocate(void* context, size_t bytes, size_t alignment) {
  (void)context;
  (void)alignment;
  taken += bytes;
  return malloc(bytes);
}

static void release(void* context, void* memory, size_t bytes, size_t alignment) {
  (void)context;
  (void)bytes;
  (void)alignment;
  free(memory);
}

/* Bytes that the library asks for to judge this body once more. */
static size_t bytes_for(ocpv_checker* checker, ocpv_report** report, const char* body) {
  for (int i = 0; i < 2; ++i) {
    taken = 0;
    (void)ocpv_check_response(report, checker, OPERATION, sizeof OPERATION - 1, 200, body, strlen(body), NULL);
  }
  return taken;
}

int main(void) {
  static const char* const bodies[] = {
      "{\"data\": {}, \"duration\": 3, \"server\": \"s\", \"status\": 200, \"successful\": true, \"traceId\": \"t\"}",
      "{\"data\": {}, \"duration\": \"3\", \"server\": \"s\", \"status\": 200, \"successful\": true, \"traceId\": "
      "\"t\"}",
      "{\"data\": 1, \"duration\": \"long\"}",
  };
  ocpv_allocator allocator = {sizeof(ocpv_allocator), NULL, allocate, release};
  ocpv_options options;
  ocpv_validator* validator = NULL;
  ocpv_checker* checker = NULL;
  ocpv_report* report = NULL;

  if (!ocpv_has("allocator")) {
    puts("skipped: this build has no hooks for memory");
    return 77;
  }
  EXPECT(ocpv_options_init(&options, sizeof options) == OCPV_OK);
  options.allocator = &allocator;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, validator) == OCPV_OK);
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; ++i) {
    const size_t bytes = bytes_for(checker, &report, bodies[i]);
    EXPECT(bytes <= 8192);
    printf("%zu bytes for %s\n", bytes, bodies[i]);
  }
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  return expect_failures != 0;
}
