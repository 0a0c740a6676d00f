/* A service in C that asks whether a request was signed: the installed libocpv_signature. */
#include <stdio.h>
#include <string.h>

#include <ocpv/signature.h>

static ocpv_status secret_of(void* context, const char* access_key, size_t access_key_size, char* secret,
                             size_t capacity, size_t* size) {
  (void)context;
  if (access_key_size != 2 || memcmp(access_key, "me", 2) != 0 || capacity < 6) return OCPV_INVALID;
  memcpy(secret, "secret", 6);
  *size = 6;
  return OCPV_OK;
}

int main(void) {
  const ocpv_header headers[] = {{"Authorization", 13, "OCP-ACCESS-KEY-HMACSHA1 me:AAAAAAAAAAAAAAAAAAAAAAAAAAA=", 55},
                                 {"Date", 4, "Tue, 01 Apr 2025 00:00:00 GMT", 29},
                                 {"Host", 4, "ocp", 3}};
  ocpv_signature_fault fault = OCPV_SIGNATURE_RIGHT;
  ocpv_signature_options options;
  ocpv_request request;
  ocpv_request_init(&request, sizeof request);
  ocpv_signature_options_init(&options, sizeof options);
  options.skip_clock = 1;
  request.method = "GET";
  request.method_size = 3;
  request.target = "/api/v2/info";
  request.target_size = strlen(request.target);
  request.headers = headers;
  request.header_count = 3;
  ocpv_status status = ocpv_check_signature(&request, secret_of, NULL, &options, &fault);
  printf("%s: %s\n", ocpv_status_name(status), ocpv_signature_fault_name(fault));
  return status == OCPV_INVALID && fault == OCPV_SIGNATURE_MISMATCH ? 0 : 1;
}
