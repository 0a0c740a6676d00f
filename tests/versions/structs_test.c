/* Programs that were built with another version of ocpv.h: every struct of theirs is as long as its header had it. An
 * older one ends at a page that nobody may touch, so that a byte too many is the end; what a newer one has beyond ours
 * is nothing that we know: zero goes, anything else is refused. */
#define _GNU_SOURCE
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "capi_objects.h"

#define BODY "{\"backupMode\": \"FULL\", \"backupMode\": 1, \"dataBackupMode\": \"FULL\"}"
#define TARGET "/api/v2/ob/clusters/1/tenants/2/backup/backupNow"
enum { kBeyond = 64, kMost = 512 };

static unsigned char* edge; /* the first byte that may not be touched */
static ocpv_checker* checker;
static ocpv_report* report;

static void make_edge(void) {
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  unsigned char* pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  EXPECT(pages != MAP_FAILED);
  if (pages == MAP_FAILED) exit(1);
  EXPECT(mprotect(pages + page, page, PROT_NONE) == 0);
  edge = pages + page;
}

/* A struct of `size` bytes as its header's init made it, with the members that reach so far. */
static void* at_the_edge(const void* whole, size_t size) {
  unsigned char* place = edge - size;
  memcpy(place, whole, size);
  memcpy(place, &size, sizeof size);
  return place;
}

typedef ocpv_status Call(void* sized);

/* `whole` is ours, filled in. What a struct that ends at `least` or later gives is what the whole one gives. */
static void callers_give(const char* name, const void* whole, size_t size, size_t least, Call* call) {
  unsigned char newer[kMost];
  const size_t longer = size + kBeyond;
  size_t one;
  const ocpv_status wanted = call(at_the_edge(whole, size));
  for (one = sizeof(size_t); one < size; one += sizeof(size_t)) {
    const ocpv_status status = call(at_the_edge(whole, one));
    if (one < least || status == wanted) continue;
    fprintf(stderr, "%s of %zu bytes: %s, not %s\n", name, one, ocpv_status_name(status), ocpv_status_name(wanted));
    ++expect_failures;
  }
  memset(newer, 0, sizeof newer);
  memcpy(newer, whole, size);
  EXPECT(call(at_the_edge(newer, longer)) == wanted);
  for (one = size; one < longer; ++one) {
    newer[one] = 1;
    EXPECT(call(at_the_edge(newer, longer)) == OCPV_ERROR_BAD_ARGUMENT);
    newer[one] = 0;
  }
}

/* What the library tells: members that are there are as a whole struct has them, bytes beyond ours are zero. */
static void callers_are_told(const char* name, size_t size, Call* call) {
  unsigned char whole[kMost], *place;
  size_t one, at;
  memset(edge - size, 0, size);
  EXPECT(call(at_the_edge(edge - size, size)) == OCPV_OK);
  memcpy(whole, edge - size, size);
  for (one = sizeof(size_t); one <= size + kBeyond; one += sizeof(size_t)) {
    size_t told = 0;
    place = edge - one;
    memset(place, 0xEE, one);
    memcpy(place, &one, sizeof one);
    EXPECT(call(place) == OCPV_OK);
    memcpy(&told, place, sizeof told);
    EXPECT(told == one);
    for (at = sizeof(size_t); at < one; ++at) {
      if (place[at] == (at < size ? whole[at] : 0)) continue;
      fprintf(stderr, "%s of %zu bytes: byte %zu differs\n", name, one, at);
      ++expect_failures;
      break;
    }
  }
}

static ocpv_status open_with(void* options) {
  ocpv_validator* made = NULL;
  const ocpv_status status = ocpv_validator_new(&made, options);
  EXPECT((made != NULL) == (status == OCPV_OK));
  ocpv_validator_free(made);
  return status;
}

static ocpv_status open_source(void* source) {
  ocpv_validator* made = NULL;
  const ocpv_operation_source* sources[1];
  ocpv_status status;
  sources[0] = source;
  status = ocpv_validator_new_from_memory(&made, sources, 1, NULL);
  ocpv_validator_free(made);
  return status;
}

static ocpv_status judge_with(void* options) {
  const ocpv_status verdict = ocpv_verdict(checker, OPERATION, LENGTH(OPERATION), BODY, LENGTH(BODY), options);
  EXPECT(ocpv_check(&report, checker, OPERATION, LENGTH(OPERATION), BODY, LENGTH(BODY), options) == verdict);
  return verdict;
}

static ocpv_status judge_request(void* request) { return ocpv_check_request(&report, checker, request); }

static ocpv_status render(void* options) {
  ocpv_string text;
  const ocpv_status status = ocpv_report_to_text(report, options, &text);
  EXPECT(ocpv_report_to_json(report, options, &text) == status);
  EXPECT(ocpv_report_to_problem(report, options, &text) == status);
  return status;
}

static ocpv_status read_nothing(void* context, const void* value, ocpv_value* out) {
  (void)context, (void)value;
  memset(out, 0, sizeof *out);
  return OCPV_OK;
}

