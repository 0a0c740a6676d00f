/* The module as nginx sees it: its directives, its place among the phases, its life. */
#include "ngx_http_ocpv.h"

static ngx_conf_enum_t modes[] = {{ngx_string("off"), ngx_http_ocpv_off},
                                  {ngx_string("report"), ngx_http_ocpv_report},
                                  {ngx_string("on"), ngx_http_ocpv_on},
                                  {ngx_null_string, 0}};
static ngx_conf_enum_t languages[] = {{ngx_string("auto"), ngx_http_ocpv_auto},
                                      {ngx_string("en"), ngx_http_ocpv_en},
                                      {ngx_string("zh"), ngx_http_ocpv_zh},
                                      {ngx_null_string, 0}};
static ngx_conf_enum_t details[] = {{ngx_string("none"), ngx_http_ocpv_none},
                                    {ngx_string("pointer"), ngx_http_ocpv_pointer},
                                    {ngx_string("full"), ngx_http_ocpv_full},
                                    {ngx_null_string, 0}};

/* The words of the program's --compat. Bit 0 is nginx's own ("is set"), so each stands one higher than in the library.
 */
static ngx_conf_bitmask_t switches[] = {{ngx_string("off"), NGX_CONF_BITMASK_SET},
                                        {ngx_string("null=absent"), OCPV_COMPAT_NULL_ABSENT << 1},
                                        {ngx_string("long=number-or-string"), OCPV_COMPAT_LONG_TEXT << 1},
                                        {ngx_string("integers=java"), OCPV_COMPAT_JAVA_INTEGERS << 1},
                                        {ngx_null_string, 0}};

static ngx_conf_post_t most_body = {ngx_http_ocpv_hold_max_body};
static ngx_conf_post_t folder = {ngx_http_ocpv_resolve_folder};

#define ANYWHERE (NGX_HTTP_MAIN_CONF | NGX_HTTP_SRV_CONF | NGX_HTTP_LOC_CONF)
#define IN_LOCATION(member) NGX_HTTP_LOC_CONF_OFFSET, offsetof(ngx_http_ocpv_loc_conf_t, member)

static ngx_command_t commands[] = {
    {ngx_string("ocpv"), ANYWHERE | NGX_CONF_TAKE1, ngx_conf_set_enum_slot, IN_LOCATION(mode), modes},
    {ngx_string("ocpv_language"), ANYWHERE | NGX_CONF_TAKE1, ngx_conf_set_enum_slot, IN_LOCATION(language), languages},
    {ngx_string("ocpv_detail"), ANYWHERE | NGX_CONF_TAKE1, ngx_conf_set_enum_slot, IN_LOCATION(detail), details},
    {ngx_string("ocpv_authorization"), ANYWHERE | NGX_CONF_FLAG, ngx_conf_set_flag_slot, IN_LOCATION(authorization),
     NULL},
    {ngx_string("ocpv_responses"), ANYWHERE | NGX_CONF_FLAG, ngx_conf_set_flag_slot, IN_LOCATION(responses), NULL},
    {ngx_string("ocpv_max_body"), ANYWHERE | NGX_CONF_TAKE1, ngx_conf_set_size_slot, IN_LOCATION(max_body), &most_body},
    {ngx_string("ocpv_version"), ANYWHERE | NGX_CONF_TAKE1, ngx_conf_set_str_slot, IN_LOCATION(version), NULL},
    {ngx_string("ocpv_schemas"), ANYWHERE | NGX_CONF_TAKE1, ngx_conf_set_str_slot, IN_LOCATION(schemas), &folder},
    {ngx_string("ocpv_compat"), ANYWHERE | NGX_CONF_1MORE, ngx_conf_set_bitmask_slot, IN_LOCATION(compat), switches},
    {ngx_string("ocpv_status_zone"), ANYWHERE | NGX_CONF_TAKE1, ngx_http_ocpv_set_zone, NGX_HTTP_LOC_CONF_OFFSET, 0,
     NULL},
    {ngx_string("ocpv_status"), NGX_HTTP_LOC_CONF | NGX_CONF_NOARGS, ngx_http_ocpv_set_status, NGX_HTTP_LOC_CONF_OFFSET,
     0, NULL},
    ngx_null_command};

/* Requests are judged behind access control and before any content: who may not ask is not told what is documented, and
 * `satisfy any` cannot skip the judge, as it skips handlers of the access phase. */
static ngx_int_t add_to_phases(ngx_conf_t* cf) {
  ngx_http_core_main_conf_t* core = ngx_http_conf_get_module_main_conf(cf, ngx_http_core_module);
  ngx_http_handler_pt* handler = ngx_array_push(&core->phases[NGX_HTTP_PRECONTENT_PHASE].handlers);

  if (handler == NULL) return NGX_ERROR;
  *handler = ngx_http_ocpv_handler;
  ngx_http_ocpv_add_filters();
  return NGX_OK;
}

static ngx_http_module_t context = {ngx_http_ocpv_add_variables,
                                    add_to_phases,
                                    ngx_http_ocpv_create_main_conf,
                                    NULL,
                                    NULL,
                                    NULL,
                                    ngx_http_ocpv_create_loc_conf,
                                    ngx_http_ocpv_merge_loc_conf};

ngx_module_t ngx_http_ocpv_module = {
    NGX_MODULE_V1, &context, commands, NGX_HTTP_MODULE,          NULL, NULL,
    NULL,          NULL,     NULL,     ngx_http_ocpv_end_worker, NULL, NGX_MODULE_V1_PADDING};
