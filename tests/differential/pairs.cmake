# Schemas and documents made of choices, and their comparison: for the test, and for a fuzz target where no tests are built.
add_library(differential_pairs STATIC "${CMAKE_CURRENT_LIST_DIR}/compare.cc" "${CMAKE_CURRENT_LIST_DIR}/pairs.cc")
target_include_directories(differential_pairs PUBLIC "${CMAKE_CURRENT_LIST_DIR}")
target_link_libraries(differential_pairs PUBLIC ocpv_check ocpv_plan ocpv_reference PRIVATE ocpv_warnings ocpv_hardening)
