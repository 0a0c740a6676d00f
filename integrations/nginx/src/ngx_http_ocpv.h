/* What the files of this module share.
 *
 * One validator for each combination of ocpv_version, ocpv_schemas, ocpv_compat and ocpv_max_body, made while the
 * configuration is read and shared by the workers; one checker and two reports for each of them in each worker, which
 * is one thread. What belongs to a request lives in its pool. Only the C API of the library is used: <ocpv/ocpv.h>.
 */
#ifndef NGX_HTTP_OCPV_H
#define NGX_HTTP_OCPV_H

#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>
#include <ocpv/ocpv.h>

extern ngx_module_t ngx_http_ocpv_module;

typedef enum { ngx_http_ocpv_off, ngx_http_ocpv_report, ngx_http_ocpv_on } ngx_http_ocpv_mode;
typedef enum { ngx_http_ocpv_auto, ngx_http_ocpv_en, ngx_http_ocpv_zh } ngx_http_ocpv_language;
typedef enum { ngx_http_ocpv_none, ngx_http_ocpv_pointer, ngx_http_ocpv_full } ngx_http_ocpv_detail;

/* A validator, and what one worker judges with. */
typedef struct {
  ngx_str_t version; /* empty: the newest */
  ngx_str_t schemas; /* empty: those of the library */
  size_t max_body;
  uint32_t compat;
  ocpv_validator* validator;
  ocpv_checker* checker; /* NULL until the worker judges its first request */
  ocpv_report* request_report;
  ocpv_report* response_report;
} ngx_http_ocpv_judge_t;

typedef struct {
  ngx_array_t judges; /* of ngx_http_ocpv_judge_t* */
} ngx_http_ocpv_main_conf_t;

typedef struct {
  ngx_uint_t mode;
  ngx_uint_t language;
  ngx_uint_t detail;
  ngx_flag_t authorization; /* 0: somebody else judges who asks */
  ngx_flag_t responses;     /* responses are judged and reported, never refused */
  ngx_uint_t compat;        /* OCPV_COMPAT_..., one bit higher */
  size_t max_body;
  ngx_str_t version;
  ngx_str_t schemas;
  ngx_shm_zone_t* zone; /* NULL: nothing is counted */
  ngx_http_ocpv_judge_t* judge;
} ngx_http_ocpv_loc_conf_t;

/* What is known of one request. It outlives internal redirects, so that nothing is judged twice. */
typedef struct {
  ngx_http_ocpv_judge_t* judge; /* by which the request was judged; NULL: not yet */
  ngx_str_t method;             /* what was judged */
  ngx_str_t target;
  ocpv_status verdict;
  ngx_str_t operation; /* id; empty when unknown */
  ngx_str_t ids;       /* names of the diagnostics, each once, separated by commas */
  ngx_str_t response_ids;
  ocpv_status response_status;
  unsigned body_is_read : 1;
  unsigned is_judged : 1;
  unsigned takes_response : 1;
  unsigned response_is_judged : 1;
  u_char* response;
  size_t response_size;
  size_t response_room;
} ngx_http_ocpv_ctx_t;

/* configuration.c */
void* ngx_http_ocpv_create_main_conf(ngx_conf_t* cf);
void* ngx_http_ocpv_create_loc_conf(ngx_conf_t* cf);
char* ngx_http_ocpv_merge_loc_conf(ngx_conf_t* cf, void* parent, void* child);
char* ngx_http_ocpv_hold_max_body(ngx_conf_t* cf, void* post, void* data);
char* ngx_http_ocpv_resolve_folder(ngx_conf_t* cf, void* post, void* data);

/* judge.c: a checker of this worker; NGX_ERROR where memory is short. */
ngx_int_t ngx_http_ocpv_prepare(ngx_http_ocpv_judge_t* judge);
void ngx_http_ocpv_end_worker(ngx_cycle_t* cycle);
/* What a report found: bit n for the diagnostic number n; none for NULL. And their names, separated by commas. */
#define NGX_HTTP_OCPV_MOST_IDS 64
uint64_t ngx_http_ocpv_ids_of(ocpv_report* report);
ngx_int_t ngx_http_ocpv_name_ids(ngx_pool_t* pool, uint64_t ids, ngx_str_t* names);

/* request.c: the handler of the phase, and what a request knows (NULL: nothing, or no memory with `make`). */
ngx_int_t ngx_http_ocpv_handler(ngx_http_request_t* r);
ngx_http_ocpv_ctx_t* ngx_http_ocpv_ctx(ngx_http_request_t* r, ngx_uint_t make);

/* answer.c: sends what refuses the request; gives what ngx_http_output_filter gives. */
ngx_int_t ngx_http_ocpv_refuse(ngx_http_request_t* r, ngx_http_ocpv_loc_conf_t* conf, ocpv_report* report);
/* The same where no report says why: a body that was not looked at, or a fault on our side. */
ngx_int_t ngx_http_ocpv_refuse_unread(ngx_http_request_t* r, ngx_http_ocpv_loc_conf_t* conf, ocpv_status verdict);

/* language.c: what the caller reads, by Accept-Language. */
ocpv_language ngx_http_ocpv_language_of(ngx_http_request_t* r, ngx_http_ocpv_loc_conf_t* conf);

/* response.c: the filters of answers. */
void ngx_http_ocpv_add_filters(void);

/* counters.c */
char* ngx_http_ocpv_set_zone(ngx_conf_t* cf, ngx_command_t* command, void* conf);
char* ngx_http_ocpv_set_status(ngx_conf_t* cf, ngx_command_t* command, void* conf);
void ngx_http_ocpv_count_request(ngx_http_ocpv_loc_conf_t* conf, ocpv_status verdict, ocpv_report* report,
                                 ngx_uint_t is_refused);
void ngx_http_ocpv_count_response(ngx_http_ocpv_loc_conf_t* conf, ocpv_status verdict, ocpv_report* report);

/* variables.c */
ngx_int_t ngx_http_ocpv_add_variables(ngx_conf_t* cf);

#endif
