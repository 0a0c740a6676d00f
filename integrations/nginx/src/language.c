/* The caller's language by Accept-Language (RFC 9110, 12.5.4): Chinese where it is wanted more than English. */
#include "ngx_http_ocpv.h"

#define MOST_WEIGHT 1000

/* ";q=0.8" is 800; no weight is 1000, and what is none is 0. */
static ngx_uint_t weight(const u_char* at, const u_char* end) {
  ngx_uint_t thousandths = 0, unit = MOST_WEIGHT, is_fraction = 0;

  while (at < end && (*at == ' ' || *at == '\t')) ++at;
  if (at == end) return MOST_WEIGHT;
  for (++at; at < end && (*at == ' ' || *at == '\t'); ++at) {
  }
  if (end - at < 3 || (*at | 0x20) != 'q' || at[1] != '=') return 0;
  for (at += 2; at < end && *at != ' '; ++at) {
    if (*at == '.' && !is_fraction) {
      is_fraction = 1;
    } else if (*at >= '0' && *at <= '9') {
      if (is_fraction) unit /= 10;
      thousandths += (*at - '0') * unit;
      if (thousandths > MOST_WEIGHT) return MOST_WEIGHT;
    } else {
      return 0;
    }
  }
  return thousandths;
}

/* 'z' for zh and its regions, 'e' for en and "*", else 0. */
static u_char language_of_range(const u_char* at, const u_char* end) {
  if (end - at == 1 && *at == '*') return 'e';
  if (end - at < 2 || (end - at > 2 && at[2] != '-')) return 0;
  if ((at[0] | 0x20) == 'z' && (at[1] | 0x20) == 'h') return 'z';
  if ((at[0] | 0x20) == 'e' && (at[1] | 0x20) == 'n') return 'e';
  return 0;
}

static void look(const ngx_str_t* header, ngx_uint_t* best, ocpv_language* language) {
  const u_char* at = header->data;
  const u_char* end = at + header->len;

  while (at < end) {
    const u_char* comma = at;
    const u_char* semicolon;
    const u_char* last;
    ngx_uint_t wanted;
    u_char name;

    while (comma < end && *comma != ',') ++comma;
    while (at < comma && (*at == ' ' || *at == '\t')) ++at;
    for (semicolon = at; semicolon < comma && *semicolon != ';'; ++semicolon) {
    }
    for (last = semicolon; last > at && (last[-1] == ' ' || last[-1] == '\t'); --last) {
    }
    name = language_of_range(at, last);
    wanted = name == 0 ? 0 : weight(semicolon, comma);
    if (wanted > *best) {
      *best = wanted;
      *language = name == 'z' ? OCPV_LANGUAGE_ZH : OCPV_LANGUAGE_EN;
    }
    at = comma + 1;
  }
}

ocpv_language ngx_http_ocpv_language_of(ngx_http_request_t* r, ngx_http_ocpv_loc_conf_t* conf) {
  ocpv_language language = OCPV_LANGUAGE_EN;
  ngx_uint_t best = 0;

  if (conf->language != ngx_http_ocpv_auto) {
    return conf->language == ngx_http_ocpv_zh ? OCPV_LANGUAGE_ZH : OCPV_LANGUAGE_EN;
  }
  for (ngx_list_part_t* part = &r->headers_in.headers.part; part != NULL; part = part->next) {
    const ngx_table_elt_t* elements = part->elts;
    for (ngx_uint_t i = 0; i < part->nelts; ++i) {
      if (elements[i].key.len == sizeof "Accept-Language" - 1 &&
          ngx_strncasecmp(elements[i].key.data, (u_char*)"Accept-Language", elements[i].key.len) == 0) {
        look(&elements[i].value, &best, &language);
      }
    }
  }
  return language;
}
