/* Batches from C: the answers of one body at a time, in order, until the caller has had enough. */
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "ocpv/ocpv.h"

#define OPERATION "backup-tenant-now", 17

enum { kCheckers = 3, kBodies = 1003 };

static const char* const kTexts[] = {"{\"backupMode\": \"PHYSICAL_BACKUP\"}",
                                     "{\"dataBackupMode\": 7, \"dataBackupMode\": 8}", "no JSON",
                                     "[[[[[[[[[[1]]]]]]]]]]", "{}"};
enum { kTextCount = 5 };

/* Body number i of a batch, or of none where it is empty. */
static ocpv_bytes body_at(size_t i) {
  ocpv_bytes body = {NULL, 0};
  if (i % 11 != 10) {
    body.data = kTexts[i % kTextCount];
    body.size = strlen(kTexts[i % kTextCount]);
  }
  return body;
}

typedef struct Setup {
  ocpv_validator* validator;
  ocpv_checker* checkers[kCheckers];
  ocpv_checker* alone; /* what a batch is compared with */
  ocpv_bytes bodies[kBodies];
} Setup;

static void set_up(Setup* setup) {
  ocpv_options options;
  EXPECT(ocpv_options_init(&options, sizeof options) == OCPV_OK);
  options.max_depth = 5;
  setup->validator = NULL;
  EXPECT(ocpv_validator_new(&setup->validator, &options) == OCPV_OK);
  for (size_t i = 0; i < kCheckers; ++i) EXPECT(ocpv_checker_new(&setup->checkers[i], setup->validator) == OCPV_OK);
  EXPECT(ocpv_checker_new(&setup->alone, setup->validator) == OCPV_OK);
  for (size_t i = 0; i < kBodies; ++i) setup->bodies[i] = body_at(i);
}

static void tear_down(Setup* setup) {
  for (size_t i = 0; i < kCheckers; ++i) ocpv_checker_free(setup->checkers[i]);
  ocpv_checker_free(setup->alone);
  ocpv_validator_free(setup->validator);
}

/* What a listener has heard. */
typedef struct Heard {
  Setup* setup;
  ocpv_report* alone; /* the report of one body at a time */
  size_t count;
  size_t stop_after; /* 0: never */
  int tries_to_misuse;
} Heard;

static int32_t hear(void* context, size_t index, ocpv_status status, ocpv_report* report) {
  Heard* heard = context;
  const ocpv_bytes body = heard->setup->bodies[index];
  ocpv_string text, wanted;
  EXPECT(index == heard->count);
  EXPECT(status == ocpv_check(&heard->alone, heard->setup->alone, OPERATION, body.data, body.size, NULL));
  EXPECT(report != NULL && ocpv_report_status(report) == status);
  EXPECT(ocpv_report_to_json(report, NULL, &text) == OCPV_OK);
  EXPECT(ocpv_report_to_json(heard->alone, NULL, &wanted) == OCPV_OK);
  EXPECT(text.size == wanted.size && memcmp(text.data, wanted.data, text.size) == 0);
  if (heard->tries_to_misuse) {
    EXPECT(ocpv_verdict(heard->setup->checkers[0], OPERATION, body.data, body.size, NULL) == OCPV_ERROR_BAD_ARGUMENT);
    EXPECT(ocpv_check_batch(heard->setup->checkers, kCheckers, OPERATION, &body, 1, NULL, hear, heard) ==
           OCPV_ERROR_BAD_ARGUMENT);
  }
  ++heard->count;
  return heard->count == heard->stop_after ? 1 : 0;
}

static void every_body_gets_the_answer_it_gets_alone_in_order(void) {
  Setup setup;
  set_up(&setup);
  for (size_t checkers = 1; checkers <= kCheckers; ++checkers) {
    for (size_t count = 0; count <= kBodies; count += count < 40 ? 1 : 321) {
      Heard heard = {&setup, NULL, 0, 0, count == 3};
      const ocpv_status status =
          ocpv_check_batch(setup.checkers, checkers, OPERATION, setup.bodies, count, NULL, hear, &heard);
      EXPECT(heard.count == count);
      EXPECT(status == (count == 0 ? OCPV_OK : count < 3 ? OCPV_INVALID : OCPV_ERROR_NOT_JSON));
      ocpv_report_free(heard.alone);
    }
  }
  tear_down(&setup);
}

