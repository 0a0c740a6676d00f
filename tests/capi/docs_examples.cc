// The C++ examples of docs/c-api.md, compiled and run.
#include <iostream>

#include "ocpv/nlohmann.hpp"
#include "ocpv/ocpv.hpp"

#include "docs_examples_cpp.inc"

int main() {
  call_examples();
  return 0;
}
