/* What callers have compiled into themselves: codes and the layout of structs. Included from C and from C++; a change
 * here is a change of the ABI. */
#ifndef OCPV_TESTS_LAYOUT_H
#define OCPV_TESTS_LAYOUT_H

#include <stddef.h>

#include "ocpv/ocpv.h"

#ifdef __cplusplus
#define PIN(name, condition) static_assert(condition, #name)
#else
#define PIN(name, condition) typedef char pin_##name[(condition) ? 1 : -1]
#endif

PIN(ok, OCPV_OK == 0);
PIN(invalid, OCPV_INVALID == 1);
PIN(no_memory, OCPV_ERROR_NO_MEMORY == -1);
PIN(bad_argument, OCPV_ERROR_BAD_ARGUMENT == -2);
PIN(not_json, OCPV_ERROR_NOT_JSON == -3);
PIN(too_large, OCPV_ERROR_TOO_LARGE == -4);
PIN(too_deep, OCPV_ERROR_TOO_DEEP == -5);
PIN(unknown_operation, OCPV_ERROR_UNKNOWN_OPERATION == -6);
PIN(bad_schema, OCPV_ERROR_BAD_SCHEMA == -7);
PIN(io, OCPV_ERROR_IO == -8);
PIN(internal, OCPV_ERROR_INTERNAL == -99);
PIN(first_id, OCPV_NOT_JSON == 0);
PIN(last_id, OCPV_MISSING_BODY == 21);
PIN(severities, OCPV_SEVERITY_NOTE == 0 && OCPV_SEVERITY_WARNING == 1 && OCPV_SEVERITY_ERROR == 2);
PIN(languages, OCPV_LANGUAGE_EN == 0 && OCPV_LANGUAGE_ZH == 1);
PIN(strengths, OCPV_STRENGTH_STATED == 0 && OCPV_STRENGTH_INFERRED == 1 && OCPV_STRENGTH_CORRECTED == 2 &&
                   OCPV_STRENGTH_CONTESTED == 3);
PIN(parts, OCPV_PART_BODY == 0 && OCPV_PART_PATH == 1 && OCPV_PART_QUERY == 2 && OCPV_PART_HEADER == 3);
PIN(roles, OCPV_ROLE_FIRST_OF_TWO == 0 && OCPV_ROLE_CHOSEN_HERE == 1 && OCPV_ROLE_BELONGS_HERE == 2);
PIN(bodies, OCPV_BODY_REQUEST == 0 && OCPV_BODY_RESPONSE == 1);

PIN(status_is_int32, sizeof(ocpv_status) == 4);
PIN(options_begin, offsetof(ocpv_options, size) == 0);
PIN(check_options_begin, offsetof(ocpv_check_options, size) == 0);
PIN(request_begin, offsetof(ocpv_request, size) == 0);
PIN(document_begin, offsetof(ocpv_document, size) == 0);
PIN(value_kinds, OCPV_VALUE_NULL == 0 && OCPV_VALUE_DIGITS == 5 && OCPV_VALUE_OBJECT == 8);
PIN(diagnostic_begin, offsetof(ocpv_diagnostic, size) == 0);

#if defined(__LP64__)
PIN(string_size, sizeof(ocpv_string) == 16);
PIN(position_size, sizeof(ocpv_position) == 16);
PIN(range_size, sizeof(ocpv_range) == 32);
PIN(options_size, sizeof(ocpv_options) == 104);
PIN(options_operation, offsetof(ocpv_options, operation) == 40);
PIN(options_allocator, offsetof(ocpv_options, allocator) == 72);
PIN(options_ocp_version, offsetof(ocpv_options, ocp_version) == 80);
PIN(options_compat, offsetof(ocpv_options, compat) == 96);
PIN(source_size, sizeof(ocpv_operation_source) == 88);
PIN(operation_size, sizeof(ocpv_operation) == 136);
PIN(parameter_size, sizeof(ocpv_parameter) == 32);
PIN(check_options_size, sizeof(ocpv_check_options) == 48);
PIN(counts_size, sizeof(ocpv_counts) == 24);
PIN(diagnostic_size, sizeof(ocpv_diagnostic) == 216);
PIN(diagnostic_pointer, offsetof(ocpv_diagnostic, pointer) == 24);
PIN(diagnostic_range, offsetof(ocpv_diagnostic, range) == 40);
PIN(diagnostic_doc_line, offsetof(ocpv_diagnostic, doc_line) == 152);
PIN(diagnostic_place, offsetof(ocpv_diagnostic, place) == 184);
PIN(related_size, sizeof(ocpv_related) == 64);
PIN(suggestion_size, sizeof(ocpv_suggestion) == 40);
PIN(edit_size, sizeof(ocpv_edit) == 40);
PIN(render_options_size, sizeof(ocpv_render_options) == 56);
PIN(render_options_status, offsetof(ocpv_render_options, http_status) == 20);
PIN(allocator_size, sizeof(ocpv_allocator) == 32);
PIN(value_size, sizeof(ocpv_value) == 48);
PIN(value_text, offsetof(ocpv_value, text) == 32);
PIN(cursor_size, sizeof(ocpv_cursor) == 32);
PIN(member_size, sizeof(ocpv_member) == 24);
PIN(document_size, sizeof(ocpv_document) == 32);
PIN(header_size, sizeof(ocpv_header) == 32);
PIN(bytes_size, sizeof(ocpv_bytes) == 16);
PIN(bytes_of, offsetof(ocpv_bytes, size) == 8);
PIN(request_size, sizeof(ocpv_request) == 80);
PIN(request_headers, offsetof(ocpv_request, headers) == 40);
#endif

#endif
