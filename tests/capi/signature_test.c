/* Signatures of requests, from C. The first two cases are the worked ones of OCP's page about AK/SK signatures. */
#include <string.h>

#include "expect.h"
#include "ocpv/signature.h"

#define AK "cqammmxBpfGjFlto"
#define SK "2fc0c299cc94c6be266f2ceece765d4d"
#define SIGNED(signature) "OCP-ACCESS-KEY-HMACSHA1 " AK ":" signature
#define BODY "{\"name\":\"test01\",\"description\":\"test\",\"regionId\":1}"
#define POST_DATE "Tue, 17 Jan 2023 09:13:57 GMT"
#define GET_DATE "Tue, 17 Jan 2023 04:14:02 GMT"

enum { POST_TIME = 1673946837, GET_TIME = 1673928842, MOST_HEADERS = 8 };

typedef struct {
  const char *method, *target, *body;
  const char* headers[MOST_HEADERS][2];
} Sent;

static const Sent post = {"POST",
                          "/api/v2/compute/idcs",
                          BODY,
                          {{"Content-Type", "application/json"},
                           {"x-ocp-data", "A,1"},
                           {"Host", "ocp.alibaba.net:8080"},
                           {"Date", POST_DATE},
                           {"Authorization", SIGNED("XN8P+O+v3vUabB16ZCooq5wMJoY=")}}};
static const Sent get = {"GET",
                         "/api/v2/compute/idcs?size=100",
                         "",
                         {{"Content-Type", "application/json;charset=utf-8"},
                          {"Host", "ocp.alibaba.net:8080"},
                          {"Date", GET_DATE},
                          {"Authorization", SIGNED("TsQD6HDOuZuJ409m0wdnZPmijlc=")}}};

static int asked = 0;

static ocpv_status secret_of(void* context, const char* access_key, size_t access_key_size, char* secret,
                             size_t capacity, size_t* size) {
  ++asked;
  if (context != NULL) return *(ocpv_status*)context;
  if (access_key_size != strlen(AK) || memcmp(access_key, AK, access_key_size) != 0) return OCPV_INVALID;
  EXPECT(capacity >= 256);
  *size = strlen(SK);
  memcpy(secret, SK, *size);
  return OCPV_OK;
}

static ocpv_status judge(const Sent* sent, int64_t now, uint32_t window, ocpv_status* answer,
                         ocpv_signature_fault* fault) {
  ocpv_header headers[MOST_HEADERS];
  ocpv_request request;
  ocpv_signature_options options;
  size_t count = 0;
  for (; count < MOST_HEADERS && sent->headers[count][0] != NULL; ++count) {
    headers[count].name = sent->headers[count][0];
    headers[count].name_size = strlen(headers[count].name);
    headers[count].value = sent->headers[count][1];
    headers[count].value_size = strlen(headers[count].value);
  }
  EXPECT(ocpv_request_init(&request, sizeof request) == OCPV_OK);
  EXPECT(ocpv_signature_options_init(&options, sizeof options) == OCPV_OK);
  request.method = sent->method;
  request.method_size = strlen(sent->method);
  request.target = sent->target;
  request.target_size = strlen(sent->target);
  request.headers = headers;
  request.header_count = count;
  request.body = sent->body;
  request.body_size = strlen(sent->body);
  options.now = now;
  options.window = window;
  return ocpv_check_signature(&request, secret_of, answer, &options, fault);
}

/* The right request with one header set to something else; NULL takes it away. */
static Sent with(const Sent* sent, const char* name, const char* value) {
  Sent out = *sent;
  size_t at = 0;
  while (at < MOST_HEADERS && out.headers[at][0] != NULL && strcmp(out.headers[at][0], name) != 0) ++at;
  EXPECT(at < MOST_HEADERS);
  if (value == NULL) {
    for (; at + 1 < MOST_HEADERS; ++at) memcpy(out.headers[at], out.headers[at + 1], sizeof out.headers[at]);
  } else {
    out.headers[at][0] = name;
    out.headers[at][1] = value;
  }
  return out;
}

