/* same_bytes text|short|json en|zh NAME FILE: what the library makes of a body, on standard output. */
#include <stdlib.h>
#include <string.h>

#include "expect.h"
#include "ocpv/ocpv.h"

int main(int argc, char** argv) {
  enum { most = 1 << 20 };
  static char body[most];
  ocpv_validator* validator = NULL;
  ocpv_checker* checker = NULL;
  ocpv_report* report = NULL;
  ocpv_render_options options;
  ocpv_string text = {"", 0};
  if (argc != 5) return 2;
  FILE* file = fopen(argv[4], "rb");
  if (file == NULL) return 2;
  const size_t size = fread(body, 1, most, file);
  fclose(file);
  EXPECT(ocpv_validator_new(&validator, NULL) == OCPV_OK && ocpv_checker_new(&checker, validator) == OCPV_OK);
  (void)ocpv_check(&report, checker, "backup-tenant-now", 17, body, size, NULL);
  EXPECT(ocpv_render_options_init(&options, sizeof options) == OCPV_OK);
  options.language = strcmp(argv[2], "zh") == 0 ? OCPV_LANGUAGE_ZH : OCPV_LANGUAGE_EN;
  options.is_short = strcmp(argv[1], "short") == 0;
  options.path = argv[3];
  options.path_size = strlen(argv[3]);
  options.source = body;
  options.source_size = size;
  EXPECT((strcmp(argv[1], "json") == 0 ? ocpv_report_to_json : ocpv_report_to_text)(report, &options, &text) ==
         OCPV_OK);
  EXPECT(fwrite(text.data, 1, text.size, stdout) == text.size);
  ocpv_report_free(report);
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);
  return expect_failures == 0 ? 0 : 1;
}
