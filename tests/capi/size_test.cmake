# A stripped libocpv.so as shipped: 400 KiB for what judges, and at most 150 KiB for the catalogue.
execute_process(COMMAND "${STRIP}" -o "${COPY}" "${LIBRARY}" COMMAND_ERROR_IS_FATAL ANY)
file(SIZE "${COPY}" size)
math(EXPR most "(400 + 150) * 1024")
if(NOT size LESS most)
  message(FATAL_ERROR "${LIBRARY} stripped has ${size} bytes, not less than ${most}")
endif()
message("${size} bytes")
