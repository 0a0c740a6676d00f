// Judges one request body against the documentation, from C++.
//
//   check_request FILE [OPERATION]
//
// Prints what is wrong as `ocpv check` does, and ends with 0 (right), 1 (wrong) or 2 (could not be judged).
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "ocpv/ocpv.hpp"

int main(int argc, char** argv) {
  std::ifstream file(argc > 1 ? argv[1] : "", std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "usage: check_request FILE [OPERATION]\n");
    return 2;
  }
  const std::string body{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};

  auto validator = ocpv::Validator::embedded();
  if (!validator) {
    std::fprintf(stderr, "%s\n", validator.message().c_str());
    return 2;
  }
  auto checker = ocpv::Checker::make(*validator);
  if (!checker) {
    std::fprintf(stderr, "%s\n", checker.message().c_str());
    return 2;
  }
  const auto report = checker->check(argc > 2 ? argv[2] : "backup-tenant-now", body);
  if (!report) {
    std::fprintf(stderr, "%s\n", report.message().c_str());
    return 2;
  }

  ocpv::RenderOptions options;
  options.path = "request.json";
  options.source = body;
  std::printf("%s%s\n", std::string(report->to_text(options)).c_str(), ocpv::name_of(report->code()));
  for (const ocpv::Diagnostic& diagnostic : *report) {
    std::printf("%s %s\n", std::string(diagnostic.name()).c_str(), std::string(diagnostic.pointer()).c_str());
  }
  return report->ok() ? 0 : ocpv::was_judged(report->code()) ? 1 : 2;
}
