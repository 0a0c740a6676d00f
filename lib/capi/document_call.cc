// Judging documents that have no text.
#include <string_view>

#include "capi/document_pointer.h"
#include "capi/exception_barrier.h"
#include "capi/handles.h"
#include "capi/report_out.h"
#include "capi/sized_struct.h"

namespace {

using namespace ocpv;
using namespace ocpv::capi;

bool is_callable(const ocpv_checker* checker, const ocpv_document* document, ocpv_document& ours) noexcept {
  return checker != nullptr && !checker->is_busy && document != nullptr && read_sized(document, ours) &&
         ours.read != nullptr && ours.next != nullptr;
}

/// The document's text, into the checker. The table's functions find the checker busy.
ocpv_status write(ocpv_checker& checker, const ocpv_document& document, const void* root) noexcept {
  checker.is_busy = true;
  const ocpv_status status = guarded(checker.loaded->allocator,
                                     [&] { return checker.document.write(document, root, checker.loaded->limits); });
  checker.is_busy = false;
  return status;
}

/// The report speaks of the document: of pointers, which also say what is no JSON or too deep, and of no place in its
/// text.
ocpv_status forget_text(ocpv_report& report, std::string_view text) noexcept {
  const ocpv_status status = guarded(report.loaded->allocator, [&]() -> ocpv_status {
    for (findings::Diagnostic& d : report.findings.diagnostics) {
      if (d.id != findings::Id::not_json && d.id != findings::Id::too_deep) continue;
      d.pointer = report.findings.keep(pointer_to(text, static_cast<std::size_t>(d.range.start.byte)));
    }
    return OCPV_OK;
  });
  report.findings.forget_places();
  return status;
}

}  // namespace

extern "C" {

ocpv_status ocpv_document_init(ocpv_document* document, size_t size) { return init_sized(document, size); }

ocpv_status ocpv_verdict_document(ocpv_checker* checker, const char* operation, size_t operation_size,
                                  const ocpv_document* document, const void* root, const ocpv_check_options* options) {
  ocpv_document ours;
  if (!is_callable(checker, document, ours)) return OCPV_ERROR_BAD_ARGUMENT;
  if (const ocpv_status status = write(*checker, ours, root); status != OCPV_OK) {
    checker->counters.count(status);
    return status;
  }
  const std::string_view text = checker->document.text();
  return ocpv_verdict(checker, operation, operation_size, text.data(), text.size(), options);
}

ocpv_status ocpv_check_document(ocpv_report** report, ocpv_checker* checker, const char* operation,
                                size_t operation_size, const ocpv_document* document, const void* root,
                                const ocpv_check_options* options) {
  if (report == nullptr) return OCPV_ERROR_BAD_ARGUMENT;
  if (*report != nullptr) (void)emptied(**report, OCPV_ERROR_BAD_ARGUMENT);
  ocpv_document ours;
  if (!is_callable(checker, document, ours)) return OCPV_ERROR_BAD_ARGUMENT;
  if (const ocpv_status status = write(*checker, ours, root); status != OCPV_OK) {
    return filled(report, *checker, [&](ocpv_report&) { return status; });
  }
  const std::string_view text = checker->document.text();
  const ocpv_status status = ocpv_check(report, checker, operation, operation_size, text.data(), text.size(), options);
  if (*report == nullptr || is_failure(status)) return status;
  const ocpv_status forgotten = forget_text(**report, text);
  return forgotten == OCPV_OK ? status : emptied(**report, forgotten);
}

}  // extern "C"
