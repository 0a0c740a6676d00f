# Writes OUT, a C++ source with the files of each folder of SCHEMAS, sorted by the folder's name.
# cmake -DSCHEMAS=schemas -DOUT=embedded_schemas.cc -P Embed.cmake

file(GLOB operation_files "${SCHEMAS}/*/operation.json")
set(ids "")
foreach(operation_file IN LISTS operation_files)
  get_filename_component(folder "${operation_file}" DIRECTORY)
  get_filename_component(id "${folder}" NAME)
  list(APPEND ids "${id}")
endforeach()
list(SORT ids COMPARE STRING CASE SENSITIVE)
list(LENGTH ids count)

# Sets `out_variable` to a raw string literal with the file's text; an absent file gives an empty one.
function(read_literal out_variable file)
  set(text "")
  if(EXISTS "${file}")
    file(READ "${file}" text)
    # Indentation is a third of such a file. No JSON string has a line break in it.
    string(REGEX REPLACE "\n *" "" text "${text}")
    string(FIND "${text}" ")ocpv\"" end_mark)
    if(NOT end_mark EQUAL -1)
      message(FATAL_ERROR "${file} holds )ocpv\", which cannot be embedded")
    endif()
  endif()
  set(${out_variable} "R\"ocpv(${text})ocpv\"" PARENT_SCOPE)
endfunction()

file(WRITE "${OUT}.new" "// Written by cmake/Embed.cmake from schemas/.
#include <array>

#include \"catalog/embedded.h\"

namespace ocpv::catalog {
namespace {

constexpr std::array<EmbeddedOperation, ${count}> kOperations{{
")
foreach(id IN LISTS ids)
  set(literals "")
  foreach(name operation.json parameters.schema.json request.schema.json response.schema.json)
    read_literal(literal "${SCHEMAS}/${id}/${name}")
    string(APPEND literals ",\n     ${literal}")
  endforeach()
  file(APPEND "${OUT}.new" "    {\"${id}\"${literals}},\n")
endforeach()
file(APPEND "${OUT}.new" "}};

}  // namespace

std::span<const EmbeddedOperation> embedded_operations() noexcept { return kOperations; }

}  // namespace ocpv::catalog
")
file(RENAME "${OUT}.new" "${OUT}")
