/* ocpv: checks OceanBase Cloud Platform (OCP) requests and responses against their documentation.
 *
 * Conventions of this header:
 *  1. What a call makes comes first: `ocpv_x_new(ocpv_x **out, ...)`. On failure *out is NULL.
 *  2. Every call that can fail returns ocpv_status: OCPV_OK, OCPV_INVALID (judged, wrong), or a negative value
 *     (could not be judged, or could not be done). The three never mix.
 *  3. Input is pointer and length; it needs no terminator and no padding, may be read-only, and is not kept. A pointer
 *     may be NULL where its length is 0.
 *  4. Strings that come out have a length, are UTF-8, end with a zero byte beyond that length, and belong to the
 *     object they came from. Nothing that comes out is freed by the caller.
 *  5. Every ocpv_x_free accepts NULL. Free with the function of the same type, never with free().
 *  6. Structs begin with their own size; call the matching _init function first, then change what you need. Zero means
 *     the default everywhere, so code built with an older header works with a newer library.
 *  7. An ocpv_validator is immutable: any number of threads may use one. An ocpv_checker and an ocpv_report belong to
 *     one thread at a time (a checker's counters may be read by any). Both keep what they need of their validator
 *     alive; objects may be freed in any order. Only a batch starts threads, and it ends them.
 *  8. No global state, no thread-local error, no environment, no locale, no file unless a call says so, no exception.
 *
 * docs/c-api.md has an example for each function.
 */
#ifndef OCPV_OCPV_H
#define OCPV_OCPV_H

#include <stddef.h>
#include <stdint.h>

#if defined(OCPV_STATIC)
#define OCPV_API
#elif defined(_WIN32)
#define OCPV_API __declspec(dllimport)
#else
#define OCPV_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- outcomes ------------------------------------------------------------------------------------------------- */

typedef int32_t ocpv_status;
#define OCPV_OK 0                         /* judged: nothing wrong (warnings and notes are possible); or done */
#define OCPV_INVALID 1                    /* judged: at least one error */
#define OCPV_ERROR_NO_MEMORY (-1)         /* an allocation failed; all objects are usable afterwards */
#define OCPV_ERROR_BAD_ARGUMENT (-2)      /* a pointer, size or option that the call does not allow */
#define OCPV_ERROR_NOT_JSON (-3)          /* the bytes are no JSON text (RFC 8259); the report says where */
#define OCPV_ERROR_TOO_LARGE (-4)         /* longer than max_bytes */
#define OCPV_ERROR_TOO_DEEP (-5)          /* nested deeper than max_depth */
#define OCPV_ERROR_UNKNOWN_OPERATION (-6) /* no such operation is loaded, or it documents no such part */
#define OCPV_ERROR_BAD_SCHEMA (-7)        /* a schema is broken, or uses a keyword outside the supported subset */
#define OCPV_ERROR_IO (-8)                /* a file or folder could not be read */
#define OCPV_ERROR_INTERNAL (-99)         /* a fault of this library */

typedef int32_t ocpv_language;
#define OCPV_LANGUAGE_EN 0
#define OCPV_LANGUAGE_ZH 1

typedef int32_t ocpv_severity;
#define OCPV_SEVERITY_NOTE 0
#define OCPV_SEVERITY_WARNING 1
#define OCPV_SEVERITY_ERROR 2

typedef int32_t ocpv_strength;    /* how sure the documentation is of the rule */
#define OCPV_STRENGTH_STATED 0    /* it says so */
#define OCPV_STRENGTH_INFERRED 1  /* it implies so */
#define OCPV_STRENGTH_CORRECTED 2 /* a written correction says so */
#define OCPV_STRENGTH_CONTESTED 3 /* its own example says otherwise */

typedef int32_t ocpv_part; /* of a request, where a value stands */
#define OCPV_PART_BODY 0
#define OCPV_PART_PATH 1
#define OCPV_PART_QUERY 2
#define OCPV_PART_HEADER 3

typedef int32_t ocpv_body; /* which documented body is judged */
#define OCPV_BODY_REQUEST 0
#define OCPV_BODY_RESPONSE 1

