/* The settings `ocpv.*`. What decides verdicts is the superuser's to set: functions that CHECK constraints call give
 * the same verdict in every session. */
#include "ocpv_pg.h"

#include <utils/guc.h>

char* ocpv_setting_version = NULL;
char* ocpv_setting_schemas = NULL;
char* ocpv_setting_compat = NULL;
int ocpv_setting_language = OCPV_LANGUAGE_EN;
int ocpv_setting_max_body = 1024;
bool ocpv_setting_strict = false;
uint64 ocpv_settings_generation = 1;

#define LARGEST_MAX_BODY (64 * 1024) /* ocpv_options.max_bytes, in kilobytes */

static const struct config_enum_entry languages[] = {
    {"en", OCPV_LANGUAGE_EN, false}, {"zh", OCPV_LANGUAGE_ZH, false}, {NULL, 0, false}};

static const struct {
  const char* words;
  uint32 bit;
} switches[] = {{"null=absent", OCPV_COMPAT_NULL_ABSENT},
                {"long=number-or-string", OCPV_COMPAT_LONG_TEXT},
                {"integers=java", OCPV_COMPAT_JAVA_INTEGERS}};

static bool is_blank(char c) { return c == ' ' || c == ',' || c == '\t'; }

bool ocpv_read_compat(const char* words, uint32* compat) {
  *compat = 0;
  while (*words != '\0') {
    size_t length = 0, which = 0;
    if (is_blank(*words)) {
      ++words;
      continue;
    }
    while (words[length] != '\0' && !is_blank(words[length])) ++length;
    while (which < lengthof(switches) &&
           (strlen(switches[which].words) != length || strncmp(switches[which].words, words, length) != 0))
      ++which;
    if (which == lengthof(switches)) return false;
    *compat |= switches[which].bit;
    words += length;
  }
  return true;
}

static bool check_compat(char** value, void** extra, GucSource source) {
  uint32 compat;
  if (ocpv_read_compat(*value, &compat)) return true;
  GUC_check_errhint("It lists null=absent, long=number-or-string, integers=java.");
  return false;
}

static void text_changes(const char* value, void* extra) { ++ocpv_settings_generation; }
static void number_changes(int value, void* extra) { ++ocpv_settings_generation; }
static void switch_changes(bool value, void* extra) { ++ocpv_settings_generation; }

void ocpv_define_settings(void) {
  DefineCustomStringVariable("ocpv.version", "Version of OCP's API, such as 4.2.2; empty: the newest.", NULL,
                             &ocpv_setting_version, "", PGC_SUSET, 0, NULL, text_changes, NULL);
  DefineCustomStringVariable("ocpv.schemas",
                             "A folder written by `ocpv generate`; empty: the operations of the library.", NULL,
                             &ocpv_setting_schemas, "", PGC_SUSET, GUC_SUPERUSER_ONLY, NULL, text_changes, NULL);
  DefineCustomStringVariable("ocpv.compat",
                             "Read bodies as OCP does: null=absent, long=number-or-string, integers=java.", NULL,
                             &ocpv_setting_compat, "", PGC_SUSET, 0, check_compat, text_changes, NULL);
  DefineCustomIntVariable("ocpv.max_body", "The longest body that is judged.", NULL, &ocpv_setting_max_body, 1024, 1,
                          LARGEST_MAX_BODY, PGC_SUSET, GUC_UNIT_KB, NULL, number_changes, NULL);
  DefineCustomBoolVariable("ocpv.strict", "Warnings make a body wrong, too.", NULL, &ocpv_setting_strict, false,
                           PGC_SUSET, 0, NULL, switch_changes, NULL);
  DefineCustomEnumVariable("ocpv.language", "Language of messages.", NULL, &ocpv_setting_language, OCPV_LANGUAGE_EN,
                           languages, PGC_USERSET, 0, NULL, NULL, NULL);
  MarkGUCPrefixReserved("ocpv");
}
