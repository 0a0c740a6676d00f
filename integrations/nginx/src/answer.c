/* What a refused caller is told: application/problem+json (RFC 9457), as much as ocpv_detail allows. */
#include "ngx_http_ocpv.h"

typedef struct {
  ngx_uint_t status;
  const char* en;
  const char* zh;
} title_t;

static const title_t kTitles[] = {
    {NGX_HTTP_BAD_REQUEST, "the request is not as documented", "请求与文档不符"},
    {NGX_HTTP_UNAUTHORIZED, "the request does not say who asks", "请求未说明调用者"},
    {NGX_HTTP_NOT_FOUND, "no such operation is documented", "文档中没有此操作"},
    {NGX_HTTP_NOT_ALLOWED, "the operation has another method", "该操作使用其他方法"},
    {NGX_HTTP_REQUEST_ENTITY_TOO_LARGE, "the body is too large", "请求体过大"},
    {NGX_HTTP_SERVICE_UNAVAILABLE, "the request could not be judged", "无法检查该请求"},
};

static const title_t* title_of(ngx_uint_t status) {
  for (size_t i = 0; i < sizeof kTitles / sizeof *kTitles; ++i) {
    if (kTitles[i].status == status) return &kTitles[i];
  }
  return &kTitles[0];
}

/* The first error, or the number of diagnostics. */
static size_t first_error(ocpv_report* report, ocpv_diagnostic* error) {
  const size_t count = ocpv_report_diagnostic_count(report);

  for (size_t i = 0; i < count; ++i) {
    ocpv_diagnostic_init(error, sizeof *error);
    if (ocpv_report_diagnostic(report, i, error) == OCPV_OK && error->severity == OCPV_SEVERITY_ERROR) return i;
  }
  return count;
}

/* As ocpv_report_to_problem chooses it. */
static ngx_uint_t status_of(ocpv_report* report) {
  ocpv_diagnostic error;

  if (first_error(report, &error) == ocpv_report_diagnostic_count(report)) return NGX_HTTP_BAD_REQUEST;
  switch (error.id) {
    case OCPV_NOT_AUTHENTICATED:
      return NGX_HTTP_UNAUTHORIZED;
    case OCPV_NO_SUCH_OPERATION:
      return NGX_HTTP_NOT_FOUND;
    case OCPV_WRONG_METHOD:
      return NGX_HTTP_NOT_ALLOWED;
    case OCPV_TOO_LARGE:
      return NGX_HTTP_REQUEST_ENTITY_TOO_LARGE;
    default:
      return NGX_HTTP_BAD_REQUEST;
  }
}

static ngx_int_t add_header(ngx_http_request_t* r, const char* name, u_char* value, size_t size) {
  ngx_table_elt_t* header = ngx_list_push(&r->headers_out.headers);

  if (header == NULL) return NGX_ERROR;
  header->hash = 1;
  header->key.data = (u_char*)name;
  header->key.len = ngx_strlen(name);
  header->value.data = value;
  header->value.len = size;
  return NGX_OK;
}

/* What RFC 9110 asks of these answers: WWW-Authenticate (11.6.1) of 401, Allow (15.5.6) of 405. */
static ngx_int_t add_challenge(ngx_http_request_t* r, ngx_uint_t status, ocpv_report* report) {
  static u_char basic[] = "Basic realm=\"OCP\"";
  ocpv_diagnostic error;
  size_t at, size = 0;
  u_char *methods, *end;

  if (status == NGX_HTTP_UNAUTHORIZED) return add_header(r, "WWW-Authenticate", basic, sizeof basic - 1);
  if (status != NGX_HTTP_NOT_ALLOWED || report == NULL) return NGX_OK;
  at = first_error(report, &error);
  for (size_t i = 0; i < error.expected_count; ++i) {
    ocpv_string method;
    if (ocpv_report_expected(report, at, i, &method) == OCPV_OK) size += method.size + 2;
  }
  if (size == 0) return NGX_OK;
  methods = end = ngx_pnalloc(r->pool, size);
  if (methods == NULL) return NGX_ERROR;
  for (size_t i = 0; i < error.expected_count; ++i) {
    ocpv_string method;
    if (ocpv_report_expected(report, at, i, &method) != OCPV_OK) continue;
    if (end != methods) end = ngx_cpymem(end, ", ", 2);
    end = ngx_cpymem(end, method.data, method.size);
  }
  return add_header(r, "Allow", methods, end - methods);
}

static ngx_int_t send_problem(ngx_http_request_t* r, ngx_uint_t status, ocpv_language language, const u_char* data,
                              size_t size) {
  static ngx_str_t type = ngx_string("application/problem+json");
  ngx_http_complex_value_t value;

  if (add_header(r, "Content-Language", (u_char*)(language == OCPV_LANGUAGE_ZH ? "zh" : "en"), 2) != NGX_OK) {
    return NGX_HTTP_INTERNAL_SERVER_ERROR;
  }
  ngx_memzero(&value, sizeof value);
  value.value.data = (u_char*)data;
  value.value.len = size;
  return ngx_http_send_response(r, status, &type, &value);
}

