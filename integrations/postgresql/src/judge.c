/* What a backend judges with, and the errors of what could not be judged. */
#include "ocpv_pg.h"

#include <mb/pg_wchar.h>
#include <miscadmin.h>
#include <utils/builtins.h>
#include <utils/memutils.h>

static MemoryContext context = NULL;
static ocpv_allocator allocator;
static ocpv_validator* validator = NULL;
static ocpv_checker* checker = NULL;
static ocpv_report* report = NULL;
static uint64 generation = 0; /* of the settings that these were made by */

/* The library's memory, in a context of the server's: it never raises, for an error must not leave the library by
 * longjmp. The server aligns to 8 bytes; for more, the place that it gave stands before the one that is given. */
static void* allocate(void* unused, size_t bytes, size_t alignment) {
  size_t extra = alignment <= MAXIMUM_ALIGNOF ? 0 : alignment + sizeof(void*);
  char *given, *place;
  if (bytes > MaxAllocHugeSize - extra) return NULL;
  given = MemoryContextAllocExtended(context, bytes + extra, MCXT_ALLOC_HUGE | MCXT_ALLOC_NO_OOM);
  if (given == NULL || extra == 0) return given;
  place = (char*)TYPEALIGN(alignment, given + sizeof(void*));
  ((void**)place)[-1] = given;
  return place;
}

static void release(void* unused, void* memory, size_t bytes, size_t alignment) {
  pfree(alignment <= MAXIMUM_ALIGNOF ? memory : ((void**)memory)[-1]);
}

static void close_judge(void) {
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  report = NULL;
  checker = NULL;
  validator = NULL;
  MemoryContextReset(context);
}

static bool is_chinese(void) { return ocpv_setting_language == OCPV_LANGUAGE_ZH; }

static void raise_settings(ocpv_status status, const char* why) {
  const int code = status == OCPV_ERROR_IO           ? ERRCODE_IO_ERROR
                   : status == OCPV_ERROR_BAD_SCHEMA ? ERRCODE_CONFIG_FILE_ERROR
                   : status == OCPV_ERROR_NO_MEMORY  ? ERRCODE_OUT_OF_MEMORY
                                                     : ERRCODE_INVALID_PARAMETER_VALUE;
  ereport(ERROR, (errcode(code), errmsg("%s", is_chinese() ? "ocpv 无法加载操作" : "ocpv cannot load the operations"),
                  errdetail("%s", why[0] == '\0' ? ocpv_status_name(status) : why)));
}

static void open_judge(void) {
  char why[1024] = "";
  ocpv_options options;
  ocpv_status status;
  if (context == NULL) context = AllocSetContextCreate(TopMemoryContext, "ocpv", ALLOCSET_DEFAULT_SIZES);
  close_judge();
  allocator = (ocpv_allocator){.size = sizeof allocator, .allocate = allocate, .release = release};
  ocpv_options_init(&options, sizeof options);
  options.allocator = &allocator;
  options.max_bytes = (size_t)ocpv_setting_max_body * 1024;
  options.strict = ocpv_setting_strict;
  options.message = why;
  options.message_capacity = sizeof why;
  ocpv_read_compat(ocpv_setting_compat, &options.compat);
  if (ocpv_setting_schemas[0] != '\0') {
    status = ocpv_validator_new_from_folder(&validator, ocpv_setting_schemas, strlen(ocpv_setting_schemas), &options);
  } else {
    options.ocp_version = ocpv_setting_version[0] == '\0' ? NULL : ocpv_setting_version;
    options.ocp_version_size = strlen(ocpv_setting_version);
    status = ocpv_validator_new(&validator, &options);
  }
  if (status == OCPV_OK) status = ocpv_checker_new(&checker, validator);
  if (status != OCPV_OK) {
    close_judge();
    raise_settings(status, why);
  }
}