/* What can be wrong. Numbers never change; new ones are added at the end. ocpv_diagnostic_id_name() gives the name. */
typedef int32_t ocpv_diagnostic_id;
#define OCPV_NOT_JSON 0
#define OCPV_TOO_LARGE 1
#define OCPV_TOO_DEEP 2
#define OCPV_DUPLICATE_KEY 3
#define OCPV_WRONG_TYPE 4
#define OCPV_MISSING_FIELD 5
#define OCPV_NOT_IN_ENUM 6
#define OCPV_OUT_OF_RANGE 7
#define OCPV_BAD_FORMAT 8
#define OCPV_NOT_APPLICABLE 9
#define OCPV_UNKNOWN_FIELD 10
#define OCPV_MISPLACED_FIELD 11
#define OCPV_INCONSISTENT_FIELDS 12
#define OCPV_UNKNOWN_VALUE 13
#define OCPV_SECRET_LITERAL 14
#define OCPV_NO_SUCH_OPERATION 15
#define OCPV_WRONG_METHOD 16
#define OCPV_BAD_PARAMETER 17
#define OCPV_UNKNOWN_PARAMETER 18
#define OCPV_BAD_HEADER 19
#define OCPV_NOT_AUTHENTICATED 20
#define OCPV_MISSING_BODY 21

/* ---- strings and the library itself --------------------------------------------------------------------------- */

typedef struct ocpv_string {
  const char* data; /* UTF-8, followed by a zero byte; never NULL once filled */
  size_t size;      /* without that zero byte */
} ocpv_string;

/** The library's version, such as "0.1.0". A constant; never freed. Any thread. */
OCPV_API const char* ocpv_version(void);

/** A number that grows when functions or struct members are added. The SONAME changes when something is taken away. */
OCPV_API uint32_t ocpv_abi_version(void);

/** 1 when this build has the feature, else 0: "folder", "memory", "schema-file", "text-report", "json-report",
 *  "problem-report", "check-each", "counters", "request", "response", "document", "batch", "allocator" (the shared
 * library), "signature" (ocpv/signature.h was built with it). NULL and unknown names give 0. Any thread. */
OCPV_API int32_t ocpv_has(const char* feature);

/** The name of a status, such as "not-json"; "unknown-status" for other numbers. A constant; never NULL. */
OCPV_API const char* ocpv_status_name(ocpv_status status);

/** The name of a diagnostic id, such as "not-in-enum"; "unknown-id" for other numbers. A constant; never NULL. */
OCPV_API const char* ocpv_diagnostic_id_name(ocpv_diagnostic_id id);

/* ---- validator: the loaded operations ------------------------------------------------------------------------- */

typedef struct ocpv_validator ocpv_validator;

/* Hooks for memory. While ocpv_has("allocator") is 0 (the static library: its program has one `operator new`, which it
 * may replace) it must be NULL in ocpv_options. */
typedef struct ocpv_allocator {
  size_t size; /* sizeof(ocpv_allocator) */
  void* context;
  void* (*allocate)(void* context, size_t bytes, size_t alignment); /* NULL: none is left; the call is NO_MEMORY then */
  void (*release)(void* context, void* memory, size_t bytes, size_t alignment); /* with what `allocate` was asked for */
} ocpv_allocator;

#define OCPV_COMPAT_NULL_ABSENT 1U   /* a member that is null is one that is not there */
#define OCPV_COMPAT_LONG_TEXT 2U     /* a Long may be text: "9007199254740993"; in responses it always may */
#define OCPV_COMPAT_JAVA_INTEGERS 4U /* 26.0 is no whole number */

