/* Counters of all workers in shared memory, and their Prometheus text. A reload keeps them. */
#include "ngx_http_ocpv.h"

#define MOST_STATUSES 12
#define ZONE_SIZE (8 * ngx_pagesize)

typedef struct {
  ngx_atomic_t requests[MOST_STATUSES]; /* by place in kStatuses */
  ngx_atomic_t responses[MOST_STATUSES];
  ngx_atomic_t refused;
  ngx_atomic_t request_ids[NGX_HTTP_OCPV_MOST_IDS]; /* requests with at least one such diagnostic */
  ngx_atomic_t response_ids[NGX_HTTP_OCPV_MOST_IDS];
} counters_t;

static const ocpv_status kStatuses[] = {OCPV_OK,
                                        OCPV_INVALID,
                                        OCPV_ERROR_NO_MEMORY,
                                        OCPV_ERROR_BAD_ARGUMENT,
                                        OCPV_ERROR_NOT_JSON,
                                        OCPV_ERROR_TOO_LARGE,
                                        OCPV_ERROR_TOO_DEEP,
                                        OCPV_ERROR_UNKNOWN_OPERATION,
                                        OCPV_ERROR_BAD_SCHEMA,
                                        OCPV_ERROR_IO,
                                        OCPV_ERROR_INTERNAL};
#define STATUS_COUNT (sizeof kStatuses / sizeof *kStatuses)

static ngx_int_t init_zone(ngx_shm_zone_t* zone, void* before) {
  ngx_slab_pool_t* pool = (ngx_slab_pool_t*)zone->shm.addr;

  if (before != NULL) {
    zone->data = before;
    return NGX_OK;
  }
  if (zone->shm.exists) {
    zone->data = pool->data;
    return NGX_OK;
  }
  zone->data = ngx_slab_calloc(pool, sizeof(counters_t));
  pool->data = zone->data;
  return zone->data == NULL ? NGX_ERROR : NGX_OK;
}

char* ngx_http_ocpv_set_zone(ngx_conf_t* cf, ngx_command_t* command, void* data) {
  ngx_http_ocpv_loc_conf_t* conf = data;
  ngx_str_t* name = (ngx_str_t*)cf->args->elts + 1;

  (void)command;
  if (conf->zone != NGX_CONF_UNSET_PTR) return "is duplicate";
  if (name->len == 3 && ngx_strncmp(name->data, "off", 3) == 0) {
    conf->zone = NULL;
    return NGX_CONF_OK;
  }
  conf->zone = ngx_shared_memory_add(cf, name, ZONE_SIZE, &ngx_http_ocpv_module);
  if (conf->zone == NULL) return NGX_CONF_ERROR;
  conf->zone->init = init_zone;
  return NGX_CONF_OK;
}

static size_t place_of(ocpv_status status) {
  for (size_t i = 0; i < STATUS_COUNT; ++i) {
    if (kStatuses[i] == status) return i;
  }
  return STATUS_COUNT - 1;
}

static void count_ids(ngx_atomic_t* counts, ocpv_report* report) {
  const uint64_t ids = ngx_http_ocpv_ids_of(report);

  for (size_t id = 0; ids >> id != 0; ++id) {
    if ((ids >> id & 1) != 0) ngx_atomic_fetch_add(&counts[id], 1);
    if (id == NGX_HTTP_OCPV_MOST_IDS - 1) break;
  }
}

static counters_t* counters_of(const ngx_http_ocpv_loc_conf_t* conf) {
  return conf->zone == NULL ? NULL : conf->zone->data;
}

void ngx_http_ocpv_count_request(ngx_http_ocpv_loc_conf_t* conf, ocpv_status verdict, ocpv_report* report,
                                 ngx_uint_t is_refused) {
  counters_t* counters = counters_of(conf);

  if (counters == NULL) return;
  ngx_atomic_fetch_add(&counters->requests[place_of(verdict)], 1);
  if (is_refused) ngx_atomic_fetch_add(&counters->refused, 1);
  count_ids(counters->request_ids, report);
}

void ngx_http_ocpv_count_response(ngx_http_ocpv_loc_conf_t* conf, ocpv_status verdict, ocpv_report* report) {
  counters_t* counters = counters_of(conf);

  if (counters == NULL) return;
  ngx_atomic_fetch_add(&counters->responses[place_of(verdict)], 1);
  count_ids(counters->response_ids, report);
}

static u_char* write_statuses(u_char* at, u_char* end, const char* what, const char* help, ngx_atomic_t* counts) {
  at = ngx_slprintf(at, end, "# HELP ocpv_%s_total %s\n# TYPE ocpv_%s_total counter\n", what, help, what);
  for (size_t i = 0; i < STATUS_COUNT; ++i) {
    at = ngx_slprintf(at, end, "ocpv_%s_total{verdict=\"%s\"} %uA\n", what, ocpv_status_name(kStatuses[i]), counts[i]);
  }
  return at;
}

static u_char* write_ids(u_char* at, u_char* end, const char* what, const char* help, ngx_atomic_t* counts) {
  at = ngx_slprintf(at, end, "# HELP ocpv_%s_found_total %s\n# TYPE ocpv_%s_found_total counter\n", what, help, what);
  for (ocpv_diagnostic_id id = 0; id < NGX_HTTP_OCPV_MOST_IDS; ++id) {
    const char* name = ocpv_diagnostic_id_name(id);
    if (ngx_strcmp(name, "unknown-id") == 0) break;
    at = ngx_slprintf(at, end, "ocpv_%s_found_total{id=\"%s\"} %uA\n", what, name, counts[id]);
  }
  return at;
}

/* Prometheus text format 0.0.4. */
static ngx_int_t status_handler(ngx_http_request_t* r) {
  static ngx_str_t type = ngx_string("text/plain; version=0.0.4; charset=utf-8");
  counters_t* counters = counters_of(ngx_http_get_module_loc_conf(r, ngx_http_ocpv_module));
  const size_t most = 1024 + 2 * (STATUS_COUNT + NGX_HTTP_OCPV_MOST_IDS) * 96;
  ngx_http_complex_value_t value;
  u_char *text, *at, *end;

  if (counters == NULL) return NGX_HTTP_NOT_FOUND;
  if (!(r->method & (NGX_HTTP_GET | NGX_HTTP_HEAD))) return NGX_HTTP_NOT_ALLOWED;
  text = at = ngx_pnalloc(r->pool, most);
  if (text == NULL) return NGX_HTTP_INTERNAL_SERVER_ERROR;
  end = text + most;
  at = write_statuses(at, end, "requests", "Requests that were judged.", counters->requests);
  at = write_ids(at, end, "requests", "Requests with such a finding.", counters->request_ids);
  at = ngx_slprintf(at, end,
                    "# HELP ocpv_refused_total Requests that did not pass.\n# TYPE ocpv_refused_total counter\n"
                    "ocpv_refused_total %uA\n",
                    counters->refused);
  at = write_statuses(at, end, "responses", "Responses that were judged.", counters->responses);
  at = write_ids(at, end, "responses", "Responses with such a finding.", counters->response_ids);
  ngx_memzero(&value, sizeof value);
  value.value.data = text;
  value.value.len = at - text;
  return ngx_http_send_response(r, NGX_HTTP_OK, &type, &value);
}

char* ngx_http_ocpv_set_status(ngx_conf_t* cf, ngx_command_t* command, void* data) {
  ngx_http_core_loc_conf_t* core = ngx_http_conf_get_module_loc_conf(cf, ngx_http_core_module);

  (void)command;
  (void)data;
  core->handler = status_handler;
  return NGX_CONF_OK;
}
