/* ocpv: checks OceanBase Cloud Platform (OCP) requests and responses against their documentation.
 *
 * Conventions of this header:
 *  1. What a call makes comes first: `ocpv_x_new(ocpv_x **out, ...)`. On failure *out is NULL.
 *  2. Every call that can fail returns ocpv_status: OCPV_OK, OCPV_INVALID (judged, wrong), or a negative value
 *     (could not be judged). The three never mix.
 *  3. Input is pointer and length; it needs no terminator and no padding, may be read-only, and is not kept.
 *  4. Strings that come out have a length, are UTF-8, end with a zero byte beyond that length, and belong to the
 *     object they came from.
 *  5. Every ocpv_x_free accepts NULL. Free with the function of the same type, never with free().
 *  6. Option structs begin with their own size; call the matching _init function first, then change what you need.
 *  7. An ocpv_validator is immutable: any number of threads may use one. An ocpv_checker and an ocpv_report belong to
 *     one thread at a time. A checker and its reports need their validator alive.
 *  8. No global state, no thread-local error, no environment, no locale, no file unless a call says so, no exception.
 */
#ifndef OCPV_OCPV_H
#define OCPV_OCPV_H

#include <stddef.h>
#include <stdint.h>

#if defined(OCPV_STATIC)
#define OCPV_API
#elif defined(_WIN32)
#define OCPV_API __declspec(dllimport)
#else
#define OCPV_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef int32_t ocpv_status;
#define OCPV_OK 0
#define OCPV_INVALID 1
#define OCPV_ERROR_NO_MEMORY (-1)
#define OCPV_ERROR_BAD_ARGUMENT (-2)
#define OCPV_ERROR_NOT_JSON (-3)
#define OCPV_ERROR_TOO_LARGE (-4)
#define OCPV_ERROR_TOO_DEEP (-5)
#define OCPV_ERROR_UNKNOWN_OPERATION (-6)
#define OCPV_ERROR_BAD_SCHEMA (-7)
#define OCPV_ERROR_IO (-8)
#define OCPV_ERROR_INTERNAL (-99)

typedef struct ocpv_validator ocpv_validator;
typedef struct ocpv_checker ocpv_checker;
typedef struct ocpv_report ocpv_report;

typedef struct ocpv_string {
  const char *data; /* UTF-8, followed by a zero byte; never NULL */
  size_t size;
} ocpv_string;

/* More calls follow as they are built; see docs/c-api.md. */

#ifdef __cplusplus
}
#endif
#endif