typedef struct ocpv_options {
  size_t size;              /* set by ocpv_options_init */
  size_t max_bytes;         /* longest document; 0: 1 MiB; at most 64 MiB */
  size_t max_report_bytes;  /* longest text or JSON report; 0: 64 KiB */
  uint32_t max_depth;       /* deepest nesting; 0: 64; at most 1024 */
  uint32_t max_diagnostics; /* most diagnostics kept of one document; 0: 64 */
  int32_t strict;           /* not 0: warnings count as errors */
  int32_t reserved;         /* 0 */
  const char* operation;    /* load this operation only, by id; NULL: all */
  size_t operation_size;
  char* message;           /* where a failing _new call writes why, ended by a zero byte, cut to fit; may be NULL */
  size_t message_capacity; /* bytes at `message` */
  const ocpv_allocator* allocator; /* NULL: `operator new`. Not copied: it stays valid until the validator and all that
                                    * was made from it are freed. Its functions may be called on every thread that uses
                                    * these, and neither throw nor call this library */
  const char* ocp_version; /* which version of OCP's API, such as "4.2.2", "4.2" or "latest"; NULL: the newest. For
                            * ocpv_validator_new alone. Between two documented versions: the older of them */
  size_t ocp_version_size;
  uint32_t compat;    /* OCPV_COMPAT_... added up: bodies are read as OCP does, otherwise than JSON Schema says */
  int32_t reserved_2; /* 0 */
} ocpv_options;

/** Sets every option to its default. `size` is sizeof(ocpv_options) as the caller was built.
 *  OCPV_ERROR_BAD_ARGUMENT when `options` is NULL or `size` is smaller than a size_t. */
OCPV_API ocpv_status ocpv_options_init(ocpv_options* options, size_t size);

/** Makes a validator of the operations that are part of the library. Reads no file. `options` may be NULL.
 *  Errors: NO_MEMORY, BAD_ARGUMENT (also for an ocp_version that is none, or is older than all), UNKNOWN_OPERATION
 *  (options->operation). An operation's plan is made when it is first judged by: that call allocates. */
OCPV_API ocpv_status ocpv_validator_new(ocpv_validator** out, const ocpv_options* options);

/** Makes a validator of a folder written by `ocpv generate` (a folder for each operation), and of nothing else. Reads
 *  the folder's files now and never again. `folder` is a path of `folder_size` bytes without a zero byte in it.
 *  Errors: also IO, and BAD_SCHEMA (also where two operations have one id). */
OCPV_API ocpv_status ocpv_validator_new_from_folder(ocpv_validator** out, const char* folder, size_t folder_size,
                                                    const ocpv_options* options);

/** Makes a validator of one JSON Schema of your own (draft-07, the supported subset), which judges request bodies, and
 * of nothing else. Its operation is called like the file, without folder, `.json` and `.schema`; checks may leave it
 * out. Reads the file now and never again. Errors: IO, and BAD_SCHEMA, whose message names a keyword outside the
 * subset. */
OCPV_API ocpv_status ocpv_validator_new_from_schema_file(ocpv_validator** out, const char* file, size_t file_size,
                                                         const ocpv_options* options);

/* The texts of one operation. Every text but `operation` or `id` may be left out. */
typedef struct ocpv_operation_source {
  size_t size;
  const char* operation; /* text of operation.json; NULL for a schema of your own: then `id` names it */
  size_t operation_size;
  const char* id; /* used when `operation` is NULL */
  size_t id_size;
  const char* request_schema; /* JSON Schema (draft-07, the supported subset) of the request body */
  size_t request_schema_size;
  const char* response_schema; /* of the response body */
  size_t response_schema_size;
  const char* parameters_schema;
  size_t parameters_schema_size;
} ocpv_operation_source;

/** Sets every member to its default. */
OCPV_API ocpv_status ocpv_operation_source_init(ocpv_operation_source* source, size_t size);

/** Makes a validator of `count` operations whose texts are in memory, and of nothing else. `sources` is an array of
 *  pointers. Errors: as for a folder, without IO. */
OCPV_API ocpv_status ocpv_validator_new_from_memory(ocpv_validator** out, const ocpv_operation_source* const* sources,
                                                    size_t count, const ocpv_options* options);

/** Gives the caller's hold on a validator up. Checkers and reports made from it stay usable. NULL is allowed. */
OCPV_API void ocpv_validator_free(ocpv_validator* validator);

/** Number of loaded operations. 0 for NULL. */
OCPV_API size_t ocpv_validator_operation_count(const ocpv_validator* validator);

