# Writes OUT, a C++ source with the kept pages (page.zh.md, page.en.md) of each folder of SCHEMAS and their corrections.
# cmake -DSCHEMAS=schemas -DOUT=embedded_pages.cc -P EmbedPages.cmake

file(GLOB pages "${SCHEMAS}/*/page.*.md")
list(SORT pages COMPARE STRING CASE SENSITIVE)
list(LENGTH pages count)

function(read_literal out_variable file)
  set(text "")
  if(EXISTS "${file}")
    file(READ "${file}" text)
    string(FIND "${text}" ")ocpv\"" end_mark)
    if(NOT end_mark EQUAL -1)
      message(FATAL_ERROR "${file} holds )ocpv\", which cannot be embedded")
    endif()
  endif()
  set(${out_variable} "R\"ocpv(${text})ocpv\"" PARENT_SCOPE)
endfunction()

file(WRITE "${OUT}.new" "// Written by cmake/EmbedPages.cmake from schemas/.
#include \"tools/ocpv/operations/embedded_pages.h\"

#include <array>

namespace ocpv::program {
namespace {

constexpr std::array<EmbeddedPage, ${count}> kPages{{
")
foreach(page IN LISTS pages)
  get_filename_component(folder "${page}" DIRECTORY)
  get_filename_component(id "${folder}" NAME)
  get_filename_component(name "${page}" NAME)
  read_literal(markdown "${page}")
  read_literal(corrections "${folder}/corrections.json")
  file(APPEND "${OUT}.new" "    {\"${id}\", \"${name}\", ${markdown},\n     ${corrections}},\n")
endforeach()
file(APPEND "${OUT}.new" "}};

}  // namespace

std::span<const EmbeddedPage> embedded_pages() noexcept { return kPages; }

}  // namespace ocpv::program
")
file(RENAME "${OUT}.new" "${OUT}")
