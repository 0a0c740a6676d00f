#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <string>

namespace {

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) out.append(buffer.data(), got);
  pclose(pipe);
  return out;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The line of `readelf -l` for one segment.
std::string line_with(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  return at == std::string::npos ? "" : text.substr(at, text.find('\n', at) - at);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hardening)

BOOST_AUTO_TEST_CASE(the_built_program_is_hardened) {
  const std::string elf = output_of("readelf -W -h -l -d --dyn-syms '" OCPV_PROGRAM "'");
  BOOST_REQUIRE_MESSAGE(!elf.empty(), "readelf gave nothing");
  BOOST_TEST(holds(elf, "DYN (Position-Independent Executable file)"));
  BOOST_TEST(holds(elf, "GNU_RELRO"));
  BOOST_TEST(holds(elf, "NOW"));
  const std::string stack = line_with(elf, "GNU_STACK");
  BOOST_TEST(holds(stack, "RW"));
  BOOST_TEST(!holds(stack, "RWE"));
  BOOST_TEST(!holds(elf, "(RPATH)"));
  const std::string sanitizers = OCPV_SANITIZE, build_type = OCPV_BUILD_TYPE;
  if (sanitizers.empty() && build_type != "Debug") {
    BOOST_TEST(holds(elf, "__stack_chk_fail"));
    BOOST_TEST(holds(elf, "_chk@GLIBC"));  // _FORTIFY_SOURCE replaced at least one call.
  }
}

BOOST_AUTO_TEST_SUITE_END()
