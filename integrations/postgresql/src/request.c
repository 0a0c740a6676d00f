/* Requests as a whole: ocpv_valid_request and ocpv_check_request. */
#include "ocpv_pg.h"

#include <funcapi.h>
#include <utils/jsonb.h>

typedef struct Headers {
  ocpv_header* all;
  size_t count, room;
} Headers;

static void add_header(Headers* headers, const JsonbValue* name, const JsonbValue* value) {
  const OcpvText key = ocpv_utf8_of(name->val.string.val, name->val.string.len);
  OcpvText text;
  if (value->type != jbvString)
    ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
                    errmsg("headers are an object of names with a text, or a list of texts, each")));
  text = ocpv_utf8_of(value->val.string.val, value->val.string.len);
  if (headers->count == headers->room) {
    headers->room *= 2;
    headers->all = repalloc(headers->all, headers->room * sizeof *headers->all);
  }
  headers->all[headers->count++] = (ocpv_header){key.data, key.size, text.data, text.size};
}

/* {"Date": "...", "Accept": ["...", "..."]} */
static Headers headers_of(Jsonb* value) {
  Headers headers = {palloc(8 * sizeof(ocpv_header)), 0, 8};
  JsonbValue name = {0}, one;
  JsonbIterator* at = JsonbIteratorInit(&value->root);
  JsonbIteratorToken token;
  int lists = 0;
  if (!JB_ROOT_IS_OBJECT(value)) add_header(&headers, &name, &(JsonbValue){.type = jbvNull});
  while ((token = JsonbIteratorNext(&at, &one, false)) != WJB_DONE) {
    if (token == WJB_KEY) name = one;
    if (token == WJB_VALUE || token == WJB_ELEM) add_header(&headers, &name, &one);
    lists += token == WJB_BEGIN_ARRAY ? 1 : token == WJB_END_ARRAY ? -1 : 0;
    if (lists > 1 || (token == WJB_BEGIN_OBJECT && name.type == jbvString))
      add_header(&headers, &name, &(JsonbValue){.type = jbvNull});
  }
  return headers;
}

static OcpvText text_or_none(FunctionCallInfo fcinfo, int number) {
  text* value;
  if (PG_ARGISNULL(number)) return (OcpvText){NULL, 0};
  value = PG_GETARG_TEXT_PP(number);
  return ocpv_utf8_of(VARDATA_ANY(value), (int)VARSIZE_ANY_EXHDR(value));
}

/* (method, target, headers, body, authorization). Only a body may be NULL: none was sent. False where nothing is asked.
 */
static bool request_of(FunctionCallInfo fcinfo, ocpv_request* request) {
  OcpvText method, target, body;
  Headers headers;
  if (PG_ARGISNULL(0) || PG_ARGISNULL(1) || PG_ARGISNULL(2) || PG_ARGISNULL(4)) return false;
  method = text_or_none(fcinfo, 0);
  target = text_or_none(fcinfo, 1);
  body = text_or_none(fcinfo, 3);
  headers = headers_of(PG_GETARG_JSONB_P(2));
  ocpv_request_init(request, sizeof *request);
  request->method = method.data;
  request->method_size = method.size;
  request->target = target.data;
  request->target_size = target.size;
  request->headers = headers.all;
  request->header_count = headers.count;
  request->body = body.data;
  request->body_size = body.size;
  request->skip_authorization = !PG_GETARG_BOOL(4);
  return true;
}

PG_FUNCTION_INFO_V1(ocpv_sql_valid_request);
Datum ocpv_sql_valid_request(PG_FUNCTION_ARGS) {
  ocpv_request request;
  ocpv_status status;
  if (!request_of(fcinfo, &request)) PG_RETURN_NULL();
  status = ocpv_report_status(ocpv_explain_request(&request));
  if (status < 0) ocpv_raise_told(status);
  PG_RETURN_BOOL(status == OCPV_OK);
}

PG_FUNCTION_INFO_V1(ocpv_sql_check_request);
Datum ocpv_sql_check_request(PG_FUNCTION_ARGS) {
  ocpv_request request;
  InitMaterializedSRF(fcinfo, 0);
  if (request_of(fcinfo, &request)) ocpv_put_findings(fcinfo, ocpv_explain_request(&request), true);
  return (Datum)0;
}
