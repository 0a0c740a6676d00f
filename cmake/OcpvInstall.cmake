# What `cmake --install` puts where: the header files, both libraries, a CMake package and a pkg-config file.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(FILES include/ocpv/ocpv.h include/ocpv/ocpv.hpp DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/ocpv"
  COMPONENT development)
install(TARGETS ocpv_shared EXPORT ocpv-targets
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT library NAMELINK_COMPONENT development)
install(TARGETS ocpv_static EXPORT ocpv-static-targets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development)

# Two exports: who links the shared library needs no simdjson on the machine that builds.
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/ocpv")
install(EXPORT ocpv-targets NAMESPACE ocpv:: DESTINATION "${package_dir}" COMPONENT development)
install(EXPORT ocpv-static-targets NAMESPACE ocpv:: DESTINATION "${package_dir}" COMPONENT development)
configure_package_config_file(cmake/ocpv-config.cmake.in "${PROJECT_BINARY_DIR}/ocpv-config.cmake"
  INSTALL_DESTINATION "${package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/ocpv-config-version.cmake" COMPATIBILITY SameMajorVersion)
install(FILES "${PROJECT_BINARY_DIR}/ocpv-config.cmake" "${PROJECT_BINARY_DIR}/ocpv-config-version.cmake"
  DESTINATION "${package_dir}" COMPONENT development)

# pkg-config wants absolute folders or ones below ${prefix}; an absolute CMAKE_INSTALL_LIBDIR is kept as it is.
foreach(kind INCLUDE LIB)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${kind}DIR}")
    set(OCPV_PC_${kind}DIR "${CMAKE_INSTALL_${kind}DIR}")
  else()
    set(OCPV_PC_${kind}DIR "\${prefix}/${CMAKE_INSTALL_${kind}DIR}")
  endif()
endforeach()
configure_file(cmake/ocpv.pc.in "${PROJECT_BINARY_DIR}/ocpv.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/ocpv.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT development)