typedef struct ocpv_operation {
  size_t size;
  ocpv_string id, method, path; /* method and path are empty for a schema of your own */
  ocpv_string title_en, title_zh;
  ocpv_string page, version;                         /* empty when unknown */
  int32_t has_request, has_response, has_parameters; /* 1 when the part is documented */
  int32_t reserved;
} ocpv_operation;

/** Sets every member to its default. */
OCPV_API ocpv_status ocpv_operation_init(ocpv_operation* operation, size_t size);

/** Tells operation number `index` (from 0, in the order of loading). The strings belong to the validator.
 *  BAD_ARGUMENT when there is none. */
OCPV_API ocpv_status ocpv_validator_operation(const ocpv_validator* validator, size_t index, ocpv_operation* operation);

/** Finds the number of an operation by id, by "METHOD /path/{template}", by "METHOD /real/target", or by a real target.
 *  UNKNOWN_OPERATION when there is none, or several that nothing in it tells apart (name one by its id, or judge the
 * whole request by ocpv_check_request); *index is then the count of operations. */
OCPV_API ocpv_status ocpv_validator_find(size_t* index, const ocpv_validator* validator, const char* name, size_t size);

/* ---- checker: judging ----------------------------------------------------------------------------------------- */

typedef struct ocpv_checker ocpv_checker;
typedef struct ocpv_report ocpv_report;

/** Makes a checker, which owns the scratch memory of judging. One per thread. */
OCPV_API ocpv_status ocpv_checker_new(ocpv_checker** out, const ocpv_validator* validator);

/** Frees a checker. NULL is allowed. */
OCPV_API void ocpv_checker_free(ocpv_checker* checker);

/** How many diagnostics with this id the checker has put into reports since it was made. 0 for NULL and other numbers.
 *  Any thread may ask while another one uses the checker: a service adds up its checkers' counts. */
OCPV_API uint64_t ocpv_checker_count(const ocpv_checker* checker, ocpv_diagnostic_id id);

/** How many calls with this checker have had this outcome: every ocpv_verdict, ocpv_check, ocpv_check_each and
 *  ocpv_check_request or _response counts once, but for BAD_ARGUMENT. Otherwise as ocpv_checker_count. */
OCPV_API uint64_t ocpv_checker_outcome_count(const ocpv_checker* checker, ocpv_status status);

/* A parameter of the path, as it is meant: "tenantId" and "1000012". */
typedef struct ocpv_parameter {
  const char* name;
  size_t name_size;
  const char* value;
  size_t value_size;
} ocpv_parameter;

typedef struct ocpv_check_options {
  size_t size;
  ocpv_body body;                        /* OCPV_BODY_REQUEST or OCPV_BODY_RESPONSE */
  int32_t strict;                        /* 0: as the validator; 1: warnings count as errors; -1: they do not */
  const ocpv_parameter* path_parameters; /* ids of the body are compared with these; may be NULL */
  size_t path_parameter_count;
  const char* target; /* or a real request target, from which they are taken; NULL: none */
  size_t target_size;
} ocpv_check_options;

/** Sets every option to its default. */
OCPV_API ocpv_status ocpv_check_options_init(ocpv_check_options* options, size_t size);

/** Judges one body and says only whether it is right; allocates nothing once the checker is warm (a wrong response, and
 * what `compat` asks for, aside). `operation` is anything that ocpv_validator_find takes (an id is fastest); with one
 * loaded operation it may be NULL. `options` may be NULL. Gives what ocpv_check would: OCPV_OK, OCPV_INVALID, or why it
 * could not be judged. */
OCPV_API ocpv_status ocpv_verdict(ocpv_checker* checker, const char* operation, size_t operation_size, const void* body,
                                  size_t size, const ocpv_check_options* options);

/** Judges one body and says everything that is wrong. *report is NULL, and a new report is made; or a report of an
 *  earlier call, which is filled anew and keeps its memory. Where the body could not be judged (not JSON, too large,
 * too deep, unknown operation) the report says why as well. After NO_MEMORY, BAD_ARGUMENT and INTERNAL a report that
 * was given is empty, and *report stays NULL where it was. */