static void the_worked_cases_are_right(void) {
  ocpv_signature_fault fault = -1;
  EXPECT(judge(&post, POST_TIME, 0, NULL, &fault) == OCPV_OK && fault == OCPV_SIGNATURE_RIGHT);
  EXPECT(judge(&get, GET_TIME, 0, NULL, &fault) == OCPV_OK && fault == OCPV_SIGNATURE_RIGHT);
  EXPECT(judge(&get, GET_TIME, 0, NULL, NULL) == OCPV_OK);
}

static void whatever_is_signed_counts(void) {
  static const struct {
    const char *what, *name, *value;
    ocpv_signature_fault fault;
  } cases[] = {
      {"no header", "Authorization", NULL, OCPV_SIGNATURE_NO_HEADER},
      {"basic", "Authorization", "Basic dTpw", OCPV_SIGNATURE_OTHER_SCHEME},
      {"bearer", "Authorization", "Bearer dTpw", OCPV_SIGNATURE_OTHER_SCHEME},
      {"lower case", "Authorization",
       "ocp-access-key-hmacsha1 " AK ":XN8P+O+v3vUabB16ZCooq5wMJoY=", OCPV_SIGNATURE_OTHER_SCHEME},
      {"no signature", "Authorization", "OCP-ACCESS-KEY-HMACSHA1 " AK, OCPV_SIGNATURE_BAD_SHAPE},
      {"short signature", "Authorization", SIGNED("XN8P+O+v3vUabB16ZCooq5wMJg=="), OCPV_SIGNATURE_BAD_SHAPE},
      {"other signature", "Authorization", SIGNED("XN8P+O+v3vUabB16ZCooq5wMJoA="), OCPV_SIGNATURE_MISMATCH},
      {"other key", "Authorization",
       "OCP-ACCESS-KEY-HMACSHA1 other:XN8P+O+v3vUabB16ZCooq5wMJoY=", OCPV_SIGNATURE_UNKNOWN_KEY},
      {"no date", "Date", NULL, OCPV_SIGNATURE_BAD_DATE},
      {"other form of date", "Date", "2023-01-17T09:13:57Z", OCPV_SIGNATURE_BAD_DATE},
      {"other date", "Date", "Tue, 17 Jan 2023 09:13:58 GMT", OCPV_SIGNATURE_MISMATCH},
      {"other host", "Host", "ocp.alibaba.net", OCPV_SIGNATURE_MISMATCH},
      {"other type", "Content-Type", "application/json;charset=utf-8", OCPV_SIGNATURE_MISMATCH},
      {"no type", "Content-Type", NULL, OCPV_SIGNATURE_MISMATCH},
      {"other header", "x-ocp-data", "A,2", OCPV_SIGNATURE_MISMATCH},
      {"one header more", "x-ocp-more", "1", OCPV_SIGNATURE_MISMATCH},
      {"a header that is not signed", "X-Forwarded-For", "1", OCPV_SIGNATURE_RIGHT},
      {"blanks around a value", "x-ocp-data", "  A,1 ", OCPV_SIGNATURE_RIGHT},
      {"letter case of a name", "X-OCP-Data", "A,1", OCPV_SIGNATURE_MISMATCH},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    const Sent sent = with(&post, cases[i].name, cases[i].value);
    ocpv_signature_fault fault = -1;
    const ocpv_status status = judge(&sent, POST_TIME, 0, NULL, &fault);
    if (fault != cases[i].fault || (status == OCPV_OK) != (fault == OCPV_SIGNATURE_RIGHT)) {
      fprintf(stderr, "%s: %s\n", cases[i].what, ocpv_signature_fault_name(fault));
      ++expect_failures;
    }
  }
  Sent sent = post;
  ocpv_signature_fault fault = -1;
  sent.headers[1][0] = "X-Ocp-Data"; /* signed in lower case, sent like this */
  EXPECT(judge(&sent, POST_TIME, 0, NULL, &fault) == OCPV_OK);
  sent = post;
  sent.method = "PUT";
  EXPECT(judge(&sent, POST_TIME, 0, NULL, &fault) == OCPV_INVALID && fault == OCPV_SIGNATURE_MISMATCH);
  sent = post;
  sent.body = BODY " ";
  EXPECT(judge(&sent, POST_TIME, 0, NULL, &fault) == OCPV_INVALID && fault == OCPV_SIGNATURE_MISMATCH);
  sent = post;
  sent.target = "/api/v2/compute/idcs?";
  EXPECT(judge(&sent, POST_TIME, 0, NULL, &fault) == OCPV_OK);
  sent = get;
  sent.target = "/api/v2/compute/idcs?size=101";
  EXPECT(judge(&sent, GET_TIME, 0, NULL, &fault) == OCPV_INVALID && fault == OCPV_SIGNATURE_MISMATCH);
  sent.target = "/api/v2/compute/idcs?%73ize=1%300";
  EXPECT(judge(&sent, GET_TIME, 0, NULL, &fault) == OCPV_OK);
  sent.target = "/api/v2/compute/idcs?size=100%";
  EXPECT(judge(&sent, GET_TIME, 0, NULL, &fault) == OCPV_INVALID && fault == OCPV_SIGNATURE_MISMATCH);
  sent = with(&post, "second", SIGNED("XN8P+O+v3vUabB16ZCooq5wMJoY="));
  sent.headers[5][0] = "authorization";
  EXPECT(judge(&sent, POST_TIME, 0, NULL, &fault) == OCPV_INVALID && fault == OCPV_SIGNATURE_NO_HEADER);
}

