/* The configuration of a location, and the validators that the locations of a configuration share. */
#include "ngx_http_ocpv.h"

#define DEFAULT_MAX_BODY ((size_t)1 << 20)
#define LARGEST_MAX_BODY ((size_t)64 << 20) /* ocpv_options.max_bytes */

void* ngx_http_ocpv_create_main_conf(ngx_conf_t* cf) {
  ngx_http_ocpv_main_conf_t* conf = ngx_pcalloc(cf->pool, sizeof *conf);

  if (conf == NULL) return NULL;
  if (ngx_array_init(&conf->judges, cf->pool, 4, sizeof(ngx_http_ocpv_judge_t*)) != NGX_OK) return NULL;
  return conf;
}

void* ngx_http_ocpv_create_loc_conf(ngx_conf_t* cf) {
  ngx_http_ocpv_loc_conf_t* conf = ngx_pcalloc(cf->pool, sizeof *conf);

  if (conf == NULL) return NULL;
  conf->mode = NGX_CONF_UNSET_UINT;
  conf->language = NGX_CONF_UNSET_UINT;
  conf->detail = NGX_CONF_UNSET_UINT;
  conf->authorization = NGX_CONF_UNSET;
  conf->responses = NGX_CONF_UNSET;
  conf->max_body = NGX_CONF_UNSET_SIZE;
  conf->zone = NGX_CONF_UNSET_PTR;
  return conf;
}

char* ngx_http_ocpv_hold_max_body(ngx_conf_t* cf, void* post, void* data) {
  const size_t* size = data;

  (void)cf;
  (void)post;
  return *size == 0 || *size > LARGEST_MAX_BODY ? "is at least 1 and at most 64m" : NGX_CONF_OK;
}

/* Relative to the folder of nginx.conf, as other files of the configuration. */
char* ngx_http_ocpv_resolve_folder(ngx_conf_t* cf, void* post, void* data) {
  (void)post;
  return ngx_conf_full_name(cf->cycle, data, 1) == NGX_OK ? NGX_CONF_OK : NGX_CONF_ERROR;
}

static void free_validator(void* data) { ocpv_validator_free(data); }

static ngx_uint_t is_same(const ngx_str_t* one, const ngx_str_t* other) {
  return one->len == other->len && ngx_strncmp(one->data, other->data, one->len) == 0;
}

/* The validator freed with the configuration; the reason of a failure goes to the log of the reading. */
static char* load(ngx_conf_t* cf, ngx_http_ocpv_judge_t* judge) {
  char why[512] = "";
  ocpv_options options;
  ocpv_status status;
  ngx_pool_cleanup_t* cleanup = ngx_pool_cleanup_add(cf->pool, 0);

  if (cleanup == NULL) return NGX_CONF_ERROR;
  ocpv_options_init(&options, sizeof options);
  options.max_bytes = judge->max_body;
  options.compat = judge->compat;
  options.message = why;
  options.message_capacity = sizeof why;
  if (judge->schemas.len == 0) {
    options.ocp_version = judge->version.len == 0 ? NULL : (const char*)judge->version.data;
    options.ocp_version_size = judge->version.len;
    status = ocpv_validator_new(&judge->validator, &options);
  } else {
    status = ocpv_validator_new_from_folder(&judge->validator, (const char*)judge->schemas.data, judge->schemas.len,
                                            &options);
  }
  if (status != OCPV_OK) {
    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "ocpv: %s", why[0] == 0 ? ocpv_status_name(status) : why);
    return NGX_CONF_ERROR;
  }
  cleanup->handler = free_validator;
  cleanup->data = judge->validator;
  return NGX_CONF_OK;
}

static char* share_judge(ngx_conf_t* cf, ngx_http_ocpv_loc_conf_t* conf) {
  ngx_http_ocpv_main_conf_t* all = ngx_http_conf_get_module_main_conf(cf, ngx_http_ocpv_module);
  ngx_http_ocpv_judge_t** judges = all->judges.elts;
  ngx_http_ocpv_judge_t** place;

  for (ngx_uint_t i = 0; i < all->judges.nelts; ++i) {
    if (judges[i]->max_body == conf->max_body && judges[i]->compat == conf->compat >> 1 &&
        is_same(&judges[i]->version, &conf->version) && is_same(&judges[i]->schemas, &conf->schemas)) {
      conf->judge = judges[i];
      return NGX_CONF_OK;
    }
  }
  place = ngx_array_push(&all->judges);
  if (place == NULL) return NGX_CONF_ERROR;
  *place = ngx_pcalloc(cf->pool, sizeof **place);
  if (*place == NULL) return NGX_CONF_ERROR;
  conf->judge = *place;
  conf->judge->version = conf->version;
  conf->judge->schemas = conf->schemas;
  conf->judge->max_body = conf->max_body;
  conf->judge->compat = (uint32_t)(conf->compat >> 1);
  return load(cf, conf->judge);
}

char* ngx_http_ocpv_merge_loc_conf(ngx_conf_t* cf, void* parent, void* child) {
  ngx_http_ocpv_loc_conf_t* before = parent;
  ngx_http_ocpv_loc_conf_t* conf = child;

  ngx_conf_merge_uint_value(conf->mode, before->mode, ngx_http_ocpv_off);
  ngx_conf_merge_uint_value(conf->language, before->language, ngx_http_ocpv_auto);
  ngx_conf_merge_uint_value(conf->detail, before->detail, ngx_http_ocpv_full);
  ngx_conf_merge_value(conf->authorization, before->authorization, 1);
  ngx_conf_merge_value(conf->responses, before->responses, 0);
  ngx_conf_merge_size_value(conf->max_body, before->max_body, DEFAULT_MAX_BODY);
  ngx_conf_merge_bitmask_value(conf->compat, before->compat, NGX_CONF_BITMASK_SET);
  /* A folder has one version; a place that names the version goes back to those of the library, and the reverse. */
  if (conf->version.data != NULL && conf->schemas.data != NULL) {
    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "\"ocpv_version\" and \"ocpv_schemas\" exclude each other");
    return NGX_CONF_ERROR;
  }
  if (conf->version.data == NULL) ngx_conf_merge_str_value(conf->schemas, before->schemas, "");
  if (conf->schemas.len == 0) ngx_conf_merge_str_value(conf->version, before->version, "");
  ngx_conf_merge_ptr_value(conf->zone, before->zone, NULL);
  return conf->mode == ngx_http_ocpv_off ? NGX_CONF_OK : share_judge(cf, conf);
}