/* {"type":"about:blank","title":...,"status":...}, open for more members. */
static u_char* begin(u_char* place, u_char* end, ngx_uint_t status, ocpv_language language) {
  const title_t* title = title_of(status);

  return ngx_slprintf(place, end, "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%ui",
                      language == OCPV_LANGUAGE_ZH ? title->zh : title->en, status);
}

#define MOST_OF_BEGINNING 160

/* The title and the status alone. */
static ngx_int_t send_title(ngx_http_request_t* r, ngx_uint_t status, ocpv_language language) {
  u_char* text = ngx_pnalloc(r->pool, MOST_OF_BEGINNING);
  u_char* end;

  if (text == NULL) return NGX_HTTP_INTERNAL_SERVER_ERROR;
  end = begin(text, text + MOST_OF_BEGINNING - 2, status, language);
  end = ngx_cpymem(end, "}\n", 2);
  return send_problem(r, status, language, text, end - text);
}

ngx_int_t ngx_http_ocpv_refuse_unread(ngx_http_request_t* r, ngx_http_ocpv_loc_conf_t* conf, ocpv_status verdict) {
  const ngx_uint_t status =
      verdict == OCPV_ERROR_TOO_LARGE ? NGX_HTTP_REQUEST_ENTITY_TOO_LARGE : NGX_HTTP_SERVICE_UNAVAILABLE;

  return send_title(r, status, ngx_http_ocpv_language_of(r, conf));
}

/* `,"errors":[{"id":"wrong-type","pointer":"#/a"}]`: the places alone, no sentence and no value. */
static ngx_int_t send_pointers(ngx_http_request_t* r, ngx_uint_t status, ocpv_language language, ocpv_report* report) {
  const size_t count = ocpv_report_diagnostic_count(report);
  size_t most = MOST_OF_BEGINNING + 32;
  u_char *text, *end, *limit;
  ngx_uint_t is_first = 1;

  for (size_t i = 0; i < count; ++i) {
    ocpv_diagnostic one;
    ocpv_diagnostic_init(&one, sizeof one);
    if (ocpv_report_diagnostic(report, i, &one) == OCPV_OK) most += 64 + 6 * one.pointer.size;
  }
  text = ngx_pnalloc(r->pool, most);
  if (text == NULL) return NGX_HTTP_INTERNAL_SERVER_ERROR;
  limit = text + most;
  end = begin(text, limit, status, language);
  end = ngx_slprintf(end, limit, ",\"errors\":[");
  for (size_t i = 0; i < count; ++i) {
    ocpv_diagnostic one;
    ocpv_diagnostic_init(&one, sizeof one);
    if (ocpv_report_diagnostic(report, i, &one) != OCPV_OK || one.severity != OCPV_SEVERITY_ERROR) continue;
    end = ngx_slprintf(end, limit, "%s{\"id\":\"%s\",\"pointer\":\"#", is_first ? "" : ",",
                       ocpv_diagnostic_id_name(one.id));
    end = (u_char*)ngx_escape_json(end, (u_char*)one.pointer.data, one.pointer.size);
    end = ngx_cpymem(end, "\"}", 2);
    is_first = 0;
  }
  end = ngx_slprintf(end, limit, "]}\n");
  return send_problem(r, status, language, text, end - text);
}

ngx_int_t ngx_http_ocpv_refuse(ngx_http_request_t* r, ngx_http_ocpv_loc_conf_t* conf, ocpv_report* report) {
  const ngx_uint_t status = status_of(report);
  const ocpv_language language = ngx_http_ocpv_language_of(r, conf);
  ocpv_render_options options;
  ocpv_string text;
  u_char* copy;

  if (ocpv_report_diagnostic_count(report) == 0) { /* a fault on our side */
    return ngx_http_ocpv_refuse_unread(r, conf, OCPV_ERROR_INTERNAL);
  }
  if (add_challenge(r, status, report) != NGX_OK) return NGX_HTTP_INTERNAL_SERVER_ERROR;
  if (conf->detail == ngx_http_ocpv_none) return send_title(r, status, language);
  if (conf->detail == ngx_http_ocpv_pointer) return send_pointers(r, status, language, report);
  ocpv_render_options_init(&options, sizeof options);
  options.language = language;
  options.http_status = (int32_t)status;
  if (ocpv_report_to_problem(report, &options, &text) != OCPV_OK) {
    return ngx_http_ocpv_refuse_unread(r, conf, OCPV_ERROR_NO_MEMORY);
  }
  copy = ngx_pnalloc(r->pool, text.size);
  if (copy == NULL) return NGX_HTTP_INTERNAL_SERVER_ERROR;
  ngx_memcpy(copy, text.data, text.size); /* the report belongs to the worker, the answer to the request */
  return send_problem(r, status, language, copy, text.size);
}
