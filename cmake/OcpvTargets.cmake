# How this project's own targets are built: warnings, hardening, one function for a module, one for a test.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_STANDARD 99)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release)
endif()

option(OCPV_WERROR "Warnings are errors" OFF)
set(OCPV_SANITIZE "" CACHE STRING "Sanitizers for our targets, such as address,undefined")

# Much of a compilation is reading headers. Where OCPV_QUICK_BUILD is set the files of a module are compiled sixteen together:
# a name that is a file's own must be so in its module, and a header that is not included is missed by the other builds only.
option(OCPV_QUICK_BUILD "Compile many files of a module together" OFF)

add_library(ocpv_warnings INTERFACE)
target_compile_options(ocpv_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wformat=2 -Wconversion -Wsign-conversion -Wimplicit-fallthrough
  $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor -Woverloaded-virtual>
  # Files that are compiled together see names of each other that the one at hand does not mean.
  $<IF:$<AND:$<BOOL:${OCPV_QUICK_BUILD}>,$<CXX_COMPILER_ID:GNU>>,-Wshadow=local,-Wshadow>
  # Where a branch would be guessed wrong, both sides of an "and" are worked out on purpose.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-bitwise-instead-of-logical>
  # GCC 12 sees an overlap in `"a" + text` where there is none (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${OCPV_WERROR}>:-Werror>)
if(CMAKE_SIZEOF_VOID_P EQUAL 4)
  # Positions are 64-bit in reports and below 64 MiB in documents; each use as a size_t would be a warning.
  target_compile_options(ocpv_warnings INTERFACE -Wno-conversion)
endif()

if(OCPV_SANITIZE)
  # Under its sanitizers GCC 12 sees an uninitialised std::function inside its own <regex> (GCC bug 105562).
  target_compile_options(ocpv_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()

add_library(ocpv_hardening INTERFACE)
target_compile_definitions(ocpv_hardening INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:_GLIBCXX_ASSERTIONS>)
if(NOT OCPV_SANITIZE)
  # The sanitizers see more where glibc's checked functions are not in the way.
  target_compile_definitions(ocpv_hardening INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
endif()
# Sections let the linker leave out of libocpv what only the program uses.
target_compile_options(ocpv_hardening INTERFACE -ffunction-sections -fdata-sections -fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
target_link_options(ocpv_hardening INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed)

if(OCPV_SANITIZE)
  target_compile_options(ocpv_hardening INTERFACE -fsanitize=${OCPV_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(ocpv_hardening INTERFACE -fsanitize=${OCPV_SANITIZE})
endif()

# ocpv_compile_together(target [EXCEPT a.cc ...])
function(ocpv_compile_together target)
  cmake_parse_arguments(TOGETHER "" "" "EXCEPT" ${ARGN})
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${OCPV_QUICK_BUILD} UNITY_BUILD_BATCH_SIZE 16)
  if(TOGETHER_EXCEPT)
    set_source_files_properties(${TOGETHER_EXCEPT} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
  # GCC takes the file that includes the others for the source, and those for headers.
  target_compile_options(${target} PRIVATE $<$<AND:$<BOOL:${OCPV_QUICK_BUILD}>,$<CXX_COMPILER_ID:GNU>>:-Wno-subobject-linkage>)
endfunction()

# ocpv_module(name SOURCES a.cc ... LINKS ocpv_base ... PRIVATE_LINKS simdjson::simdjson ...)
# A module is the target ocpv_<name>; LINKS are the modules its row in lib/README.md allows.
function(ocpv_module name)
  cmake_parse_arguments(MODULE "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  if(MODULE_SOURCES)
    add_library(ocpv_${name} STATIC ${MODULE_SOURCES})
    set_target_properties(ocpv_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON
      CXX_VISIBILITY_PRESET hidden C_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    target_include_directories(ocpv_${name} PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/lib>")
    target_link_libraries(ocpv_${name} PUBLIC ${MODULE_LINKS}
      PRIVATE ${MODULE_PRIVATE_LINKS} $<BUILD_INTERFACE:ocpv_warnings> $<BUILD_INTERFACE:ocpv_hardening>)
    ocpv_compile_together(ocpv_${name})
  else()
    add_library(ocpv_${name} INTERFACE)
    target_include_directories(ocpv_${name} INTERFACE "${PROJECT_SOURCE_DIR}/lib")
    target_link_libraries(ocpv_${name} INTERFACE ${MODULE_LINKS})
  endif()
  add_library(ocpv::${name} ALIAS ocpv_${name})
endfunction()

# ocpv_test(name SOURCES a_test.cc ... [APART b_test.cc ...] LINKS ocpv_json ...): one Boost.Test program, one ctest entry.
# The sources use <boost/test/unit_test.hpp>; the main function is tests/support/main.cc. Those that are APART have names of
# their own that others have, too, and are compiled alone.
function(ocpv_test name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;APART;LINKS;LABELS" ${ARGN})
  find_package(Boost 1.74 REQUIRED COMPONENTS unit_test_framework)
  if(NOT TARGET ocpv_test_main)
    add_library(ocpv_test_main OBJECT "${PROJECT_SOURCE_DIR}/tests/support/main.cc")
    target_compile_definitions(ocpv_test_main PUBLIC BOOST_TEST_DYN_LINK)
    target_link_libraries(ocpv_test_main PUBLIC Boost::unit_test_framework PRIVATE ocpv_warnings ocpv_hardening)
  endif()
  add_executable(${name} ${TEST_SOURCES} ${TEST_APART})
  target_compile_definitions(${name} PRIVATE
    OCPV_SOURCE_DIR="${PROJECT_SOURCE_DIR}" OCPV_SHARED_DIR="${PROJECT_SOURCE_DIR}/../shared")
  target_link_libraries(${name} PRIVATE ${TEST_LINKS} ocpv_test_main ocpv_warnings ocpv_hardening)
  ocpv_compile_together(${name} EXCEPT ${TEST_APART})
  add_test(NAME ${name} COMMAND ${name} --log_level=message --catch_system_errors=no)
  set_tests_properties(${name} PROPERTIES TIMEOUT "$<IF:$<BOOL:${TEST_TIMEOUT}>,${TEST_TIMEOUT},300>" LABELS "${TEST_LABELS}")
endfunction()

# ocpv_left_out(name why): a test that this build or machine cannot run; it is counted and told as skipped (tests/skipped).
function(ocpv_left_out name why)
  add_test(NAME ${name} COMMAND "${CMAKE_COMMAND}" -E echo "skipped: ${why}")
  set_tests_properties(${name} PROPERTIES SKIP_REGULAR_EXPRESSION "skipped: ")
endfunction()
