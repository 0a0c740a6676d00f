// In: options. Out: the status of making a validator with them, from each kind of source; what was made is freed.
// Promises: none of its own. Include it in one file of a program only, behind expect.h.
#ifndef OCPV_TESTS_MADE_VALIDATORS_H
#define OCPV_TESTS_MADE_VALIDATORS_H

#include <string_view>

#include "expect.h"
#include "ocpv/ocpv.h"

namespace {

ocpv_options options_with(const ocpv_allocator* allocator) {
  ocpv_options options;
  (void)ocpv_options_init(&options, sizeof options);
  options.allocator = allocator;
  return options;
}

// Of the embedded operations the first alone, so that judging may leave its name out.
ocpv_status first_alone(ocpv_validator** validator, ocpv_options options) {
  options.operation = "backup-tenant-now";
  options.operation_size = 17;
  return ocpv_validator_new(validator, &options);
}

ocpv_status make_validator(const ocpv_options& options) {
  ocpv_validator* validator = nullptr;
  const ocpv_status status = first_alone(&validator, options);
  EXPECT((status == OCPV_OK) == (validator != nullptr));
  ocpv_validator_free(validator);
  return status;
}

ocpv_status make_validator_from_folder(const ocpv_options& options) {
  ocpv_validator* validator = nullptr;
  const ocpv_status status =
      ocpv_validator_new_from_folder(&validator, OCPV_SCHEMAS_DIR, sizeof OCPV_SCHEMAS_DIR - 1, &options);
  ocpv_validator_free(validator);
  return status;
}

ocpv_status make_validator_from_schema_file(const ocpv_options& options) {
  constexpr std::string_view file = OCPV_SCHEMAS_DIR "/backup-tenant-now/request.schema.json";
  ocpv_validator* validator = nullptr;
  const ocpv_status status = ocpv_validator_new_from_schema_file(&validator, file.data(), file.size(), &options);
  ocpv_validator_free(validator);
  return status;
}

ocpv_status make_validator_from_memory(const ocpv_options& options) {
  constexpr std::string_view schema = R"({"type":"object","required":["n"],"properties":{"n":{"enum":["a","b"]}}})";
  ocpv_operation_source source;
  (void)ocpv_operation_source_init(&source, sizeof source);
  source.id = "mine";
  source.id_size = 4;
  source.request_schema = schema.data();
  source.request_schema_size = schema.size();
  const ocpv_operation_source* sources[] = {&source};
  ocpv_validator* validator = nullptr;
  const ocpv_status status = ocpv_validator_new_from_memory(&validator, sources, 1, &options);
  ocpv_validator_free(validator);
  return status;
}

// What was there before is no reason to fail: the message of a failing call needs memory too.
ocpv_status fail_to_make_validator(const ocpv_options& options) {
  char why[64] = "";
  ocpv_options with_message = options;
  with_message.message = why;
  with_message.message_capacity = sizeof why;
  with_message.operation = "POST /nowhere";
  with_message.operation_size = 13;
  ocpv_validator* validator = nullptr;
  const ocpv_status status = ocpv_validator_new(&validator, &with_message);
  EXPECT(validator == nullptr);
  return status;
}

}  // namespace

#endif