OCPV_API ocpv_status ocpv_check(ocpv_report** report, ocpv_checker* checker, const char* operation,
                                size_t operation_size, const void* body, size_t size,
                                const ocpv_check_options* options);

/* ---- report: what was found ----------------------------------------------------------------------------------- */

/** Frees a report. NULL is allowed. */
OCPV_API void ocpv_report_free(ocpv_report* report);

/** What ocpv_check returned. BAD_ARGUMENT for NULL. */
OCPV_API ocpv_status ocpv_report_status(const ocpv_report* report);

/** Number of diagnostics that can be read, at most max_diagnostics. 0 for NULL. */
OCPV_API size_t ocpv_report_diagnostic_count(const ocpv_report* report);

typedef struct ocpv_counts {
  size_t size;
  uint32_t errors, warnings, notes; /* all that were found */
  uint32_t left_out;                /* of these, beyond max_diagnostics */
} ocpv_counts;

/** Sets every member to 0. */
OCPV_API ocpv_status ocpv_counts_init(ocpv_counts* counts, size_t size);

/** Tells how much was found. */
OCPV_API ocpv_status ocpv_report_counts(const ocpv_report* report, ocpv_counts* counts);

typedef struct ocpv_position {
  uint32_t line;   /* from 1; lines end at LF, CRLF or CR; 0: no place is known */
  uint32_t column; /* from 1, in code points */
  uint64_t byte;   /* from 0 */
} ocpv_position;

typedef struct ocpv_range {
  ocpv_position start, end; /* end: one past the last */
} ocpv_range;

typedef struct ocpv_diagnostic {
  size_t size;
  ocpv_diagnostic_id id;
  ocpv_severity severity;
  ocpv_strength strength;
  ocpv_part part;
  ocpv_string pointer;  /* JSON Pointer of the value at fault, or of where a missing field should be */
  ocpv_range range;     /* the value; for a missing field the brace of its object, or the value that asks for it */
  ocpv_range key_range; /* the member's name with its quotes; line 0 when it has none */
  ocpv_string field;    /* the member's name; empty for the whole body */
  ocpv_string schema_pointer; /* the keyword of the schema that says so */
  ocpv_string doc_page;       /* the documentation page; empty when unknown */
  uint32_t doc_line;          /* its line, from 1; 0 when unknown */
  int32_t is_secret;          /* 1: the value is secret and nothing shows it */
  size_t expected_count;      /* ocpv_report_expected */
  size_t related_count;       /* ocpv_report_related */
  size_t suggestion_count;    /* ocpv_report_suggestion */
  ocpv_range place;           /* what to point at: the name where the member as such is at fault, else the value */
} ocpv_diagnostic;

/** Sets every member to its default. */
OCPV_API ocpv_status ocpv_diagnostic_init(ocpv_diagnostic* diagnostic, size_t size);

/** Tells diagnostic number `index` (from 0, in document order). The strings belong to the report and are good until it
 *  is filled anew or freed. BAD_ARGUMENT when there is none; NO_MEMORY is possible. */
OCPV_API ocpv_status ocpv_report_diagnostic(ocpv_report* report, size_t index, ocpv_diagnostic* diagnostic);

/** The sentence of a diagnostic, in a language. */
OCPV_API ocpv_status ocpv_report_message(ocpv_report* report, size_t index, ocpv_language language,
                                         ocpv_string* message);

/** Number `nth` of the values (or types) that would be right. */
OCPV_API ocpv_status ocpv_report_expected(ocpv_report* report, size_t index, size_t nth, ocpv_string* value);

typedef int32_t ocpv_role; /* what a second place says */
#define OCPV_ROLE_FIRST_OF_TWO 0
#define OCPV_ROLE_CHOSEN_HERE 1
#define OCPV_ROLE_BELONGS_HERE 2

typedef struct ocpv_related {
  size_t size;
  ocpv_role role;
  int32_t reserved;
  ocpv_range range;
  ocpv_string pointer;
} ocpv_related;

/** Sets every member to its default. */
OCPV_API ocpv_status ocpv_related_init(ocpv_related* related, size_t size);

