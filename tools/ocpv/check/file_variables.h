// In: a file to check, and what the command line sets. Out: the variables of this file.
// Promises: what --env-file sets goes before what lies beside the file.
#pragma once

#include <string>
#include <vector>

#include "input/environment.h"
#include "input/input.h"

namespace ocpv::program {

class FileVariables {
 public:
  /// `name` is the file's path; `given` may be null, and must outlive this.
  FileVariables(const std::string& name, const std::string& environment, const input::Variables* given,
                Language language);

  /// Null: there are none.
  const input::Variables* variables() const noexcept { return is_merged_ ? &around_.values : given_; }
  const std::vector<input::Notice>& notices() const noexcept { return around_.notices; }
  /// A document with a variable that nobody set, and that a file which cannot be used may have set, cannot be judged.
  /// The first one with a variable that nobody set is told of environments, of which none was chosen.
  void hold_against(input::Document& document, Language language);

 private:
  input::SurroundingVariables around_;
  const input::Variables* given_;
  bool is_merged_;
  bool has_told_ = false;  ///< Of environments.
};

}  // namespace ocpv::program
