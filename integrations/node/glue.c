/* What JavaScript calls: the C API with plain numbers in place of structs. Texts lie in the module's memory, where the
 * caller has put them (glue_take) or the library keeps them (glue_data and glue_size, until the next call). One Judge
 * is a validator with its checker and report: the module has one thread. */
#include <ocpv/ocpv.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT(name) __attribute__((export_name(#name))) name

typedef struct Judge {
  ocpv_validator* validator;
  ocpv_checker* checker;
  ocpv_report* report;
} Judge;

static char why[1024];
static ocpv_string given;

void* EXPORT(glue_take)(size_t size) { return malloc(size == 0 ? 1 : size); }
void EXPORT(glue_drop)(void* place) { free(place); }
const char* EXPORT(glue_data)(void) { return given.data; }
size_t EXPORT(glue_size)(void) { return given.size; }

static void give(const char* text) { given = (ocpv_string){text, strlen(text)}; }

void EXPORT(glue_library_version)(void) { give(ocpv_version()); }
void EXPORT(glue_status_name)(int32_t status) { give(ocpv_status_name(status)); }

void EXPORT(glue_close)(Judge* judge) {
  if (judge == NULL) return;
  ocpv_report_free(judge->report);
  ocpv_checker_free(judge->checker);
  ocpv_validator_free(judge->validator);
  free(judge);
}

/* A judge of the library's operations of a version, or of one schema; NULL with the reason given. */
Judge* EXPORT(glue_open)(const char* version, size_t version_size, const char* id, size_t id_size, const char* schema,
                         size_t schema_size, size_t max_bytes, uint32_t max_depth, int32_t strict, uint32_t compat) {
  Judge* judge = calloc(1, sizeof *judge);
  ocpv_options options;
  ocpv_status status;
  if (judge == NULL) return NULL;
  why[0] = '\0';
  ocpv_options_init(&options, sizeof options);
  options.max_bytes = max_bytes;
  options.max_depth = max_depth;
  options.strict = strict;
  options.compat = compat;
  options.message = why;
  options.message_capacity = sizeof why;
  if (schema_size == 0) {
    options.ocp_version = version_size == 0 ? NULL : version;
    options.ocp_version_size = version_size;
    status = ocpv_validator_new(&judge->validator, &options);
  } else {
    ocpv_operation_source source;
    const ocpv_operation_source* sources[] = {&source};
    ocpv_operation_source_init(&source, sizeof source);
    source.id = id;
    source.id_size = id_size;
    source.request_schema = schema;
    source.request_schema_size = schema_size;
    status = ocpv_validator_new_from_memory(&judge->validator, sources, 1, &options);
  }
  if (status == OCPV_OK) status = ocpv_checker_new(&judge->checker, judge->validator);
  if (status == OCPV_OK) return judge;
  glue_close(judge);
  give(why[0] == '\0' ? ocpv_status_name(status) : why);
  return NULL;
}

static ocpv_check_options options_of(int32_t strict, int32_t is_response) {
  ocpv_check_options options;
  ocpv_check_options_init(&options, sizeof options);
  options.strict = strict;
  options.body = is_response ? OCPV_BODY_RESPONSE : OCPV_BODY_REQUEST;
  return options;
}

int32_t EXPORT(glue_verdict)(Judge* judge, const char* operation, size_t operation_size, const char* body, size_t size,
                             int32_t strict, int32_t is_response) {
  const ocpv_check_options options = options_of(strict, is_response);
  return ocpv_verdict(judge->checker, operation, operation_size, body, size, &options);
}

int32_t EXPORT(glue_check)(Judge* judge, const char* operation, size_t operation_size, const char* body, size_t size,
                           int32_t strict, int32_t is_response) {
  const ocpv_check_options options = options_of(strict, is_response);
  return ocpv_check(&judge->report, judge->checker, operation, operation_size, body, size, &options);
}

int32_t EXPORT(glue_check_response)(Judge* judge, const char* operation, size_t operation_size, int32_t http_status,
                                    const char* body, size_t size, int32_t strict) {
  const ocpv_check_options options = options_of(strict, 1);
  return ocpv_check_response(&judge->report, judge->checker, operation, operation_size, http_status, body, size,
                             &options);
}

enum { kMostHeaders = 256 };

/* `headers`: for each, the size of its name and of its value as 32-bit numbers, then all texts behind each other. */
int32_t EXPORT(glue_check_request)(Judge* judge, const char* method, size_t method_size, const char* target,
                                   size_t target_size, const uint32_t* sizes, size_t count, const char* texts,
                                   const char* body, size_t size, int32_t strict, int32_t skip_authorization) {
  ocpv_header headers[kMostHeaders];
  ocpv_request request;
  if (count > kMostHeaders) return OCPV_ERROR_BAD_ARGUMENT;
  for (size_t i = 0; i < count; ++i) {
    headers[i] = (ocpv_header){texts, sizes[2 * i], texts + sizes[2 * i], sizes[2 * i + 1]};
    texts += sizes[2 * i] + sizes[2 * i + 1];
  }
  ocpv_request_init(&request, sizeof request);
  request.method = method;
  request.method_size = method_size;
  request.target = target;
  request.target_size = target_size;
  request.headers = headers;
  request.header_count = count;
  request.body = body;
  request.body_size = size;
  request.strict = strict;
  request.skip_authorization = skip_authorization;
  return ocpv_check_request(&judge->report, judge->checker, &request);
}

/* The report of the last check: 0 text, 1 JSON, 2 problem. */
int32_t EXPORT(glue_render)(Judge* judge, int32_t kind, int32_t language, int32_t is_short, const char* path,
                            size_t path_size, const char* source, size_t source_size) {
  ocpv_render_options options;
  ocpv_render_options_init(&options, sizeof options);
  options.language = language;
  options.is_short = is_short;
  options.path = path_size == 0 ? NULL : path;
  options.path_size = path_size;
  options.source = source_size == 0 ? NULL : source;
  options.source_size = source_size;
  if (kind == 0) return ocpv_report_to_text(judge->report, &options, &given);
  if (kind == 1) return ocpv_report_to_json(judge->report, &options, &given);
  return ocpv_report_to_problem(judge->report, &options, &given);
}

int32_t EXPORT(glue_operation)(Judge* judge) { return ocpv_report_operation(judge->report, &given); }
