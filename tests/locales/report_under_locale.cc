// An application that has set its locale, as services do: prints what the library says of many bodies, of requests and
// of a folder of schemas, in both languages. Whatever the locale, these bytes must be the same.
//
//   report_under_locale SCHEMAS FILE...
//
// The locale comes from the environment; "the locale is not there" (status 77) where it cannot be set.
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <locale>
#include <ocpv/ocpv.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

// Numbers with fractions and exponents, letters whose case depends on the language, times, CJK.
constexpr std::string_view kBodies[] = {
    R"({"obBackupServiceStorageConfig":{"alarmStoragePercentageThreshold":80.5}})",
    R"({"obBackupServiceStorageConfig":{"alarmStoragePercentageThreshold":1e2}})",
    R"({"obBackupServiceStorageConfig":{"alarmStoragePercentageThreshold":"1.234,5"}})",
    R"({"obBackupServiceStorageConfig":{"alarmStoragePercentageThreshold":100000000000000000000.25}})",
    R"({"BACKUPMODE":"PHYSICAL","backupmode":"physical","backupMode":"Physical"})",
    R"({"servıceId":1,"serviceİd":2,"SERVICEID":3})",
    R"({"备份模式":"物理","databackupMode":"FULL_BACKUP"})",
    R"({"obBackupObject":[{"clusterId":9223372036854775808,"tenantId":-0.0,"backupDimension":"tenant"}]})",
};

void write(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print(const ocpv::Report& report, std::string_view body) {
  for (const ocpv::Lang language : {ocpv::Lang::en, ocpv::Lang::zh}) {
    ocpv::RenderOptions options;
    options.language = language;
    options.source = body;
    write(report.to_text(options));  // Good until the next rendering.
    write(report.to_json(options));
  }
}

int run(const std::string& schemas, const std::vector<std::string>& bodies) {
  auto validator = ocpv::Validator::from_folder(schemas);
  if (!validator) return 2;
  auto checker = ocpv::Checker::make(*validator);
  if (!checker) return 2;
  ocpv::Report report;
  for (const std::string& body : bodies) {
    (void)checker->check(report, "backup-tenant-now", body);
    print(report, body);
    (void)checker->check_request(report, {"POST",
                                          "/API/v2/ob/clusters/1.5/tenants/1e3/backup/backupNow",
                                          {{"Authorization", "basic dTpw"}, {"Date", "Tue, 17 Jan 2023 03:36:01 GMT"}},
                                          body});
    print(report, body);
    (void)checker->check_response(report, "backup-tenant-now", 200, body);
    print(report, body);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  try {
    std::locale::global(std::locale(""));  // For C++ streams, and for C as well.
  } catch (const std::runtime_error&) {
    std::fprintf(stderr, "the locale is not there\n");
    return 77;
  }
  std::fprintf(stderr, "%s, %s\n", std::setlocale(LC_NUMERIC, nullptr), std::localeconv()->decimal_point);
  std::vector<std::string> bodies(std::begin(kBodies), std::end(kBodies));
  for (int i = 2; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    bodies.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return run(argv[1], bodies);
}
