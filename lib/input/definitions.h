// In: the variables that a file defines, in its order, each maybe by others. Out: their values, and which one lacks.
// Promises: the last definition of a name holds; a definition may use those before it and those behind it; bounded
// work and bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/language.h"
#include "input/env_file.h"
#include "input/placeholder.h"

namespace ocpv::input {

class Definitions {
 public:
  /// `environment` may be null; it must outlive this.
  Definitions(const Variables* environment, std::size_t most_bytes)
      : values_of_{environment, &values_, most_bytes, false, &open_}, most_bytes_(most_bytes) {}
  Definitions(const Definitions&) = delete;
  Definitions& operator=(const Definitions&) = delete;

  void define(const std::string& name, std::string_view value);
  /// After the last one: puts in what was defined behind its use.
  void settle();

  const Values& values() const noexcept { return values_of_; }

 private:
  bool take(const std::string& name, const std::string& value);

  Variables values_;
  OpenVariables open_;
  Variables waiting_;  ///< As they are written, with a name in them that has no value yet.
  Values values_of_;
  std::size_t most_bytes_, bytes_ = 0;
};

}  // namespace ocpv::input
