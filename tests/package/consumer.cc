// A project that knows nothing but the installed package.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include <ocpv/ocpv.hpp>

int main(int argc, char** argv) {
  std::ifstream file(argc > 1 ? argv[1] : "");
  const std::string body{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
#ifdef OCPV_STATIC
  const int hooks = 0;
#else
  const int hooks = 1;
#endif
  if (ocpv_has("allocator") != hooks) return 3;
  auto validator = ocpv::Validator::embedded();
  if (!validator) return 2;
  auto checker = ocpv::Checker::make(*validator);
  if (!checker) return 2;
  const ocpv::Code code = checker->verdict("backup-tenant-now", body);
  std::cout << ocpv_version() << " " << ocpv::name_of(code) << "\n";
  return code == ocpv::Code::ok && checker->verdict("backup-tenant-now", "{}") == ocpv::Code::invalid ? 0 : 1;
}
