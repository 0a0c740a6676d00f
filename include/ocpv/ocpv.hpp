// ocpv for C++17: owners and ranges over the C API of ocpv.h. Header only; exports no C++ symbol.
//
//   auto validator = ocpv::Validator::embedded();
//   auto checker = ocpv::Checker::make(*validator);
//   auto report = checker->check("backup-tenant-now", body);
//   if (report && !report->ok()) {
//     for (const ocpv::Diagnostic& d : *report) std::cerr << d.pointer() << ": " << d.message() << '\n';
//   }
//
// Owners are move-only. A Validator is immutable: any number of threads may use one. A Checker and a Report belong to
// one thread at a time; both keep what they need of their Validator alive. Nothing throws but Result::value() without a
// value, and std::string and std::vector where text, headers and batches are copied. Views are good as long as the
// object they came from, and a Report's until it is filled anew. The names are in an inline namespace, which keeps them
// apart from those inside a statically linked library.
#ifndef OCPV_OCPV_HPP
#define OCPV_OCPV_HPP

#include "ocpv/cpp/batch.hpp"      // verdict_batch, check_batch
#include "ocpv/cpp/checker.hpp"    // Checker, Request, CheckOptions, DocumentOf
#include "ocpv/cpp/report.hpp"     // Report, Diagnostic, RenderOptions
#include "ocpv/cpp/result.hpp"     // Code, Result, Lang, Level, Body
#include "ocpv/cpp/validator.hpp"  // Validator, Options, Source, Operation

#endif