static int32_t no_next(void* context, const void* container, ocpv_cursor* cursor, ocpv_member* member) {
  (void)context, (void)container, (void)cursor, (void)member;
  return 0;
}

static ocpv_status judge_document(void* document) {
  return ocpv_verdict_document(checker, OPERATION, LENGTH(OPERATION), document, NULL, NULL);
}

static const ocpv_validator* asked;
static ocpv_status tell_operation(void* out) { return ocpv_validator_operation(asked, 0, out); }
static ocpv_status tell_counts(void* out) { return ocpv_report_counts(report, out); }
static ocpv_status tell_diagnostic(void* out) { return ocpv_report_diagnostic(report, 0, out); }

/* The first diagnostic that has one. */
static ocpv_status tell_first(void* out, int32_t what) {
  const size_t count = ocpv_report_diagnostic_count(report);
  size_t i;
  for (i = 0; i < count; ++i) {
    const ocpv_status status = what == 0   ? ocpv_report_related(report, i, 0, out)
                               : what == 1 ? ocpv_report_suggestion(report, i, 0, out)
                                           : ocpv_report_edit(report, i, 0, 0, out);
    if (status == OCPV_OK) return status;
  }
  return OCPV_ERROR_BAD_ARGUMENT;
}
static ocpv_status tell_related(void* out) { return tell_first(out, 0); }
static ocpv_status tell_suggestion(void* out) { return tell_first(out, 1); }
static ocpv_status tell_edit(void* out) { return tell_first(out, 2); }

static void what_callers_give(void) {
  ocpv_options options;
  ocpv_operation_source source;
  ocpv_check_options check;
  ocpv_request request;
  ocpv_render_options rendering;
  ocpv_document document;
  EXPECT(ocpv_options_init(&options, sizeof options) == OCPV_OK);
  options.max_bytes = 4096;
  options.operation = OPERATION;
  options.operation_size = LENGTH(OPERATION);
  callers_give("ocpv_options", &options, sizeof options, 0, open_with);
  EXPECT(ocpv_operation_source_init(&source, sizeof source) == OCPV_OK);
  source.id = "own";
  source.id_size = 3;
  source.request_schema = "{\"type\": \"object\"}";
  source.request_schema_size = strlen(source.request_schema);
  callers_give("ocpv_operation_source", &source, sizeof source, offsetof(ocpv_operation_source, response_schema),
               open_source);
  EXPECT(ocpv_check_options_init(&check, sizeof check) == OCPV_OK);
  check.target = TARGET;
  check.target_size = LENGTH(TARGET);
  callers_give("ocpv_check_options", &check, sizeof check, 0, judge_with);
  EXPECT(ocpv_request_init(&request, sizeof request) == OCPV_OK);
  request.method = "POST";
  request.method_size = 4;
  request.target = TARGET;
  request.target_size = LENGTH(TARGET);
  request.body = BODY;
  request.body_size = LENGTH(BODY);
  callers_give("ocpv_request", &request, sizeof request, offsetof(ocpv_request, headers), judge_request);
  EXPECT(ocpv_render_options_init(&rendering, sizeof rendering) == OCPV_OK);
  rendering.path = "a.json";
  rendering.path_size = 6;
  rendering.source = BODY;
  rendering.source_size = LENGTH(BODY);
  EXPECT(judge_with(NULL) == OCPV_INVALID);
  callers_give("ocpv_render_options", &rendering, sizeof rendering, 0, render);
  EXPECT(ocpv_document_init(&document, sizeof document) == OCPV_OK);
  document.read = read_nothing;
  document.next = no_next;
  /* Without both functions there is no document. */
  callers_give("ocpv_document", &document, sizeof document, sizeof document, judge_document);
}

static void what_callers_are_told(void) {
  EXPECT(judge_with(NULL) == OCPV_INVALID);
  callers_are_told("ocpv_operation", sizeof(ocpv_operation), tell_operation);
  callers_are_told("ocpv_counts", sizeof(ocpv_counts), tell_counts);
  callers_are_told("ocpv_diagnostic", sizeof(ocpv_diagnostic), tell_diagnostic);
  callers_are_told("ocpv_related", sizeof(ocpv_related), tell_related);
  callers_are_told("ocpv_suggestion", sizeof(ocpv_suggestion), tell_suggestion);
  callers_are_told("ocpv_edit", sizeof(ocpv_edit), tell_edit);
}

/* A program of a later version asks before it calls. */
static void what_is_not_there_is_said(void) {
  EXPECT(ocpv_has("a feature of a later version") == 0);
  EXPECT(ocpv_abi_version() != 0);
  EXPECT(strcmp(ocpv_status_name(-98), "unknown-status") == 0);
  EXPECT(strcmp(ocpv_diagnostic_id_name(10000), "unknown-id") == 0);
}

int main(void) {
  ocpv_validator* validator = new_validator();
  asked = validator;
  checker = new_checker(validator);
  make_edge();
  what_callers_give();
  what_callers_are_told();
  what_is_not_there_is_said();
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  return expect_failures == 0 ? 0 : 1;
}