static void verdicts_are_those_of_one_body_at_a_time(void) {
  static ocpv_status statuses[kBodies];
  Setup setup;
  uint64_t judged = 0;
  set_up(&setup);
  for (size_t checkers = 1; checkers <= kCheckers; ++checkers) {
    memset(statuses, 77, sizeof statuses);
    EXPECT(ocpv_verdict_batch(setup.checkers, checkers, OPERATION, setup.bodies, kBodies, NULL, statuses) ==
           OCPV_ERROR_NOT_JSON);
    for (size_t i = 0; i < kBodies; ++i) {
      EXPECT(statuses[i] == ocpv_verdict(setup.alone, OPERATION, setup.bodies[i].data, setup.bodies[i].size, NULL));
    }
  }
  for (size_t i = 0; i < kCheckers; ++i) {
    for (ocpv_status status = OCPV_ERROR_IO; status <= OCPV_INVALID; ++status) {
      judged += ocpv_checker_outcome_count(setup.checkers[i], status);
    }
  }
  EXPECT(judged == (uint64_t)kBodies * kCheckers);
  EXPECT(ocpv_verdict_batch(setup.checkers, kCheckers, OPERATION, NULL, 0, NULL, NULL) == OCPV_OK);
  EXPECT(ocpv_verdict_batch(setup.checkers, kCheckers, OPERATION, setup.bodies, 2, NULL, statuses) == OCPV_INVALID);
  tear_down(&setup);
}

static void a_listener_that_has_had_enough_hears_no_more(void) {
  Setup setup;
  set_up(&setup);
  for (size_t checkers = 1; checkers <= kCheckers; ++checkers) {
    static const size_t stops[] = {1, 2, 16, 17, 500, kBodies};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; ++i) {
      Heard heard = {&setup, NULL, 0, stops[i], 0};
      const ocpv_status status =
          ocpv_check_batch(setup.checkers, checkers, OPERATION, setup.bodies, kBodies, NULL, hear, &heard);
      EXPECT(heard.count == stops[i]);
      EXPECT(status == (stops[i] < 3 ? OCPV_INVALID : OCPV_ERROR_NOT_JSON)); /* of what was told */
      ocpv_report_free(heard.alone);
      EXPECT(ocpv_verdict(setup.checkers[0], OPERATION, "{}", 2, NULL) == OCPV_INVALID); /* free again */
    }
  }
  tear_down(&setup);
}

static int32_t count_one(void* context, size_t index, ocpv_status status, ocpv_report* report) {
  (void)index;
  (void)status;
  (void)report;
  ++*(size_t*)context;
  return 0;
}

