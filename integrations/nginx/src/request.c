/* A request of nginx as the library takes it, judged when its body is complete. */
#include "ngx_http_ocpv.h"

static void keep(void* data) { (void)data; }

/* nginx forgets what a module knows of a request at each internal redirect; what the pool cleans up it keeps. */
ngx_http_ocpv_ctx_t* ngx_http_ocpv_ctx(ngx_http_request_t* r, ngx_uint_t make) {
  ngx_http_ocpv_ctx_t* ctx = ngx_http_get_module_ctx(r, ngx_http_ocpv_module);
  ngx_pool_cleanup_t* cleanup;

  if (ctx != NULL) return ctx;
  if (r->internal || r->filter_finalize) {
    for (cleanup = r->pool->cleanup; cleanup != NULL; cleanup = cleanup->next) {
      if (cleanup->handler == keep) {
        ngx_http_set_ctx(r, cleanup->data, ngx_http_ocpv_module);
        return cleanup->data;
      }
    }
  }
  if (!make) return NULL;
  cleanup = ngx_pool_cleanup_add(r->pool, sizeof *ctx);
  if (cleanup == NULL) return NULL;
  ctx = cleanup->data;
  ngx_memzero(ctx, sizeof *ctx);
  cleanup->handler = keep;
  ngx_http_set_ctx(r, ctx, ngx_http_ocpv_module);
  return ctx;
}

/* What goes on to the server behind: the target as it was sent, or as rewritten. */
static ngx_int_t take_target(ngx_http_request_t* r, ocpv_request* request) {
  u_char* target;
  u_char* end;

  if (r->valid_unparsed_uri) {
    request->target = (const char*)r->unparsed_uri.data;
    request->target_size = r->unparsed_uri.len;
    return NGX_OK;
  }
  target = ngx_pnalloc(
      r->pool, r->uri.len + 2 * ngx_escape_uri(NULL, r->uri.data, r->uri.len, NGX_ESCAPE_URI) + 1 + r->args.len);
  if (target == NULL) return NGX_ERROR;
  end = (u_char*)ngx_escape_uri(target, r->uri.data, r->uri.len, NGX_ESCAPE_URI);
  if (r->args.len != 0) {
    *end++ = '?';
    end = ngx_cpymem(end, r->args.data, r->args.len);
  }
  request->target = (const char*)target;
  request->target_size = end - target;
  return NGX_OK;
}

static ngx_int_t take_headers(ngx_http_request_t* r, ocpv_request* request) {
  size_t count = 0;
  ocpv_header* headers;
  ngx_list_part_t* part;

  for (part = &r->headers_in.headers.part; part != NULL; part = part->next) count += part->nelts;
  headers = ngx_palloc(r->pool, (count + 1) * sizeof *headers);
  if (headers == NULL) return NGX_ERROR;
  request->headers = headers;
  request->header_count = count;
  for (part = &r->headers_in.headers.part; part != NULL; part = part->next) {
    const ngx_table_elt_t* elements = part->elts;
    for (ngx_uint_t i = 0; i < part->nelts; ++i, ++headers) {
      headers->name = (const char*)elements[i].key.data;
      headers->name_size = elements[i].key.len;
      headers->value = (const char*)elements[i].value.data;
      headers->value_size = elements[i].value.len;
    }
  }
  return NGX_OK;
}

static ngx_int_t read_into(u_char* place, ngx_buf_t* from) {
  off_t at = from->file_pos;

  if (ngx_buf_in_memory(from)) {
    ngx_memcpy(place, from->pos, from->last - from->pos);
    return NGX_OK;
  }
  while (at < from->file_last) {
    const ssize_t size = ngx_read_file(from->file, place, from->file_last - at, at);
    if (size <= 0) return NGX_ERROR;
    place += size;
    at += size;
  }
  return NGX_OK;
}

/* The body in one piece: where nginx has it so, as it lies; else a copy, also of what it wrote to a file. NGX_DECLINED
 * where it is longer than the limit. */
static ngx_int_t take_body(ngx_http_request_t* r, size_t limit, ocpv_request* request) {
  ngx_chain_t* bufs = r->request_body == NULL ? NULL : r->request_body->bufs;
  off_t size = 0;
  u_char* place;

  for (ngx_chain_t* link = bufs; link != NULL; link = link->next) size += ngx_buf_size(link->buf);
  if (size == 0) return NGX_OK;
  if (size > (off_t)limit) return NGX_DECLINED;
  request->body_size = size;
  if (bufs->next == NULL && ngx_buf_in_memory(bufs->buf)) {
    request->body = bufs->buf->pos;
    return NGX_OK;
  }
  place = ngx_palloc(r->pool, size);
  if (place == NULL) return NGX_ERROR;
  request->body = place;
  for (ngx_chain_t* link = bufs; link != NULL; link = link->next) {
    if (read_into(place, link->buf) != NGX_OK) return NGX_ERROR;
    place += ngx_buf_size(link->buf);
  }
  return NGX_OK;
}

/* What the report says of the request, kept for the variables and for the response. */
static ngx_int_t keep_findings(ngx_http_request_t* r, ngx_http_ocpv_ctx_t* ctx, ocpv_report* report) {
  ocpv_string operation;

  ngx_str_null(&ctx->operation);
  ngx_str_null(&ctx->ids);
  if (report == NULL) return NGX_OK;
  if (ocpv_report_operation(report, &operation) == OCPV_OK && operation.size != 0) {
    ctx->operation.data = ngx_pnalloc(r->pool, operation.size);
    if (ctx->operation.data == NULL) return NGX_ERROR;
    ngx_memcpy(ctx->operation.data, operation.data, operation.size);
    ctx->operation.len = operation.size;
  }
  return ngx_http_ocpv_name_ids(r->pool, ngx_http_ocpv_ids_of(report), &ctx->ids);
}

