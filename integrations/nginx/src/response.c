/* Answers that pass are copied, at most ocpv_max_body bytes of each, and judged when they are complete. Nothing of them
 * is changed or held back. */
#include "ngx_http_ocpv.h"

static ngx_http_output_header_filter_pt next_header_filter;
static ngx_http_output_body_filter_pt next_body_filter;

/* Is it an answer of a documented operation, in JSON that nobody has compressed? */
static ngx_uint_t can_be_judged(ngx_http_request_t* r, const ngx_http_ocpv_ctx_t* ctx) {
  static const u_char json[] = "application/json";
  const ngx_str_t* type = &r->headers_out.content_type;

  if (ctx == NULL || ctx->judge == NULL || ctx->operation.len == 0 || r->header_only) return 0;
  if (r->headers_out.content_encoding != NULL && r->headers_out.content_encoding->value.len != 0) return 0;
  return type->len >= sizeof json - 1 && ngx_strncasecmp(type->data, (u_char*)json, sizeof json - 1) == 0;
}

static ngx_int_t header_filter(ngx_http_request_t* r) {
  ngx_http_ocpv_loc_conf_t* conf = ngx_http_get_module_loc_conf(r, ngx_http_ocpv_module);
  ngx_http_ocpv_ctx_t* ctx;

  if (r == r->main && conf->mode != ngx_http_ocpv_off && conf->responses) {
    ctx = ngx_http_ocpv_ctx(r, 0);
    if (can_be_judged(r, ctx)) {
      ctx->takes_response = 1;
      r->filter_need_in_memory = 1;
    }
  }
  return next_header_filter(r);
}

/* Room for `size` more bytes; grows by doubling. */
static ngx_int_t make_room(ngx_http_request_t* r, ngx_http_ocpv_ctx_t* ctx, size_t size) {
  size_t room = ctx->response_room == 0 ? 4096 : ctx->response_room;
  u_char* larger;

  if (ctx->response_size + size <= ctx->response_room) return NGX_OK;
  while (room < ctx->response_size + size) room *= 2;
  larger = ngx_palloc(r->pool, room);
  if (larger == NULL) return NGX_ERROR;
  if (ctx->response_size != 0) ngx_memcpy(larger, ctx->response, ctx->response_size);
  if (ctx->response != NULL) ngx_pfree(r->pool, ctx->response);
  ctx->response = larger;
  ctx->response_room = room;
  return NGX_OK;
}

/* Copies what passes; 1 with the last of it. What is too long, or finds no memory, is told as such. */
static ngx_uint_t copy(ngx_http_request_t* r, ngx_http_ocpv_ctx_t* ctx, size_t limit, const ngx_chain_t* in) {
  ngx_uint_t is_last = 0;

  for (; in != NULL; in = in->next) {
    const ngx_buf_t* buf = in->buf;
    is_last |= buf->last_buf;
    if (ctx->response_status != OCPV_OK || !ngx_buf_in_memory(buf) || buf->last == buf->pos) continue;
    const size_t size = buf->last - buf->pos;
    if (size > limit - ctx->response_size) {
      ctx->response_status = OCPV_ERROR_TOO_LARGE;
    } else if (make_room(r, ctx, size) != NGX_OK) {
      ctx->response_status = OCPV_ERROR_NO_MEMORY;
    } else {
      ngx_memcpy(ctx->response + ctx->response_size, buf->pos, size);
      ctx->response_size += size;
    }
  }
  return is_last;
}

static void judge(ngx_http_request_t* r, ngx_http_ocpv_loc_conf_t* conf, ngx_http_ocpv_ctx_t* ctx) {
  ngx_http_ocpv_judge_t* with = ctx->judge;
  ocpv_report* report = NULL;

  if (ctx->response_status == OCPV_OK) {
    ctx->response_status = OCPV_ERROR_NO_MEMORY;
    if (ngx_http_ocpv_prepare(with) == NGX_OK) {
      ctx->response_status = ocpv_check_response(
          &with->response_report, with->checker, (const char*)ctx->operation.data, ctx->operation.len,
          (int32_t)r->headers_out.status, ctx->response, ctx->response_size, NULL);
      report = with->response_report;
      ngx_http_ocpv_name_ids(r->pool, ngx_http_ocpv_ids_of(report), &ctx->response_ids); /* no memory: none */
    }
  }
  ctx->response_is_judged = 1;
  ngx_http_ocpv_count_response(conf, ctx->response_status, report);
  if (ctx->response_status != OCPV_OK) {
    ngx_log_error(NGX_LOG_INFO, ngx_cycle->log, 0, "ocpv: response %s, operation \"%V\": %V",
                  ocpv_status_name(ctx->response_status), &ctx->operation, &ctx->response_ids);
  }
}

static ngx_int_t body_filter(ngx_http_request_t* r, ngx_chain_t* in) {
  ngx_http_ocpv_ctx_t* ctx = ngx_http_get_module_ctx(r, ngx_http_ocpv_module);

  if (ctx != NULL && ctx->takes_response && !ctx->response_is_judged && r == r->main) {
    ngx_http_ocpv_loc_conf_t* conf = ngx_http_get_module_loc_conf(r, ngx_http_ocpv_module);
    if (copy(r, ctx, conf->max_body, in)) judge(r, conf, ctx);
  }
  return next_body_filter(r, in);
}

void ngx_http_ocpv_add_filters(void) {
  next_header_filter = ngx_http_top_header_filter;
  ngx_http_top_header_filter = header_filter;
  next_body_filter = ngx_http_top_body_filter;
  ngx_http_top_body_filter = body_filter;
}
