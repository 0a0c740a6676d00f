/* What a worker judges with, made when it is first needed and kept. */
#include "ngx_http_ocpv.h"

ngx_int_t ngx_http_ocpv_prepare(ngx_http_ocpv_judge_t* judge) {
  if (judge->checker != NULL) return NGX_OK;
  return ocpv_checker_new(&judge->checker, judge->validator) == OCPV_OK ? NGX_OK : NGX_ERROR;
}

void ngx_http_ocpv_end_worker(ngx_cycle_t* cycle) {
  ngx_http_ocpv_main_conf_t* conf = ngx_http_cycle_get_module_main_conf(cycle, ngx_http_ocpv_module);
  ngx_http_ocpv_judge_t** judges;

  if (conf == NULL) return;
  judges = conf->judges.elts;
  for (ngx_uint_t i = 0; i < conf->judges.nelts; ++i) {
    ocpv_report_free(judges[i]->request_report);
    ocpv_report_free(judges[i]->response_report);
    ocpv_checker_free(judges[i]->checker);
    judges[i]->request_report = NULL;
    judges[i]->response_report = NULL;
    judges[i]->checker = NULL;
  }
}

uint64_t ngx_http_ocpv_ids_of(ocpv_report* report) {
  const size_t count = ocpv_report_diagnostic_count(report);
  uint64_t ids = 0;

  for (size_t i = 0; i < count; ++i) {
    ocpv_diagnostic one;
    ocpv_diagnostic_init(&one, sizeof one);
    if (ocpv_report_diagnostic(report, i, &one) == OCPV_OK && one.id >= 0 && one.id < NGX_HTTP_OCPV_MOST_IDS) {
      ids |= (uint64_t)1 << one.id;
    }
  }
  return ids;
}

ngx_int_t ngx_http_ocpv_name_ids(ngx_pool_t* pool, uint64_t ids, ngx_str_t* names) {
  size_t size = 0;
  u_char* end;

  ngx_str_null(names);
  for (int32_t id = 0; id < NGX_HTTP_OCPV_MOST_IDS; ++id) {
    if ((ids >> id & 1) != 0) size += ngx_strlen(ocpv_diagnostic_id_name(id)) + 1;
  }
  if (size == 0) return NGX_OK;
  names->data = end = ngx_pnalloc(pool, size);
  if (end == NULL) return NGX_ERROR;
  for (int32_t id = 0; id < NGX_HTTP_OCPV_MOST_IDS; ++id) {
    if ((ids >> id & 1) == 0) continue;
    if (end != names->data) *end++ = ',';
    end = ngx_cpymem(end, ocpv_diagnostic_id_name(id), ngx_strlen(ocpv_diagnostic_id_name(id)));
  }
  names->len = end - names->data;
  return NGX_OK;
}