/* Judges the request; ctx->verdict says how. NGX_DECLINED: the body is too long to be looked at. */
static ngx_int_t judge(ngx_http_request_t* r, ngx_http_ocpv_loc_conf_t* conf, ngx_http_ocpv_ctx_t* ctx,
                       const ocpv_request* request) {
  ngx_http_ocpv_judge_t* with = conf->judge;

  if (ngx_http_ocpv_prepare(with) != NGX_OK) return NGX_ERROR;
  ctx->verdict = ocpv_check_request(&with->request_report, with->checker, request);
  return keep_findings(r, ctx, with->request_report);
}

/* A request that came to another place of the configuration by an internal redirect, and is the same. */
static ngx_uint_t is_known_right(const ngx_http_ocpv_ctx_t* ctx, const ngx_http_ocpv_loc_conf_t* conf,
                                 const ngx_http_request_t* r, const ocpv_request* request) {
  return ctx->is_judged && ctx->verdict == OCPV_OK && ctx->judge == conf->judge &&
         ctx->method.len == r->method_name.len &&
         ngx_strncmp(ctx->method.data, r->method_name.data, r->method_name.len) == 0 &&
         ctx->target.len == request->target_size &&
         ngx_strncmp(ctx->target.data, request->target, request->target_size) == 0;
}

static ngx_int_t answer(ngx_http_request_t* r, ngx_http_ocpv_loc_conf_t* conf, ngx_http_ocpv_ctx_t* ctx,
                        ocpv_report* report) {
  const ngx_uint_t is_refused = conf->mode == ngx_http_ocpv_on && ctx->verdict != OCPV_OK;

  ctx->is_judged = 1;
  ctx->judge = conf->judge;
  ngx_http_ocpv_count_request(conf, ctx->verdict, report, is_refused);
  if (ctx->verdict != OCPV_OK) {
    /* Names of the documentation alone. To the log of the process: that of the connection adds the request line, whose
     * query may hold a secret. */
    ngx_log_error(NGX_LOG_INFO, ngx_cycle->log, 0, "ocpv: %s%s, operation \"%V\": %V", is_refused ? "refused, " : "",
                  ocpv_status_name(ctx->verdict), &ctx->operation, &ctx->ids);
  }
  if (!is_refused) return NGX_DECLINED;
  ngx_http_finalize_request(
      r, report == NULL ? ngx_http_ocpv_refuse_unread(r, conf, ctx->verdict) : ngx_http_ocpv_refuse(r, conf, report));
  return NGX_DONE;
}

static void body_is_read(ngx_http_request_t* r) {
  ngx_http_ocpv_ctx_t* ctx = ngx_http_ocpv_ctx(r, 0);

  ctx->body_is_read = 1;
  r->write_event_handler = ngx_http_core_run_phases;
  ngx_http_core_run_phases(r);
}

/* Begins to read the body; the phases go on with it. */
static ngx_int_t read_body(ngx_http_request_t* r) {
  ngx_int_t rc;

  r->request_body_in_single_buf = 1;
  rc = ngx_http_read_client_request_body(r, body_is_read);
  if (rc >= NGX_HTTP_SPECIAL_RESPONSE) return rc;
  ngx_http_finalize_request(r, NGX_DONE);
  return NGX_DONE;
}

static ngx_int_t judge_whole(ngx_http_request_t* r, ngx_http_ocpv_loc_conf_t* conf, ngx_http_ocpv_ctx_t* ctx) {
  ocpv_request request;
  ngx_int_t rc;

  ocpv_request_init(&request, sizeof request);
  request.method = (const char*)r->method_name.data;
  request.method_size = r->method_name.len;
  request.skip_authorization = !conf->authorization;
  if (take_target(r, &request) != NGX_OK) return NGX_HTTP_INTERNAL_SERVER_ERROR;
  if (is_known_right(ctx, conf, r, &request)) return NGX_DECLINED;
  ctx->method = r->method_name;
  ctx->target.data = (u_char*)request.target;
  ctx->target.len = request.target_size;
  if (take_headers(r, &request) != NGX_OK) return NGX_HTTP_INTERNAL_SERVER_ERROR;
  rc = take_body(r, conf->max_body, &request);
  if (rc == NGX_DECLINED) {
    ctx->verdict = OCPV_ERROR_TOO_LARGE;
    return answer(r, conf, ctx, NULL);
  }
  if (rc != NGX_OK || judge(r, conf, ctx, &request) != NGX_OK) return NGX_HTTP_INTERNAL_SERVER_ERROR;
  return answer(r, conf, ctx, conf->judge->request_report);
}

ngx_int_t ngx_http_ocpv_handler(ngx_http_request_t* r) {
  ngx_http_ocpv_loc_conf_t* conf = ngx_http_get_module_loc_conf(r, ngx_http_ocpv_module);
  ngx_http_ocpv_ctx_t* ctx;

  if (conf->mode == ngx_http_ocpv_off || r != r->main) return NGX_DECLINED;
  ctx = ngx_http_ocpv_ctx(r, 1);
  if (ctx == NULL) return NGX_HTTP_INTERNAL_SERVER_ERROR;
  if (ctx->body_is_read) return judge_whole(r, conf, ctx);
  if (r->headers_in.content_length_n > (off_t)conf->max_body) { /* refused before the caller sends it */
    ctx->verdict = OCPV_ERROR_TOO_LARGE;
    return answer(r, conf, ctx, NULL);
  }
  return read_body(r);
}
