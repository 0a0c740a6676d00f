# The Debian packages libocpv<SONAME>, libocpv-dev, ocpv, libocpv-signature<SONAME> and -dev where it is built, and those of
# OcpvDebianIntegrations.cmake: what CPack is told, and the files Debian's policy asks for.
# `./dev package` builds them by the preset `deb`, whose folders are Debian's.
set(OCPV_MAINTAINER "ocpv developers <ocpv-developers@lists.example.org>" CACHE STRING "Maintainer named by the packages")
if(NOT OCPV_DEBIAN)
  return()
endif()

set(debian "${PROJECT_SOURCE_DIR}/cmake/debian")
set(made "${PROJECT_BINARY_DIR}/debian")
set(runtime_package libocpv${PROJECT_VERSION_MAJOR})
set(package_of_library ${runtime_package})
set(package_of_development libocpv-dev)
set(package_of_program ocpv)
set(package_of_signature libocpv-signature${PROJECT_VERSION_MAJOR})
set(package_of_signature_development libocpv-signature-dev)
set(components library development program)
if(TARGET ocpv_signature_shared)
  list(APPEND components signature signature_development)
endif()
include(OcpvDebianIntegrations)
file(MAKE_DIRECTORY "${made}")

execute_process(COMMAND gzip -9nc "${debian}/changelog" OUTPUT_FILE "${made}/changelog.Debian.gz" COMMAND_ERROR_IS_FATAL ANY)
file(STRINGS "${debian}/changelog" first_line LIMIT_COUNT 1)
if(NOT first_line MATCHES "^ocpv \\(${PROJECT_VERSION}-([0-9]+)\\)")
  message(FATAL_ERROR "cmake/debian/changelog does not begin with version ${PROJECT_VERSION}")
endif()
set(revision ${CMAKE_MATCH_1})
foreach(component IN LISTS components)
  set(package ${package_of_${component}})
  install(FILES "${made}/changelog.Debian.gz" "${debian}/copyright" DESTINATION "share/doc/${package}" COMPONENT ${component})
  if(EXISTS "${debian}/${component}.lintian-overrides")
    install(FILES "${debian}/${component}.lintian-overrides" DESTINATION share/lintian/overrides RENAME ${package}
      COMPONENT ${component})
  endif()
endforeach()

# As dh_strip does. What the static library keeps for link-time optimisation fits one version of one compiler.
# ocpv_strip(component file flags...): strips a file of a component once it is installed.
function(ocpv_strip component file)
  list(JOIN ARGN " " flags)
  install(CODE "execute_process(COMMAND ${CMAKE_STRIP} --enable-deterministic-archives --remove-section=.comment
    --remove-section=.note ${flags} \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${file}\" COMMAND_ERROR_IS_FATAL ANY)"
    COMPONENT ${component})
endfunction()
ocpv_strip(library "${CMAKE_INSTALL_LIBDIR}/libocpv.so.${PROJECT_VERSION}" --strip-unneeded)
ocpv_strip(development "${CMAKE_INSTALL_LIBDIR}/libocpv.a" --strip-debug --remove-section=.gnu.lto_*
  --remove-section=.gnu.debuglto_* --strip-symbol=__gnu_lto_slim)
if(TARGET ocpv_signature_shared)
  ocpv_strip(signature "${CMAKE_INSTALL_LIBDIR}/libocpv_signature.so.${PROJECT_VERSION}" --strip-unneeded)
endif()
ocpv_strip(program "${CMAKE_INSTALL_BINDIR}/ocpv" --strip-all)
ocpv_install_integrations()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ocpv)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL ${components})
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SOURCE ocpv)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${revision})
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "${OCPV_MAINTAINER}")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# Each package has its own first line.
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")
set(about "ocpv reads the documentation pages of OceanBase Cloud Platform (OCP) as
JSON Schemas and checks requests and responses against them, with line,
column and the documented row that says so.
.
")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME ${package_of_library})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "check requests of OceanBase Cloud Platform - shared library
${about}This package has the shared library.")
# Packed relocations need the loader of glibc 2.36; dpkg-shlibdeps looks at symbols only.
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "libc6 (>= 2.36)")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA "${debian}/triggers;${made}/shlibs;${debian}/symbols")
# Written here because CPack's own names no exact version.
file(WRITE "${made}/shlibs" "libocpv ${PROJECT_VERSION_MAJOR} ${runtime_package} (>= ${PROJECT_VERSION})\n")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME ${package_of_development})
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${runtime_package} (= ${PROJECT_VERSION}-${revision})")
# Only who links the static library needs it.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS libsimdjson-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "check requests of OceanBase Cloud Platform - development files
${about}This package has the C and C++ header files, the static library, and what
CMake and pkg-config need.")

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME ${package_of_program})
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "check requests of OceanBase Cloud Platform against its documentation
${about}This package has the command-line program.")

set(CPACK_DEBIAN_SIGNATURE_PACKAGE_NAME ${package_of_signature})
set(CPACK_DEBIAN_SIGNATURE_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_SIGNATURE_DESCRIPTION "check signatures of OceanBase Cloud Platform - shared library
${about}This package has the shared library that judges AK/SK signatures of requests.")
set(CPACK_DEBIAN_SIGNATURE_PACKAGE_CONTROL_EXTRA "${debian}/triggers;${made}/signature/shlibs;${debian}/signature/symbols")
file(WRITE "${made}/signature/shlibs"
  "libocpv_signature ${PROJECT_VERSION_MAJOR} ${package_of_signature} (>= ${PROJECT_VERSION})\n")

set(CPACK_DEBIAN_SIGNATURE_DEVELOPMENT_PACKAGE_NAME ${package_of_signature_development})
set(CPACK_DEBIAN_SIGNATURE_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_SIGNATURE_DEVELOPMENT_PACKAGE_DEPENDS
  "${package_of_signature} (= ${PROJECT_VERSION}-${revision}), ${package_of_development} (= ${PROJECT_VERSION}-${revision})")
set(CPACK_DEBIAN_SIGNATURE_DEVELOPMENT_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_SIGNATURE_DEVELOPMENT_DESCRIPTION "check signatures of OceanBase Cloud Platform - development files
${about}This package has the C header file of the library that judges AK/SK
signatures of requests, and what CMake and pkg-config need.")

if(python IN_LIST integrations)
  ocpv_debian_integration(python "python3 (>= 3.11)" python "Python module"
    "This package has the Python module, middlewares for WSGI and ASGI, what judges\nwhat clients send, and a plugin of pytest.")
  set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA "${debian}/python/postinst;${debian}/python/prerm")
endif()
if(postgresql IN_LIST integrations)
  ocpv_debian_integration(postgresql postgresql-15 database "PostgreSQL 15"
    "This package has an extension of PostgreSQL 15: functions for CHECK constraints\nand for asking archives of requests.")
endif()
if(nginx IN_LIST integrations)
  ocpv_debian_integration(nginx "${nginx_abi}" httpd "nginx module"
    "This package has a module of nginx that judges requests before they go on.")
  set(CPACK_DEBIAN_NGINX_PACKAGE_RECOMMENDS nginx)
  set(CPACK_DEBIAN_NGINX_PACKAGE_CONTROL_EXTRA "${debian}/nginx/postinst;${debian}/nginx/prerm;${debian}/nginx/postrm")
endif()
include(CPack)
