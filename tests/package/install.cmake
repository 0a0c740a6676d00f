cmake_minimum_required(VERSION 3.25)
# Installs the build into an empty prefix and looks whether what should be there is there, and nothing else.
file(REMOVE_RECURSE "${PREFIX}")
foreach(component library development)
  execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}" --component ${component}
    RESULT_VARIABLE status OUTPUT_QUIET)
  if(status)
    message(FATAL_ERROR "installing ${component} ended with ${status}")
  endif()
endforeach()
file(GLOB_RECURSE files RELATIVE "${PREFIX}" LIST_DIRECTORIES false "${PREFIX}/*")
list(TRANSFORM files REPLACE "^lib/[a-z0-9_]+-linux-gnu/" "lib/")
set(wanted
  include/ocpv/ocpv.h include/ocpv/ocpv.hpp
  lib/cmake/ocpv/ocpv-config.cmake lib/cmake/ocpv/ocpv-targets.cmake lib/cmake/ocpv/ocpv-static-targets.cmake
  lib/libocpv.a lib/libocpv.so lib/pkgconfig/ocpv.pc)
foreach(file IN LISTS wanted)
  if(NOT file IN_LIST files)
    message(FATAL_ERROR "${file} was not installed; there is: ${files}")
  endif()
endforeach()
foreach(file IN LISTS files)
  if(NOT file MATCHES "^(include/ocpv/|lib/cmake/ocpv/|lib/libocpv\\.|lib/pkgconfig/ocpv\\.pc$)")
    message(FATAL_ERROR "${file} was installed and should not be")
  endif()
endforeach()
# A package must work where it was not built.
file(GLOB_RECURSE texts "${PREFIX}/*.cmake" "${PREFIX}/*.h" "${PREFIX}/*.hpp")
foreach(text_file IN LISTS texts)
  file(READ "${text_file}" text)
  # The prefix of this test lies inside the build folder; only other places of it count.
  string(REPLACE "${PREFIX}" "" text "${text}")
  string(FIND "${text}" "${BUILD}" at)
  if(NOT at EQUAL -1)
    message(FATAL_ERROR "${text_file} names the build folder")
  endif()
endforeach()