/** Number `nth` of the second places that explain the diagnostic. */
OCPV_API ocpv_status ocpv_report_related(ocpv_report* report, size_t index, size_t nth, ocpv_related* related);

typedef struct ocpv_suggestion {
  size_t size;
  int32_t is_certain; /* 1: a program may apply the edits without asking */
  int32_t reserved;
  ocpv_string value; /* the name or value to write, or the pointer of the object to move to */
  size_t edit_count; /* 0: there is no mechanical edit */
} ocpv_suggestion;

/** Sets every member to its default. */
OCPV_API ocpv_status ocpv_suggestion_init(ocpv_suggestion* suggestion, size_t size);

/** Number `nth` of the suggestions. */
OCPV_API ocpv_status ocpv_report_suggestion(ocpv_report* report, size_t index, size_t nth, ocpv_suggestion* suggestion);

/** The sentence of a suggestion, in a language. */
OCPV_API ocpv_status ocpv_report_suggestion_text(ocpv_report* report, size_t index, size_t nth, ocpv_language language,
                                                 ocpv_string* text);

typedef struct ocpv_edit {
  size_t size;
  uint64_t byte_start, byte_end; /* replace these bytes of the body ... */
  ocpv_string insert;            /* ... by these */
} ocpv_edit;

/** Sets every member to its default. */
OCPV_API ocpv_status ocpv_edit_init(ocpv_edit* edit, size_t size);

/** Number `edit_index` of a suggestion's edits. Apply them from the last to the first. */
OCPV_API ocpv_status ocpv_report_edit(ocpv_report* report, size_t index, size_t nth, size_t edit_index,
                                      ocpv_edit* edit);

/** Is called for each diagnostic; not 0 stops. The diagnostic and the report are good during the call only. It must not
 *  leave by longjmp or an exception, nor use the checker. */
typedef int32_t (*ocpv_on_diagnostic)(void* context, ocpv_report* report, size_t index,
                                      const ocpv_diagnostic* diagnostic);

/** Judges one body like ocpv_check and calls `on_diagnostic` for each finding in document order, until it returns not
 *  0. Gives the same status, also when it was stopped. The report behind it belongs to the checker. */
OCPV_API ocpv_status ocpv_check_each(ocpv_checker* checker, const char* operation, size_t operation_size,
                                     const void* body, size_t size, const ocpv_check_options* options,
                                     ocpv_on_diagnostic on_diagnostic, void* context);

/* ---- batches: many bodies of one operation ---------------------------------------------------------------------- */

/* One body; empty where `size` is 0. */
typedef struct ocpv_bytes {
  const void* data;
  size_t size;
} ocpv_bytes;

/** Judges `count` bodies like ocpv_verdict and writes each one's status to `statuses`. `checkers` is an array of 1 to
 *  256 checkers of one validator: each but the first works on a thread of its own, which ends before the call returns.
 *  So one checker means no thread, and more than the machine has cores are of no use. They keep their memory for the
 *  next batch. Gives OCPV_OK when all bodies are right; OCPV_INVALID when all were judged and one is wrong; else the
 *  status of the first body that could not be judged. BAD_ARGUMENT, UNKNOWN_OPERATION, and NO_MEMORY before the first
 *  body, write no status. Where a thread cannot be had, fewer do the work. */
OCPV_API ocpv_status ocpv_verdict_batch(ocpv_checker* const* checkers, size_t checker_count, const char* operation,
                                        size_t operation_size, const ocpv_bytes* bodies, size_t count,
                                        const ocpv_check_options* options, ocpv_status* statuses);

/** Is called for each body of a batch, in their order, on the thread that called; not 0 stops. `status` is what
 *  ocpv_check would give. The report is good during the call only, and NULL where memory ran out. It must not leave by
 *  longjmp or an exception, nor use the checkers of the batch. */
typedef int32_t (*ocpv_on_body)(void* context, size_t index, ocpv_status status, ocpv_report* report);

/** Judges `count` bodies like ocpv_check and calls `on_body` for each, in order, until it returns not 0. The result
 *  speaks of the bodies that were told. No more than 64 reports exist for each checker, whatever the number of bodies.
 *  Otherwise as ocpv_verdict_batch. */
