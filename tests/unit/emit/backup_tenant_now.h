// In: nothing. Out: the first operation's contract, written by hand, to emit from without a reader.
// Promises: the facts of DESIGN section 3; lines are those of schemas/backup-tenant-now/page.zh.md.
#pragma once

#include "contract/contract.h"

namespace ocpv::test {

contract::Operation backup_tenant_now();

}  // namespace ocpv::test