/* Repeated parameters and headers: signed as the documented text says, as the documented program does, and wrongly. The
 * signatures were computed apart from this library, by Python's hmac. */
static void what_is_repeated_is_joined(void) {
  static const struct {
    const char *target, *first, *second, *signature;
    ocpv_status status;
  } cases[] = {
      {"?b=x+y&a=3&a=1&a=2", NULL, NULL, SIGNED("sUTNavNqFBD71f/LJbtavFT9Y8E="), OCPV_OK},
      {"?a=1&a=2&a=3&b=x%20y", NULL, NULL, SIGNED("9THonkF98rFJBUzd39pflcbRKWg="), OCPV_OK},
      {"?b=x+y&a=3&a=1&a=2", NULL, NULL, SIGNED("2pvK1pl7IQHB+Xagp/McJG4KeP0="), OCPV_INVALID},
      {"?b=x%20y&a=", NULL, NULL, SIGNED("1oRXjIwsuGpUhrUIS663UAyTY+I="), OCPV_OK},
      {"?name=%e4%b8%ad", NULL, NULL, SIGNED("eSBCZej/w+byc3HBjFl1j6YEIFk="), OCPV_OK},
      {"", "B", "A", SIGNED("Al3WYp4jHlgYeuzHk2nCPx8SdP8="), OCPV_OK},
      {"", "B", "A", SIGNED("uDVkC1YhJ76lRwl7Vwl0hdvf60k="), OCPV_OK},
      {"", "A", "B", SIGNED("uDVkC1YhJ76lRwl7Vwl0hdvf60k="), OCPV_INVALID},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; ++i) {
    char target[64] = "/api/v2/compute/idcs";
    Sent sent = {"GET", target, "", {{"Host", "ocp.alibaba.net:8080"}, {"Date", GET_DATE}, {"Authorization", NULL}}};
    strcat(target, cases[i].target);
    sent.headers[2][1] = cases[i].signature;
    if (cases[i].first != NULL) {
      const char* more[3][2] = {{"x-ocp-b", NULL}, {"x-ocp-a", "1"}, {"x-ocp-b", NULL}};
      more[0][1] = cases[i].first;
      more[2][1] = cases[i].second;
      memcpy(sent.headers[3], more, sizeof more);
    }
    if (judge(&sent, GET_TIME, 0, NULL, NULL) != cases[i].status) {
      fprintf(stderr, "repeated, case %lu\n", (unsigned long)i);
      ++expect_failures;
    }
  }
}