OCPV_API ocpv_status ocpv_check_batch(ocpv_checker* const* checkers, size_t checker_count, const char* operation,
                                      size_t operation_size, const ocpv_bytes* bodies, size_t count,
                                      const ocpv_check_options* options, ocpv_on_body on_body, void* context);

/* ---- HTTP: requests and responses as a whole ------------------------------------------------------------------- */

typedef struct ocpv_header {
  const char* name;
  size_t name_size;
  const char* value;
  size_t value_size;
} ocpv_header;

typedef struct ocpv_request {
  size_t size;
  const char* method; /* as it was sent: "POST" */
  size_t method_size;
  const char* target; /* "/path?query", or a URL */
  size_t target_size;
  const ocpv_header* headers; /* in the order they were sent */
  size_t header_count;
  const void* body; /* NULL, empty or blank: none */
  size_t body_size;
  int32_t strict;             /* as in ocpv_check_options */
  int32_t skip_authorization; /* 1: somebody else judges who asks */
} ocpv_request;

/** Sets every member to its default. */
OCPV_API ocpv_status ocpv_request_init(ocpv_request* request, size_t size);

/** Judges a whole request: who asks (Authorization present and in a documented shape; whether it is right is not
 *  judged), Content-Type, method and path, parameters, the body, and the body's ids against the path's. What is wrong
 * is told in this order. The operation is found among all that are loaded; a request that belongs to none is INVALID,
 * with what is near. Where the body could not be judged (not JSON, too large, too deep) that is the status. No
 * credential and no value of a secret parameter is in the report. Findings outside the body have no place (line 0).
 *  `report` as in ocpv_check. */
OCPV_API ocpv_status ocpv_check_request(ocpv_report** report, ocpv_checker* checker, const ocpv_request* request);

/** Judges a response of an operation by its HTTP status and body: the documented body, or the documented form of a
 *  failure, and the body's `status` and `successful` against the HTTP status. `options->body` and the path parameters
 * are not looked at. BAD_ARGUMENT also when the status is none of 100 to 599. */
OCPV_API ocpv_status ocpv_check_response(ocpv_report** report, ocpv_checker* checker, const char* operation,
                                         size_t operation_size, int32_t http_status, const void* body, size_t size,
                                         const ocpv_check_options* options);

/** The id of the operation that was judged; empty when it is not known. Belongs to the report. */
OCPV_API ocpv_status ocpv_report_operation(const ocpv_report* report, ocpv_string* id);

/* ---- rendering ------------------------------------------------------------------------------------------------- */

typedef struct ocpv_render_options {
  size_t size;
  ocpv_language language;
  int32_t is_short;    /* text: one line for each diagnostic */
  int32_t has_color;   /* text: colours of a terminal */
  int32_t http_status; /* problem: the status of the answer, 100 to 599; 0: by what is wrong */
  const char* path;    /* what to call the document; NULL: "-"; problem: the instance, NULL: none */
  size_t path_size;
  const char* source; /* the body that was checked, for text with its lines; NULL: none are shown */
  size_t source_size;
} ocpv_render_options;

/** Sets every option to its default. */
OCPV_API ocpv_status ocpv_render_options_init(ocpv_render_options* options, size_t size);

/** The report as text, as `ocpv check` prints it; empty when nothing was found. At most max_report_bytes. `options` may
 *  be NULL. The text is good until the next ocpv_report_to_... of this report. */
OCPV_API ocpv_status ocpv_report_to_text(ocpv_report* report, const ocpv_render_options* options, ocpv_string* text);

/** The report as a JSON document, as `ocpv check --format json` prints it. */
OCPV_API ocpv_status ocpv_report_to_json(ocpv_report* report, const ocpv_render_options* options, ocpv_string* text);

/** What a server answers to a request that is wrong: a JSON document of type application/problem+json (RFC 9457) with
 *  `type`, `title`, `status`, `detail` (the first error), `instance`, `operation` and `errors`, each with `detail`, its
 *  place (`pointer` in the body, else the parameter's or header's `name`), `id`, `severity`, `part`, `line`, `column`
 * and `doc`. `errors` has the errors, or the warnings where only these make it wrong (strict). The status is, unless
 * the options name one, 401, 404, 405 or 413 after the first error, else 400. Empty when nothing is wrong. Bytes,
 * `options` and `text` as in ocpv_report_to_text. */
