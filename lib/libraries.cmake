# The two forms of libocpv: shared with SONAME and export map, and static. Both are the objects of the check pipe.
find_package(simdjson 3.0 REQUIRED)
set(OCPV_MODULES base json plan check report catalog http capi)
set(objects "")
foreach(module IN LISTS OCPV_MODULES)
  list(APPEND objects $<TARGET_OBJECTS:ocpv_${module}>)
endforeach()

# The program's target is named ocpv, so the library's is not; both are called ocpv where they are installed.
add_library(ocpv_shared SHARED ${objects})
add_library(ocpv_static STATIC ${objects})
add_library(ocpv::ocpv ALIAS ocpv_shared)
add_library(ocpv::ocpv_static ALIAS ocpv_static)

set_target_properties(ocpv_shared PROPERTIES OUTPUT_NAME ocpv EXPORT_NAME ocpv VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
  LINK_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/ocpv.map" LINKER_LANGUAGE CXX)
# What only the program's formats use is left out of the shared library.
target_link_options(ocpv_shared PRIVATE "LINKER:--version-script=${PROJECT_SOURCE_DIR}/cmake/ocpv.map" LINKER:--gc-sections)
if(NOT OCPV_SANITIZE)
  target_link_options(ocpv_shared PRIVATE LINKER:-z,defs)
endif()
target_link_libraries(ocpv_shared PRIVATE simdjson::simdjson $<BUILD_INTERFACE:ocpv_hardening>)
set_target_properties(ocpv_static PROPERTIES OUTPUT_NAME ocpv LINKER_LANGUAGE CXX)
target_link_libraries(ocpv_static PUBLIC simdjson::simdjson)
target_compile_definitions(ocpv_static INTERFACE OCPV_STATIC)
foreach(library ocpv_shared ocpv_static)
  target_include_directories(${library} INTERFACE "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>" $<INSTALL_INTERFACE:include>)
endforeach()
