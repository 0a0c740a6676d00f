// In: a table of a TOML file. Out: its members as what they must be.
// Promises: an unknown key, a wrong type, a bad pattern, a name that is none of those allowed or a key that is missing
// is an Error with line and column, and with the one that was probably meant; what is allowed says the table of keys.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/keys.h"
#include "config/toml_reader.h"

namespace ocpv::config {

class TableReader {
 public:
  TableReader(std::string path, Language language) : path_(std::move(path)), language_(language) {}

 protected:
  using Readers = std::vector<std::pair<std::string_view, std::function<Result<void>(const TomlMember&)>>>;

  std::string say(const Message& text, std::initializer_list<std::string_view> arguments = {}) const;
  Error error(Place place, std::string message) const;
  Error wrong_type(const TomlMember& member, const Message& wanted) const;

  /// Every key must be one of `name` in keys(), with a value such as it takes; those required must be there. Each
  /// reader gets a value that was held against its row.
  Result<void> read_members(std::string_view name, const TomlValue& table, const Readers& readers) const;
  /// Each table of `[[name]]`, read into an entry by `read`.
  static Result<void> read_tables(const TomlMember& member, const std::function<Result<void>(const TomlValue&)>& read);

  Result<void> check(const TomlMember& member, const KeyRow& row) const;
  Result<std::string> string_of(const TomlMember& member) const;
  Result<std::string> choice_of(const TomlMember& member, std::span<const std::string_view> choices) const;
  Result<Glob> glob_of(const std::string& pattern, Place place) const;

  /// Of a value that `check` took: a string or a list of them, each with its place.
  static std::vector<std::pair<std::string, Place>> strings_of(const TomlMember& member);
  static std::optional<Date> date_of(const TomlValue& value);

  std::string path_;
  Language language_;

 private:
  Result<void> check_strings(const TomlMember& member) const;
  Result<void> check_pointer(const TomlMember& member, std::string_view pointer) const;
};

}  // namespace ocpv::config
