# The two forms of libocpv: shared with SONAME and export map, and static. Both are the objects of the check pipe.
find_package(simdjson 3.0 REQUIRED)
set(OCPV_MODULES base json plan findings walk first_judge explain check report catalog http capi)
set(objects "")
# A service loads and reports seldom and judges always: what judges is made fast, the rest small.
set(small_modules plan findings explain report catalog http capi)
set(small_sources check/compat.cc check/scalars.cc walk/keys.cc walk/repeated.cc first_judge/escapes.cc first_judge/first_judge.cc first_judge/settle.cc walk/scratch.cc walk/secrets.cc json/decimal.cc json/document.cc json/fault.cc json/place.cc json/pointer.cc json/slip.cc
  json/escape.cc base/ascii.cc base/bilingual.cc base/display_width.cc base/joined.cc base/message.cc base/uri.cc base/result.cc base/secret_names.cc base/secret_values.cc base/similar.cc base/system_reason.cc base/terms.cc base/utf8.cc)
# Every document that is no text, every verdict, and every request that is as documented, goes through these.
set(fast_sources capi/document.cc capi/verdict.cc catalog/fit.cc http/plain_request.cc)
foreach(module IN LISTS OCPV_MODULES)
  set(level -O2)
  if(module IN_LIST small_modules)
    set(level -Os)
  endif()
  target_compile_options(ocpv_${module} PRIVATE
    "$<$<CONFIG:Release>:${level};-include;${PROJECT_SOURCE_DIR}/cmake/terse_assertions.h>")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT OCPV_SANITIZE)
    # Fat objects: who links the static library needs no link-time optimisation.
    target_compile_options(ocpv_${module} PRIVATE $<$<CONFIG:Release>:-flto=auto> $<$<CONFIG:Release>:-ffat-lto-objects>)
  endif()
endforeach()
if(OCPV_QUICK_BUILD)  # No Release build; and what has options of its own is compiled alone, which takes its time.
  set(small_sources "")
endif()
foreach(source IN LISTS small_sources)
  get_filename_component(module "${source}" DIRECTORY)
  set_source_files_properties("${CMAKE_CURRENT_SOURCE_DIR}/${source}" TARGET_DIRECTORY ocpv_${module}
    PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-Os>")
endforeach()
foreach(source IN LISTS fast_sources)
  get_filename_component(module "${source}" DIRECTORY)
  set_source_files_properties("${CMAKE_CURRENT_SOURCE_DIR}/${source}" TARGET_DIRECTORY ocpv_${module}
    PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O2>")
endforeach()
foreach(module IN LISTS OCPV_MODULES)
  list(APPEND objects $<TARGET_OBJECTS:ocpv_${module}>)
endforeach()

# The program's target is named ocpv, so the library's is not; both are called ocpv where they are installed.
add_library(ocpv_shared SHARED ${objects})
add_library(ocpv_static STATIC ${objects} $<TARGET_OBJECTS:ocpv_no_hooks>)

# The shared library's own memory goes through the caller's hooks: the linker sends its calls of operator new and delete to
# hooks.cc, which is compiled apart from link-time optimisation because only the linker knows of it. There is no stand-in: a
# linker that does not do this misses __real_Znwm, and a shared library without hooks.cc misses has_hooks().
include(CheckCXXSourceCompiles)
check_cxx_source_compiles("int main() { return *static_cast<unsigned long*>(static_cast<__SIZE_TYPE__*>(nullptr)); }" OCPV_SIZE_IS_LONG)
if(OCPV_SIZE_IS_LONG)
  set(size_letter m)
else()
  set(size_letter j)
endif()
set(hooked _Znwm _Znam _ZnwmRKSt9nothrow_t _ZnamRKSt9nothrow_t _ZdlPv _ZdlPvm _ZdaPv _ZdaPvm)
list(TRANSFORM hooked REPLACE "^(_Zn[wa]|_Zd[la]Pv)m" "\\1${size_letter}")
list(TRANSFORM hooked PREPEND "LINKER:--wrap=")
add_library(ocpv_hooks OBJECT capi/hooks.cc)
set_target_properties(ocpv_hooks PROPERTIES POSITION_INDEPENDENT_CODE ON CXX_VISIBILITY_PRESET hidden INTERPROCEDURAL_OPTIMIZATION OFF)
target_include_directories(ocpv_hooks PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/include")
target_link_libraries(ocpv_hooks PRIVATE ocpv_warnings ocpv_hardening)
target_compile_definitions(ocpv_hooks PRIVATE "OCPV_SIZE_LETTER=${size_letter}")
target_compile_options(ocpv_hooks PRIVATE -fno-lto $<$<CONFIG:Release>:-Os>)
target_sources(ocpv_shared PRIVATE $<TARGET_OBJECTS:ocpv_hooks>)
target_link_options(ocpv_shared PRIVATE ${hooked})
add_library(ocpv::ocpv ALIAS ocpv_shared)
add_library(ocpv::ocpv_static ALIAS ocpv_static)

set_target_properties(ocpv_shared PROPERTIES OUTPUT_NAME ocpv EXPORT_NAME ocpv VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
  LINK_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/ocpv.map" LINKER_LANGUAGE CXX)
# What only the program's formats use is left out of the shared library.
target_link_options(ocpv_shared PRIVATE "LINKER:--version-script=${PROJECT_SOURCE_DIR}/cmake/ocpv.map" LINKER:--gc-sections LINKER:-z,pack-relative-relocs)
if(NOT OCPV_SANITIZE)
  target_link_options(ocpv_shared PRIVATE LINKER:-z,defs)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # In one piece: it is small, and gets smaller so.
    target_link_options(ocpv_shared PRIVATE $<$<CONFIG:Release>:-flto=auto> $<$<CONFIG:Release>:-flto-partition=one>)
  endif()
else()
  # The sanitizers' runtime must be linked by the program itself, whatever the program is.
  target_link_options(ocpv_shared INTERFACE -fsanitize=${OCPV_SANITIZE})
endif()
target_link_libraries(ocpv_shared PRIVATE simdjson::simdjson $<BUILD_INTERFACE:ocpv_hardening>)
set_target_properties(ocpv_static PROPERTIES OUTPUT_NAME ocpv LINKER_LANGUAGE CXX)
target_link_libraries(ocpv_static PUBLIC simdjson::simdjson)
target_compile_definitions(ocpv_static INTERFACE OCPV_STATIC)
foreach(library ocpv_shared ocpv_static)
  target_include_directories(${library} INTERFACE "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>" $<INSTALL_INTERFACE:include>)
endforeach()
