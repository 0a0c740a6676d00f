/* What the files of this extension share: the settings, and judging by them.
 *
 * One validator, one checker and one report for each backend, made when they are first needed, in a memory context of
 * their own, and made anew when a setting changes. Only the C API of the library is used: <ocpv/ocpv.h>.
 */
#ifndef OCPV_PG_H
#define OCPV_PG_H

#include <postgres.h>

#include <fmgr.h>

#include <ocpv/ocpv.h>

/* settings.c */
extern char* ocpv_setting_version; /* empty: the newest */
extern char* ocpv_setting_schemas; /* a folder; empty: the operations of the library */
extern char* ocpv_setting_compat;  /* as in the configuration of the program: null=absent, ... */
extern int ocpv_setting_language;  /* ocpv_language */
extern int ocpv_setting_max_body;  /* kilobytes */
extern bool ocpv_setting_strict;

void ocpv_define_settings(void);
/* How often a setting has changed that the validator was made by. */
extern uint64 ocpv_settings_generation;
/* What ocpv.compat adds up to; false where it has another word. */
bool ocpv_read_compat(const char* words, uint32* compat);

/* judge.c. Bodies and names are UTF-8. Each raises what keeps anything from being judged; none leaves memory behind. */
typedef struct OcpvText {
  const char* data;
  size_t size;
} OcpvText;

/* Bytes of the server's encoding in UTF-8. */
OcpvText ocpv_utf8_of(const char* data, int size);
/* A text of the library in the server's encoding. */
Datum ocpv_datum_of(ocpv_string value);

ocpv_status ocpv_judge(OcpvText operation, OcpvText body);
/* Good until the next call of either. */
ocpv_report* ocpv_explain(OcpvText operation, OcpvText body);
ocpv_report* ocpv_explain_request(const ocpv_request* request);
/* Raises an error that says why the last one that was explained could not be judged. */
void ocpv_raise_told(ocpv_status status) pg_attribute_noreturn();
/* Raises an error that says why a body could not be judged. */
void ocpv_raise(ocpv_status status, OcpvText operation, OcpvText body) pg_attribute_noreturn();

/* functions.c: a row for each finding of a report; `has_lines`: of a body that was a text. */
void ocpv_put_findings(FunctionCallInfo fcinfo, ocpv_report* report, bool has_lines);

#endif
