// In: one field as each page has it. Out: one field. Promises: as versions/join.h.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "versions/join.h"

namespace ocpv::versions {

class FieldJoiner {
 public:
  explicit FieldJoiner(std::vector<Witness>& witnesses) : witnesses_(witnesses) {}

  contract::Field join(const contract::Field& chinese, const contract::Field& english, const std::string& pointer);
  std::vector<contract::Field> join_all(const std::vector<contract::Field>& chinese,
                                        const std::vector<contract::Field>& english, const std::string& pointer);

  /// Structures of the English page by the Chinese page's name for the same.
  const std::map<std::string, std::string>& structures() const { return structures_; }

 private:
  void join_type(contract::Field& joined, const contract::Field& english);
  void join_required(contract::Field& joined, const contract::Field& english);
  void join_values(contract::Field& joined, const contract::Field& english);
  void join_bounds(contract::Field& joined, const contract::Field& english);
  void join_notes(contract::Field& joined, const contract::Field& english);
  contract::Field alone(const contract::Field& field, const std::string& pointer, bool is_chinese);
  void tell(const char* what, std::string chinese, std::string english, const contract::Field& a,
            const contract::Field& b);

  std::vector<Witness>& witnesses_;
  std::string pointer_;  ///< Of the field at hand.
  std::map<std::string, std::string> structures_;
};

/// What `Witness::what` is for a member that only one page has.
inline constexpr const char* kOnlyOne = "name";

}  // namespace ocpv::versions
