/* The functions of SQL. */
#include "ocpv_pg.h"

#include <funcapi.h>
#include <lib/stringinfo.h>
#include <utils/builtins.h>
#include <utils/jsonb.h>

PG_MODULE_MAGIC;

void _PG_init(void);
void _PG_init(void) { ocpv_define_settings(); }

static OcpvText text_argument(FunctionCallInfo fcinfo, int number) {
  text* value = PG_GETARG_TEXT_PP(number);
  return ocpv_utf8_of(VARDATA_ANY(value), (int)VARSIZE_ANY_EXHDR(value));
}

/* json has the bytes of its text; jsonb is written out as a text. */
static OcpvText body_of(FunctionCallInfo fcinfo, bool is_jsonb) {
  Jsonb* value;
  StringInfoData out;
  if (!is_jsonb) return text_argument(fcinfo, 1);
  value = PG_GETARG_JSONB_P(1);
  initStringInfo(&out);
  JsonbToCString(&out, &value->root, VARSIZE(value));
  return ocpv_utf8_of(out.data, out.len);
}

static Datum tell_valid(FunctionCallInfo fcinfo, bool is_jsonb) {
  const OcpvText operation = text_argument(fcinfo, 0);
  const OcpvText body = body_of(fcinfo, is_jsonb);
  const ocpv_status status = ocpv_judge(operation, body);
  if (status < 0) ocpv_raise(status, operation, body);
  PG_RETURN_BOOL(status == OCPV_OK);
}

static Datum tell_status(FunctionCallInfo fcinfo, bool is_jsonb) {
  const OcpvText operation = text_argument(fcinfo, 0);
  const OcpvText body = body_of(fcinfo, is_jsonb);
  const ocpv_status status = ocpv_judge(operation, body);
  if (status < 0 && status != OCPV_ERROR_NOT_JSON && status != OCPV_ERROR_TOO_LARGE && status != OCPV_ERROR_TOO_DEEP)
    ocpv_raise(status, operation, body);
  PG_RETURN_TEXT_P(cstring_to_text(ocpv_status_name(status)));
}

static const char* const severities[] = {"note", "warning", "error"};

static const char* const parts[] = {"body", "path", "query", "header"};

enum { kId, kSeverity, kPart, kPointer, kMessage, kLine, kColumn, kSuggestion, kPage, kPageLine, kColumns };

/* Memory that ran out is the one thing that can keep a report from being read. */
static void hold(ocpv_status status) {
  if (status != OCPV_OK)
    ereport(ERROR, (errcode(status == OCPV_ERROR_NO_MEMORY ? ERRCODE_OUT_OF_MEMORY : ERRCODE_INTERNAL_ERROR),
                    errmsg("ocpv: %s", ocpv_status_name(status))));
}

/* One row; a body that was no text (jsonb) has no lines. */
static void put_finding(ReturnSetInfo* result, ocpv_report* report, size_t index, bool has_lines) {
  Datum values[kColumns] = {0};
  bool nulls[kColumns] = {false};
  ocpv_string text = {0};
  ocpv_diagnostic one;
  ocpv_diagnostic_init(&one, sizeof one);
  hold(ocpv_report_diagnostic(report, index, &one));
  hold(ocpv_report_message(report, index, ocpv_setting_language, &text));
  values[kId] = CStringGetTextDatum(ocpv_diagnostic_id_name(one.id));
  values[kSeverity] = CStringGetTextDatum(severities[one.severity]);
  values[kPart] = CStringGetTextDatum(parts[one.part]);
  values[kPointer] = ocpv_datum_of(one.pointer);
  values[kMessage] = ocpv_datum_of(text);
  nulls[kLine] = nulls[kColumn] = !has_lines || one.place.start.line == 0;
  values[kLine] = Int32GetDatum((int32)one.place.start.line);
  values[kColumn] = Int32GetDatum((int32)one.place.start.column);
  nulls[kSuggestion] = one.suggestion_count == 0;
  if (one.suggestion_count > 0) {
    hold(ocpv_report_suggestion_text(report, index, 0, ocpv_setting_language, &text));
    values[kSuggestion] = ocpv_datum_of(text);
  }
  nulls[kPage] = one.doc_page.size == 0;
  if (!nulls[kPage]) values[kPage] = ocpv_datum_of(one.doc_page);
  nulls[kPageLine] = one.doc_line == 0;
  values[kPageLine] = Int32GetDatum((int32)one.doc_line);
  tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

void ocpv_put_findings(FunctionCallInfo fcinfo, ocpv_report* report, bool has_lines) {
  for (size_t i = 0; i < ocpv_report_diagnostic_count(report); ++i)
    put_finding((ReturnSetInfo*)fcinfo->resultinfo, report, i, has_lines);
}

static Datum tell_findings(FunctionCallInfo fcinfo, bool is_jsonb) {
  const OcpvText operation = text_argument(fcinfo, 0);
  const OcpvText body = body_of(fcinfo, is_jsonb);
  InitMaterializedSRF(fcinfo, 0);
  ocpv_put_findings(fcinfo, ocpv_explain(operation, body), !is_jsonb);
  return (Datum)0;
}

/* The library's own function has the name ocpv_version. */
PG_FUNCTION_INFO_V1(ocpv_sql_library);
Datum ocpv_sql_library(PG_FUNCTION_ARGS) { PG_RETURN_TEXT_P(cstring_to_text(ocpv_version())); }

PG_FUNCTION_INFO_V1(ocpv_sql_valid_text);
Datum ocpv_sql_valid_text(PG_FUNCTION_ARGS) { return tell_valid(fcinfo, false); }
PG_FUNCTION_INFO_V1(ocpv_sql_valid_jsonb);
Datum ocpv_sql_valid_jsonb(PG_FUNCTION_ARGS) { return tell_valid(fcinfo, true); }
PG_FUNCTION_INFO_V1(ocpv_sql_status_text);
Datum ocpv_sql_status_text(PG_FUNCTION_ARGS) { return tell_status(fcinfo, false); }
PG_FUNCTION_INFO_V1(ocpv_sql_status_jsonb);
Datum ocpv_sql_status_jsonb(PG_FUNCTION_ARGS) { return tell_status(fcinfo, true); }
PG_FUNCTION_INFO_V1(ocpv_sql_check_text);
Datum ocpv_sql_check_text(PG_FUNCTION_ARGS) { return tell_findings(fcinfo, false); }
PG_FUNCTION_INFO_V1(ocpv_sql_check_jsonb);
Datum ocpv_sql_check_jsonb(PG_FUNCTION_ARGS) { return tell_findings(fcinfo, true); }