static void the_clock_has_a_window(void) {
  ocpv_signature_fault fault = -1;
  EXPECT(judge(&post, POST_TIME + 899, 0, NULL, &fault) == OCPV_OK);
  EXPECT(judge(&post, POST_TIME - 899, 0, NULL, &fault) == OCPV_OK);
  EXPECT(judge(&post, POST_TIME + 900, 0, NULL, &fault) == OCPV_INVALID && fault == OCPV_SIGNATURE_OUT_OF_TIME);
  EXPECT(judge(&post, POST_TIME - 900, 0, NULL, &fault) == OCPV_INVALID && fault == OCPV_SIGNATURE_OUT_OF_TIME);
  EXPECT(judge(&post, POST_TIME + 60, 60, NULL, &fault) == OCPV_INVALID && fault == OCPV_SIGNATURE_OUT_OF_TIME);
  EXPECT(judge(&post, POST_TIME + 59, 60, NULL, &fault) == OCPV_OK);
  EXPECT(judge(&post, 0, 0, NULL, &fault) == OCPV_INVALID && fault == OCPV_SIGNATURE_OUT_OF_TIME); /* the real clock */
  EXPECT(judge(&post, -1, 0, NULL, &fault) == OCPV_ERROR_BAD_ARGUMENT);
}

static void a_callback_that_cannot_answer_is_told(void) {
  ocpv_status answer = OCPV_ERROR_IO;
  ocpv_signature_fault fault = -1;
  EXPECT(judge(&post, POST_TIME, 0, &answer, &fault) == OCPV_ERROR_IO);
  answer = OCPV_INVALID;
  EXPECT(judge(&post, POST_TIME, 0, &answer, &fault) == OCPV_INVALID && fault == OCPV_SIGNATURE_UNKNOWN_KEY);
  answer = 17;
  EXPECT(judge(&post, POST_TIME, 0, &answer, &fault) == OCPV_ERROR_BAD_ARGUMENT);
  asked = 0;
  EXPECT(judge(&post, POST_TIME + 5000, 0, &answer, &fault) == OCPV_INVALID);
  EXPECT(asked == 0); /* nobody is asked for a key without need */
}

static void arguments_are_held(void) {
  ocpv_request request;
  ocpv_signature_options options;
  ocpv_signature_fault fault = -1;
  EXPECT(ocpv_request_init(&request, sizeof request) == OCPV_OK);
  EXPECT(ocpv_check_signature(NULL, secret_of, NULL, NULL, &fault) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(fault != OCPV_SIGNATURE_RIGHT);
  EXPECT(ocpv_check_signature(&request, NULL, NULL, NULL, &fault) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_check_signature(&request, secret_of, NULL, NULL, &fault) == OCPV_INVALID &&
         fault == OCPV_SIGNATURE_NO_HEADER);
  request.header_count = 1;
  EXPECT(ocpv_check_signature(&request, secret_of, NULL, NULL, &fault) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(ocpv_signature_options_init(NULL, sizeof options) == OCPV_ERROR_BAD_ARGUMENT);
  EXPECT(strcmp(ocpv_signature_fault_name(OCPV_SIGNATURE_OUT_OF_TIME), "out-of-time") == 0);
  EXPECT(strcmp(ocpv_signature_fault_name(8), "unknown-fault") == 0 &&
         strcmp(ocpv_signature_fault_name(-1), "unknown-fault") == 0);
  EXPECT(ocpv_has("signature") == 1);
}

int main(void) {
  the_worked_cases_are_right();
  whatever_is_signed_counts();
  what_is_repeated_is_joined();
  the_clock_has_a_window();
  a_callback_that_cannot_answer_is_told();
  arguments_are_held();
  return expect_failures == 0 ? 0 : 1;
}
