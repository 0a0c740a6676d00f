/* ocpv/signature.h: whether a request was signed with the secret key that belongs to its access key. An optional
 * library of its own (CMake: -DOCPV_SIGNATURE=ON; link ocpv::signature), because it needs OpenSSL's libcrypto, and
 * libocpv does not. The conventions are those of ocpv.h. docs/signature.md says what exactly is signed.
 */
#ifndef OCPV_SIGNATURE_H
#define OCPV_SIGNATURE_H

#include "ocpv.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Why a signature is not right. Numbers never change. */
typedef int32_t ocpv_signature_fault;
#define OCPV_SIGNATURE_RIGHT 0
#define OCPV_SIGNATURE_NO_HEADER 1    /* not one Authorization header: none, or several */
#define OCPV_SIGNATURE_OTHER_SCHEME 2 /* the header is of another kind, such as Basic */
#define OCPV_SIGNATURE_BAD_SHAPE 3    /* not `OCP-ACCESS-KEY-HMACSHA1 AK:signature` */
#define OCPV_SIGNATURE_BAD_DATE 4     /* not one Date header in RFC 1123 form */
#define OCPV_SIGNATURE_OUT_OF_TIME 5  /* the Date is too far from the clock */
#define OCPV_SIGNATURE_UNKNOWN_KEY 6  /* the callback knows no such access key */
#define OCPV_SIGNATURE_MISMATCH 7     /* the request is not what was signed, or not with this secret key */

/** Gives the secret key of an access key: writes at most `capacity` bytes to `secret` and their number to `*size`.
 * Returns OCPV_OK; OCPV_INVALID when there is no such access key; or a negative status, which the check then returns.
 * It must not leave by longjmp or an exception. The bytes are wiped before the check returns. */
typedef ocpv_status (*ocpv_secret_key)(void* context, const char* access_key, size_t access_key_size, char* secret,
                                       size_t capacity, size_t* size);

typedef struct ocpv_signature_options {
  size_t size;
  int64_t now;        /* seconds since 1970-01-01 00:00:00 UTC; 0: the system's clock is read */
  uint32_t window;    /* the Date must be less than this many seconds away from now; 0: 900, as documented */
  int32_t skip_clock; /* 1: the Date must be there, but may be of any time */
} ocpv_signature_options;

/** Sets every option to its default. */
OCPV_API ocpv_status ocpv_signature_options_init(ocpv_signature_options* options, size_t size);

/** Recomputes the signature of a request and compares it, in time that does not depend on where they differ. OCPV_OK:
 * it is right; OCPV_INVALID: it is not, *fault says why (may be NULL); negative: it could not be judged (NO_MEMORY,
 *  BAD_ARGUMENT, INTERNAL where libcrypto refuses, or what the callback gave). `request->strict` and
 *  `skip_authorization` are not looked at; `options` may be NULL. No key and no signature is kept or told. Any thread.
 */
OCPV_API ocpv_status ocpv_check_signature(const ocpv_request* request, ocpv_secret_key secret_key, void* context,
                                          const ocpv_signature_options* options, ocpv_signature_fault* fault);

/** The name of a fault, such as "out-of-time"; "unknown-fault" for other numbers. A constant; never NULL. */
OCPV_API const char* ocpv_signature_fault_name(ocpv_signature_fault fault);

#ifdef __cplusplus
}
#endif
#endif