static void options_hold_for_every_body(void) {
  ocpv_check_options options;
  ocpv_status statuses[2];
  Setup setup;
  size_t told = 0;
  set_up(&setup);
  EXPECT(ocpv_check_options_init(&options, sizeof options) == OCPV_OK);
  options.body = OCPV_BODY_RESPONSE;
  setup.bodies[0].data = setup.bodies[1].data = "{\"status\": 200, \"successful\": true}";
  setup.bodies[0].size = setup.bodies[1].size = strlen(setup.bodies[0].data);
  EXPECT(ocpv_verdict_batch(setup.checkers, 2, OPERATION, setup.bodies, 2, &options, statuses) ==
         ocpv_verdict(setup.alone, OPERATION, setup.bodies[0].data, setup.bodies[0].size, &options));
  EXPECT(statuses[0] == statuses[1]);
  options.target = "/api/v2/other";
  options.target_size = strlen(options.target);
  EXPECT(ocpv_check_batch(setup.checkers, 2, OPERATION, setup.bodies, 2, &options, count_one, &told) ==
         OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(told == 0);
  tear_down(&setup);
}

static void misuse_is_a_status_and_judges_nothing(void) {
  ocpv_status statuses[2] = {77, 77};
  ocpv_bytes unreadable = {NULL, 1};
  ocpv_check_options options;
  size_t told = 0;
  Setup setup, other;
  set_up(&setup);
  set_up(&other);
  EXPECT(ocpv_check_options_init(&options, sizeof options) == OCPV_OK);
  options.body = 9;
  {
    ocpv_checker* const* const checkers = setup.checkers;
    ocpv_checker *with_null[] = {setup.checkers[0], NULL}, *twice[] = {setup.checkers[0], setup.checkers[0]};
    ocpv_checker* of_two[] = {setup.checkers[0], other.checkers[0]};
    static ocpv_checker* too_many[257];
    const struct {
      ocpv_checker* const* checkers;
      size_t checker_count;
      const ocpv_bytes* bodies;
      size_t count;
      const ocpv_check_options* options;
      ocpv_status status;
    } cases[] = {
        {NULL, 1, setup.bodies, 2, NULL, OCPV_ERROR_BAD_ARGUMENT},
        {checkers, 0, setup.bodies, 2, NULL, OCPV_ERROR_BAD_ARGUMENT},
        {with_null, 2, setup.bodies, 2, NULL, OCPV_ERROR_BAD_ARGUMENT},
        {twice, 2, setup.bodies, 2, NULL, OCPV_ERROR_BAD_ARGUMENT},
        {of_two, 2, setup.bodies, 2, NULL, OCPV_ERROR_BAD_ARGUMENT},
        {too_many, 257, setup.bodies, 2, NULL, OCPV_ERROR_BAD_ARGUMENT},
        {checkers, 2, NULL, 2, NULL, OCPV_ERROR_BAD_ARGUMENT},
        {checkers, 2, &unreadable, 1, NULL, OCPV_ERROR_BAD_ARGUMENT},
        {checkers, 2, setup.bodies, 2, &options, OCPV_ERROR_BAD_ARGUMENT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
      EXPECT(ocpv_verdict_batch(cases[i].checkers, cases[i].checker_count, OPERATION, cases[i].bodies, cases[i].count,
                                cases[i].options, statuses) == cases[i].status);
      EXPECT(ocpv_check_batch(cases[i].checkers, cases[i].checker_count, OPERATION, cases[i].bodies, cases[i].count,
                              cases[i].options, count_one, &told) == cases[i].status);
    }
    EXPECT(ocpv_verdict_batch(checkers, 2, OPERATION, setup.bodies, 2, NULL, NULL) == OCPV_ERROR_BAD_ARGUMENT);
    EXPECT(ocpv_check_batch(checkers, 2, OPERATION, setup.bodies, 2, NULL, NULL, &told) == OCPV_ERROR_BAD_ARGUMENT);
    EXPECT(ocpv_verdict_batch(checkers, 2, NULL, 5, setup.bodies, 2, NULL, statuses) == OCPV_ERROR_BAD_ARGUMENT);
    EXPECT(ocpv_verdict_batch(checkers, 2, "other", 5, setup.bodies, 2, NULL, statuses) ==
           OCPV_ERROR_UNKNOWN_OPERATION);
    EXPECT(ocpv_check_batch(checkers, 2, "other", 5, setup.bodies, 2, NULL, count_one, &told) ==
           OCPV_ERROR_UNKNOWN_OPERATION);
    EXPECT(ocpv_check_batch(checkers, 2, "other", 5, setup.bodies, 0, NULL, count_one, &told) ==
           OCPV_ERROR_UNKNOWN_OPERATION);
  }
  EXPECT(told == 0 && statuses[0] == 77 && statuses[1] == 77);
  EXPECT(ocpv_check_batch(setup.checkers, kCheckers, OPERATION, setup.bodies, 2, NULL, count_one, &told) ==
         OCPV_INVALID);
  EXPECT(told == 2);
  tear_down(&other);
  tear_down(&setup);
}

int main(void) {
  EXPECT(ocpv_has("batch") == 1);
  every_body_gets_the_answer_it_gets_alone_in_order();
  verdicts_are_those_of_one_body_at_a_time();
  a_listener_that_has_had_enough_hears_no_more();
  options_hold_for_every_body();
  misuse_is_a_status_and_judges_nothing();
  return expect_failures == 0 ? 0 : 1;
}
