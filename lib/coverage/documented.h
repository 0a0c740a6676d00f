// In: the schema of one part of an operation. Out: the places that it documents, with their values, and its conditions.
// Promises: immutable once made; a structure that holds itself is one place however deep it is met.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/lazy.h"
#include "catalog/catalog.h"

namespace ocpv::coverage {

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// A place of a document: the root, a field, or the items of a list.
struct Place {
  std::string pointer;              ///< `*` stands for every item of a list.
  std::string said;                 ///< `page.md:12`; empty when unknown.
  bool is_row = false;              ///< A field; the others are not documented by a row of their own.
  bool names_all = false;           ///< What else stands in it is not documented.
  bool is_secret = false;           ///< Its value is shown nowhere.
  bool is_closed = false;           ///< `values` are all that there are.
  std::vector<std::string> values;  ///< Strings decoded, others as they are written; empty: no list.
  std::uint32_t first_value = 0;    ///< The number of the first, among those of the part.
  std::vector<std::pair<std::string, std::uint32_t>> fields;
  std::uint32_t items = kNone, others = kNone;  ///< Of lists; of members that no field names.
  std::vector<std::uint32_t> decides;           ///< Conditions that its value decides.
};

/// A rule that holds only when a field has one of some values.
struct Condition {
  std::string kind, pointer;  ///< `only_when`, and the field that it is about.
  std::string decider;        ///< The field that decides.
  std::vector<std::string> in;
};

class Documented {
 public:
  static Documented make(const catalog::Operation& operation, Part part);

  const std::vector<Place>& places() const noexcept { return places_; }  ///< The root first, then in document order.
  const std::vector<Condition>& conditions() const noexcept { return conditions_; }
  std::size_t rows() const noexcept { return rows_; }
  std::size_t values() const noexcept { return values_; }

  /// The place of a pointer with `*` for items; kNone when it has none.
  std::uint32_t find(std::string_view pointer) const noexcept;

 private:
  std::vector<Place> places_;
  std::vector<Condition> conditions_;
  std::size_t rows_ = 0, values_ = 0;
};

/// What all operations of a catalog document; each part is read when it is first asked for. Any number of threads may
/// ask. The catalog must outlive it.
class Contracts {
 public:
  explicit Contracts(const catalog::Catalog& catalog)
      : catalog_(&catalog),
        parts_(std::make_unique<std::array<Lazy<Documented>, kPartCount>[]>(catalog.operations().size())) {}

  const catalog::Catalog& catalog() const noexcept { return *catalog_; }
  const Documented& of(std::uint32_t operation, Part part) const;
  /// The number of an operation; kNone when there is none with this id.
  std::uint32_t number_of(std::string_view id) const noexcept;

 private:
  const catalog::Catalog* catalog_;
  std::unique_ptr<std::array<Lazy<Documented>, kPartCount>[]> parts_;
};

}  // namespace ocpv::coverage
