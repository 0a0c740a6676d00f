# What `cmake --install` puts where, in components:
#   library      libocpv.so.0, which programs need to run
#   development  header files, both libraries, a CMake package and a pkg-config file
#   program      ocpv, its man page, its shell completions and the schema of .ocpv.toml
#   signature    libocpv_signature.so.0 (with -DOCPV_SIGNATURE=ON)
#   signature_development  its header, its CMake targets, its pkg-config file
#   reference    the second judge (valijson) for C++ services: a static library, its header, its CMake targets
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(FILES include/ocpv/ocpv.h include/ocpv/ocpv.hpp include/ocpv/nlohmann.hpp DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/ocpv"
  COMPONENT development)
install(DIRECTORY include/ocpv/cpp DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/ocpv" COMPONENT development)
install(TARGETS ocpv_shared EXPORT ocpv-targets
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library NAMELINK_COMPONENT development)
install(TARGETS ocpv_static EXPORT ocpv-static-targets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development)

# One export for each library: who links the shared one needs no simdjson on the machine that builds.
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/ocpv")
install(EXPORT ocpv-targets NAMESPACE ocpv:: DESTINATION "${package_dir}" COMPONENT development)
install(EXPORT ocpv-static-targets NAMESPACE ocpv:: DESTINATION "${package_dir}" COMPONENT development)
configure_package_config_file(cmake/ocpv-config.cmake.in "${PROJECT_BINARY_DIR}/ocpv-config.cmake"
  INSTALL_DESTINATION "${package_dir}")
# Before 1.0 a minor version may break.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/ocpv-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/ocpv-config.cmake" "${PROJECT_BINARY_DIR}/ocpv-config-version.cmake"
  DESTINATION "${package_dir}" COMPONENT development)

# The folders are found from the pkg-config file's own place, so an installed tree can be moved. An absolute
# CMAKE_INSTALL_LIBDIR is kept as it is.
set(OCPV_PC_PREFIX "${CMAKE_INSTALL_PREFIX}")
foreach(kind INCLUDE LIB)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${kind}DIR}")
    set(OCPV_PC_${kind}DIR "${CMAKE_INSTALL_${kind}DIR}")
  else()
    set(OCPV_PC_${kind}DIR "\${prefix}/${CMAKE_INSTALL_${kind}DIR}")
  endif()
endforeach()
if(NOT IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  file(RELATIVE_PATH up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
  string(REGEX REPLACE "/$" "" up "${up}")
  set(OCPV_PC_PREFIX "\${pcfiledir}/${up}")
endif()
configure_file(cmake/ocpv.pc.in "${PROJECT_BINARY_DIR}/ocpv.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/ocpv.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)

if(TARGET ocpv_reference)
  install(TARGETS ocpv_reference EXPORT ocpv-reference-targets
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT reference)
  install(FILES lib/reference/reference.h DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/ocpv" COMPONENT reference)
  install(EXPORT ocpv-reference-targets NAMESPACE ocpv:: DESTINATION "${package_dir}" COMPONENT reference)
endif()

if(TARGET ocpv_signature_shared)
  install(TARGETS ocpv_signature_shared EXPORT ocpv-signature-targets
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT signature NAMELINK_COMPONENT signature_development)
  install(FILES include/ocpv/signature.h DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/ocpv" COMPONENT signature_development)
  install(EXPORT ocpv-signature-targets NAMESPACE ocpv:: DESTINATION "${package_dir}" COMPONENT signature_development)
  configure_file(cmake/ocpv-signature.pc.in "${PROJECT_BINARY_DIR}/ocpv-signature.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/ocpv-signature.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig"
    COMPONENT signature_development)
endif()

if(TARGET ocpv)
  install(TARGETS ocpv RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT program)
  if(NOT CMAKE_CROSSCOMPILING)
    include(OcpvProgramFiles)
  endif()
endif()

# A library that the loader does not know of is not found by programs linked with it: an install into a place of the
# system refreshes the loader's cache, as Debian's packages do. A staged install (DESTDIR) and one by a user leave it alone.
find_program(OCPV_LDCONFIG ldconfig PATHS /sbin /usr/sbin)
if(OCPV_LDCONFIG)
  install(CODE "
    execute_process(COMMAND id -u OUTPUT_VARIABLE user OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(user EQUAL 0 AND \"\$ENV{DESTDIR}\" STREQUAL \"\" AND \"\${CMAKE_INSTALL_PREFIX}\" MATCHES \"^/usr(/local)?\$\")
      execute_process(COMMAND \"${OCPV_LDCONFIG}\")
    endif()" COMPONENT library)
endif()