/* Before each call: whoever has cancelled a query waits for one body at most. */
static void prepare(void) {
  CHECK_FOR_INTERRUPTS();
  if (ocpv_setting_schemas[0] != '\0' && ocpv_setting_version[0] != '\0')
    ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
                    errmsg("%s", is_chinese() ? "ocpv.version 与 ocpv.schemas 不能同时设置"
                                              : "ocpv.version and ocpv.schemas exclude each other")));
  if (generation != ocpv_settings_generation) {
    generation = 0;
    open_judge();
    generation = ocpv_settings_generation;
  }
}

ocpv_status ocpv_judge(OcpvText operation, OcpvText body) {
  prepare();
  return ocpv_verdict(checker, operation.data, operation.size, body.data, body.size, NULL);
}

/* Whether the report says why. */
static bool has_told(ocpv_status status) {
  return report != NULL && status != OCPV_ERROR_NO_MEMORY && status != OCPV_ERROR_BAD_ARGUMENT &&
         status != OCPV_ERROR_INTERNAL;
}

ocpv_report* ocpv_explain(OcpvText operation, OcpvText body) {
  ocpv_status status;
  prepare();
  status = ocpv_check(&report, checker, operation.data, operation.size, body.data, body.size, NULL);
  if (!has_told(status) || status == OCPV_ERROR_UNKNOWN_OPERATION) ocpv_raise_told(status);
  return report;
}

ocpv_report* ocpv_explain_request(const ocpv_request* request) {
  ocpv_status status;
  prepare();
  status = ocpv_check_request(&report, checker, request);
  if (!has_told(status)) ocpv_raise_told(status);
  return report;
}

static int code_of(ocpv_status status) {
  switch (status) {
    case OCPV_ERROR_NO_MEMORY:
      return ERRCODE_OUT_OF_MEMORY;
    case OCPV_ERROR_NOT_JSON:
      return ERRCODE_INVALID_JSON_TEXT;
    case OCPV_ERROR_TOO_LARGE:
      return ERRCODE_PROGRAM_LIMIT_EXCEEDED;
    case OCPV_ERROR_TOO_DEEP:
      return ERRCODE_STATEMENT_TOO_COMPLEX;
    case OCPV_ERROR_UNKNOWN_OPERATION:
      return ERRCODE_UNDEFINED_OBJECT;
    default:
      return ERRCODE_INTERNAL_ERROR;
  }
}

/* The library's sentence; its name for the status where there is none. */
static const char* sentence_of(ocpv_status status) {
  ocpv_string message;
  if (!has_told(status) || ocpv_report_message(report, 0, ocpv_setting_language, &message) != OCPV_OK)
    return ocpv_status_name(status);
  return pg_any_to_server(message.data, (int)message.size, PG_UTF8);
}

void ocpv_raise_told(ocpv_status status) {
  const char* why = sentence_of(status);
  ocpv_diagnostic first;
  ocpv_diagnostic_init(&first, sizeof first);
  if (has_told(status)) ocpv_report_diagnostic(report, 0, &first);
  ereport(ERROR, (errcode(code_of(status)), errmsg("%s", is_chinese() ? "无法检查请求体" : "the body cannot be judged"),
                  first.place.start.line == 0
                      ? errdetail("%s", why)
                      : errdetail("%u:%u: %s", first.place.start.line, first.place.start.column, why)));
  pg_unreachable();
}

void ocpv_raise(ocpv_status status, OcpvText operation, OcpvText body) {
  if (status != OCPV_ERROR_NO_MEMORY && status != OCPV_ERROR_BAD_ARGUMENT && status != OCPV_ERROR_INTERNAL)
    status = ocpv_check(&report, checker, operation.data, operation.size, body.data, body.size, NULL);
  ocpv_raise_told(status);
}

OcpvText ocpv_utf8_of(const char* data, int size) {
  char* converted = size == 0 ? (char*)data : pg_server_to_any(data, size, PG_UTF8);
  return (OcpvText){converted, converted == data ? (size_t)size : strlen(converted)};
}

Datum ocpv_datum_of(ocpv_string value) {
  char* converted = value.size == 0 ? (char*)value.data : pg_any_to_server(value.data, (int)value.size, PG_UTF8);
  return PointerGetDatum(converted == value.data ? cstring_to_text_with_len(value.data, (int)value.size)
                                                 : cstring_to_text(converted));
}
