/* Finding the operation of a request takes the same time among ten operations as among two thousand. */
#define _POSIX_C_SOURCE 199309L
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "expect.h"
#include "ocpv/ocpv.h"

enum { FEW = 10, MANY = 2000, REQUESTS = 200, ROUNDS = 15 };

/* An operation at /api/v2/kinds/<n>/things/{id}/parts/{part}: numbers stand where OCP has words. */
static char texts[MANY][256];
static ocpv_operation_source sources[MANY];

static ocpv_checker* checker_of(size_t count, ocpv_validator** validator) {
  const ocpv_operation_source* pointers[MANY];
  ocpv_checker* checker = NULL;
  for (size_t i = 0; i < count; ++i) {
    EXPECT(ocpv_operation_source_init(&sources[i], sizeof sources[i]) == OCPV_OK);
    snprintf(texts[i], sizeof texts[i],
             "{\"id\":\"operation-%d\",\"method\":\"GET\",\"path\":\"/api/v2/kind%d/things/{id}/parts/"
             "{part}\",\"title\":{}}",
             (int)i, (int)i);
    sources[i].operation = texts[i];
    sources[i].operation_size = strlen(texts[i]);
    pointers[i] = &sources[i];
  }
  EXPECT(ocpv_validator_new_from_memory(validator, pointers, count, NULL) == OCPV_OK);
  EXPECT(ocpv_checker_new(&checker, *validator) == OCPV_OK);
  return checker;
}

/* Nanoseconds of processor time for one request; the least of several rounds, each with requests to ten operations. */
static double time_of(ocpv_checker* checker) {
  double least = 1e18;
  ocpv_report* report = NULL;
  for (int round = 0; round < ROUNDS; ++round) {
    struct timespec before, after;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    for (int i = 0; i < REQUESTS; ++i) {
      char target[64];
      ocpv_request request;
      (void)ocpv_request_init(&request, sizeof request);
      request.method = "GET";
      request.method_size = 3;
      request.target = target;
      request.target_size = (size_t)snprintf(target, sizeof target, "/api/v2/kind%d/things/17/parts/left", i % FEW);
      request.skip_authorization = 1;
      EXPECT(ocpv_check_request(&report, checker, &request) == OCPV_OK);
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    const double spent = (double)(after.tv_sec - before.tv_sec) * 1e9 + (double)(after.tv_nsec - before.tv_nsec);
    if (spent < least) least = spent;
  }
  ocpv_report_free(report);
  return least / REQUESTS;
}

int main(void) {
  ocpv_validator *few = NULL, *many = NULL;
  ocpv_checker* among_few = checker_of(FEW, &few);
  ocpv_checker* among_many = checker_of(MANY, &many);
  const double most_ratio = 3; /* two hundred times as many operations; a search through them all would show */
  const double a = time_of(among_few), b = time_of(among_many);
  printf("one request: %.0f ns among %d operations, %.0f ns among %d\n", a, (int)FEW, b, (int)MANY);
  EXPECT(b < most_ratio * a);
  ocpv_checker_free(among_few);
  ocpv_checker_free(among_many);
  ocpv_validator_free(few);
  ocpv_validator_free(many);
  return expect_failures == 0 ? 0 : 1;
}
