#include <cstdio>
#include <ocpv/ocpv.hpp>

int main() {
  auto validator = ocpv::Validator::embedded();
  if (!validator) return 2;
  auto checker = ocpv::Checker::make(*validator);
  if (!checker) return 2;
  const auto report = checker->check("backup-tenant-now", R"({"backupMode": "PHYSICAL"})");
  if (!report) return 2;
  for (const ocpv::Diagnostic& diagnostic : *report) {
    std::printf("%s %s\n", std::string(diagnostic.name()).c_str(), std::string(diagnostic.pointer()).c_str());
  }
  return report->ok() ? 0 : 1;
}
