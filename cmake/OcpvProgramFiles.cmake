# The man page and the shell completions: the program prints them, so they never differ from it.
set(made "${PROJECT_BINARY_DIR}/program_files")
file(MAKE_DIRECTORY "${made}")
set(outputs "")

# ocpv_printed(file folder arguments...): `ocpv arguments...` writes the file, which is installed into the folder.
function(ocpv_printed file folder)
  add_custom_command(OUTPUT "${made}/${file}" COMMAND ocpv ${ARGN} --lang en > "${made}/${file}" DEPENDS ocpv VERBATIM)
  install(FILES "${made}/${file}" DESTINATION "${folder}" COMPONENT program)
  set(outputs ${outputs} "${made}/${file}" PARENT_SCOPE)
endfunction()

if(OCPV_DEBIAN)
  add_custom_command(OUTPUT "${made}/ocpv.1.gz" COMMAND ocpv manual --lang en | gzip -9n > "${made}/ocpv.1.gz" DEPENDS ocpv)
  install(FILES "${made}/ocpv.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT program)
  list(APPEND outputs "${made}/ocpv.1.gz")
else()
  ocpv_printed(ocpv.1 "${CMAKE_INSTALL_MANDIR}/man1" manual)
endif()
ocpv_printed(ocpv "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" completion bash)
ocpv_printed(_ocpv "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" completion zsh)
ocpv_printed(ocpv.fish "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" completion fish)
add_custom_target(ocpv_program_files ALL DEPENDS ${outputs})
