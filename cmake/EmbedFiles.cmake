# Writes OUT, a C++ source with the texts of FILES: NAMESPACE::embedded(NAME), which HEADER declares.
# cmake -DFILES=a.css,b.js -DHEADER=site/assets.h -DNAMESPACE=ocpv::site -DOUT=assets.cc -P EmbedFiles.cmake
string(REPLACE "," ";" FILES "${FILES}")

file(WRITE "${OUT}.new" "// Written by cmake/EmbedFiles.cmake.
#include \"${HEADER}\"

namespace ${NAMESPACE} {

std::string_view embedded(std::string_view name) noexcept {
")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" text)
  string(FIND "${text}" ")ocpv\"" end_mark)
  if(NOT end_mark EQUAL -1)
    message(FATAL_ERROR "${file} holds )ocpv\", which cannot be embedded")
  endif()
  file(APPEND "${OUT}.new" "  if (name == \"${name}\") return R\"ocpv(${text})ocpv\";\n")
endforeach()
file(APPEND "${OUT}.new" "  return {};
}

}  // namespace ${NAMESPACE}
")
file(RENAME "${OUT}.new" "${OUT}")
