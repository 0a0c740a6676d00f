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

// What `cmake` was asked for is not trusted: the files say what they have.
void is_hardened(const std::string& file, const std::string& type) {
  BOOST_TEST_CONTEXT(file) {
    const std::string elf = output_of("readelf -W -h -l -d --dyn-syms '" + file + "'");
    BOOST_REQUIRE_MESSAGE(!elf.empty(), "readelf gave nothing");
    BOOST_TEST(holds(elf, type));
    BOOST_TEST(holds(elf, "GNU_RELRO"));
    BOOST_TEST(holds(elf, "NOW"));
    const std::string stack = line_with(elf, "GNU_STACK");
    BOOST_TEST(holds(stack, "RW"));
    BOOST_TEST(!holds(stack, "RWE"));
    for (const char* unwanted : {"(RPATH)", "(TEXTREL)"}) BOOST_TEST(!holds(elf, unwanted));
    const std::string sanitizers = OCPV_SANITIZE;
    if (sanitizers.empty()) BOOST_TEST(holds(elf, "__stack_chk_fail"));
  }
}

BOOST_AUTO_TEST_CASE(the_built_program_is_hardened) {
  is_hardened(OCPV_PROGRAM, "DYN (Position-Independent Executable file)");
  const std::string sanitizers = OCPV_SANITIZE, build_type = OCPV_BUILD_TYPE;
  if (sanitizers.empty() && build_type != "Debug") {
    // _FORTIFY_SOURCE replaced at least one call.
    BOOST_TEST(holds(output_of("readelf -W --dyn-syms '" OCPV_PROGRAM "'"), "_chk@GLIBC"));
  }
}

BOOST_AUTO_TEST_CASE(the_built_library_is_hardened) { is_hardened(OCPV_LIBRARY, "DYN (Shared object file)"); }

BOOST_AUTO_TEST_CASE(the_built_library_marks_where_indirect_calls_may_land) {
  // -fcf-protection: each exported function begins with endbr64, which is a no-op where the processor does not look.
  if (output_of("uname -m") != "x86_64\n") {
    BOOST_TEST_MESSAGE("skipped: endbr64 is an instruction of x86-64");
    return;
  }
  const std::string code =
      output_of("objdump -d --no-show-raw-insn '" OCPV_LIBRARY "' | grep -A1 '<ocpv_verdict[@OCPV_0]*>:'");
  BOOST_TEST(holds(code, "endbr64"), code);
}

BOOST_AUTO_TEST_SUITE_END()