OCPV_API ocpv_status ocpv_report_to_problem(ocpv_report* report, const ocpv_render_options* options, ocpv_string* text);

/* ---- documents without text: a DOM that the caller holds already ----------------------------------------------- */

typedef int32_t ocpv_value_kind;
#define OCPV_VALUE_NULL 0
#define OCPV_VALUE_BOOLEAN 1  /* `whole`: 0 or 1 */
#define OCPV_VALUE_INTEGER 2  /* `whole` */
#define OCPV_VALUE_UNSIGNED 3 /* `magnitude` */
#define OCPV_VALUE_DOUBLE 4   /* `number`; NaN and the infinities are no JSON */
#define OCPV_VALUE_DIGITS 5   /* `text` and `text_size`: a number as JSON writes it, of any size and precision */
#define OCPV_VALUE_STRING 6   /* `text` and `text_size`: UTF-8, not escaped */
#define OCPV_VALUE_ARRAY 7
#define OCPV_VALUE_OBJECT 8

/* What one value is. All zero when `read` is called. */
typedef struct ocpv_value {
  ocpv_value_kind kind;
  int32_t reserved;
  int64_t whole;
  uint64_t magnitude;
  double number;
  const char* text; /* good until the next call of the table */
  size_t text_size;
} ocpv_value;

/* How far an array or object has been read. All zero when it is read first; the table keeps there what it likes. */
typedef struct ocpv_cursor {
  uint64_t state[4];
} ocpv_cursor;

/* A member of an object, or an item of an array (then the name is not looked at). All zero when `next` is called. */
typedef struct ocpv_member {
  const char* name; /* UTF-8, not escaped; good until the next call of the table */
  size_t name_size;
  const void* value; /* what `read` and `next` are called with; never followed */
} ocpv_member;

/* How to read a DOM. The functions must not leave by longjmp or an exception, nor use the checker. The library calls
 * them one value at a time, never from within each other, and asks each container from its first to its last member
 * once. */
typedef struct ocpv_document {
  size_t size;
  void* context; /* given to both functions */
  /** Tells a value. OCPV_OK; OCPV_ERROR_NO_MEMORY; or OCPV_ERROR_NOT_JSON for what JSON cannot say (binary data, ...).
   */
  ocpv_status (*read)(void* context, const void* value, ocpv_value* out);
  /** Tells the next member of a container: 1; 0 behind the last; or a status as `read`, such as OCPV_ERROR_NOT_JSON for
   * a name that is no string. */
  int32_t (*next)(void* context, const void* container, ocpv_cursor* cursor, ocpv_member* member);
} ocpv_document;

/** Sets every member to its default. */
OCPV_API ocpv_status ocpv_document_init(ocpv_document* document, size_t size);

/** Judges a document like ocpv_verdict judges its text: as JSON without white space, with whole numbers and DIGITS
 * digit by digit and doubles in the shortest form that reads back the same. The limits are those of that text. A string
 * that is no UTF-8, a double that is no number, and what the table calls so make it NOT_JSON; names that come twice are
 * found. A document without an end (one that holds itself) is TOO_DEEP or TOO_LARGE. `root` may be NULL if the table
 * allows it. Allocates nothing once the checker is warm. */
OCPV_API ocpv_status ocpv_verdict_document(ocpv_checker* checker, const char* operation, size_t operation_size,
                                           const ocpv_document* document, const void* root,
                                           const ocpv_check_options* options);

/** Says everything that is wrong with it, like ocpv_check. Diagnostics have pointers and no places (line 0),
 * suggestions no edits. */
OCPV_API ocpv_status ocpv_check_document(ocpv_report** report, ocpv_checker* checker, const char* operation,
                                         size_t operation_size, const ocpv_document* document, const void* root,
                                         const ocpv_check_options* options);

#ifdef __cplusplus
}
#endif
#endif
