/* The example of docs/signature.md, compiled and run. */
#include <string.h>

#include "expect.h"
#include "ocpv/signature.h"

#include "signature_examples.inc"

int main(void) {
  const char* unsigned_date = "Tue, 17 Jan 2023 03:36:01 GMT";
  const ocpv_header headers[] = {{"Authorization", 13, "OCP-ACCESS-KEY-HMACSHA1 me:AAAAAAAAAAAAAAAAAAAAAAAAAAA=", 55},
                                 {"Date", 4, unsigned_date, strlen(unsigned_date)}};
  ocpv_request request;
  call_examples();
  EXPECT(ocpv_request_init(&request, sizeof request) == OCPV_OK);
  request.headers = headers;
  request.header_count = 2;
  EXPECT(who_asks(&request) == OCPV_INVALID);
  return expect_failures == 0 ? 0 : 1;
}
