/* Variables for logs: names of the documentation and of this product alone, nothing that a caller has written. */
#include "ngx_http_ocpv.h"

typedef enum { verdict, operation, ids, response_verdict, response_ids } which_t;

static ngx_int_t get(ngx_http_request_t* r, ngx_http_variable_value_t* value, uintptr_t which) {
  ngx_http_ocpv_ctx_t* ctx = ngx_http_ocpv_ctx(r, 0);
  ngx_str_t text = ngx_null_string;

  if (ctx != NULL && (which >= response_verdict ? ctx->response_is_judged : ctx->is_judged)) {
    switch (which) {
      case verdict:
      case response_verdict:
        text.data = (u_char*)ocpv_status_name(which == verdict ? ctx->verdict : ctx->response_status);
        text.len = ngx_strlen(text.data);
        break;
      case operation:
        text = ctx->operation;
        break;
      case ids:
        text = ctx->ids;
        break;
      default:
        text = ctx->response_ids;
    }
  }
  value->not_found = text.len == 0;
  value->valid = !value->not_found;
  value->no_cacheable = 0;
  value->len = (unsigned)text.len;
  value->data = text.data;
  return NGX_OK;
}

ngx_int_t ngx_http_ocpv_add_variables(ngx_conf_t* cf) {
  static struct {
    ngx_str_t name;
    which_t which;
  } const kVariables[] = {{ngx_string("ocpv_verdict"), verdict},
                          {ngx_string("ocpv_operation"), operation},
                          {ngx_string("ocpv_ids"), ids},
                          {ngx_string("ocpv_response_verdict"), response_verdict},
                          {ngx_string("ocpv_response_ids"), response_ids}};

  for (size_t i = 0; i < sizeof kVariables / sizeof *kVariables; ++i) {
    ngx_str_t name = kVariables[i].name;
    ngx_http_variable_t* variable = ngx_http_add_variable(cf, &name, NGX_HTTP_VAR_NOCACHEABLE);
    if (variable == NULL) return NGX_ERROR;
    variable->get_handler = get;
    variable->data = kVariables[i].which;
  }
  return NGX_OK;
}
