// ocpv.h is usable from C++11, and its layout is the same there.
#include "layout.h"

int main() { return ocpv_abi_version() == 0 ? 1 : 0; }
