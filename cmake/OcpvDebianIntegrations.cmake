# The Debian packages of integrations/: one for each host whose development files are here. Included by OcpvDebian.cmake;
# each adds its component and says what CPack needs. What they need is written here, because dpkg-shlibdeps knows no package
# of a library that is not installed; libc6 is that of Debian 12.
set(package_of_python python3-ocpv)
set(package_of_postgresql postgresql-15-ocpv)
set(package_of_nginx libnginx-mod-http-ocpv)
set(integrations "")
foreach(integration python postgresql nginx)
  if(TARGET ocpv_${integration})
    list(APPEND integrations ${integration})
  else()
    message(NOTICE "${package_of_${integration}} is not built: the development files of its host are missing")
  endif()
endforeach()
list(APPEND components ${integrations})

# ocpv_debian_integration(component depends section summary text)
function(ocpv_debian_integration component depends section summary text)
  string(TOUPPER ${component} name)
  set(CPACK_DEBIAN_${name}_PACKAGE_NAME ${package_of_${component}} PARENT_SCOPE)
  set(CPACK_DEBIAN_${name}_PACKAGE_SECTION ${section} PARENT_SCOPE)
  set(CPACK_DEBIAN_${name}_PACKAGE_SHLIBDEPS OFF PARENT_SCOPE)
  set(CPACK_DEBIAN_${name}_PACKAGE_DEPENDS
    "${package_of_library} (= ${PROJECT_VERSION}-${revision}), libc6 (>= 2.36), ${depends}" PARENT_SCOPE)
  set(CPACK_DEBIAN_${name}_DESCRIPTION "check requests of OceanBase Cloud Platform - ${summary}\n${about}${text}" PARENT_SCOPE)
endfunction()

function(ocpv_install_integrations)
  if(python IN_LIST integrations)
    set(modules lib/python3/dist-packages)
    set(source "${PROJECT_SOURCE_DIR}/integrations/python")
    install(TARGETS ocpv_python LIBRARY DESTINATION ${modules}/ocpv COMPONENT python)
    install(DIRECTORY "${source}/ocpv" DESTINATION ${modules} COMPONENT python
      FILES_MATCHING PATTERN "*.py" PATTERN "*.pyi" PATTERN py.typed PATTERN __pycache__ EXCLUDE)
    install(FILES "${source}/pytest_ocpv.py" DESTINATION ${modules} COMPONENT python)
    # What importlib.metadata and pytest look for.
    file(WRITE "${made}/python/METADATA" "Metadata-Version: 2.1\nName: ocpv\nVersion: ${PROJECT_VERSION}\n"
      "Summary: Checks OceanBase Cloud Platform requests and responses against their documentation\nRequires-Python: >=3.11\n")
    file(WRITE "${made}/python/entry_points.txt" "[pytest11]\nocpv = pytest_ocpv\n")
    install(FILES "${made}/python/METADATA" "${made}/python/entry_points.txt"
      DESTINATION ${modules}/ocpv-${PROJECT_VERSION}.dist-info COMPONENT python)
    ocpv_strip(python ${modules}/ocpv/_native.abi3.so --strip-unneeded)
  endif()
  if(postgresql IN_LIST integrations)
    set(source "${PROJECT_SOURCE_DIR}/integrations/postgresql")
    install(FILES "${PROJECT_BINARY_DIR}/integrations/postgresql/ocpv.so" DESTINATION lib/postgresql/15/lib COMPONENT postgresql)
    install(FILES "${source}/ocpv.control" "${source}/ocpv--${PROJECT_VERSION}.sql" DESTINATION share/postgresql/15/extension
      COMPONENT postgresql)
    ocpv_strip(postgresql lib/postgresql/15/lib/ocpv.so --strip-unneeded)
  endif()
  if(nginx IN_LIST integrations)
    install(FILES "${PROJECT_BINARY_DIR}/integrations/nginx/ngx_http_ocpv_module.so" DESTINATION lib/nginx/modules COMPONENT nginx)
    file(WRITE "${made}/nginx/mod-http-ocpv.conf" "load_module modules/ngx_http_ocpv_module.so;\n")
    install(FILES "${made}/nginx/mod-http-ocpv.conf" DESTINATION share/nginx/modules-available COMPONENT nginx)
    ocpv_strip(nginx lib/nginx/modules/ngx_http_ocpv_module.so --strip-unneeded)
  endif()
endfunction()

if(nginx IN_LIST integrations)
  file(STRINGS /usr/share/nginx/src/debian/libnginx-mod.abisubstvars nginx_abi REGEX "^nginx:abi=")
  string(REGEX REPLACE "^nginx:abi=" "" nginx_abi "${nginx_abi}")
endif()
