# As an include: ocpv_output_test(name EXIT status EXPECTED file COMMAND program arguments...) adds a test that runs a
# program and compares its exit status and standard output with what is expected.
# As a script (-P): the run itself. With OCPV_REFRESH=1 in the environment the expected file is written instead.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(OCPV_COMPARE_OUTPUT "${CMAKE_CURRENT_LIST_FILE}" CACHE INTERNAL "")
  function(ocpv_output_test name)
    cmake_parse_arguments(TEST "" "EXIT;EXPECTED" "COMMAND" ${ARGN})
    add_test(NAME ${name} COMMAND "${CMAKE_COMMAND}" "-DEXIT=${TEST_EXIT}" "-DEXPECTED=${TEST_EXPECTED}"
      "-DRUN=${TEST_COMMAND}" -P "${OCPV_COMPARE_OUTPUT}")
  endfunction()
  return()
endif()

execute_process(COMMAND ${RUN} OUTPUT_VARIABLE output ERROR_VARIABLE errors RESULT_VARIABLE status)
if("$ENV{OCPV_REFRESH}" STREQUAL "1")
  file(WRITE "${EXPECTED}" "${output}")
endif()
file(READ "${EXPECTED}" expected)
if(NOT status EQUAL EXIT)
  message(FATAL_ERROR "exit status ${status}, expected ${EXIT}\n${output}${errors}")
endif()
if(NOT output STREQUAL expected)
  message(FATAL_ERROR "output differs from ${EXPECTED}\n--- got\n${output}--- expected\n${expected}${errors}")
endif()
