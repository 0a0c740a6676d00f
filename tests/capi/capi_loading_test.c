/* The C API from C: validators from folders, from memory and from schemas of the user's own. */
#define _POSIX_C_SOURCE 200809L
#include <string.h>
#include <unistd.h>

#include "capi_objects.h"

static void validators_come_from_folders_whole_or_one_operation_alone(void) {
  ocpv_validator* validator = NULL;
  ocpv_options options;
  char message[200];

  EXPECT(ocpv_validator_new_from_folder(&validator, OCPV_SCHEMAS_DIR, LENGTH(OCPV_SCHEMAS_DIR), NULL) == OCPV_OK);
  EXPECT(ocpv_validator_operation_count(validator) >= 1);
  ocpv_validator_free(validator);

  ocpv_options_init(&options, sizeof options);
  options.message = message;
  options.message_capacity = sizeof message;
  message[0] = '\0';
  EXPECT(ocpv_validator_new_from_folder(&validator, "/nowhere", 8, &options) == OCPV_ERROR_IO);
  EXPECT(validator == NULL);
  EXPECT(strstr(message, "/nowhere") != NULL);
  EXPECT(ocpv_validator_new_from_folder(&validator, "a\0b", 3, &options) == OCPV_ERROR_BAD_ARGUMENT);

  ocpv_options_init(&options, sizeof options);
  options.operation = "absent";
  options.operation_size = 6;
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_ERROR_UNKNOWN_OPERATION);
  options.operation = OPERATION;
  options.operation_size = LENGTH(OPERATION);
  EXPECT(ocpv_validator_new(&validator, &options) == OCPV_OK);
  EXPECT(ocpv_validator_operation_count(validator) == 1);
  ocpv_validator_free(validator);
}

static void validators_come_from_memory(void) {
  ocpv_validator* validator = NULL;
  ocpv_options options;
  ocpv_checker* checker;
  ocpv_operation_source source;
  const ocpv_operation_source* sources[2];
  char message[200] = "";
  static const char good[] = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"]}";
  static const char bad[] = "{\"type\":\"object\",\"patternProperties\":{}}";

  ocpv_options_init(&options, sizeof options);
  options.message = message;
  options.message_capacity = sizeof message;
  ocpv_operation_source_init(&source, sizeof source);
  source.id = "mine";
  source.id_size = 4;
  source.request_schema = good;
  source.request_schema_size = LENGTH(good);
  sources[0] = &source;
  EXPECT(ocpv_validator_new_from_memory(&validator, sources, 1, &options) == OCPV_OK);
  checker = new_checker(validator);
  EXPECT(ocpv_verdict(checker, "mine", 4, "{\"n\":1}", 7, NULL) == OCPV_OK);
  EXPECT(ocpv_verdict(checker, "mine", 4, "{\"n\":\"1\"}", 9, NULL) == OCPV_INVALID);
  {
    ocpv_check_options response;
    ocpv_check_options_init(&response, sizeof response);
    response.body = OCPV_BODY_RESPONSE;
    EXPECT(ocpv_verdict(checker, "mine", 4, "{}", 2, &response) == OCPV_ERROR_UNKNOWN_OPERATION);
  }
  ocpv_checker_free(checker);
  ocpv_validator_free(validator);

  sources[1] = &source;
  EXPECT(ocpv_validator_new_from_memory(&validator, sources, 2, &options) == OCPV_ERROR_BAD_SCHEMA);
  EXPECT(strcmp(message, "two operations have the id 'mine'") == 0);

  source.request_schema = bad;
  source.request_schema_size = LENGTH(bad);
  EXPECT(ocpv_validator_new_from_memory(&validator, sources, 1, &options) == OCPV_ERROR_BAD_SCHEMA);
  EXPECT(strstr(message, "patternProperties") != NULL);
  options.message_capacity = 6;
  memset(message, 'x', sizeof message);
  EXPECT(ocpv_validator_new_from_memory(&validator, sources, 1, &options) == OCPV_ERROR_BAD_SCHEMA);
  EXPECT(strlen(message) == 5 && message[6] == 'x');
}

/* Writes a schema file and makes a validator of it. Several of these programs may run in one folder. */
static ocpv_status from_schema(ocpv_validator** out, const char* id, const char* text, char* why, size_t capacity) {
  char path[100];
  ocpv_options options;
  ocpv_status status;
  FILE* file;
  snprintf(path, sizeof path, "./%s.schema.json", id);
  file = fopen(path, "wb");
  EXPECT(file != NULL);
  if (file == NULL) return OCPV_ERROR_IO;
  EXPECT(fwrite(text, 1, strlen(text), file) == strlen(text));
  EXPECT(fclose(file) == 0);
  ocpv_options_init(&options, sizeof options);
  options.message = why;
  options.message_capacity = capacity;
  status = ocpv_validator_new_from_schema_file(out, path, strlen(path), &options);
  remove(path);
  return status;
}

static void a_schema_file_of_the_users_own_is_loaded_or_refused_by_name(void) {
  static const struct {
    const char* text;
    const char* why; /* NULL: it is loaded */
  } cases[] = {
      {"{\"type\": \"object\", \"required\": [\"n\"]}", NULL},
      {"{\"patternProperties\": {\"^n\": {}}}", "keyword \"patternProperties\" is not supported"},
      {"{\"type\": ", "not JSON"},
  };
  char id[50];
  snprintf(id, sizeof id, "mine-%ld", (long)getpid());
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    ocpv_validator* validator = NULL;
    char why[200] = "";
    const ocpv_status status = from_schema(&validator, id, cases[i].text, why, sizeof why);
    EXPECT(status == (cases[i].why == NULL ? OCPV_OK : OCPV_ERROR_BAD_SCHEMA));
    EXPECT((validator != NULL) == (cases[i].why == NULL));
    if (cases[i].why == NULL) {
      ocpv_checker* checker = new_checker(validator);
      EXPECT(ocpv_verdict(checker, NULL, 0, "{\"n\": 1}", 8, NULL) == OCPV_OK);
      EXPECT(ocpv_verdict(checker, id, strlen(id), "{}", 2, NULL) == OCPV_INVALID);
      ocpv_checker_free(checker);
    } else {
      if (strstr(why, cases[i].why) == NULL || strstr(why, id) == NULL) fprintf(stderr, "said: %s\n", why);
      EXPECT(strstr(why, cases[i].why) != NULL && strstr(why, id) != NULL);
    }
    ocpv_validator_free(validator);
  }
  {
    ocpv_validator* validator = NULL;
    EXPECT(ocpv_validator_new_from_schema_file(&validator, "/nowhere.json", 13, NULL) == OCPV_ERROR_IO);
    EXPECT(ocpv_validator_new_from_schema_file(&validator, ".", 1, NULL) == OCPV_ERROR_IO);
    EXPECT(ocpv_validator_new_from_schema_file(&validator, "a\0b", 3, NULL) == OCPV_ERROR_BAD_ARGUMENT);
    EXPECT(ocpv_validator_new_from_schema_file(&validator, NULL, 0, NULL) == OCPV_ERROR_BAD_ARGUMENT);
    EXPECT(ocpv_validator_new_from_schema_file(NULL, "a", 1, NULL) == OCPV_ERROR_BAD_ARGUMENT);
    EXPECT(validator == NULL);
  }
}

int main(void) {
  validators_come_from_folders_whole_or_one_operation_alone();
  validators_come_from_memory();
  a_schema_file_of_the_users_own_is_loaded_or_refused_by_name();
  return expect_failures == 0 ? 0 : 1;
}
