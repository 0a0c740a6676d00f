// What several pages of the site say.
#pragma once

#include "base/message.h"

namespace ocpv::site {

inline constexpr Message kVersions{"Versions", "版本"};
inline constexpr Message kDiagnostics{"Diagnostics", "诊断"};
inline constexpr Message kShow{"Show", "显示"};
inline constexpr Message kAllVersions{"all versions", "所有版本"};
inline constexpr Message kFromTo{"From {0} to {1}", "从 {0} 到 {1}"};

}  // namespace ocpv::site
