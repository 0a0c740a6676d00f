cmake_minimum_required(VERSION 3.25)
# Installs the build into an empty prefix and looks whether what should be there is there, and nothing else.
file(REMOVE_RECURSE "${PREFIX}")
set(components library development program reference)
if(SIGNATURE)
  list(APPEND components signature signature_development)
endif()
foreach(component IN LISTS components)
  execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}" --component ${component}
    RESULT_VARIABLE status OUTPUT_QUIET)
  if(status)
    message(FATAL_ERROR "installing ${component} ended with ${status}")
  endif()
endforeach()
file(GLOB_RECURSE files RELATIVE "${PREFIX}" LIST_DIRECTORIES false "${PREFIX}/*")
list(TRANSFORM files REPLACE "^lib/[a-z0-9_]+-linux-gnu/" "lib/")
set(wanted
  include/ocpv/ocpv.h include/ocpv/ocpv.hpp include/ocpv/nlohmann.hpp
  include/ocpv/cpp/batch.hpp include/ocpv/cpp/checker.hpp include/ocpv/cpp/report.hpp include/ocpv/cpp/result.hpp
  include/ocpv/cpp/validator.hpp
  lib/cmake/ocpv/ocpv-config.cmake lib/cmake/ocpv/ocpv-targets.cmake lib/cmake/ocpv/ocpv-static-targets.cmake
  lib/libocpv.a lib/libocpv.so lib/pkgconfig/ocpv.pc
  bin/ocpv share/man/man1/ocpv.1 share/man/zh_CN/man1/ocpv.1 share/bash-completion/completions/ocpv share/zsh/vendor-completions/_ocpv
  share/fish/vendor_completions.d/ocpv.fish share/ocpv/configuration.schema.json
  include/ocpv/reference.h lib/libocpv_reference.a lib/cmake/ocpv/ocpv-reference-targets.cmake)
if(SIGNATURE)
  list(APPEND wanted include/ocpv/signature.h lib/libocpv_signature.so lib/pkgconfig/ocpv-signature.pc
    lib/cmake/ocpv/ocpv-signature-targets.cmake)
endif()
foreach(file IN LISTS wanted)
  if(NOT file IN_LIST files)
    message(FATAL_ERROR "${file} was not installed; there is: ${files}")
  endif()
endforeach()
foreach(file IN LISTS files)
  if(NOT file MATCHES "^(include/ocpv/|lib/cmake/ocpv/|lib/libocpv(_reference|_signature)?\\.|lib/pkgconfig/ocpv(-signature)?\\.pc$|share/[a-zA-Z/_.1-]+/_?ocpv(\\.1|\\.fish)?$|share/ocpv/configuration\\.schema\\.json$|bin/ocpv$)")
    message(FATAL_ERROR "${file} was installed and should not be")
  endif()
endforeach()
# A package must work where it was not built.
file(GLOB_RECURSE texts "${PREFIX}/*.cmake" "${PREFIX}/*.pc" "${PREFIX}/*.h" "${PREFIX}/*.hpp")
foreach(text_file IN LISTS texts)
  file(READ "${text_file}" text)
  # The prefix of this test lies inside the build folder; only other places of it count.
  string(REPLACE "${PREFIX}" "" text "${text}")
  string(FIND "${text}" "${BUILD}" at)
  if(NOT at EQUAL -1)
    message(FATAL_ERROR "${text_file} names the build folder")
  endif()
endforeach()
